"""From signs and labels to a table of weights: multinomial logistic regression, rounded to whole hundredths."""

import json
from pathlib import Path
from typing import NamedTuple

from handlers.swedish import likeness
from handlers.swedish.likeness.model import HUNDREDTHS

FOLDER = Path(likeness.__file__).parent
CONFIDENCE = 5.0
"""scikit-learn's C: how much an example weighs against small weights; 3 and 10 did as well on messages held out."""
LEAST = 12
"""Weights of fewer hundredths are left out: there are many of them, and they change next to nothing."""


class Fitted(NamedTuple):
    """What a model is made of: see handlers.swedish.likeness.model."""

    labels: list[str]
    first: list[int]
    weights: dict[str, list[int]]


UNLEARNED = Fitted(["nothing", "none"], [0, 0], {})


def fit(rows: list[frozenset[str]], labels: list[str]) -> Fitted:
    """The model that tells the labels of these rows best. The same rows give the same model."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(sorted(row), 1.0) for row in rows])
    regression = LogisticRegression(C=CONFIDENCE, max_iter=400)
    regression.fit(matrix, labels)
    names = [str(label) for label in regression.classes_]
    coefficients, first = regression.coef_, regression.intercept_
    if len(names) == 2:  # scikit-learn keeps one row for two classes
        coefficients, first = [-coefficients[0], coefficients[0]], [-first[0], first[0]]
    weights: dict[str, list[int]] = {}
    for number, sign in enumerate(vectorizer.get_feature_names_out()):
        pairs: list[int] = []
        for label in range(len(names)):
            weight = round(float(coefficients[label][number]) * HUNDREDTHS)
            if abs(weight) >= LEAST:
                pairs += [label, weight]
        if pairs:
            weights[str(sign)] = pairs
    return Fitted(names, [round(float(one) * HUNDREDTHS) for one in first], weights)


def write(name: str, model: Fitted) -> int:
    """Keep the model beside the code that reads it, a sign a line; how many bytes it is."""
    signs = ",\n".join(
        f"{json.dumps(sign, ensure_ascii=False)}:{json.dumps(pairs, separators=(',', ':'))}"
        for sign, pairs in sorted(model.weights.items())
    )
    head = json.dumps({"labels": model.labels, "first": model.first}, ensure_ascii=False)
    text = f'{head[:-1]}, "weights": {{\n{signs}\n}}}}\n'
    return (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
