"""How many people, how much Dutch and from when: what employers write of a vacancy.

None is "nothing told": it is asked, or asked again.
"""

import re
from datetime import date
from typing import Final, Literal

from core.rules.language_levels import LEVELS, Level
from core.rules.number_words import NUMBER, number_of, numbers_in, plain
from core.rules.vacancy_check import MOST_POSITIONS

LevelAsked = Level | Literal["none"]
"""A level of Dutch that a vacancy asks for; "none" when it asks for none."""

_PEOPLE: Final = (
    r"(?:mensen|personen|persoon|man(?:nen)?|vrouwen|kandida\w+|medewerk\w+|werknem\w+|arbeid\w+|bedienden?"
    r"|krachten?|kracht|collega\w*|plaats(?:en)?|plekken|plek|vacatures?|jobs?|functies?|betrekkingen|profielen"
    r"|nieuwkom\w+|hulpen|hulp|handen|stuks?)"
)
_MONTHS: Final = (
    r"(?:jan|feb|maart|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec|januari|februari|april|juni|juli|augustus"
    r"|september|oktober|november|december)"
)
# What a number counts that is no number of people.
_NO_PEOPLE: Final = (
    rf"(?:uur|uren|u|h|dagen|dag|weken|week|maand\w*|jaar|jaren|km|kilometer\w*|euro|eur|{_MONTHS}\w*|ploegen"
    r"|ploeg|shifts?|posten|of|en|a|tot|x|keer|kg|ton|meter|m2|talen|procent|minuten|nachten|kamers|kinderen)"
)
_COUNTED: Final = re.compile(
    rf"(?<![\w.,/:€-])(?P<n>{NUMBER})(?:(?: ?(?:a|tot|of|-) ?)(?P<m>{NUMBER}))?(?P<x> ?x)? "
    rf"(?!{_NO_PEOPLE}(?!\w))(?P<word>[a-z-]{{3,}})"
)
_ENDS_WITH_A_COUNT: Final = re.compile(
    rf"(?<![\w.,/:€-])(?P<n>{NUMBER})(?: (?!{_NO_PEOPLE}(?!\w))[a-z-]{{3,}}){{0,2}}$"
)
_OTHER_COUNT: Final = re.compile(rf"{NUMBER} ?(?:{_NO_PEOPLE.replace('|of|en|a|tot|x', '')})(?!\w)")
_NO_COUNT_BEFORE: Final = re.compile(r"(?:\b(?:niveau|level|nt2|code|pc|nr|nummer|sinds|om|tegen)|[/€]) ?$")
_WORDS_OF_A_STORY: Final = 25  # in so many words a number may count anything: "42 kindjes", "twee broers"
_MOST_IN_A_SENTENCE: Final = 99  # a larger number is a postal code, a year or an amount
_WORDS_OF_A_SHORT_REPLY: Final = 6


def positions_in(text: str) -> int | None:
    """Return for how many people a message has work: "twee poetshulpen", "2 à 3 mensen" is three.

    "Een kok" is told by no number here: "een" is mostly no number. In a long story only people and jobs
    count. None when nothing is counted.
    """
    said = plain(text)
    found: list[int] = []
    counted = () if len(said.split()) > _WORDS_OF_A_STORY else _COUNTED.finditer(said)
    for match in counted:
        if match["n"] == "een" or _NO_COUNT_BEFORE.search(said[: match.start()]):
            continue
        numbers = [number_of(match[name]) for name in ("n", "m") if match[name]]
        if 1 <= max(numbers) <= _MOST_IN_A_SENTENCE:
            found.append(max(numbers))
    named = re.search(
        rf"(?<![\w.,/:])(?P<n>{NUMBER}) (?!{_NO_PEOPLE}(?!\w))(?:[a-z-]+ ){{0,2}}?{_PEOPLE}(?!\w)", said
    )
    if named and not found and named["n"] != "een":
        found = [number_of(named["n"])]
    return found[0] if found and 1 <= found[0] <= MOST_POSITIONS else None


def positions_before(text: str) -> int | None:
    """Return the number with which a text ends, such as what stands before the name of an occupation.

    "Wij zoeken 3 voltijdse" is three; "vanaf 1 februari" ends with no number of people.
    """
    found = _ENDS_WITH_A_COUNT.search(plain(text))
    if not found or found["n"] == "een":
        return None
    number = number_of(found["n"])
    return number if 1 <= number <= _MOST_IN_A_SENTENCE else None


def positions_answered(text: str) -> int | None:
    """Return the number in a reply to the question for how many people there is work.

    Whether it can be kept ("0") is for `core.rules.vacancy_check`.
    """
    counted = positions_in(text)
    if counted is not None:
        return counted
    said = plain(text)
    numbers = numbers_in(_OTHER_COUNT.sub(" ", said))
    if not numbers or len(said.split()) > _WORDS_OF_A_SHORT_REPLY or re.search(r"\d[.,/:]\d", said):
        return None
    return max(numbers)


_DUTCH: Final = r"(?:nederlands\w*|nl|taal\w*|taaleis|dutch|vlaams)"
_NO_DUTCH: Final = re.compile(
    rf"\b(?:geen|zonder|niet|no)(?: (?:enkele|enige|kennis|van|het|een|vereiste?n?|specifiek\w*|niveau))* "
    rf"{_DUTCH}(?! (?:niveau )?(?:hoger|boven))"
    rf"|{_DUTCH}(?: is| hoeft| moet| speelt| kennis)*,? "
    r"(?:niet(?! (?:goed|vlot))|geen|onbelangrijk|onnodig|overbodig)"
)
_NOTHING_NEEDED: Final = re.compile(
    r"(?:nee+n?,? )?(?:dat )?(?:geen(?: enkele?| een)?|niets?|nul|onbelangrijk|speelt geen rol"
    r"|(?:is |was )?(?:niet|geen) (?:nodig|vereist|belangrijk)|hoeft niet|moet niet|maakt niet uit"
    r"|geen (?:eis|niveau|vereiste)\w*)[.!]?"
)
_CODE: Final = re.compile(r"(?<![\w/])([abc] ?[0-2])\+?(?!\w)")
_NO_CODE_BEFORE: Final = re.compile(
    r"\b(?:rijbewijs|rijbewijzen|attest|code|zone|verpleegkundige|categorie) ?$"
)
_OTHER_LANGUAGE: Final = r"(?:engels|frans|duits|arabisch|spaans|english|french)"
_WORDS: Final[tuple[tuple[str, Level], ...]] = (
    (r"moedertaal\w*|perfect\w*|foutloos", "C1"),
    (r"(?:zeer|heel|erg) (?:goede?|vlot(?:te)?)|uitstekend\w*|vloeiend\w*", "B2"),
    (r"goede?|vlot(?:te)?|behoorlijk|voldoende|gesprek\w*", "B1"),
    (r"(?:een )?(?:klein )?beetje|basis\w*|elementair\w*|eenvoudig\w*|matig\w*", "A2"),
    (r"(?:een )?paar woord\w*|enkele woord\w*|minimaal|minimum|heel weinig|weinig|beginner\w*", "A1"),
)
_MEANS_LEVEL: Final = re.compile(
    "|".join(f"(?P<l{i}>\\b(?:{words})\\b)" for i, (words, _) in enumerate(_WORDS))
)


def level_asked_in(text: str, *, as_answer: bool = False) -> LevelAsked | None:
    """Return the level of Dutch that a text asks for: a code, words beside "Nederlands", or "none".

    `as_answer`: the text answers the question about Dutch, so "vlot" or "niet nodig" alone says enough. The
    lowest of several is what is asked. Words are read as: basis A2, goed B1, zeer goed B2, perfect C1.
    """
    said = plain(text)
    codes = [
        match[1].replace(" ", "").upper()
        for match in _CODE.finditer(said)
        if not _NO_CODE_BEFORE.search(said[: match.start()])
        and not re.match(rf" {_OTHER_LANGUAGE}", said[match.end() :])
    ]
    levels = [level for level in LEVELS if level in codes]
    if levels:
        return "none" if levels[0] == "A0" else levels[0]
    if _NO_DUTCH.search(said) or (as_answer and _NOTHING_NEEDED.fullmatch(said)):
        return "none"
    for clause in re.split(r"[.,;!?]| en (?!nederlands)", said):
        found = _MEANS_LEVEL.search(clause)
        if found and (as_answer or re.search(rf"\b{_DUTCH}", clause)) and not _is_other(clause):
            return next(level for place, (_, level) in enumerate(_WORDS) if found[f"l{place}"])
    return None


def _is_other(clause: str) -> bool:
    return bool(re.search(rf"\b{_OTHER_LANGUAGE}\b", clause)) and not re.search(rf"\b{_DUTCH}", clause)


_COACHING: Final = r"(?:taal ?-?coach\w*|coaching|taalles\w*|taalondersteuning|lager(?: niveau)?)"
_NO_COACHING: Final = re.compile(
    rf"\b(?:geen|zonder|niet|nooit)(?: \w+)? {_COACHING}|{_COACHING} (?:kan |mag |hoeft |is )?niet\b"
)
_WITH_COACHING: Final = re.compile(
    rf"\b(?:met|mag|kan|ook|willen|mogen|of lager)(?: \w+){{0,2}} {_COACHING}"
    rf"|{_COACHING} (?:mag|kan|is goed|is ok\w*|erbij)"
    r"|\bnog (?:aan het )?leren\b|\bnog leert\b|\bbereid (?:om )?(?:taal)?coaching"
)


def coaching_in(text: str) -> bool | None:
    """Return whether a text says that a lower level with language coaching will do, or None."""
    said = plain(text)
    if _NO_COACHING.search(said):
        return False
    return True if _WITH_COACHING.search(said) else None


_AT_ONCE: Final = re.compile(
    r"\b(?:zo (?:snel|vlug|rap|gauw) mogelijk|zsm|z\.s\.m|asap|as soon as possible|onmiddellijk|per direct"
    r"|(?:meteen|direct|dadelijk) (?:te )?(?:beginnen|starten|start|beschikbaar)|vanaf (?:nu|vandaag))\b"
)
_AT_ONCE_ANSWERED: Final = re.compile(
    r"\b(?:direct|meteen|dadelijk|ogenblikkelijk|vandaag|nu|dringend|immediately|now"
    r"|(?:liefst|best|eerder|bij voorkeur|het liefst) gisteren)\b"
)


def starts_at_once(text: str, *, as_answer: bool = False) -> bool:
    """Whether a text says that work can begin today: "zo snel mogelijk".

    `as_answer`: the text answers the question from when, so "dringend" says enough.
    """
    said = plain(text)
    return bool(_AT_ONCE.search(said) or (as_answer and _AT_ONCE_ANSWERED.search(said)))


def start_of(first: date, *, without_year: bool, today: date) -> date:
    """Return the day that a start means: one without a year that is over, is the next such day."""
    if not without_year or first >= today:
        return first
    for year in range(today.year, today.year + 9):
        try:
            coming = first.replace(year=year)
        except ValueError:  # 29 February
            continue
        if coming >= today:
            return coming
    return first
