"""The words of the report of needs and of the language gap, for who reads them."""

from collections.abc import Mapping

from core.rules.language_demand import Form
from core.rules.language_supply import Gap, Shortage

HIDDEN = "kleine groepen samen"
NOT_TOLD = "minder dan 5"
TOO_SMALL = "te kleine groepen om apart te tonen"

GAP_LEGEND = ("zeker een plaats", "zeker geen plaats", "niet bekend of er plaats is")
FORMS: dict[Form, str] = {"lessons": "Lessen", "work_floor": "Hulp op de werkvloer"}
VERDICTS: dict[Shortage, str] = {
    Shortage.SHORT: "tekort",
    Shortage.COVERED: "genoeg",
    Shortage.UNKNOWN: "niet bekend",
}
THEMES: Mapping[str, str] = {
    "right_to_work": "Mogen werken",
    "measures": "Steun, stages en soorten werk",
    "language": "Nederlands leren",
    "work": "Werk zoeken en kandidaten zoeken",
    "settling": "Inburgering en diploma",
    "income": "Loon en opvang",
    "exploitation": "Uitbuiting melden",
    "contact": "Contact en medewerkers",
    "privacy": "Mijn gegevens",
    "other": "Niet begrepen of een ander onderwerp",
}
OUTCOMES = {
    "answered": "beantwoord",
    "clarified": "eerst gevraagd wat bedoeld werd",
    "not_understood": "niet begrepen",
    "handed_over": "naar een medewerker",
    "out_of_scope": "ander onderwerp",
}
MATCHES = {
    "proposed": "Voorgesteld, wacht op antwoord",
    "introduced": "Aan elkaar voorgesteld",
    "hired": "Aangeworven",
    "not_hired": "Niet aangeworven",
    "no_show": "Niet komen opdagen",
    "other": "Anders afgelopen",
    "stopped": "Gestopt",
}


def cell_in_words(gap: Gap, titles: Mapping[str, str]) -> tuple[str, str, str]:
    """Return form, sector and level of a row in words."""
    cell = gap.cell
    sector = "sector niet bekend" if cell.sector is None else titles.get(cell.sector, cell.sector)
    return FORMS[cell.form], sector, cell.level or "niveau niet bekend"


def verdict_in_words(verdict: Shortage, missing: int | None) -> str:
    """Return what is certain about a row."""
    if verdict is Shortage.SHORT:
        return f"tekort van {missing}"
    return VERDICTS[verdict]


def places_in_words(places: int, unsized: int) -> str:
    """Return how many places are known; what is not known is never a zero."""
    if unsized == 0:
        return str(places)
    return f"minstens {places}" if places else "niet bekend"


def gap_parts(gap: Gap) -> tuple[int, int, int]:
    """Return for how many people there surely is a place, surely none, and for how many nobody knows."""
    if gap.verdict is Shortage.COVERED:
        return (gap.demand, 0, 0)
    if gap.verdict is Shortage.SHORT:
        missing = gap.missing or 0
        return (gap.demand - missing, missing, 0)
    return (0, 0, gap.demand)


def unsized_in_words(unsized: int) -> str:
    """Return how many offers there are of which the size is not known."""
    return {0: "geen", 1: "1 aanbod"}.get(unsized, f"{unsized} keer aanbod")
