"""The tables of offers to learn Dutch and of the levels of Dutch. The caller commits."""

from sqlalchemy import JSON, Column, Date, Integer, String, Text, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.rules.language_levels import CourseHours, LanguageLevel
from core.rules.offers import Offer
from core.rules.right_to_work_law import Source
from core.rules.territory import Territory

AREAS = ("regions", "provinces", "municipalities", "except_municipalities")


class OfferRow(Base):
    """One offer; `position` is its place in the file. `provider` and `measure` are ids."""

    __tablename__ = "offers"

    id = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    provider = Column(String(80), nullable=False, index=True)
    measure = Column(String(80))
    kind = Column(String(20), nullable=False)
    audience = Column(String(20), nullable=False)
    level_from = Column(String(2))
    level_to = Column(String(2))
    regions = Column(JSON, nullable=False)
    provinces = Column(JSON, nullable=False)
    municipalities = Column(JSON, nullable=False)
    except_municipalities = Column(JSON, nullable=False)
    place = Column(Text)
    capacity = Column(Integer)
    hours = Column(Text)
    price = Column(Text)
    summary = Column(Text, nullable=False)
    enrol = Column(Text, nullable=False)
    valid_from = Column(Date)
    valid_until = Column(Date)
    uncertain = Column(Text)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)


class LanguageLevelRow(Base):
    """One level of Dutch; `position` counts from the lowest."""

    __tablename__ = "language_levels"

    level = Column(String(2), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    nt2_modules = Column(JSON, nullable=False)
    can_do_general = Column(Text, nullable=False)
    can_do_work_floor = Column(Text, nullable=False)
    course_hours = Column(JSON, nullable=False)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)


def all_offers(session: Session) -> list[Offer]:
    """Return all offers, ended ones included, in the order of the file."""
    return [_to_offer(row) for row in session.scalars(select(OfferRow).order_by(OfferRow.position))]


def all_language_levels(session: Session) -> list[LanguageLevel]:
    """Return the levels, the lowest first."""
    rows = session.scalars(select(LanguageLevelRow).order_by(LanguageLevelRow.position))
    return [_to_level(row) for row in rows]


def from_offer(offer: Offer, position: int) -> OfferRow:
    """Return a row for an offer; `position` is its place in the file."""
    values = {name: value for name, value in vars(offer).items() if name not in ("territory", "sources")}
    areas = {name: list(getattr(offer.territory, name)) for name in AREAS}
    sources = [dict(vars(source)) for source in offer.sources]
    return OfferRow(position=position, **values, **areas, sources=sources)


def from_level(level: LanguageLevel, position: int) -> LanguageLevelRow:
    """Return a row for a level of Dutch."""
    values = dict(vars(level))
    for name in ("sources", "course_hours"):
        values[name] = [dict(vars(each)) for each in values[name]]
    return LanguageLevelRow(position=position, **{**values, "nt2_modules": list(level.nt2_modules)})


def _to_offer(row: OfferRow) -> Offer:
    columns = {column.key for column in OfferRow.__table__.columns} - {"position", "sources", *AREAS}
    return Offer(
        **{name: getattr(row, name) for name in columns},
        territory=Territory(**{name: tuple(getattr(row, name)) for name in AREAS}),
        sources=tuple(Source(**source) for source in row.sources),
    )


def _to_level(row: LanguageLevelRow) -> LanguageLevel:
    return LanguageLevel(
        level=row.level,
        name=row.name,
        nt2_modules=tuple(row.nt2_modules),
        can_do_general=row.can_do_general,
        can_do_work_floor=row.can_do_work_floor,
        course_hours=tuple(CourseHours(**hours) for hours in row.course_hours),
        confidence=row.confidence,
        checked_on=row.checked_on,
        sources=tuple(Source(**source) for source in row.sources),
        notes=row.notes,
    )
