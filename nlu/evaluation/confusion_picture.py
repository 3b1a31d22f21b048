"""The confusion matrix as a picture: which intent was taken for which."""

from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

import numpy as np

INCHES_AN_INTENT: Final = 0.34
INCHES_FOR_NAMES: Final = 4.0
EDGE_INCHES: Final = 0.2
DARK: Final = 0.55
DOTS_AN_INCH: Final = 100


def confusions(report: Mapping[str, Any]) -> Counter[tuple[str, str]]:
    """Return how many questions of one intent (first) were taken for another (second)."""
    return Counter(
        (error["intent"], error["predicted"])
        for error in report["errors"]
        if error["intent"] != error["predicted"]
    )


def confusion_matrix(report: Mapping[str, Any], intents: Sequence[str]) -> np.ndarray:
    """Return the numbers of questions: a row for the right intent, a column for what it was taken for."""
    places = {intent: place for place, intent in enumerate(intents)}
    matrix = np.zeros((len(intents), len(intents)), dtype=int)
    for (right, taken), number in confusions(report).items():
        matrix[places[right], places[taken]] = number
    for intent, place in places.items():
        matrix[place, place] = report["per_intent"][intent]["n"] - matrix[place].sum()
    return matrix


def confusion_picture(report: Mapping[str, Any], order: Sequence[str]) -> bytes:
    """Return a PNG. Colours are shares of a row; only confusions carry their number.

    Intents stand in the given order; those that the report does not know are left out.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    known = report["per_intent"]
    intents = [*(name for name in order if name in known), *sorted(known.keys() - set(order))]
    matrix = confusion_matrix(report, intents)
    shares = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    diagonal = np.eye(len(intents), dtype=bool)
    side = INCHES_FOR_NAMES + INCHES_AN_INTENT * len(intents)
    figure = Figure(figsize=(side, side), dpi=DOTS_AN_INCH)
    FigureCanvasAgg(figure)
    names, edge = 0.85 * INCHES_FOR_NAMES / side, 0.1 * INCHES_FOR_NAMES / side
    axes = figure.add_axes((names, edge, 1 - names - edge, 1 - names - edge))
    axes.imshow(np.where(diagonal, shares, np.nan), cmap="Greens", vmin=0, vmax=1.3)
    axes.imshow(np.where(diagonal | (matrix == 0), np.nan, np.sqrt(shares)), cmap="Reds", vmin=0, vmax=1)
    for row, column in zip(*np.nonzero(np.where(diagonal, 0, matrix)), strict=True):
        colour = "white" if np.sqrt(shares[row, column]) > DARK else "black"
        number = str(matrix[row, column])
        axes.text(column, row, number, ha="center", va="center", fontsize=9, color=colour)
    rows = [f"{intent}  ({known[intent]['n']})" for intent in intents]
    axes.set_yticks(range(len(intents)), labels=rows, fontsize=10)
    axes.set_xticks(range(len(intents)), labels=intents, fontsize=10, rotation=90)
    axes.xaxis.tick_top()
    axes.set_xticks(np.arange(len(intents)) - 0.5, minor=True)
    axes.set_yticks(np.arange(len(intents)) - 0.5, minor=True)
    axes.grid(which="minor", color="#dddddd", linewidth=0.5)
    axes.tick_params(which="both", length=0)
    axes.set_xlabel("wat de bot koos", fontsize=12)
    axes.set_ylabel("wat bedoeld werd (aantal vragen)", fontsize=12)
    png = BytesIO()
    figure.savefig(png, format="png", facecolor="white", bbox_inches="tight", pad_inches=EDGE_INCHES)
    return png.getvalue()
