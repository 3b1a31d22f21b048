"""The table of requests for Dutch at work."""

from sqlalchemy import Column, Date, Integer, String

from core.database.base import Base


class LanguageRequestRow(Base):
    """Somebody asked for lessons or coaching on the work floor. Of vacancies and profiles it is derived.

    None is not told. `person` is the pseudonym of who asked.
    """

    __tablename__ = "language_requests"

    id = Column(Integer, primary_key=True)
    day = Column(Date, nullable=False, index=True)
    person = Column(String(64), nullable=False, index=True)
    province = Column(String(40))
    sector = Column(String(40))
    level = Column(String(2))
