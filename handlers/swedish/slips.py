"""A slip of the thumb: one letter left out, put in, changed, or swapped with the next."""


def one_letter_away(known: str, written: str) -> bool:
    """The words are equal or one slip apart (optimal string alignment)."""
    from rapidfuzz.distance import OSA  # at the first slip: most messages have none

    return OSA.distance(known, written, score_cutoff=1) <= 1
