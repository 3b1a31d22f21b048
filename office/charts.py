"""Charts that everybody can use: a title and a description, patterns beside colours, narrow for a phone."""

import io
import re
import textwrap
from dataclasses import dataclass
from html import escape
from pathlib import Path

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Patch

INK, EDGE = "#1b1b1b", "#ffffff"
# Dark enough beside white (3:1 or more) and, with the pattern, apart from each other without any colour.
FILLS = ("#14476b", "#b0470b", "#2b7a4b", "#7a3e8e", "#77700a", "#a3264e", "#4b5563", "#0a7480")
# Lines alone: a pattern of circles makes the file a hundred times as large.
PATTERNS = ("", "////", "---", "xxx", "\\\\\\\\", "|||", "++", "+++")
REST, REST_PATTERN = "#6b7280", "\\\\"
WIDTH = 5.0
ROW, MARGIN, LINE = 0.58, 0.3, 0.26
CHARACTERS, FEWEST_CHARACTERS = 44, 32
_PLACE = re.compile(r' (?:d|x|y|transform|width|height)="[^"]*"')
_DECIMALS = re.compile(r"(\.\d\d)\d+")
DEFAULTS = 'stroke-linejoin="round" stroke-linecap="butt" font-family="Arial, Helvetica, sans-serif"'
_FONT = re.compile(r"(?:italic )?(?:(?P<weight>\d+|bold) )?(?P<size>[\d.]+px) .*")
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "toeleiding",
    "font.family": "sans-serif",
    "font.sans-serif": ["Arial", "Helvetica", "Liberation Sans", "DejaVu Sans"],
    "font.size": 12,
    "hatch.linewidth": 0.9,
    "hatch.color": EDGE,
}


@dataclass(frozen=True)
class Look:
    """How a part of a chart looks: never by its colour alone."""

    fill: str
    pattern: str = ""


LOOKS = tuple(Look(fill, pattern) for fill, pattern in zip(FILLS, PATTERNS, strict=True))
REST_LOOK = Look(REST, REST_PATTERN)


@dataclass(frozen=True)
class Bar:
    """One bar: its label, the number of each part in the order of the legend, and what stands behind it."""

    label: str
    parts: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart of horizontal bars. `legend` names the parts; `description` says what is to be seen.

    `rest_last`: the last part is what is left, and looks like that in every chart. `width` is in inches.
    """

    id: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()
    rest_last: bool = False
    looks: tuple[Look, ...] = LOOKS
    width: float = WIDTH


def as_svg(chart: Chart) -> str:
    """Return a chart as an `<svg>` element to put in a page, the same for the same numbers."""
    with rc_context(STYLE):
        return svg_of(_figure(chart), chart.id, chart.title, chart.description)


def svg_of(figure: Figure, id_: str, title: str, description: str) -> str:
    """Return a figure as an `<svg>` element with a title and a description, drawn in the style of now."""
    out = io.StringIO()
    metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
    FigureCanvasSVG(figure).print_svg(out, metadata=metadata)
    return _accessible(_without_styles(out.getvalue()), id_, title, description)


def save(chart: Chart, path: Path) -> None:
    """Write a chart as an SVG file, or as PNG with its title and description inside."""
    if path.suffix == ".svg":
        head = '<?xml version="1.0" encoding="utf-8"?>\n'
        path.write_text(head + as_svg(chart) + "\n", encoding="utf-8")
        return
    with rc_context(STYLE):
        figure = _figure(chart, titled=True)
        FigureCanvasAgg(figure).print_png(
            str(path), metadata={"Title": chart.title, "Description": chart.description}
        )


def _figure(chart: Chart, *, titled: bool = False) -> Figure:
    legend_rows = len([each for each in chart.legend if each])
    heading = textwrap.wrap(chart.title, _characters(chart)) if titled else []
    height = MARGIN + ROW * len(chart.bars) + LINE * (legend_rows + len(heading))
    figure = Figure(figsize=(chart.width, max(height, 1.0)), dpi=150, facecolor="white")
    top = LINE * len(heading) / height
    below = (LINE * legend_rows + 0.1) / height
    axes = figure.add_axes((0.02, below, 0.96, max(0.1, 1 - below - top - 0.02)))
    _draw(axes, chart)
    if heading:
        figure.text(0.02, 1 - 0.06 / height, "\n".join(heading), va="top", weight="bold", color=INK)
    if legend_rows:
        handles = [Patch(**as_patch(_look(chart, place))) for place in range(len(chart.legend))]
        figure.legend(
            handles,
            chart.legend,
            loc="lower left",
            bbox_to_anchor=(0.0, 0.0),
            frameon=False,
            ncol=1,
            labelspacing=0.25,
            borderpad=0.2,
        )
    return figure


def _draw(axes: Axes, chart: Chart) -> None:
    bars = chart.bars
    longest = max((sum(bar.parts) for bar in bars), default=1) or 1
    for row, bar in enumerate(bars):
        label = textwrap.shorten(bar.label, _characters(chart), placeholder=" …")
        axes.text(0, row - 0.34, label, va="center", color=INK)
        start = 0
        for place, number in enumerate(bar.parts):
            if number:
                patch = as_patch(_look(chart, place))
                axes.barh(row + 0.1, number, left=start, height=0.42, linewidth=0.8, **patch)
            start += number
        note = bar.note or f"{sum(bar.parts)}"
        axes.text(start + longest * 0.015, row + 0.1, note, va="center", color=INK)
    axes.set_xlim(0, longest * 1.3)
    axes.set_ylim(len(bars) - 0.5, -0.65)
    axes.axis("off")


def as_patch(look: Look) -> dict[str, str]:
    """Return how matplotlib draws what looks like this: with an edge between it and what is beside."""
    return {"facecolor": look.fill, "edgecolor": EDGE, "hatch": look.pattern}


def _look(chart: Chart, place: int) -> Look:
    if chart.rest_last and place == len(chart.legend) - 1:
        return REST_LOOK
    return chart.looks[place % len(chart.looks)]


def _characters(chart: Chart) -> int:
    return max(FEWEST_CHARACTERS, int(CHARACTERS * chart.width / WIDTH))


def _without_styles(svg: str) -> str:
    """Return the same drawing with attributes for styles: a page may forbid styles of its own."""
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.DOTALL)
    svg = svg.replace("<svg ", f"<svg {DEFAULTS} ", 1)
    svg = _PLACE.sub(lambda match: _DECIMALS.sub(r"\1", " ".join(match[0].split("\n"))), svg)
    return re.sub(r' style="([^"]*)"', lambda match: f" {_attributes(match[1])}", svg)


def _attributes(style: str) -> str:
    pairs = [part.split(":", 1) for part in style.split(";") if part.strip()]
    found = {name.strip(): value.strip() for name, value in pairs}
    font = _FONT.fullmatch(found.pop("font", ""))
    if font:
        found |= {"font-size": font["size"], "font-weight": font["weight"] or "400"}
    return " ".join(f'{name}="{value}"' for name, value in found.items())


def _accessible(svg: str, id_: str, title: str, description: str) -> str:
    """Return the element alone, with names of its own for its parts, a title and a description."""
    svg = svg[svg.index("<svg") :].strip()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="', f'id="{id_}-', svg)
    svg = re.sub(r"url\(#", f"url(#{id_}-", svg)
    svg = re.sub(r'xlink:href="#', f'xlink:href="#{id_}-', svg)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1)
    named = f'role="img" aria-labelledby="{id_}-title {id_}-desc"'
    head = f'<title id="{id_}-title">{escape(title)}</title>'
    told = f'<desc id="{id_}-desc">{escape(description)}</desc>'
    return re.sub(r"<svg([^>]*)>", rf"<svg\1 {named}>{head}{told}", svg, count=1)
