"""The tables of organisations: what they do, where they work, how to reach them. The caller commits."""

from sqlalchemy import JSON, Column, Date, ForeignKey, Integer, String, Text, select
from sqlalchemy.orm import Session, relationship, selectinload

from core.database.base import Base
from core.rules.organisations import Contact, Organisation
from core.rules.right_to_work_law import Source
from core.rules.territory import Territory


class OrganisationRow(Base):
    """One organisation. `position` is its place in the files: near ones of equal distance keep that order."""

    __tablename__ = "organisations"

    id = Column(String(80), primary_key=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)
    summary = Column(Text, nullable=False)
    audiences = Column(JSON, nullable=False)
    part_of = Column(String(80))
    regions = Column(JSON, nullable=False)
    provinces = Column(JSON, nullable=False)
    municipalities = Column(JSON, nullable=False)
    except_municipalities = Column(JSON, nullable=False)
    status = Column(String(20), nullable=False)
    valid_until = Column(Date)
    confidence = Column(String(10), nullable=False)
    checked_on = Column(Date, nullable=False)
    sources = Column(JSON, nullable=False)
    notes = Column(Text)

    names = relationship("OrganisationNameRow", order_by="OrganisationNameRow.position", viewonly=True)
    themes = relationship("OrganisationThemeRow", order_by="OrganisationThemeRow.position", viewonly=True)
    contacts = relationship(
        "OrganisationContactRow", order_by="OrganisationContactRow.position", viewonly=True
    )


class OrganisationNameRow(Base):
    """A name by which people call an organisation. Position 0 is the one we show."""

    __tablename__ = "organisation_names"

    normalised = Column(String(200), primary_key=True)
    organisation_id = Column(ForeignKey("organisations.id", ondelete="CASCADE"), nullable=False, index=True)
    position = Column(Integer, nullable=False)
    name = Column(Text, nullable=False)


class OrganisationThemeRow(Base):
    """A theme that people can turn to an organisation for, the most important first."""

    __tablename__ = "organisation_themes"

    organisation_id = Column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    theme = Column(String(40), primary_key=True)
    position = Column(Integer, nullable=False)


class ThemeRow(Base):
    """A theme as people name it; `offered_to` are the roles that are offered it on a button."""

    __tablename__ = "themes"

    id = Column(String(40), primary_key=True)
    position = Column(Integer, nullable=False)
    title = Column(Text, nullable=False)
    offered_to = Column(JSON, nullable=False)
    words = Column(JSON, nullable=False)


class OrganisationContactRow(Base):
    """A phone number, address or page of an organisation, and how sure it is."""

    __tablename__ = "organisation_contacts"

    organisation_id = Column(ForeignKey("organisations.id", ondelete="CASCADE"), primary_key=True)
    position = Column(Integer, primary_key=True, autoincrement=False)
    kind = Column(String(20), nullable=False)
    value = Column(Text, nullable=False)
    hours = Column(Text)
    confidence = Column(String(10), nullable=False)
    note = Column(Text)


def all_organisations(session: Session) -> list[Organisation]:
    """Return all organisations, ended ones included, in the order of the files."""
    statement = (
        select(OrganisationRow)
        .options(
            selectinload(OrganisationRow.names),
            selectinload(OrganisationRow.themes),
            selectinload(OrganisationRow.contacts),
        )
        .order_by(OrganisationRow.position)
    )
    return [_to_organisation(row) for row in session.scalars(statement)]


def organisation_names(session: Session) -> list[tuple[str, str]]:
    """Return (name, organisation id) of every name and alias."""
    statement = select(OrganisationNameRow.name, OrganisationNameRow.organisation_id).order_by(
        OrganisationNameRow.organisation_id, OrganisationNameRow.position
    )
    return [tuple(row) for row in session.execute(statement)]


def theme_rows(session: Session) -> list[ThemeRow]:
    """Return the themes, in the order of the file."""
    return list(session.scalars(select(ThemeRow).order_by(ThemeRow.position)))


def _to_organisation(row: OrganisationRow) -> Organisation:
    return Organisation(
        id=row.id,
        name=row.name,
        aliases=tuple(name.name for name in row.names if name.position > 0),
        summary=row.summary,
        audiences=tuple(row.audiences),
        themes=tuple(theme.theme for theme in row.themes),
        part_of=row.part_of,
        territory=Territory(
            regions=tuple(row.regions),
            provinces=tuple(row.provinces),
            municipalities=tuple(row.municipalities),
            except_municipalities=tuple(row.except_municipalities),
        ),
        status=row.status,
        valid_until=row.valid_until,
        contacts=tuple(
            Contact(contact.kind, contact.value, contact.hours, contact.confidence, contact.note)
            for contact in row.contacts
        ),
        confidence=row.confidence,
        checked_on=row.checked_on,
        sources=tuple(Source(**source) for source in row.sources),
        notes=row.notes,
    )
