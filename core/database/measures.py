"""The tables of support measures, and the questions asked of them. The caller commits."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Text, select
from sqlalchemy.orm import Session, relationship, selectinload

from core.database.base import Base
from core.rules.measures import Measure, MeasureSource, WorkerStatuses


class MeasureRow(Base):
    """One support measure. Lists of texts are JSON: they are shown as a whole, never searched."""

    __tablename__ = "measures"

    id = Column(String(80), primary_key=True)
    name = Column(Text, nullable=False)
    kind = Column(String(40), nullable=False)
    audience = Column(String(20), nullable=False)
    status = Column(String(20), nullable=False)
    region = Column(String(20), nullable=False)
    provider = Column(Text, nullable=False)
    sectors = Column(JSON, nullable=False)
    company_size = Column(String(20), nullable=False)
    asylum_seeker = Column(String(20), nullable=False)
    recognised_refugee = Column(String(20), nullable=False)
    subsidiary_protection = Column(String(20), nullable=False)
    temporary_protection = Column(String(20), nullable=False)
    summary = Column(Text, nullable=False)
    amount = Column(Text)
    duration = Column(Text)
    conditions_employer = Column(JSON, nullable=False)
    conditions_worker = Column(JSON, nullable=False)
    steps = Column(JSON, nullable=False)
    valid_from = Column(Date)
    valid_until = Column(Date)
    replaced_by = Column(ForeignKey("measures.id", deferrable=True, initially="DEFERRED"))
    combinable_with = Column(JSON, nullable=False)
    uncertain = Column(Text)
    confidence = Column(String(10), nullable=False)
    notes = Column(Text)

    names = relationship("MeasureNameRow", order_by="MeasureNameRow.position", cascade="all, delete-orphan")
    sources = relationship(
        "MeasureSourceRow", order_by="MeasureSourceRow.position", cascade="all, delete-orphan"
    )


class MeasureNameRow(Base):
    """A name by which people call a measure. Position 0 is the official one, the others are aliases."""

    __tablename__ = "measure_names"

    measure_id = Column(ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    name = Column(Text, nullable=False)
    normalised = Column(String(200), nullable=False, unique=True)


class MeasureSourceRow(Base):
    """A page on which facts about a measure were read."""

    __tablename__ = "measure_sources"

    measure_id = Column(ForeignKey("measures.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    url = Column(Text, nullable=False)
    title = Column(Text, nullable=False)
    page_date = Column(String(10))
    checked_on = Column(Date, nullable=False)


def measure_rows(session: Session) -> list[MeasureRow]:
    """Return all measures with their names and sources, by id, in three queries."""
    statement = (
        select(MeasureRow)
        .options(selectinload(MeasureRow.names), selectinload(MeasureRow.sources))
        .order_by(MeasureRow.id)
    )
    return list(session.scalars(statement))


def all_measures(session: Session) -> list[Measure]:
    """Return all measures, ended ones included, by id."""
    return [to_measure(row) for row in measure_rows(session)]


def measure_by_id(session: Session, measure_id: str) -> Measure | None:
    """Return one measure, or None when there is none with this id."""
    row = session.get(MeasureRow, measure_id)
    return None if row is None else to_measure(row)


def measure_names(session: Session) -> list[tuple[str, str, str]]:
    """Return (normalised name, name, measure id) of every name and alias, by measure."""
    statement = select(MeasureNameRow.normalised, MeasureNameRow.name, MeasureNameRow.measure_id).order_by(
        MeasureNameRow.measure_id, MeasureNameRow.position
    )
    return [tuple(row) for row in session.execute(statement)]


def to_measure(row: MeasureRow) -> Measure:
    """Return the measure that a row, with its names and sources, describes."""
    return Measure(
        id=row.id,
        name=row.name,
        aliases=tuple(name.name for name in row.names if name.position > 0),
        kind=row.kind,
        audience=row.audience,
        status=row.status,
        region=row.region,
        provider=row.provider,
        sectors=tuple(row.sectors),
        company_size=row.company_size,
        worker_statuses=WorkerStatuses(
            asylum_seeker=row.asylum_seeker,
            recognised_refugee=row.recognised_refugee,
            subsidiary_protection=row.subsidiary_protection,
            temporary_protection=row.temporary_protection,
        ),
        summary=row.summary,
        amount=row.amount,
        duration=row.duration,
        conditions_employer=tuple(row.conditions_employer),
        conditions_worker=tuple(row.conditions_worker),
        steps=tuple(row.steps),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        replaced_by=row.replaced_by,
        combinable_with=tuple(row.combinable_with),
        uncertain=row.uncertain,
        sources=tuple(
            MeasureSource(source.url, source.title, source.page_date, source.checked_on)
            for source in row.sources
        ),
        confidence=row.confidence,
        notes=row.notes,
    )


def fill(row: MeasureRow, measure: Measure) -> None:
    """Copy everything of a measure but its names and sources into its row."""
    for column in (each.key for each in MeasureRow.__table__.columns):
        holder = measure.worker_statuses if hasattr(measure.worker_statuses, column) else measure
        value = getattr(holder, column)
        setattr(row, column, list(value) if isinstance(value, tuple) else value)
