"""Reads `data/offers.yml`: courses of Dutch and language coaching, and brings them into the database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field, root_validator, validator
from sqlalchemy.orm import Session

from core.content.measures import Identifier, Summary
from core.content.places_schema import Province
from core.content.problems import problem
from core.content.schema import Page, StrictModel, Text, strict_date
from core.content.schema_files import doubles, read_file
from core.content.sync import sync_rows
from core.database.offers import AREAS, OfferRow, from_offer
from core.rules.language_levels import LEVELS, Level
from core.rules.measures import Confidence
from core.rules.offers import Offer, OfferAudience, OfferKind
from core.rules.right_to_work_law import Source
from core.rules.territory import RegionName, Territory

FILE = "offers.yml"
LISTS = (*AREAS, "sources")


@dataclass(frozen=True)
class Known:
    """Ids and names that an offer may refer to; None is not checked."""

    organisations: Collection[str] | None = None
    measures: Collection[str] | None = None
    municipalities: Collection[str] | None = None


@dataclass(frozen=True)
class Offers:
    """What was read from the file, with every problem found."""

    offers: tuple[Offer, ...] = ()
    problems: list[str] = field(default_factory=list)


class OfferFile(StrictModel):
    """One offer. Every key is there, with null or an empty list when unknown."""

    id: Identifier
    name: Text
    provider: Identifier
    measure: Identifier | None = Field(...)
    kind: OfferKind
    audience: OfferAudience
    level_from: Level | None = Field(...)
    level_to: Level | None = Field(...)
    regions: list[RegionName]
    provinces: list[Province]
    municipalities: list[Text]
    except_municipalities: list[Text]
    place: Text | None = Field(...)
    capacity: int | None = Field(..., ge=1)
    hours: Text | None = Field(...)
    price: Text | None = Field(...)
    summary: Summary
    enrol: Text
    valid_from: date | None = Field(...)
    valid_until: date | None = Field(...)
    uncertain: Text | None = Field(...)
    confidence: Confidence
    checked_on: date
    sources: list[Page] = Field(..., min_items=1)
    notes: Text | None = Field(...)

    _dates = validator("valid_from", "valid_until", "checked_on", pre=True, allow_reuse=True)(strict_date)

    @root_validator(skip_on_failure=True)
    @classmethod
    def _fits_and_is_honest(cls, values: dict[str, Any]) -> dict[str, Any]:
        first, last = values["valid_from"], values["valid_until"]
        if first and last and last < first:
            raise ValueError(f"het einde ({last}) ligt voor het begin ({first})")
        lowest, highest = values["level_from"], values["level_to"]
        if lowest and highest and LEVELS.index(highest) < LEVELS.index(lowest):
            raise ValueError(f"niveau {highest} ligt onder niveau {lowest}")
        if values["confidence"] == "low" and values["uncertain"] is None:
            raise ValueError("de zekerheid is 'low': zeg bij 'uncertain' wat niet zeker is")
        if not any(values[area] for area in ("regions", "provinces", "municipalities")):
            raise ValueError("zeg waar het aanbod is: bij regions, provinces of municipalities")
        return values

    def to_offer(self) -> Offer:
        """Return the offer as the rules know it."""
        return Offer(
            **self.dict(exclude=set(LISTS)),
            territory=Territory(**{area: tuple(getattr(self, area)) for area in AREAS}),
            sources=tuple(Source(**page.dict()) for page in self.sources),
        )


class OffersFile(StrictModel):
    """The whole file."""

    offers: list[OfferFile] = Field(..., min_items=1)


def read_offers(data_dir: Path, known: Known) -> Offers:
    """Return the offers of a data folder and, in Dutch, what is wrong."""
    file, problems = read_file(data_dir / FILE, OffersFile)
    if file is None:
        return Offers(problems=problems)
    shown = f"{data_dir.name}/{FILE}"
    problems = doubles([offer.id for offer in file.offers], shown, "id")
    offers = tuple(offer.to_offer() for offer in file.offers)
    for offer in offers:
        problems += offer_problems(offer, f"{shown}, '{offer.id}'", known)
    return Offers(offers, problems)


def load_offers(session: Session, offers: Sequence[Offer]) -> None:
    """Make the table equal to these offers. The caller commits."""
    sync_rows(session, OfferRow, [from_offer(offer, n) for n, offer in enumerate(offers)])


def offer_problems(offer: Offer, where: str, known: Known) -> list[str]:
    """Return what an offer names that does not exist."""
    named: list[tuple[str, str, str, Collection[str] | None]]
    named = [("provider", "organisatie", offer.provider, known.organisations)]
    if offer.measure is not None:
        named.append(("measure", "maatregel", offer.measure, known.measures))
    for area in ("municipalities", "except_municipalities"):
        named += [(area, "gemeente", name, known.municipalities) for name in getattr(offer.territory, area)]
    return [
        problem(where, name, f"er is geen {what} '{value}'")
        for name, what, value, values in named
        if values is not None and value not in values
    ]
