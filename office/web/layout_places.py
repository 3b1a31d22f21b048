"""The forms of organisations and offers: what is somewhere."""

from collections.abc import Sequence
from typing import Final, get_args

from core.content.measures import LONGEST_SUMMARY
from core.content.places import PROVINCES
from core.rules.language_levels import LEVELS
from core.rules.measures import Confidence
from core.rules.offers import OfferAudience, OfferKind
from core.rules.organisations import ContactKind, OrganisationAudience, OrganisationStatus, Theme
from core.rules.territory import RegionName
from office.web.fields import (
    CHECKED,
    CONFIDENCE,
    MEASURES,
    NOTES,
    ORGANISATIONS,
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
from office.web.words import option

_AREA: Final = (
    checks("regions", "Gewesten", get_args(RegionName)),
    checks("provinces", "Provincies", PROVINCES),
    lines("municipalities", "Gemeenten", "Met hun officiële naam."),
    lines("except_municipalities", "Niet in deze gemeenten"),
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
            UNTIL,
        ),
    ),
    ("Waar ze werkt", _AREA),
    (
        "Hoe je ze bereikt",
        (
            Field(
                "contacts",
                "Contact",
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
    ("Zekerheid en bronnen", (CONFIDENCE, CHECKED, SOURCES)),
    ("Notities", (NOTES,)),
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
            UNTIL,
        ),
    ),
    ("Zekerheid en bronnen", (CONFIDENCE, UNCERTAIN, CHECKED, SOURCES)),
    ("Notities", (NOTES,)),
)
