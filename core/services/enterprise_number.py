"""Enterprise numbers of the Crossroads Bank for Enterprises (KBO). Glossary: ondernemingsnummer.

The check digits are 97 minus the first eight digits modulo 97, so they lie between 01 and 97. That is all
that can be known here: whether a company has this number is for the register.
"""

import re
from typing import Final

from stdnum.be import vat
from stdnum.exceptions import ValidationError

from core.errors import ToeleidingError

_LARGEST_CHECK: Final = 97
_NUMBER: Final = re.compile(r"(?<!\w)\(?[01]?\)?\d[\d. /-]{7,13}\d(?!\w)")
_PREFIX: Final = re.compile(
    r"(?i)\b(?:b\.?t\.?w\.?|tva|vat|kbo|ondernemingsnummer|on)\b[ :.-]*(?:nr\.?|nummer)?"
)


class EnterpriseNumberError(ToeleidingError):
    """Something is no enterprise number. `looks_like_one`: ten digits, but its check digits are wrong."""

    def __init__(self, *, looks_like_one: bool) -> None:
        super().__init__("this is no enterprise number")
        self.looks_like_one = looks_like_one


def enterprise_number(text: str) -> str:
    """Return the ten digits of an enterprise number: of "0403.019.261", "BTW BE 403019261".

    Raises EnterpriseNumberError for what is none. A number of nine digits gets the zero that it lost.
    """
    number = vat.compact(_PREFIX.sub("", text).strip(" :.,;!"))
    looks_like_one = bool(re.fullmatch(r"[01]\d{9}", number, re.ASCII))
    try:
        valid = vat.validate(number)
    except (ValidationError, ValueError):
        valid = None
    if valid is None or not looks_like_one or not 1 <= int(number[-2:]) <= _LARGEST_CHECK:
        raise EnterpriseNumberError(looks_like_one=looks_like_one)
    return number


def is_enterprise_number(number: str) -> bool:
    """Whether this is an enterprise number as it is kept: ten digits, no signs."""
    try:
        return enterprise_number(number) == number
    except EnterpriseNumberError:
        return False


def enterprise_number_in(text: str) -> str | None:
    """Return the first enterprise number that stands in a longer text, or None."""
    for found in _NUMBER.findall(re.sub(r"(?i)\bbe(?=[ .]?\(?\d)", " ", text)):
        if is_enterprise_number(vat.compact(found)):
            return enterprise_number(found)
    return None


def with_dots(number: str) -> str:
    """Return an enterprise number as it is written on paper: 0403.019.261."""
    return f"{number[:4]}.{number[4:7]}.{number[7:]}"


def with_check_digits(first_eight: str) -> str:
    """Return the enterprise number that begins with eight digits; for numbers that are made up."""
    return f"{first_eight}{_LARGEST_CHECK - int(first_eight) % _LARGEST_CHECK:02d}"
