"""E-mail addresses and phone numbers in what people write: only their form can be checked here."""

import re
from typing import Final

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9](?:[\w.+-]{0,62}[\w+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+"
    r"[A-Za-z]{2,24}(?![\w@-])",
    re.ASCII,
)
_PHONE: Final = re.compile(r"(?<![\w.+/])(?:\+|00|\(?0)[\d][\d ./()-]{6,20}\d(?!\w)")
_BELGIAN_DIGITS: Final = (9, 10)  # with the zero: a landline has nine, a mobile phone ten
_MOBILE: Final = re.compile(r"04[5-9]")  # 0403.170.701 is no phone but an enterprise number
_FOREIGN_DIGITS: Final = (8, 15)


def emails_in(text: str) -> tuple[str, ...]:
    """Return the e-mail addresses of a text, as they were written."""
    return tuple(
        found for found in _EMAIL.findall(text) if ".." not in found and not found.startswith(("www.", "."))
    )


def phones_in(text: str) -> tuple[str, ...]:
    """Return the phone numbers of a text as digits, with a plus for a country: "0051 23 45 67" has none."""
    digits = (_digits(found) for found in _PHONE.findall(text))
    return tuple(number for number in digits if _is_phone(number))


def has_contact(text: str) -> bool:
    """Whether a text holds an e-mail address or a phone number that has the right form."""
    return bool(emails_in(text) or phones_in(text))


def _digits(written: str) -> str:
    number = re.sub(r"\D", "", written.replace("(0)", ""))
    if written.startswith("+"):
        return f"+{number}"
    return f"+{number[2:]}" if number.startswith("00") else number


def _is_phone(number: str) -> bool:
    if number.startswith("+32"):
        return len(number) - 3 in (8, 9) and number[3] != "0"
    if number.startswith("+"):
        return number[1] != "0" and _FOREIGN_DIGITS[0] <= len(number) - 1 <= _FOREIGN_DIGITS[1]
    if _MOBILE.match(number):  # with nine digits somebody forgot one
        return len(number) == _BELGIAN_DIGITS[1]
    return len(number) == _BELGIAN_DIGITS[0] and number[1] != "0"
