"""The language gap as a file that may leave the office: small groups stand together in one row."""

from pathlib import Path

from markupsafe import Markup

from core.rules.dates_in_dutch import in_dutch
from core.rules.language_supply import Gap
from core.rules.small_groups import SMALLEST, Published, publish
from core.services.language_supply import LanguageGap
from office.charts import Bar, Chart, as_svg, save
from office.needs_csv import write_csv
from office.needs_page import render
from office.needs_tables import Table, gap_row
from office.needs_words import (
    GAP_LEGEND,
    HIDDEN,
    NOT_TOLD,
    TOO_SMALL,
    cell_in_words,
    gap_parts,
    verdict_in_words,
)

HEAD = (
    "Provincie",
    "Vorm",
    "Sector",
    "Niveau",
    "Vraag",
    "Bekende plaatsen",
    "Aanbod van onbekende grootte",
    "Besluit",
)
MOST_BARS = 20


def write_gap(found: LanguageGap, where: str, path: Path) -> None:
    """Write the gap as the kind of file that the name says: .csv, .html, .svg or .png."""
    gap_of = {str(number): gap for number, gap in enumerate(found.gaps)}
    published = publish({number: gap.demand for number, gap in gap_of.items()})
    shown = [gap_of[number] for number, _ in published.rows]
    table = _table(found, shown, published)
    kind = path.suffix.lower()
    if kind == ".csv":
        dated = [(found.on.isoformat(), *row) for row in table.rows]
        write_csv(path, ("stand_op", *(head.lower().replace(" ", "_") for head in HEAD)), dated)
        return
    chart = _chart(found, shown, published, where)
    if kind != ".html":
        save(chart, path)
        return
    drawn = Markup(as_svg(chart)) if chart.bars else None  # noqa: S704 (as_svg escapes what it puts in)
    page = render(
        "language_gap.html.j2",
        where=where[0].upper() + where[1:],
        on=in_dutch(found.on),
        smallest=SMALLEST,
        chart=drawn,
        table=table,
    )
    path.write_text(page, encoding="utf-8")


def _table(found: LanguageGap, shown: list[Gap], published: Published) -> Table:
    rows = [(gap.cell.province or "niet bekend", *gap_row(gap, found.titles)) for gap in shown]
    if published.rest:
        rows.append((HIDDEN.capitalize(), "", "", "", str(published.rest), "", "", "niet getoond"))
    if published.total != 0:
        total = NOT_TOLD if published.total is None else str(published.total)
        rows.append(("Samen", "", "", "", total, "", "", ""))
    return Table("nederlands", "Vraag naar Nederlands en bekende plaatsen", HEAD, tuple(rows), frozenset({4}))


def _chart(found: LanguageGap, shown: list[Gap], published: Published, where: str) -> Chart:
    bars = []
    provinces = {gap.cell.province for gap in shown}
    for gap in shown[:MOST_BARS]:
        words = cell_in_words(gap, found.titles)
        label = ", ".join(words if len(provinces) == 1 else (gap.cell.province or "niet bekend", *words))
        note = f"{gap.demand} ({verdict_in_words(gap.verdict, gap.missing)})"
        bars.append(Bar(label, gap_parts(gap), note))
    if published.rest:
        bars.append(Bar(HIDDEN.capitalize(), (0, 0, 0, published.rest)))
    said = "; ".join(f"{bar.label}: {bar.note or sum(bar.parts)}" for bar in bars) or "Er is niets te tonen."
    legend = (*GAP_LEGEND, *([TOO_SMALL] if published.rest else []))
    title = f"Nederlands: vraag en aanbod, {where}, {in_dutch(found.on)}"
    return Chart(
        "taalaanbod",
        title,
        f"Liggende staven, de grootste vraag eerst. {said}",
        tuple(bars),
        legend,
        TOO_SMALL in legend,
    )
