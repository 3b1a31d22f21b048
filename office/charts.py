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
CHARACTERS = 44
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
class Bar:
    """One bar: its label, the number of each part in the order of the legend, and what stands behind it."""

    label: str
    parts: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """A chart of horizontal bars. `legend` names the parts; `description` says what is to be seen.

    `rest_last`: the last part is what is left, and looks like that in every chart.
    """

    id: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    legend: tuple[str, ...] = ()
    rest_last: bool = False


def as_svg(chart: Chart) -> str:
    """Return a chart as an `<svg>` element to put in a page, the same for the same numbers."""
    with rc_context(STYLE):
        out = io.StringIO()
        metadata = {"Date": None, "Creator": None, "Format": None, "Type": None}
        FigureCanvasSVG(_figure(chart)).print_svg(out, metadata=metadata)
    return _accessible(out.getvalue(), chart)


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
    heading = textwrap.wrap(chart.title, CHARACTERS) if titled else []
    height = MARGIN + ROW * len(chart.bars) + LINE * (legend_rows + len(heading))
    figure = Figure(figsize=(WIDTH, max(height, 1.0)), dpi=150, facecolor="white")
    top = LINE * len(heading) / height
    below = (LINE * legend_rows + 0.1) / height
    axes = figure.add_axes((0.02, below, 0.96, max(0.1, 1 - below - top - 0.02)))
    _draw(axes, chart)
    if heading:
        figure.text(0.02, 1 - 0.06 / height, "\n".join(heading), va="top", weight="bold", color=INK)
    if legend_rows:
        handles = [Patch(**_style(chart, place)) for place in range(len(chart.legend))]
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
        axes.text(
            0, row - 0.34, textwrap.shorten(bar.label, CHARACTERS, placeholder=" …"), va="center", color=INK
        )
        start = 0
        for place, number in enumerate(bar.parts):
            if number:
                patch = _style(chart, place)
                axes.barh(row + 0.1, number, left=start, height=0.42, linewidth=0.8, **patch)
            start += number
        note = bar.note or f"{sum(bar.parts)}"
        axes.text(start + longest * 0.015, row + 0.1, note, va="center", color=INK)
    axes.set_xlim(0, longest * 1.3)
    axes.set_ylim(len(bars) - 0.5, -0.65)
    axes.axis("off")


def _style(chart: Chart, place: int) -> dict[str, str]:
    if chart.rest_last and place == len(chart.legend) - 1:
        return {"facecolor": REST, "edgecolor": EDGE, "hatch": REST_PATTERN}
    which = place % len(FILLS)
    return {"facecolor": FILLS[which], "edgecolor": EDGE, "hatch": PATTERNS[which]}


def _accessible(svg: str, chart: Chart) -> str:
    """Return the element alone, with names of its own for its parts, a title and a description."""
    svg = svg[svg.index("<svg") :].strip()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'\bid="', f'id="{chart.id}-', svg)
    svg = re.sub(r"url\(#", f"url(#{chart.id}-", svg)
    svg = re.sub(r'xlink:href="#', f'xlink:href="#{chart.id}-', svg)
    svg = re.sub(r'(<svg[^>]*?) width="[^"]*"', r"\1", svg, count=1)
    svg = re.sub(r'(<svg[^>]*?) height="[^"]*"', r"\1", svg, count=1)
    named = f'role="img" aria-labelledby="{chart.id}-title {chart.id}-desc"'
    title = f'<title id="{chart.id}-title">{escape(chart.title)}</title>'
    description = f'<desc id="{chart.id}-desc">{escape(chart.description)}</desc>'
    return re.sub(r"<svg([^>]*)>", rf"<svg\1 {named}>{title}{description}", svg, count=1)
