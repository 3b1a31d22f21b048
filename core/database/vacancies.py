"""The table of vacancies that employers reported. A row is always whole: what is asked, is there."""

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, String, Text

from core.database.base import Base

OPEN = "open"
FILLED = "filled"
CLOSED = "closed"


class VacancyRow(Base):
    """One vacancy. `person` is the pseudonym of who reported it; `contact` is encrypted.

    `dutch_level` is the level asked for, None when none is. `coaching`: a lower level with coaching will do.
    """

    __tablename__ = "vacancies"

    id = Column(Integer, primary_key=True)
    person = Column(String(64), nullable=False, index=True)
    created_at = Column(DateTime(timezone=True), nullable=False)
    updated_at = Column(DateTime(timezone=True), nullable=False)
    state = Column(String(10), nullable=False, index=True)
    company = Column(Text, nullable=False)
    enterprise_number = Column(String(10), nullable=False)
    occupation = Column(String(80), nullable=False, index=True)
    isco08 = Column(String(4), nullable=False)
    sector = Column(String(40), nullable=False)
    positions = Column(Integer, nullable=False)
    nis_code = Column(String(5), nullable=False)
    dutch_level = Column(String(2))
    coaching = Column(Boolean, nullable=False)
    skills = Column(JSON, nullable=False)
    licences = Column(JSON, nullable=False)
    education_level = Column(String(20))
    hours = Column(String(12), nullable=False)
    times = Column(JSON, nullable=False)
    start_on = Column(Date, nullable=False)
    contact = Column(Text, nullable=False)
    demo = Column(Boolean, nullable=False, default=False)
