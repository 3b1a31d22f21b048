"""The forms of all kinds of facts: their fields in the order in which people think of them."""

from collections.abc import Sequence
from typing import Final, get_args

from core.content.answers_schema import LONGEST, LONGEST_ANSWER
from core.content.measures import LONGEST_SUMMARY
from core.content.places import PROVINCES
from core.rules.answers import AnswerStatus
from core.rules.measures import (
    WORKER_STATUSES,
    Admission,
    CompanySizeLimit,
    Kind,
    MeasureAudience,
    MeasureStatus,
    Region,
)
from core.rules.territory import BRUSSELS
from office.web.fields import (
    CHECKED,
    CONFIDENCE,
    MEASURES,
    NOTES,
    PAGE,
    SOURCES,
    UNCERTAIN,
    UNTIL,
    Field,
    Section,
    checks,
    choice,
    date,
    lines,
    text,
)
from office.web.layout_desk import STANDARD_ANSWER, TEAM, TIME
from office.web.layout_places import OFFER, ORGANISATION
from office.web.words import option

MEASURE: Final[Sequence[Section]] = (
    (
        "De maatregel",
        (
            Field("name", "Naam", hint="De bot kent een nieuwe naam pas na export en een herstart."),
            lines("aliases", "Andere namen die mensen typen", "Ook pas gekend na export en een herstart."),
            choice("kind", "Soort", get_args(Kind)),
            choice("audience", "Voor wie", get_args(MeasureAudience)),
            choice("status", "Hoe staat het ermee?", get_args(MeasureStatus)),
            choice("region", "Waar", get_args(Region)),
            Field("provider", "Dienst"),
            lines("sectors", "Alleen voor deze sectoren", "Leeg: alle sectoren."),
            choice("company_size", "Welke bedrijven", get_args(CompanySizeLimit)),
        ),
    ),
    (
        "Wat de bot vertelt",
        (
            text("summary", "Samenvatting", f"Hoogstens {LONGEST_SUMMARY} tekens."),
            text("amount", "Bedrag", optional=True),
            text("duration", "Duur", optional=True),
            lines("conditions.employer", "Voorwaarden voor de werkgever"),
            lines("conditions.worker", "Voorwaarden voor de werknemer"),
            lines("steps", "Stappen"),
        ),
    ),
    (
        "Voor welke werknemers",
        tuple(
            choice(f"worker_statuses.{status}", option(status).capitalize(), get_args(Admission))
            for status in WORKER_STATUSES
        ),
    ),
    (
        "Geldigheid en zekerheid",
        (
            date("valid_from", "Eerste dag"),
            UNTIL,
            Field("replaced_by", "Vervangen door", "choice", options_from=MEASURES, optional=True),
            lines("combinable_with", "Samen met deze maatregelen", "De id, zoals ibo-plus."),
            CONFIDENCE,
            UNCERTAIN,
        ),
    ),
    (
        "Bronnen",
        (
            Field(
                "sources",
                "Bron",
                "rows",
                "Minstens één. Maak een rij leeg om ze weg te halen.",
                columns=(*PAGE, date("checked_on", "Nagekeken op", optional=False)),
            ),
        ),
    ),
    ("Notities", (NOTES,)),
)
ANSWER: Final[Sequence[Section]] = (
    (
        "Wat de bot zegt",
        (
            Field("title", "Titel", hint="Staat op een knop, hoogstens 38 tekens."),
            text("conclusion", "Besluit", f"Samen met de tekst hoogstens {LONGEST_ANSWER} tekens."),
            text("text", "Tekst", "**vet**, en • voor een lijst."),
            text("more", "Meer uitleg", f"Hoogstens {LONGEST['more']} tekens.", optional=True),
            text("simple", "Eenvoudig", f"Hoogstens {LONGEST['simple']} tekens.", optional=True),
        ),
    ),
    (
        "Aan werkgevers, met u",
        (
            text("conclusion_employer", "Besluit aan werkgevers", optional=True),
            text("text_employer", "Tekst aan werkgevers", optional=True),
            text("more_employer", "Meer uitleg aan werkgevers", optional=True),
        ),
    ),
    (
        "Wanneer geeft de bot dit antwoord?",
        (
            checks("statuses", "Voor deze statuten", get_args(AnswerStatus), "Geen vinkje: voor iedereen."),
            checks("provinces", "In deze provincies", (*PROVINCES, BRUSSELS), "Geen vinkje: overal."),
            lines("words", "Bij deze woorden", "Leeg: het algemene antwoord op de vraag."),
            UNTIL,
        ),
    ),
    (
        "Daarna",
        (
            lines("ask_at", "Wie weet meer?", "De id van een organisatie, zoals vdab."),
            lines("follow_up", "Volgende vragen", "Intents, hoogstens drie, zoals ask_find_job."),
        ),
    ),
    ("Zekerheid en bronnen", (CONFIDENCE, UNCERTAIN, CHECKED, SOURCES)),
    ("Notities", (NOTES,)),
)
SECTIONS: Final = {
    "measure": MEASURE,
    "answer": ANSWER,
    "organisation": ORGANISATION,
    "offer": OFFER,
    "desk_team": TEAM,
    "desk_time": TIME,
    "standard_answer": STANDARD_ANSWER,
}

# What the table of versions calls differently than the files.
_IN_VERSIONS: Final = {
    "conditions_employer": "Voorwaarden voor de werkgever",
    "conditions_worker": "Voorwaarden voor de werknemer",
    "conditions": "Voorwaarden",
    "worker_statuses": "Voor welke werknemers",
    "territory": "Waar",
    "valid_from": "Eerste dag",
}


def label_of(kind: str, name: str) -> str:
    """Return what a field of a fact is called on the pages."""
    labels = {each.name: each.label for _, fields in SECTIONS[kind] for each in fields}
    return labels.get(name) or _IN_VERSIONS.get(name, name)
