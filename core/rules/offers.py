"""Offers to learn Dutch: courses and language coaching, and which of them is nearest."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from core.rules.language_levels import LEVELS, Level, lies_within
from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source
from core.rules.territory import PlaceOfAsker, Territory, reach

OfferKind = Literal["class", "work_floor", "online"]
OfferAudience = Literal["newcomer", "employer", "anyone"]

LESSONS: tuple[OfferKind, ...] = ("class", "online")
"""What newcomers are told of who want to learn Dutch."""
AT_WORK: tuple[OfferKind, ...] = ("work_floor", "online")
"""What employers are told of who want help with Dutch."""


@dataclass(frozen=True)
class Offer:
    """One course or sort of coaching, as `data/offers.yml` tells it.

    `provider` is an organisation, `measure` the support measure that tells more. `level_from` is the lowest
    level to start with, `level_to` the level it leads to; None is not known.
    """

    id: str
    name: str
    provider: str
    measure: str | None
    kind: OfferKind
    audience: OfferAudience
    level_from: Level | None
    level_to: Level | None
    territory: Territory
    place: str | None
    capacity: int | None
    hours: str | None
    price: str | None
    summary: str
    enrol: str
    valid_from: date | None
    valid_until: date | None
    uncertain: str | None
    confidence: Confidence
    checked_on: date
    sources: tuple[Source, ...]
    notes: str | None

    def runs_on(self, day: date) -> bool:
        """Whether the offer is there on a day, as far as its days are known."""
        started = self.valid_from is None or self.valid_from <= day
        return started and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class FittingOffer:
    """An offer for somebody, with how near it is: a Reach, or None when no place was told."""

    offer: Offer
    reach: int | None


def fitting(
    offers: Iterable[Offer],
    on: date,
    *,
    kinds: Collection[OfferKind] = (),
    place: PlaceOfAsker | None = None,
    level: str | None = None,
    audience: OfferAudience | None = None,
) -> list[FittingOffer]:
    """Return the offers of a day for somebody, the nearest first and else in the order they came in.

    What is not told does not count: without kinds all kinds, without a place offers everywhere, those of a
    whole region first.
    """
    found = []
    for offer in offers:
        near = None if place is None else reach(offer.territory, place)
        if (
            offer.runs_on(on)
            and (not kinds or offer.kind in kinds)
            and (place is None or near is not None)
            and (level not in LEVELS or lies_within(level, offer.level_from, offer.level_to))
            and (audience is None or offer.audience in (audience, "anyone"))
        ):
            found.append(FittingOffer(offer, near))
    return sorted(found, key=_distance)


def _distance(found: FittingOffer) -> int:
    """Return what to sort by: how near; without a place what is in the largest area comes first."""
    if found.reach is not None:
        return found.reach
    territory = found.offer.territory
    if {"belgium", "flanders"} & set(territory.regions):
        return 0
    return 1 if territory.regions or territory.provinces else 2
