"""The tables of occupations and of the yearly lists of shortage occupations. The caller commits."""

from datetime import date

from sqlalchemy import JSON, Boolean, Column, Date, ForeignKey, Integer, String, Text, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.rules.occupations import ListedOccupation, Occupation, ShortageList
from core.rules.right_to_work_law import Source


class OccupationRow(Base):
    """One occupation of a sector. Lists of texts are JSON: they are read as a whole."""

    __tablename__ = "occupations"

    id = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    sector = Column(String(40), nullable=False, index=True)
    sector_title = Column(Text, nullable=False)
    isco08 = Column(String(4), nullable=False)
    dutch_level_guess = Column(String(2), nullable=False)
    skills = Column(JSON, nullable=False)
    related = Column(JSON, nullable=False)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    sources = Column(JSON, nullable=False)


class AmbiguousOccupationNameRow(Base):
    """A name that stands for more than one occupation: the bot asks which."""

    __tablename__ = "ambiguous_occupation_names"

    name = Column(String(80), primary_key=True)
    occupations = Column(JSON, nullable=False)


class ShortageListRow(Base):
    """One edition of the list; of an older one perhaps only how many names it had."""

    __tablename__ = "shortage_lists"

    edition = Column(Integer, primary_key=True, autoincrement=False)
    published = Column(Date)
    total = Column(Integer, nullable=False)
    names_known = Column(Boolean, nullable=False)
    list_read = Column(Boolean, nullable=False)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)


class ShortageOccupationRow(Base):
    """A name on a list. `list_group` is the group of the list, `sectors` are the words of our sectors."""

    __tablename__ = "shortage_occupations"

    edition = Column(ForeignKey("shortage_lists.edition", ondelete="CASCADE"), primary_key=True)
    id = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    list_group = Column(Text, nullable=False)
    occupation = Column(String(80), nullable=False)
    owners = Column(JSON, nullable=False)
    sectors = Column(JSON, nullable=False)
    aliases = Column(JSON, nullable=False)
    isco08 = Column(String(4))
    diploma_needed = Column(Boolean)


def occupation_by_id(session: Session, occupation_id: str) -> Occupation | None:
    """Return one occupation, or None when no sector has one with this id."""
    row = session.get(OccupationRow, occupation_id)
    return None if row is None else _to_occupation(row)


def listed_occupation_by_id(
    session: Session, occupation_id: str
) -> tuple[ListedOccupation, str | None] | None:
    """Return the newest name on a list that stands for an occupation, with its ISCO-08 code if it has one."""
    statement = (
        select(ShortageOccupationRow)
        .where(ShortageOccupationRow.occupation == occupation_id)
        .order_by(ShortageOccupationRow.edition.desc(), ShortageOccupationRow.position)
        .limit(1)
    )
    row = session.scalars(statement).first()
    return None if row is None else (_to_listed(row), row.isco08)


def sector_titles(session: Session) -> dict[str, str]:
    """Return the sectors that have occupations, each with its title."""
    statement = select(OccupationRow.sector, OccupationRow.sector_title).distinct()
    return dict(sorted(tuple(row) for row in session.execute(statement)))


def ambiguous_occupation_names(session: Session) -> dict[str, tuple[str, ...]]:
    """Return the names that stand for more than one occupation, with the ids to choose from."""
    statement = select(AmbiguousOccupationNameRow).order_by(AmbiguousOccupationNameRow.name)
    return {row.name: tuple(row.occupations) for row in session.scalars(statement)}


def shortage_list(session: Session, edition: int) -> ShortageList | None:
    """Return one edition, or None when nothing is known about it."""
    row = session.get(ShortageListRow, edition)
    return None if row is None else _to_list(row)


def newest_list_with_names(session: Session, on: date) -> ShortageList | None:
    """Return the newest edition with names that was published on a day or before it."""
    statement = (
        select(ShortageListRow)
        .where(ShortageListRow.names_known.is_(True), ShortageListRow.published <= on)
        .order_by(ShortageListRow.edition.desc())
        .limit(1)
    )
    row = session.scalars(statement).first()
    return None if row is None else _to_list(row)


def listed_occupations(session: Session, edition: int) -> list[tuple[ListedOccupation, tuple[str, ...]]]:
    """Return (name on the list, ids of the occupations that it is a name of), in the order of the list."""
    statement = (
        select(ShortageOccupationRow)
        .where(ShortageOccupationRow.edition == edition)
        .order_by(ShortageOccupationRow.position)
    )
    return [(_to_listed(row), tuple(row.owners)) for row in session.scalars(statement)]


def _to_occupation(row: OccupationRow) -> Occupation:
    return Occupation(
        id=row.id,
        name=row.name,
        sector=row.sector,
        sector_title=row.sector_title,
        isco08=row.isco08,
        dutch_level_guess=row.dutch_level_guess,
        skills=tuple(row.skills),
        related=tuple(row.related),
    )


def _to_list(row: ShortageListRow) -> ShortageList:
    return ShortageList(
        edition=row.edition,
        published=row.published,
        total=row.total,
        names_known=row.names_known,
        list_read=row.list_read,
        confidence=row.confidence,
        checked_on=row.checked_on,
        sources=tuple(Source(**source) for source in row.sources),
        notes=row.notes,
    )


def _to_listed(row: ShortageOccupationRow) -> ListedOccupation:
    return ListedOccupation(
        id=row.id,
        name=row.name,
        group=row.list_group,
        occupation=row.occupation,
        sectors=tuple(row.sectors),
        diploma_needed=row.diploma_needed,
    )
