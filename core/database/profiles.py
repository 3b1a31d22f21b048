"""The tables of profiles: what newcomers told of their languages, education, work and wishes, and its parts.

Everything is self-declared. Nothing on health, religion, nationality or reasons for flight has a column.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    String,
    Text,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Session, lazyload, relationship

from core.database.base import Base
from core.database.consents import ConsentRow
from core.database.places import nis_codes_in

DONE = "done"
WANTED = "wanted"


class ProfileRow(Base):
    """One profile. `person` is a pseudonym; None is not told, an empty list is "none".

    `steps` tells of each step of the conversation whether it was answered, put off or declined. `situation`
    holds the facts about the right to work, encrypted; `work_answer`, `work_from` and `work_until` are what
    the rules made of them on `work_checked_on`. `wishes` is encrypted.
    """

    __tablename__ = "profiles"

    person = Column(String(64), primary_key=True)
    created_at = Column(DateTime(timezone=True), nullable=False)
    updated_at = Column(DateTime(timezone=True), nullable=False, index=True)
    last_sign_of_life = Column(DateTime(timezone=True), nullable=False, index=True)
    asked_to_keep_at = Column(DateTime(timezone=True))
    steps = Column(JSON, nullable=False)
    dutch_level = Column(String(2))
    education_level = Column(String(20))
    education_field = Column(Text)
    education_country = Column(String(2))
    education_recognised = Column(String(12))
    licences = Column(JSON)
    available_from = Column(Date)
    hours = Column(String(12))
    times = Column(JSON)
    nis_code = Column(String(5))
    max_km = Column(Integer)
    wishes = Column(Text, info={"sealed": True})
    situation = Column(Text, info={"sealed": True})
    work_answer = Column(String(10))
    work_from = Column(Date)
    work_until = Column(Date)
    work_checked_on = Column(Date)
    demo = Column(Boolean, nullable=False, default=False)

    languages = relationship(
        "ProfileLanguageRow", cascade="all, delete-orphan", order_by="ProfileLanguageRow.id", lazy="selectin"
    )
    occupations = relationship(
        "ProfileOccupationRow",
        cascade="all, delete-orphan",
        order_by="ProfileOccupationRow.id",
        lazy="selectin",
    )
    skills = relationship(
        "ProfileSkillRow", cascade="all, delete-orphan", order_by="ProfileSkillRow.id", lazy="selectin"
    )


class ProfileLanguageRow(Base):
    """A language beside Dutch, by its ISO 639 code, and how well: a level of the CEFR, None is not told."""

    __tablename__ = "profile_languages"
    __table_args__ = (UniqueConstraint("person", "language"),)

    id = Column(Integer, primary_key=True)
    person = Column(ForeignKey(ProfileRow.person, ondelete="CASCADE"), nullable=False, index=True)
    language = Column(String(8), nullable=False)
    level = Column(String(2))


class ProfileOccupationRow(Base):
    """An occupation that somebody did (`kind` DONE, with years) or wants to do (WANTED)."""

    __tablename__ = "profile_occupations"
    __table_args__ = (UniqueConstraint("person", "occupation", "kind"),)

    id = Column(Integer, primary_key=True)
    person = Column(ForeignKey(ProfileRow.person, ondelete="CASCADE"), nullable=False, index=True)
    occupation = Column(String(80), nullable=False, index=True)
    isco08 = Column(String(4), nullable=False, index=True)
    years = Column(Float)
    kind = Column(String(8), nullable=False)


class ProfileSkillRow(Base):
    """A skill: from the list of an occupation (`occupation` is its id), or in somebody's own words."""

    __tablename__ = "profile_skills"
    __table_args__ = (UniqueConstraint("person", "skill"),)

    id = Column(Integer, primary_key=True)
    person = Column(ForeignKey(ProfileRow.person, ondelete="CASCADE"), nullable=False, index=True)
    skill = Column(String(120), nullable=False)
    occupation = Column(String(80))


class AppraisalRow(Base):
    """What staff added to a profile: the appraisal and the next steps. The texts are encrypted."""

    __tablename__ = "profile_appraisals"

    id = Column(Integer, primary_key=True)
    person = Column(ForeignKey(ProfileRow.person, ondelete="CASCADE"), nullable=False, index=True)
    author = Column(String(80), nullable=False)
    made_at = Column(DateTime(timezone=True), nullable=False)
    appraisal = Column(Text, nullable=False, info={"sealed": True})
    next_steps = Column(Text, info={"sealed": True})


def profile_row(session: Session, person: str) -> ProfileRow | None:
    """Return the profile of a person, or None."""
    return session.get(ProfileRow, person)


@dataclass(frozen=True)
class ProfileSearch:
    """Which profiles are wanted; None is all of them. `start` is how the pseudonym begins.

    `territory` is a province, or BRUSSELS: then only who lives there, and nobody of whom no place is known.
    """

    start: str = ""
    territory: str | None = None
    occupation: str | None = None
    nis_code: str | None = None
    province: str | None = None
    dutch_level: str | None = None


EVERY_PROFILE = ProfileSearch()


def profile_rows_with_consent(
    session: Session,
    purpose: str,
    wanted: ProfileSearch = EVERY_PROFILE,
    *,
    first: int = 0,
    limit: int | None = None,
) -> list[ProfileRow]:
    """Return the profiles of whoever agrees with a purpose now, the one that changed last first."""
    statement = select(ProfileRow).where(*_wanted(purpose, wanted))
    statement = statement.order_by(ProfileRow.updated_at.desc(), ProfileRow.person)
    return list(session.scalars(statement.offset(first).limit(limit)))


def count_with_consent(session: Session, purpose: str, wanted: ProfileSearch = EVERY_PROFILE) -> int:
    """Return how many profiles there are of whoever agrees with a purpose now."""
    return int(session.scalar(select(func.count()).select_from(ProfileRow).where(*_wanted(purpose, wanted))))


def occupations_with_consent(session: Session, purpose: str, wanted: ProfileSearch) -> list[str]:
    """Return the occupations, done or wanted, in the profiles of whoever agrees with a purpose now."""
    statement = select(ProfileOccupationRow.occupation).distinct()
    statement = statement.join(ProfileRow, ProfileRow.person == ProfileOccupationRow.person)
    return sorted(session.scalars(statement.where(*_wanted(purpose, wanted))))


def _wanted(purpose: str, wanted: ProfileSearch) -> list[Any]:
    agreed = select(ConsentRow.person).where(ConsentRow.purpose == purpose, ConsentRow.withdrawn_at.is_(None))
    found = [
        ProfileRow.person.in_(agreed),
        ProfileRow.person.startswith(wanted.start, autoescape=True),
    ]
    found += [
        ProfileRow.nis_code.in_(nis_codes_in(each)) for each in (wanted.territory, wanted.province) if each
    ]
    if wanted.occupation is not None:
        of_people = select(ProfileOccupationRow.person)
        found.append(
            ProfileRow.person.in_(of_people.where(ProfileOccupationRow.occupation == wanted.occupation))
        )
    for column, value in (
        (ProfileRow.nis_code, wanted.nis_code),
        (ProfileRow.dutch_level, wanted.dutch_level),
    ):
        if value is not None:
            found.append(column == value)
    return found


def profile_rows_with_situation(session: Session, after: str, number: int) -> list[Any]:
    """Return the next profiles that keep the facts about a right to work, in the order of their pseudonyms.

    Their parts are read when asked for. Where the database knows such a lock, it is taken.
    """
    statement = select(ProfileRow).where(ProfileRow.situation.is_not(None), ProfileRow.person > after)
    statement = statement.order_by(ProfileRow.person).limit(number).options(lazyload("*"))
    return list(session.scalars(statement.with_for_update(key_share=True)))


def appraisal_rows(session: Session, person: str) -> list[AppraisalRow]:
    """Return what staff added to a profile, the oldest first."""
    statement = select(AppraisalRow).where(AppraisalRow.person == person).order_by(AppraisalRow.id)
    return list(session.scalars(statement))
