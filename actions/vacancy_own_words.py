"""What an employer types in their own words: the company, its enterprise number and how to reach somebody."""

import re
from typing import Final

from actions.collect import dates
from actions.interview import Taken
from actions.interview_replies import UNSURE, asks_something
from actions.turn import Part, Turn
from actions.vacancy_draft import put
from actions.vacancy_taking import said
from core.rules.contact_words import has_contact
from core.rules.vacancy_check import LONGEST_COMPANY, LONGEST_CONTACT
from core.services.enterprise_number import EnterpriseNumberError, enterprise_number, enterprise_number_in

_BEFORE: Final = re.compile(
    r"(?i)^\W*(?:nee+n?\W+)?(?:(?:de )?naam van )?(?:(?:het|de|mijn|ons|onze|mijne) )?"
    r"(?:bedrijf|bedrijfsnaam|firma|onderneming|zaak|naam|contact|contactgegevens|ondernemingsnummer"
    r"|btw-?nummer)(?: (?:is|heet)| ?:)\s*|^\W*(?:wij|we) (?:zijn|heten) |^\W*(?:het is|dat is) "
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
_NUMBER: Final = re.compile(
    r"(?i),?\W*(?:\(?(?:btw|kbo|ondernemingsnummer)\W*)?(?:be\W?)?[01]?\d{3}[. ]?\d{3}[. ]?\d{3}\W*$"
)
# What is clearly another wish although a name was asked.
_OTHER: Final = {"ask_support_measures", "find_candidates", "ask_may_hire", "greet", "thank", "goodbye"}
_WORDS_OF_A_NAME: Final = 12


def take_company(turn: Turn) -> Taken | None:
    """Take the name of the company, and its number when it stands behind it."""
    text = own_words(turn)
    number = enterprise_number_in(text)
    name = _NUMBER.sub("", text).strip(" ,;-(") if number else text
    if asks_something(turn) or (turn.intent in _OTHER and not text[:1].isupper()):
        return None
    if _is_a_day(turn, text) or UNSURE & set(turn.values_of("answer")):
        return Taken(Part("utter_vacancy_company_unclear"), stays=True)
    if not _LETTERS.search(name) or len(name.split()) > _WORDS_OF_A_NAME:
        return Taken(Part("utter_vacancy_company_unclear"), stays=True)
    if len(name) > LONGEST_COMPANY or "@" in name:
        return Taken(Part("utter_vacancy_company_unclear"), stays=True)
    put(turn, company=name, **({"enterprise_number": number} if number else {}))
    return Taken()


def _is_a_day(turn: Turn, text: str) -> bool:
    """Whether a text is no more than a day: "1 januari 2027"."""
    rest = text
    for entity in dates(turn):
        rest = rest.replace(str(entity.get("raw") or ""), " ")
    return bool(dates(turn)) and not _LETTERS.search(rest)


def take_number(turn: Turn) -> Taken | None:
    """Take the enterprise number; one with wrong check digits is asked again and never kept."""
    text = own_words(turn)
    try:
        number = enterprise_number_in(text) or enterprise_number(text)
    except EnterpriseNumberError as error:
        if error.looks_like_one:
            return Taken(Part("utter_vacancy_number_wrong"), stays=True)
        is_other = (
            turn.intent in _OTHER
            or asks_something(turn)
            or (not any(map(str.isdigit, text)) and turn.intent not in _UNKNOWN)
        )
        return None if is_other else Taken(Part("utter_vacancy_number_unclear"), stays=True)
    put(turn, enterprise_number=number)
    return Taken()


_UNKNOWN: Final = {"inform", "deny", "affirm", "out_of_scope", "nlu_unclear", "nlu_not_understood"}


def take_contact(turn: Turn) -> Taken | None:
    """Take an e-mail address or a phone number, with the name that stands beside it."""
    text = own_words(turn)
    if has_contact(text) and len(text) <= LONGEST_CONTACT:
        put(turn, contact=text)
        return Taken()
    if has_contact(text):
        return Taken(Part("utter_vacancy_contact_long"), stays=True)
    if "@" in text or any(map(str.isdigit, text)):
        return Taken(Part("utter_vacancy_contact_wrong"), stays=True)
    is_other = turn.intent not in _UNKNOWN or asks_something(turn)
    return None if is_other else Taken(Part("utter_vacancy_contact_unclear"), stays=True)


def own_words(turn: Turn) -> str:
    """Return what was typed without the words that only say which value it is: "ons bedrijf heet"."""
    return _BEFORE.sub("", " ".join(said(turn).split()), count=1).strip()
