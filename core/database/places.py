"""The tables of municipalities, of all that people call them, and of reception centres."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import JSON, Column, Date, Float, ForeignKey, Integer, String, Text, select
from sqlalchemy.orm import Session, relationship

from core.database.base import Base
from core.rules.places import Municipality, ReceptionCentre
from core.rules.right_to_work_law import Source
from core.rules.territory import BRUSSELS

OFFICIAL = "official"
ALIAS = "alias"
SUB_LOCALITY = "sub_locality"


class MunicipalityRow(Base):
    """A municipality, by its NIS code."""

    __tablename__ = "municipalities"

    nis_code = Column(String(5), primary_key=True)
    name = Column(Text, nullable=False, unique=True)
    province = Column(String(40))
    region = Column(String(20), nullable=False)
    latitude = Column(Float, nullable=False)
    longitude = Column(Float, nullable=False)


class MunicipalityPostalCodeRow(Base):
    """A postal code of a municipality; a few codes belong to two."""

    __tablename__ = "municipality_postal_codes"

    postal_code = Column(String(4), primary_key=True)
    nis_code = Column(ForeignKey("municipalities.nis_code", ondelete="CASCADE"), primary_key=True)


class PlaceNameRow(Base):
    """What people call a municipality or a part of it; sub-localities of several may share a name."""

    __tablename__ = "place_names"

    normalised = Column(String(120), primary_key=True)
    nis_code = Column(ForeignKey("municipalities.nis_code", ondelete="CASCADE"), primary_key=True)
    name = Column(Text, nullable=False)
    kind = Column(String(20), nullable=False)


class ReceptionCentreRow(Base):
    """A reception centre; `status` is what a page said at `status_as_of`."""

    __tablename__ = "reception_centres"

    id = Column(String(80), primary_key=True)
    name = Column(Text, nullable=False)
    aliases = Column(JSON, nullable=False)
    operator = Column(Text, nullable=False)
    kind = Column(Text, nullable=False)
    places = Column(Integer)
    status = Column(String(20), nullable=False)
    status_as_of = Column(String(10))
    nis_code = Column(ForeignKey("municipalities.nis_code", ondelete="SET NULL"), index=True)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)

    municipality = relationship("MunicipalityRow", viewonly=True, lazy="joined")


def municipalities_named(session: Session, normalised: str) -> list[tuple[str, Municipality]]:
    """Return (kind of name, municipality) for each municipality that a normalised name may stand for."""
    statement = (
        select(PlaceNameRow.kind, MunicipalityRow)
        .join(MunicipalityRow, MunicipalityRow.nis_code == PlaceNameRow.nis_code)
        .where(PlaceNameRow.normalised == normalised)
        .order_by(MunicipalityRow.name)
    )
    return [(kind, _to_municipality(row)) for kind, row in session.execute(statement)]


def municipalities_with_postal_code(session: Session, postal_code: str) -> list[Municipality]:
    """Return the municipalities of a postal code, by name."""
    statement = (
        select(MunicipalityRow)
        .join(MunicipalityPostalCodeRow, MunicipalityRow.nis_code == MunicipalityPostalCodeRow.nis_code)
        .where(MunicipalityPostalCodeRow.postal_code == postal_code)
        .order_by(MunicipalityRow.name)
    )
    return [_to_municipality(row) for row in session.scalars(statement)]


def province_names(session: Session) -> list[str]:
    """Return the provinces that have municipalities, by name."""
    statement = select(MunicipalityRow.province).where(MunicipalityRow.province.is_not(None)).distinct()
    return sorted(session.scalars(statement))


def municipality_by_nis(session: Session, nis_code: str) -> Municipality | None:
    """Return one municipality by its code, or None."""
    row = session.get(MunicipalityRow, nis_code)
    return None if row is None else _to_municipality(row)


def nis_codes_in(province: str) -> Any:
    """Return the codes of the municipalities of a province, or of BRUSSELS, for use in another query."""
    column = MunicipalityRow.province
    return select(MunicipalityRow.nis_code).where(
        column.is_(None) if province == BRUSSELS else column == province
    )


def municipality_provinces(session: Session) -> dict[str, str]:
    """Return the province of each municipality by its name; of one in Brussels that is BRUSSELS."""
    rows = session.execute(select(MunicipalityRow.name, MunicipalityRow.province))
    return {name: BRUSSELS if province is None else province for name, province in rows}


def reception_centres(session: Session, nis_codes: Iterable[str] | None = None) -> list[ReceptionCentre]:
    """Return the reception centres of some municipalities, or all of them, by name."""
    statement = select(ReceptionCentreRow).order_by(ReceptionCentreRow.name)
    if nis_codes is not None:
        statement = statement.where(ReceptionCentreRow.nis_code.in_(list(nis_codes)))
    return [_to_centre(row) for row in session.scalars(statement)]


def _to_municipality(row: MunicipalityRow) -> Municipality:
    return Municipality(row.nis_code, row.name, row.province, row.region, row.latitude, row.longitude)


def _to_centre(row: ReceptionCentreRow) -> ReceptionCentre:
    return ReceptionCentre(
        id=row.id,
        name=row.name,
        aliases=tuple(row.aliases),
        operator=row.operator,
        kind=row.kind,
        places=row.places,
        status=row.status,
        status_as_of=row.status_as_of,
        municipality=None if row.municipality is None else row.municipality.name,
        confidence=row.confidence,
        checked_on=row.checked_on,
        sources=tuple(Source(**source) for source in row.sources),
        notes=row.notes,
    )
