"""The report of needs as a page: sections with a chart, its table and what to know about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from core.rules.dates_in_dutch import in_dutch
from core.rules.small_groups import SMALLEST, Published, PublishedTree
from core.services.needs_report import NeedsReport
from office.charts import Bar, Chart, as_svg
from office.needs_tables import (
    LEVEL_NAMES,
    SHORTAGE_NAMES,
    Names,
    Table,
    occupation_names,
    place_before,
    sector_names,
    tables_of,
)
from office.needs_words import (
    GAP_LEGEND,
    HIDDEN,
    MATCHES,
    NOT_TOLD,
    OUTCOMES,
    THEMES,
    TOO_SMALL,
    cell_in_words,
    gap_parts,
    verdict_in_words,
)

TEMPLATES = Path(__file__).with_name("templates")
MOST_BARS = 15
EVERYWHERE = "alle provincies"


@dataclass(frozen=True)
class Section:
    """One part of the page; its words stand in the template. `chart` is None without anything to draw."""

    id: str
    chart: Markup | None
    table: Table
    number: str


def page_of(report: NeedsReport) -> str:
    """Return the page as HTML, that needs no other file."""
    return render("needs_report.html.j2", **values_of(report))


def values_of(report: NeedsReport) -> dict[str, Any]:
    """Return what a page about the report asks for."""
    return {
        "report": report,
        "where": report.province or EVERYWHERE,
        "sections": _sections(report),
        "first": in_dutch(report.first),
        "last": in_dutch(report.last),
        "made_on": in_dutch(report.made_on),
        "smallest": SMALLEST,
    }


def render(template: str, **values: object) -> str:
    """Return a template of `office/templates/` filled in; what is put in is escaped."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(("html", "j2")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(**values)


def _sections(report: NeedsReport) -> list[Section]:
    tables = tables_of(report)

    def section(name: str, counted: Published, chart: Callable[[str], Markup | None]) -> Section:
        return Section(name, chart(tables[name].caption), tables[name], _number(counted))

    by_sector = report.vacancies.by_sector
    sections = [
        section(
            "vacatures",
            by_sector.groups,
            lambda title: _tree_chart("vacatures", title, by_sector, sector_names(report), SHORTAGE_NAMES),
        ),
        section(
            "profielen",
            report.profiles.groups,
            lambda title: _tree_chart(
                "profielen", title, report.profiles, occupation_names(report), LEVEL_NAMES
            ),
        ),
        section(
            "matches", report.matches, lambda title: _flat_chart("matches", title, report.matches, MATCHES)
        ),
    ]
    questions = report.questions
    if questions is not None:
        sections.append(
            section(
                "vragen",
                questions.groups,
                lambda title: _tree_chart(
                    "vragen", title, questions, lambda key: THEMES.get(key, key), OUTCOMES
                ),
            )
        )
    return [*sections, section("nederlands", report.language, lambda title: _language_chart(report, title))]


def _number(published: Published) -> str:
    return NOT_TOLD if published.total is None else str(published.total)


def _tree_chart(
    id_: str, title: str, tree: PublishedTree, names: Names, part_names: Mapping[str, str]
) -> Markup | None:
    used = {name for split in (*tree.parts.values(), tree.rest) for name, _ in split.rows}
    order = [name for name in part_names if name in used]
    has_rest = any(split.rest for split in (*tree.parts.values(), tree.rest))
    legend = [part_names[name] for name in order] + ([TOO_SMALL] if has_rest else [])
    splits = [(names(key), tree.parts[key]) for key, _ in tree.groups.rows[:MOST_BARS]]
    if tree.groups.rest:
        splits.append((HIDDEN.capitalize(), tree.rest))
    bars = tuple(
        Bar(name, (*(dict(split.rows).get(part, 0) for part in order), *([split.rest] if has_rest else [])))
        for name, split in splits
    )
    return _drawn(id_, title, bars, tuple(legend) if len(legend) > 1 else ())


def _flat_chart(id_: str, title: str, published: Published, names: Mapping[str, str]) -> Markup | None:
    bars = [Bar(names.get(name, name), (number,)) for name, number in published.rows]
    if published.rest:
        bars.append(Bar(HIDDEN.capitalize(), (published.rest,)))
    return _drawn(id_, title, tuple(bars), ())


def _language_chart(report: NeedsReport, title: str) -> Markup | None:
    bars = []
    for number, demand in report.language.rows[:MOST_BARS]:
        gap = report.gap_of[number]
        label = place_before(report, gap) + ", ".join(cell_in_words(gap, report.sectors))
        bars.append(Bar(label, gap_parts(gap), f"{demand} ({verdict_in_words(gap.verdict, gap.missing)})"))
    if report.language.rest:
        bars.append(Bar(HIDDEN.capitalize(), (0, 0, 0, report.language.rest)))
    legend = (*GAP_LEGEND, *([TOO_SMALL] if report.language.rest else []))
    return _drawn("nederlands", title, tuple(bars), legend)


def _drawn(id_: str, title: str, bars: tuple[Bar, ...], legend: tuple[str, ...]) -> Markup | None:
    if not bars:
        return None
    largest = "; ".join(f"{bar.label}: {bar.note or sum(bar.parts)}" for bar in bars[:3])
    description = f"Liggende staven. {largest}. Alle cijfers staan in de tabel hieronder."
    # as_svg escapes what it puts in.
    return Markup(as_svg(Chart(f"grafiek-{id_}", title, description, bars, legend, TOO_SMALL in legend)))  # noqa: S704
