"""Organisations that newcomers, employers and staff turn to, and which of them is nearest."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source
from core.rules.territory import PlaceOfAsker, Reach, Territory, reach

Theme = Literal[
    "asylum_procedure",
    "diploma",
    "dutch_courses",
    "entrepreneurship",
    "exploitation",
    "hiring",
    "integration",
    "jobs",
    "language_at_work",
    "legal_aid",
    "reception",
    "social_economy",
    "subsidies",
    "training",
    "work_permit",
]
OrganisationAudience = Literal["newcomer", "employer", "staff"]
OrganisationStatus = Literal["active", "ended", "unknown"]
ContactKind = Literal["phone", "email", "website", "address"]


@dataclass(frozen=True)
class Contact:
    """A way to reach an organisation, and how sure it is that it is still right."""

    kind: ContactKind
    value: str
    hours: str | None
    confidence: Confidence
    note: str | None


@dataclass(frozen=True)
class Organisation:
    """One organisation, as `data/organisations/` tells it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    audiences: tuple[OrganisationAudience, ...]
    themes: tuple[Theme, ...]
    part_of: str | None
    territory: Territory
    status: OrganisationStatus
    valid_until: date | None
    contacts: tuple[Contact, ...]
    confidence: Confidence
    checked_on: date
    sources: tuple[Source, ...]
    notes: str | None


def nearest(
    organisations: Iterable[Organisation],
    *,
    place: PlaceOfAsker | None,
    themes: Collection[str],
    audience: OrganisationAudience | None,
) -> list[Organisation]:
    """Return the organisations for a theme that serve a place, the nearest first.

    One for the province goes before one for a municipality alone, and that before one for a region. Of those
    at the same distance, one that has the theme earlier in its list goes first. Ended organisations are left
    out; those of which it is not sure that they still work come last. Without a place those for the whole of
    Flanders or Belgium count.
    """
    order = (Reach.PROVINCE, Reach.MUNICIPALITY, Reach.REGION, Reach.BELGIUM)
    found: list[tuple[bool, int, int, int, Organisation]] = []
    for position, organisation in enumerate(organisations):
        ranks = [organisation.themes.index(theme) for theme in organisation.themes if theme in themes]
        distance = reach(organisation.territory, place or PlaceOfAsker(region="flanders"))
        fits = audience is None or audience in organisation.audiences
        unsure = organisation.status != "active" or organisation.confidence == "low"
        if organisation.status != "ended" and ranks and distance is not None and fits:
            found.append((unsure, order.index(Reach(distance)), min(ranks), position, organisation))
    return [organisation for *_, organisation in sorted(found, key=lambda each: each[:4])]
