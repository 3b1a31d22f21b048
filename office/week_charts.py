"""Charts of weeks, drawn for the width they are looked at: columns, lines, and a row of columns a subject."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter, MaxNLocator

from office.charts import INK, LOOKS, STYLE, Look, as_patch, svg_of

WIDE, HALF, NARROW = 9.6, 5.4, 3.25
"""In inches: a whole page, half of one, and a telephone. A point of them is more than a pixel on each."""
SIZES = {WIDE: 10.5, HALF: 11.0, NARROW: 11.5}
SOFT, GRID = "#4c5f66", "#dde4e6"
ROW = 0.86
COLUMN = 0.78
"""How much of the room of a week its column takes."""
HIDDEN_HEIGHT = 0.14
MOST_NUMBERED = 13
LABEL_WEEKS = {WIDE: 7, HALF: 5, NARROW: 3}
CHARACTERS = {WIDE: 55, HALF: 45, NARROW: 27}

Format = Callable[[float], str]
Box = tuple[int, float, float]
"""A week, where its column begins, and how high it is."""


def plain(number: float) -> str:
    """Return a number as people here write it."""
    return f"{number:,.0f}".replace(",", ".")


@dataclass(frozen=True)
class Series:
    """One number a week; None is not known, or hidden."""

    name: str
    numbers: tuple[float | None, ...]
    look: Look = LOOKS[0]


@dataclass(frozen=True)
class WeekChart:
    """What is drawn: the weeks by their label, and the series in the order of the legend."""

    id: str
    title: str
    description: str
    weeks: tuple[str, ...]
    series: tuple[Series, ...]


def columns(chart: WeekChart, width: float) -> str:
    """Return columns, the series on top of each other, as an `<svg>` element."""
    legend_rows = 0 if len(chart.series) < 2 else 1 if width == WIDE else len(chart.series)
    height = (3.1 if width == WIDE else 2.5) + 0.24 * legend_rows
    with rc_context(_style(width)):
        figure, axes = _paper(width, height, top=0.24 * legend_rows + 0.22)
        floor = [0.0] * len(chart.weeks)
        for series in chart.series:
            heights = [number or 0 for number in series.numbers]
            _boxes(axes, [(at, floor[at], size) for at, size in enumerate(heights) if size], series.look)
            floor = [below + size for below, size in zip(floor, heights, strict=True)]
        if len(chart.weeks) <= (MOST_NUMBERED if width != NARROW else 4):
            for at, total in enumerate(floor):
                axes.annotate(
                    plain(total),
                    (at, total),
                    (0, 3),
                    textcoords="offset points",
                    ha="center",
                    color=INK,
                    weight="bold",
                )
        _calendar(axes, chart.weeks, width)
        _scale(axes, max(floor, default=0), plain)
        if legend_rows:
            _legend(figure, chart.series, columns=len(chart.series) if width == WIDE else 1)
        return svg_of(figure, chart.id, chart.title, chart.description)


def lines(chart: WeekChart, width: float, form: Format) -> str:
    """Return a line a series, with its name at the last point; weeks that are not known leave a gap."""
    with rc_context(_style(width)):
        figure, axes = _paper(
            width, 3.1 if width == WIDE else 2.8, top=0.24 * len(chart.series) + 0.2, left=0.72
        )
        for series, dashes, marker in zip(chart.series, ("-", (0, (4, 2))), ("o", "s"), strict=False):
            axes.plot(
                range(len(chart.weeks)),
                [float("nan") if number is None else number for number in series.numbers],
                linestyle=dashes,
                marker=marker,
                markersize=5.5 if len(chart.weeks) <= MOST_NUMBERED else 3.5,
                linewidth=2.2,
                color=series.look.fill,
                label=series.name,
            )
        _calendar(axes, chart.weeks, width)
        known = [number for series in chart.series for number in series.numbers if number is not None]
        _scale(axes, max(known, default=0), form)
        figure.legend(
            loc="upper left", bbox_to_anchor=(0.0, 1.0), frameon=False, handlelength=3.2, borderpad=0.1
        )
        return svg_of(figure, chart.id, chart.title, chart.description)


def rows(chart: WeekChart, width: float) -> str:
    """Return a row of columns for each series, on a scale of its own, with its name above it."""
    beside = 2 if width == WIDE else 1
    down = -(-len(chart.series) // beside)
    height = ROW * down + 0.4
    with rc_context(_style(width)):
        figure = Figure(figsize=(width, height), dpi=150, facecolor="white")
        part, gap = (1 - 0.05 * (beside - 1)) / beside, 0.05
        for at, series in enumerate(chart.series):
            column, row = divmod(at, down)
            bottom = (height - ROW * (row + 1)) / height
            axes = figure.add_axes((column * (part + gap) + 0.005, bottom, part - 0.01, 0.44 / height))
            _row(axes, series)
            axes.set_xlim(-0.6, len(chart.weeks) - 0.4)
            left, top = column * (part + gap) + 0.005, bottom + 0.47 / height
            name = shorten(series.name, CHARACTERS[width], placeholder=" …")
            figure.text(left, top, name, color=INK)
            most = max((number or 0 for number in series.numbers), default=0)
            if most:
                figure.text(left + part - 0.01, top, f"max. {plain(most)}", color=SOFT, ha="right")
            if row == down - 1 or at == len(chart.series) - 1:
                _calendar(axes, chart.weeks, NARROW if width == NARROW else HALF)
        return svg_of(figure, chart.id, chart.title, chart.description)


def _row(axes: Axes, series: Series) -> None:
    """Draw one row on a scale of its own."""
    most = max((number or 0 for number in series.numbers), default=0) or 1
    _boxes(axes, [(at, 0, number) for at, number in enumerate(series.numbers) if number], series.look)
    hidden = [(at, 0, most * HIDDEN_HEIGHT) for at, number in enumerate(series.numbers) if number is None]
    if hidden:
        axes.add_patch(PathPatch(_path(hidden), facecolor="white", edgecolor=SOFT, linewidth=0.8))
    axes.set_ylim(0, most * 1.05)
    axes.set_yticks([])
    axes.set_xticks([])
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)


def _boxes(axes: Axes, boxes: Sequence[Box], look: Look) -> None:
    """Draw the columns of a series as one shape: a page with a year of them stays small."""
    if boxes:
        axes.add_patch(PathPatch(_path(boxes), linewidth=0.9, **as_patch(look)))


def _path(boxes: Sequence[Box]) -> Path:
    side = COLUMN / 2
    corners = [
        [
            (at - side, low),
            (at + side, low),
            (at + side, low + size),
            (at - side, low + size),
            (at - side, low),
        ]
        for at, low, size in boxes
    ]
    codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
    return Path([point for box in corners for point in box], codes * len(corners))


def _style(width: float) -> dict[str, object]:
    return {**STYLE, "font.size": SIZES[width], "hatch.linewidth": 0.7}


def _paper(width: float, height: float, top: float, left: float = 0.5) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(width, height), dpi=150, facecolor="white")
    below = 0.32
    axes = figure.add_axes(
        (left / width, below / height, 1 - (left + 0.08) / width, 1 - (below + top) / height)
    )
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(SOFT)
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=GRID, linewidth=0.9)
    return figure, axes


def _calendar(axes: Axes, weeks: Sequence[str], width: float) -> None:
    """Label as many weeks as there is room for, the first and the last always."""
    last, labels = len(weeks) - 1, min(LABEL_WEEKS[width], len(weeks))
    places = [round(at * last / max(1, labels - 1)) for at in range(labels)]
    axes.set_xticks(places)
    axes.set_xticklabels([weeks[at] for at in places])
    axes.tick_params(axis="x", length=3, color=SOFT, labelcolor=INK)
    axes.set_xlim(-0.6, len(weeks) - 0.4)
    if len(weeks) > LABEL_WEEKS[width]:
        first, *_, final = axes.get_xticklabels()
        first.set_ha("left")
        final.set_ha("right")


def _scale(axes: Axes, most: float, form: Format) -> None:
    axes.set_ylim(0, (most or 1) * 1.1)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True, min_n_ticks=2))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda number, _: form(number)))
    axes.tick_params(axis="y", length=0, labelcolor=SOFT)


def _legend(figure: Figure, series: Sequence[Series], columns: int) -> None:
    figure.legend(
        [Patch(**as_patch(each.look)) for each in series],
        [each.name for each in series],
        loc="upper left",
        bbox_to_anchor=(0.0, 1.0),
        frameon=False,
        ncol=columns,
        labelspacing=0.3,
        borderpad=0.1,
        columnspacing=1.6,
    )
