"""Learn again what messages are like, from the corpora and the examples in tests/data: `make learn`.

Writes handlers/swedish/likeness/*.json and words.txt. Run it after examples have been added, or tables of words
changed. The same examples give the same weights.
"""

import sys
import time

from handlers.swedish import likeness
from tests.learning.examples import EXAMPLES, digest, words
from tests.learning.fitting import FOLDER, UNLEARNED, fit, write


def main() -> None:
    for name in likeness.NAMES:  # so that messages can be read before anything is learned
        write(name, UNLEARNED)
    _write_words([])
    _write_words(words())
    for name in likeness.NAMES:
        began = time.perf_counter()
        rows = EXAMPLES[name]()
        fitted = fit([signs for signs, _label in rows], [label for _signs, label in rows])
        size = write(name, fitted)
        likeness.model.cache_clear()  # what is learned next is read by means of it
        figures = f"{len(rows)} examples, {len(fitted.labels)} labels, {size // 1000} kB"
        sys.stdout.write(f"{name}: {figures}, {time.perf_counter() - began:.0f} s\n")
    (FOLDER / "learned_from.txt").write_text(digest() + "\n", encoding="utf-8")


def _write_words(found: list[str]) -> None:
    (FOLDER / "words.txt").write_text("".join(f"{word}\n" for word in found), encoding="utf-8")
    likeness.words.cache_clear()


if __name__ == "__main__":
    main()
