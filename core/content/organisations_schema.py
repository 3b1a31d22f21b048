"""The schema of `data/organisations/<group>.yml`."""

from datetime import date

from pydantic import Field, validator

from core.content.measures import Identifier, Summary
from core.content.places_schema import Province
from core.content.schema import Page, StrictModel, Text, strict_date
from core.rules.measures import Confidence
from core.rules.organisations import (
    Contact,
    ContactKind,
    Organisation,
    OrganisationAudience,
    OrganisationStatus,
    Theme,
)
from core.rules.right_to_work_law import Source
from core.rules.territory import RegionName, Territory


class ContactFile(StrictModel):
    """One way to reach an organisation."""

    kind: ContactKind
    value: Text
    hours: Text | None = Field(...)
    confidence: Confidence
    note: Text | None = Field(...)


class OrganisationFile(StrictModel):
    """One organisation. Every key is there, with null or an empty list when unknown."""

    id: Identifier
    name: Text
    aliases: list[Text]
    summary: Summary
    audiences: list[OrganisationAudience] = Field(..., min_items=1)
    themes: list[Theme] = Field(..., min_items=1)
    part_of: Identifier | None = Field(...)
    regions: list[RegionName]
    provinces: list[Province]
    municipalities: list[Text]
    except_municipalities: list[Text]
    status: OrganisationStatus
    valid_until: date | None = Field(...)
    contacts: list[ContactFile]
    confidence: Confidence
    checked_on: date
    sources: list[Page]
    notes: Text | None = Field(...)

    _dates = validator("valid_until", "checked_on", pre=True, allow_reuse=True)(strict_date)

    @validator("sources")
    @classmethod
    def _has_a_source(cls, value: list[Page], values: dict[str, object]) -> list[Page]:
        if not value and values.get("confidence") != "low":
            raise ValueError("zonder bron is de zekerheid 'low'")
        return value

    def to_organisation(self) -> Organisation:
        """Return the organisation as the rules know it."""
        return Organisation(
            id=self.id,
            name=self.name,
            aliases=tuple(self.aliases),
            summary=self.summary,
            audiences=tuple(self.audiences),
            themes=tuple(self.themes),
            part_of=self.part_of,
            territory=Territory(
                regions=tuple(self.regions),
                provinces=tuple(self.provinces),
                municipalities=tuple(self.municipalities),
                except_municipalities=tuple(self.except_municipalities),
            ),
            status=self.status,
            valid_until=self.valid_until,
            contacts=tuple(Contact(**contact.dict()) for contact in self.contacts),
            confidence=self.confidence,
            checked_on=self.checked_on,
            sources=tuple(Source(**page.dict()) for page in self.sources),
            notes=self.notes,
        )


class OrganisationsFile(StrictModel):
    """One file of `data/organisations/`."""

    organisations: list[OrganisationFile] = Field(..., min_items=1)
