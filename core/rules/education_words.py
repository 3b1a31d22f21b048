"""Which level of education people name: "universiteit", "12 jaar school". A reader never guesses."""

import re
from typing import Final

from core.rules.number_words import NUMBER_WORDS, number_of, plain
from core.rules.profile import EDUCATION_LEVELS, EducationLevel, Recognition

_WORDS: Final[tuple[tuple[str, tuple[EducationLevel, ...]], ...]] = (
    (r"doctoraat\w*|doctorate?|phd|gepromoveerd", ("doctorate",)),
    (r"masters?\w*|licentiaat|ingenieursdiploma|magister|mastere", ("master",)),
    (r"bachelors?\w*|bac ?\+ ?3|hogeschool|hoge school|graduaat in de verpleeg\w*|licence", ("bachelor",)),
    (
        r"graduaat\w*|hbo ?-?5?|associate\w*|institut(?:e|en)?|instituut|(?:technische?|hogere) opleiding"
        r"|na (?:de |het )?(?:middelbare?|secundair\w*)(?: school| onderwijs)?",
        ("post_secondary",),
    ),
    (r"universiteit\w*|universitair\w*|unief|university|universite|uni", ("bachelor", "master")),
    (r"lager secundair\w*|eerste graad|middenschool|middle school", ("lower_secondary",)),
    (
        r"hoger secundair\w*|diploma (?:van )?(?:het )?(?:secundair|middelbaar?|middelbare school)\w*"
        r"|bac(?:calaureat)?|baccalaureate|high ?school diploma|tawjihi|lyceum|gymnasium",
        ("upper_secondary",),
    ),
    (
        r"secundair\w*|middelbaa?re?(?: school)?|humaniora|high ?school|secondary|beroepsschool"
        r"|technische school|vakschool|aso|tso|bso|college",
        ("lower_secondary", "upper_secondary"),
    ),
    (
        r"lagere? (?:school|onderwijs)|lagereschool|basisschool|basisonderwijs|primary|elementary|primaire",
        ("primary",),
    ),
    (
        r"(?:nooit|niet) (?:naar )?(?:de )?school\w*|geen (?:school|opleiding|studies|onderwijs)\w*"
        r"|niet gestudeerd|no school|analfabeet",
        ("none",),
    ),
)
_IN_WORDS: Final = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_YEARS_OF_SCHOOL: Final = re.compile(
    rf"(?<!tot )(?<!\d)(?P<years>\d{{1,2}}|{_IN_WORDS}) ?(?:jaar|jaren|klassen|klas|years|annees) "
    r"(?:lang )?(?:op |naar |in |aan |van )?(?:de )?(?:school|gestudeerd|onderwijs)"
    r"|\b(?:klas|grade|classe) (?P<grade>\d{1,2})\b"
    r"|\b(?P<nth>\d{1,2})(?:de|ste|e|th) (?:klas|grade|jaar)"
)
_LAST_OF_PRIMARY: Final = 6
_LAST_OF_SECONDARY: Final = 12
_NOT_FINISHED: Final = re.compile(
    r"\bniet (?:af\w*|uit|klaar|gedaan|voltooid|beeindigd)\b"
    r"|\b(?:gestopt|stopgezet|onderbroken|bezig|student)\b"
)


def education_levels_in(text: str) -> tuple[EducationLevel, ...]:
    """Return the levels that a text may mean, the lowest first: of "universiteit" two, of nothing none.

    Of several that are named the highest counts; of studies that were not finished nothing is told.
    """
    said = plain(text)
    if _NOT_FINISHED.search(said):
        return ()
    found: list[tuple[EducationLevel, ...]] = []
    rest = said
    for words, levels in _WORDS:
        pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")
        if pattern.search(rest):
            found.append(levels)
            rest = pattern.sub(" ", rest)
    if not found:
        return _of_years(said)
    best = max(found, key=lambda levels: (_rank(levels[-1]), -len(levels)))
    sure = [levels for levels in found if len(levels) == 1 and levels[0] in best]
    return sure[-1] if sure else best


def _rank(level: EducationLevel) -> int:
    return EDUCATION_LEVELS.index(level)


def _of_years(said: str) -> tuple[EducationLevel, ...]:
    match = _YEARS_OF_SCHOOL.search(said)
    if match is None:
        return ()
    years = number_of(match["years"] or match["grade"] or match["nth"])
    if years <= _LAST_OF_PRIMARY:
        return ("primary",)
    return ("lower_secondary",) if years < _LAST_OF_SECONDARY else ("upper_secondary",)


def recognition_in(text: str) -> Recognition | None:
    """Return whether a diploma is recognised in Belgium: yes, no, or asked for."""
    said = plain(text)
    if re.search(r"\b(?:aangevraagd|bezig|loopt|wacht\w*|aanvraag|requested|in behandeling)\b", said):
        return "requested"
    if re.search(r"\b(?:nee+n?|niet|geen|nog niet|no|non)\b", said):
        return "no"
    if re.search(r"\b(?:ja|yes|oui|erkend|erkenning|gelijkgesteld|nostrificatie|naric)\b", said):
        return "yes"
    return None
