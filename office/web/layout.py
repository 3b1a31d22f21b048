"""The forms of the four kinds of facts: their fields in the order in which people think of them."""

from collections.abc import Sequence
from typing import Final, get_args

from core.content.answers_schema import LONGEST, LONGEST_ANSWER
from core.content.measures import LONGEST_SUMMARY
from core.content.places import PROVINCES
from core.rules.answers import AnswerStatus
from core.rules.language_levels import LEVELS
from core.rules.measures import (
    WORKER_STATUSES,
    Admission,
    CompanySizeLimit,
    Confidence,
    Kind,
    MeasureAudience,
    MeasureStatus,
    Region,
)
from core.rules.offers import OfferAudience, OfferKind
from core.rules.organisations import ContactKind, OrganisationAudience, OrganisationStatus, Theme
from core.rules.territory import BRUSSELS, RegionName
from office.web.fields import MEASURES, ORGANISATIONS, Field, Section, checks, choice, date, lines, text
from office.web.words import option

_PAGE: Final = (
    Field("url", "Webadres"),
    Field("title", "Titel"),
    Field("page_date", "Datum op de pagina", hint="2026, 2026-01 of 2026-01-27", optional=True),
)
_CONFIDENCE: Final = choice("confidence", "Hoe zeker is dit?", get_args(Confidence))
_UNCERTAIN: Final = text("uncertain", "Wat is niet zeker?", "De bot zegt dit erbij.", optional=True)
_NOTES: Final = text("notes", "Notities", "Alleen voor redacteurs.", optional=True)
_CHECKED: Final = date("checked_on", "Nagekeken op", "De dag waarop iemand de bronnen las.", optional=False)
_SOURCES: Final = Field("sources", "Bronnen", "rows", "Maak een rij leeg om ze weg te halen.", columns=_PAGE)
_UNTIL: Final = date("valid_until", "Laatste dag", "Leeg: er is geen einde bekend.")
_AREA: Final = (
    checks("regions", "Gewesten", get_args(RegionName)),
    checks("provinces", "Provincies", PROVINCES),
    lines("municipalities", "Gemeenten", "Met hun officiële naam."),
    lines("except_municipalities", "Niet in deze gemeenten"),
)

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
            _UNTIL,
            Field("replaced_by", "Vervangen door", "choice", options_from=MEASURES, optional=True),
            lines("combinable_with", "Samen met deze maatregelen", "De id, zoals ibo-plus."),
            _CONFIDENCE,
            _UNCERTAIN,
        ),
    ),
    (
        "Bronnen",
        (
            Field(
                "sources",
                "Bronnen",
                "rows",
                "Minstens één. Maak een rij leeg om ze weg te halen.",
                columns=(*_PAGE, date("checked_on", "Nagekeken op", optional=False)),
            ),
        ),
    ),
    ("Notities", (_NOTES,)),
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
            _UNTIL,
        ),
    ),
    (
        "Daarna",
        (
            lines("ask_at", "Wie weet meer?", "De id van een organisatie, zoals vdab."),
            lines("follow_up", "Volgende vragen", "Intents, hoogstens drie, zoals ask_find_job."),
        ),
    ),
    ("Zekerheid en bronnen", (_CONFIDENCE, _UNCERTAIN, _CHECKED, _SOURCES)),
    ("Notities", (_NOTES,)),
)
ORGANISATION: Final[Sequence[Section]] = (
    (
        "De organisatie",
        (
            Field("name", "Naam"),
            lines("aliases", "Andere namen die mensen typen"),
            text("summary", "Waarvoor kan je er terecht?", f"Hoogstens {LONGEST_SUMMARY} tekens."),
            checks("audiences", "Voor wie", get_args(OrganisationAudience)),
            Field(
                "themes",
                "Thema's",
                "lines",
                f"Eén per regel, het belangrijkste eerst: {', '.join(map(option, get_args(Theme)))}.",
                tuple((each, option(each)) for each in get_args(Theme)),
            ),
            Field("part_of", "Hoort bij", "choice", options_from=ORGANISATIONS, optional=True),
            choice("status", "Hoe staat het ermee?", get_args(OrganisationStatus)),
            _UNTIL,
        ),
    ),
    ("Waar ze werkt", _AREA),
    (
        "Hoe je ze bereikt",
        (
            Field(
                "contacts",
                "Contacten",
                "rows",
                "Nooit raden. Maak een rij leeg om ze weg te halen.",
                columns=(
                    choice("kind", "Soort", get_args(ContactKind)),
                    Field("value", "Nummer of adres"),
                    Field("hours", "Uren", optional=True),
                    choice("confidence", "Zekerheid", get_args(Confidence)),
                    Field("note", "Opmerking", optional=True),
                ),
            ),
        ),
    ),
    ("Zekerheid en bronnen", (_CONFIDENCE, _CHECKED, _SOURCES)),
    ("Notities", (_NOTES,)),
)
OFFER: Final[Sequence[Section]] = (
    (
        "Het aanbod",
        (
            Field("name", "Naam"),
            Field("provider", "Organisatie", "choice", options_from=ORGANISATIONS),
            Field("measure", "Maatregel", "choice", options_from=MEASURES, optional=True),
            choice("kind", "Soort", get_args(OfferKind)),
            choice("audience", "Voor wie", get_args(OfferAudience)),
            choice("level_from", "Laagste niveau om te beginnen", LEVELS, optional=True),
            choice("level_to", "Niveau waar het naartoe gaat", LEVELS, optional=True),
            text("summary", "Samenvatting", f"Hoogstens {LONGEST_SUMMARY} tekens."),
            text("enrol", "Hoe schrijf je in?"),
        ),
    ),
    (
        "Waar en wanneer",
        (
            *_AREA,
            Field("place", "Plaats", optional=True),
            Field("capacity", "Aantal plaatsen", "number", optional=True),
            Field("hours", "Uren", optional=True),
            Field("price", "Prijs", optional=True),
            date("valid_from", "Eerste dag"),
            _UNTIL,
        ),
    ),
    ("Zekerheid en bronnen", (_CONFIDENCE, _UNCERTAIN, _CHECKED, _SOURCES)),
    ("Notities", (_NOTES,)),
)
SECTIONS: Final = {"measure": MEASURE, "answer": ANSWER, "organisation": ORGANISATION, "offer": OFFER}
