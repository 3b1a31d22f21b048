"""Where people can learn Dutch, and what helps with Dutch at work."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Session

from core.database.offers import all_language_levels, all_offers
from core.rules.language_levels import LanguageLevel
from core.rules.offers import FittingOffer, OfferAudience, OfferKind, fitting
from core.rules.territory import PlaceOfAsker


def offers_for(
    session: Session,
    on: date,
    *,
    kinds: Collection[OfferKind] = (),
    place: PlaceOfAsker | None = None,
    level: str | None = None,
    audience: OfferAudience | None = None,
) -> list[FittingOffer]:
    """Return the offers of a day for somebody: near ones first (municipality, province, region, Belgium).

    What is not told does not count: without kinds all kinds, without a place offers everywhere.
    """
    return fitting(all_offers(session), on, kinds=kinds, place=place, level=level, audience=audience)


def language_level(session: Session, level: str) -> LanguageLevel | None:
    """Return what is known about a level ("A2"), or None for another word."""
    return next((each for each in all_language_levels(session) if each.level == level), None)
