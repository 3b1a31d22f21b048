"""Which municipality or province people mean."""

import re
from typing import Final

from sqlalchemy.orm import Session

from core.content.names import normalise
from core.database.places import (
    SUB_LOCALITY,
    municipalities_named,
    municipalities_with_postal_code,
    province_names,
    reception_centres,
)
from core.rules.places import Municipality, ReceptionCentre
from core.rules.territory import PlaceOfAsker

_POSTAL_CODE: Final = re.compile(r"(?<!\d)[1-9]\d{3}(?!\d)")
_PROVINCE: Final = re.compile(r"(?:de )?provincie ")


def find_place(session: Session, text: str) -> tuple[PlaceOfAsker, ...]:
    """Return the places that a name or a postal code ("2018", "2018 Antwerpen") may stand for.

    An official name and an alias mean one municipality; the name of a part of a municipality, and a postal
    code, can belong to several: then all are returned. A province has no municipality in its answer;
    "Antwerpen" is the city, "provincie Antwerpen" the province. Nothing is returned for an unknown name.
    """
    wanted = normalise(text)
    code = _POSTAL_CODE.search(wanted)
    if code is None:
        return _named(session, wanted)
    with_code = [each.place for each in municipalities_with_postal_code(session, code.group())]
    named = _named(session, " ".join(_POSTAL_CODE.sub(" ", wanted).split()))
    both = tuple(place for place in with_code if place in named)
    return both or tuple(with_code) or named


def find_municipalities(session: Session, name: str) -> tuple[Municipality, ...]:
    """Return the municipalities that a name stands for, an exact name of one before parts of others."""
    found = municipalities_named(session, normalise(name))
    whole = tuple(municipality for kind, municipality in found if kind != SUB_LOCALITY)
    return whole or tuple(municipality for _, municipality in found)


def centres_in(session: Session, place: str) -> list[ReceptionCentre]:
    """Return the reception centres that pages named in a municipality: no list of those open today."""
    return reception_centres(session, [each.nis_code for each in find_municipalities(session, place)])


def _named(session: Session, wanted: str) -> tuple[PlaceOfAsker, ...]:
    name = _PROVINCE.sub("", wanted)
    province = next((each for each in province_names(session) if normalise(each) == name), None)
    if province is not None and name != wanted:
        return (PlaceOfAsker(province=province, region="flanders"),)
    municipalities = tuple(each.place for each in find_municipalities(session, wanted))
    if not municipalities and province is not None:
        return (PlaceOfAsker(province=province, region="flanders"),)
    return municipalities
