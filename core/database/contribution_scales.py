"""The table of dated scales by which working residents of reception centres contribute."""

from decimal import Decimal

from sqlalchemy import JSON, Column, Date, String, Text, select
from sqlalchemy.orm import Session

from core.database.base import Base
from core.database.legal import legal_key
from core.rules.reception_contribution import Bracket, ContributionScale
from core.rules.right_to_work_law import Source


class ContributionScaleRow(Base):
    """One version of a scale. Amounts and rates in `brackets` are text, so that no digit is lost."""

    __tablename__ = "contribution_scales"

    key = Column(String(160), primary_key=True)
    id = Column(String(80), nullable=False)
    valid_from = Column(Date)
    valid_until = Column(Date)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    brackets = Column(JSON, nullable=False)
    text = Column(Text, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)


def scale_key(scale: ContributionScale) -> str:
    """Return what tells one version of a scale from the others."""
    return legal_key(scale.id, scale.valid_from)


def from_scale(scale: ContributionScale) -> ContributionScaleRow:
    """Return the row of a scale."""
    return ContributionScaleRow(
        key=scale_key(scale),
        id=scale.id,
        valid_from=scale.valid_from,
        valid_until=scale.valid_until,
        confidence=scale.confidence,
        checked_on=scale.checked_on,
        brackets=[
            {"lower": str(each.lower), "rate": str(each.rate), "confidence": each.confidence}
            for each in scale.brackets
        ],
        text=scale.text,
        sources=[vars(source) for source in scale.sources],
        notes=scale.notes,
    )


def contribution_scales(session: Session) -> list[ContributionScale]:
    """Return all scales, the oldest first."""
    rows = session.scalars(select(ContributionScaleRow)).all()
    return sorted(map(_to_scale, rows), key=lambda scale: scale.valid_from is not None)


def _to_scale(row: ContributionScaleRow) -> ContributionScale:
    return ContributionScale(
        id=row.id,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        confidence=row.confidence,
        checked_on=row.checked_on,
        brackets=tuple(
            Bracket(Decimal(each["lower"]), Decimal(each["rate"]), each["confidence"])
            for each in row.brackets
        ),
        text=row.text,
        sources=tuple(Source(**source) for source in row.sources),
        notes=row.notes,
    )
