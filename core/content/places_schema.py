"""The schema of a line of `data/places/places.csv`. Messages are Dutch, for editors."""

import re
from typing import Final, Literal

from pydantic import root_validator, validator
from pydantic.fields import ModelField

from core.content.names import normalise
from core.content.schema import StrictModel, Text

Province = Literal["Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"]
Region = Literal["Vlaams Gewest", "Brussels Hoofdstedelijk Gewest"]
BRUSSELS: Final = "Brussels Hoofdstedelijk Gewest"
_NIS_CODE: Final = re.compile(r"[1-9]\d{4}")
_POSTAL_CODE: Final = re.compile(r"[1-9]\d{3}")
# Flanders and Brussels lie inside these degrees (WGS84).
_LATITUDES: Final = (50.6, 51.6)
_LONGITUDES: Final = (2.5, 6.0)


class PlaceRow(StrictModel):
    """A line of places.csv."""

    nis_code: Text
    name: Text
    province: Province | None
    region: Region
    postal_codes: tuple[str, ...]
    sub_localities: tuple[str, ...]
    latitude: float
    longitude: float

    @validator("nis_code")
    @classmethod
    def _is_nis_code(cls, value: str) -> str:
        if not _NIS_CODE.fullmatch(value):
            raise ValueError(f"'{value}' is geen NIS-code: dat zijn vijf cijfers, zoals 44021")
        return value

    @validator("province", pre=True)
    @classmethod
    def _none_when_empty(cls, value: str) -> str | None:
        return value or None

    @validator("postal_codes", "sub_localities", pre=True)
    @classmethod
    def _split(cls, value: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in value.split(";")) if value else ()

    @validator("postal_codes")
    @classmethod
    def _are_postal_codes(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        wrong = [code for code in codes if not _POSTAL_CODE.fullmatch(code)]
        if wrong:
            raise ValueError(f"'{wrong[0]}' is geen postcode: dat zijn vier cijfers, met ';' ertussen")
        if not codes:
            raise ValueError("er is minstens één postcode nodig")
        return codes

    @validator("sub_localities")
    @classmethod
    def _have_names(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        if not all(normalise(name) for name in names):
            raise ValueError("er staat een ';' te veel: tussen twee ervan hoort een naam")
        return names

    @validator("latitude", "longitude", pre=True)
    @classmethod
    def _lies_in_the_country(cls, value: str, field: ModelField) -> float:
        lowest, highest = _LATITUDES if field.name == "latitude" else _LONGITUDES
        try:
            degrees = float(value)
        except ValueError as error:
            raise ValueError(f"'{value}' is geen getal: schrijf graden met een punt, zoals 51.05") from error
        if not lowest <= degrees <= highest:
            raise ValueError(f"{degrees} ligt buiten Vlaanderen en Brussel ({lowest} tot {highest} graden)")
        return degrees

    @root_validator(skip_on_failure=True)
    @classmethod
    def _province_fits_the_region(cls, values: dict[str, object]) -> dict[str, object]:
        if (values["province"] is None) != (values["region"] == BRUSSELS):
            raise ValueError("een gemeente in Vlaanderen heeft een provincie, een gemeente in Brussel niet")
        return values
