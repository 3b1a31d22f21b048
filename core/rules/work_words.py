"""How many hours, at what times and with which driving licences: what people write, for profile and vacancy.

None is "nothing told"; an empty tuple is "none". A reader never guesses: what it cannot read is asked again.
"""

import re
from typing import Final

from core.rules.number_words import NUMBER, number_of, plain
from core.rules.profile import LICENCES, TIMES, Hours, Licence, Time

FULL_TIME_HOURS: Final = 35
"""From so many hours a week on somebody works full time; a full week counts 35 to 40 hours."""

_MOST_HOURS: Final = 60
_DAYS_OF_FULL_TIME: Final = 5
_HOUR: Final = r"(?:(?:uren|uur|ure|u|h|hours?)\b)"
_WEEK: Final = (
    r" ?(?:per week|/ ?week|p/w|/ ?w\b|in de week|op een week|wekelijks|a week|weekcontract|werkweek)"
)
_WEEKLY: Final = re.compile(
    rf"(?<![\w.,:/])(?P<one>{NUMBER})(?: ?{_HOUR}? ?(?:-|a|tot|of|en) ?(?P<two>{NUMBER}))? ?-?{_HOUR}"
    rf"(?P<week>{_WEEK})?"
)
_CLOCK_BEFORE: Final = re.compile(
    r"(?:\b(?:om|vanaf|na|voor|rond|tegen|tussen|sinds|van|tot|start|begint)|-|:\d*) ?$"
)
_DAYS: Final = re.compile(
    rf"\b(?P<days>{NUMBER}) (?:hele |volle )?(?:dagen|dag)(?: per week|/week| in de week| werken|$)"
)
_NOT: Final = (
    r"\b(?:geen|niet|nooit|zonder|not|no)(?: (?:in|het|de|meer|ook|een|graag|alleen|van|'s|zo|at|op|per se))*"
)
# "In het weekend kan ik niet": what is refused stands before it.
_NOT_AFTER: Final = re.compile(
    r"(?: (?:kan|kunnen|wil|werk|werken|mag|ik|is|gaat|lukt|dat|het|voor mij|liever))*"
    r" (?:niet|nooit|nee+n?|onmogelijk)"
    r"(?= ?(?:$|[,.;!)]|(?:maar|want|kan|graag|mogelijk|werken|rest|de rest|dan|wel|aub)\b))"
)
_FULL: Final = r"(?:voltijds?e?|full ?-?time|volle ?tijd|volledige week|hele dagen|volle dagen|voltijd\w*)"
_PART: Final = (
    r"(?:deeltijds?e?|deeltijd\w*|part ?-?time|halftijds?e?|half ?-?time|halve dagen|halve tijd|minder uren"
    r"|(?:4|3|2) ?/ ?5|1 ?/ ?2|vier vijfde\w*|drie vijfde\w*|3 ?/ ?4|50 ?%|75 ?%|80 ?%"
    r"|enkele uren|paar uren?)"
)
_ANY_HOURS: Final = re.compile(
    r"\b(?:allebei|alle ?bei|beide|maakt (?:mij |me |ons )?niet uit|eender|om het even|geen voorkeur"
    r"|in overleg|bespreekbaar|any|flexibele uren)\b"
)


def hours_in(text: str) -> Hours | None:
    """Return whether a text speaks of working full time, part time or either: "38 uur", "halftijds"."""
    said = plain(text)
    told: set[Hours] = set()
    for hours, words, other in (("full_time", _FULL, "part_time"), ("part_time", _PART, "full_time")):
        if re.search(rf"{_NOT} {words}", said):
            told.add(other)  # type: ignore[arg-type]
        elif re.search(rf"(?<!\w){words}(?!\w)", said):
            told.add(hours)  # type: ignore[arg-type]
    told |= _weekly(said) if not told else set()
    if len(told) > 1 or (not told and _ANY_HOURS.search(said)):
        return "any"
    return next(iter(told), None)


def _weekly(said: str) -> set[Hours]:
    """Return what numbers of hours or days tell; a time on the clock ("van 7 tot 14 uur") tells nothing."""
    told: set[Hours] = set()
    for match in _WEEKLY.finditer(said):
        is_clock = not match["week"] and _CLOCK_BEFORE.search(said[: match.start()])
        if is_clock or re.match(r" ?(?:per dag|/ ?dag|'s|per maand|geleden|later)", said[match.end() :]):
            continue
        numbers = [number_of(match[name]) for name in ("one", "two") if match[name]]
        lowest = 1 if match["week"] else 4
        told |= {_of_number(number) for number in numbers if lowest <= number <= _MOST_HOURS}
    if not told:
        days = {number_of(match["days"]) for match in _DAYS.finditer(said)}
        told = {"full_time" if day >= _DAYS_OF_FULL_TIME else "part_time" for day in days if day <= 7}
    return told


def _of_number(hours: int) -> Hours:
    return "full_time" if hours >= FULL_TIME_HOURS else "part_time"


_GREETING: Final = re.compile(
    r"\bgoe(?:de|ie|den|ien)? ?-?(?:dag|avond|middag|morgen|ochtend|namiddag|nacht)\b"
)
_TIME_WORDS: Final[tuple[tuple[str, tuple[Time, ...]], ...]] = (
    (r"vol ?-?continu\w*|24/7|(?:vier|4|vijf|5) ?-?ploegen\w*", TIMES),
    (r"(?:drie|3) ?-?ploegen\w*|(?:drie|3) (?:shifts?|posten)", ("day", "evening", "night")),
    (
        r"(?:twee|2) ?-?ploegen\w*|(?:twee|2) (?:shifts?|posten)|vroeg? ?(?:en|/|of) ?late?",
        ("day", "evening"),
    ),
    (r"(?:in )?ploegen\w*|(?:in )?ploeg(?:werk)?|shifts?|shiftwerk", ("day", "evening", "night")),
    (
        r"overdag|dag ?-?(?:ploeg|uren|werk|dienst|shift|job)|vroege? ?-?(?:ploeg|shift|dienst)?|kantooruren",
        ("day",),
    ),
    (
        r"(?:alleen|enkel|liefst|in de) dag|(?<!\w )dag(?= (?:en|of|maar|niet|geen|zonder|werk)\b)",
        ("day",),
    ),
    (r"(?:'?s )?(?:morgens?|ochtends?|voormiddag\w*|namiddag\w*|middags?)|ochtend\w*", ("day",)),
    (
        r"weekdagen|in de week|door de week|ma(?:andag)? ?(?:tot|t/m|-) ?vr(?:ijdag)?|daytime|during the day",
        ("day",),
    ),
    (r"(?:'?s )?avond\w*|late? ?-?(?:ploeg|shift|dienst)|evenings?", ("evening",)),
    (r"(?:'?s )?nacht\w*|nights?", ("night",)),
    (
        r"zaterdag\w* (?:en|of) zondag\w*|week ?-?ends?\w*|week ?-?eind\w*|zaterdag\w*|zondag\w*"
        r"|saturdays?|sundays?",
        ("weekend",),
    ),
)
_ALL_TIMES: Final = re.compile(
    r"\b(?:altijd|alles|alle uren|alle tijden|elk moment|elke ploeg|maakt (?:mij |me |ons )?niet uit|flexibel"
    r"|eender wanneer|om het even|geen voorkeur|any ?time|wanneer (?:je|u|jij|ze) wil\w*)\b"
)
_CLOCK: Final = re.compile(
    rf"\b(?:van|tussen|vanaf) (?P<a>{NUMBER})(?:[.:]\d\d|{_HOUR}\d*)? ?(?:uur |u )?(?:tot|en|-|t/m) "
    rf"?(?P<b>{NUMBER})(?:[.:]\d\d)? ?(?:{_HOUR}|'s|$|[.,])(?!{_WEEK})"
)
_SPANS: Final[tuple[tuple[int, int, Time], ...]] = ((6, 19, "day"), (19, 23, "evening"), (23, 30, "night"))


def times_in(text: str) -> tuple[Time, ...] | None:
    """Return the times at which somebody works or is to work; "geen nacht" alone is every other time."""
    named, refused = times_named(text)
    if named:
        return _in_order(named - refused)
    if refused:
        return _in_order(set(TIMES) - refused)
    return TIMES if _ALL_TIMES.search(plain(text)) else None


def times_named(text: str) -> tuple[frozenset[Time], frozenset[Time]]:
    """Return (times that a text names, times that it refuses): "overdag, geen weekend"."""
    said = whole = _GREETING.sub(" ", plain(text))
    named: set[Time] = set()
    refused: set[Time] = set()
    for words, times in _TIME_WORDS:
        pattern = re.compile(rf"(?P<no>{_NOT} )?(?<![\w'])(?:{words})(?!\w)")
        for match in pattern.finditer(said):
            is_refused = match["no"] or _NOT_AFTER.match(whole, match.end())
            (refused if is_refused else named).update(times)
        said = pattern.sub(lambda match: " " * len(match.group()), said)
    for match in _CLOCK.finditer(said):
        named |= _of_clock(number_of(match["a"]), number_of(match["b"]))
    return frozenset(named), frozenset(refused)


def _of_clock(start: int, end: int) -> set[Time]:
    """Return the times between two hours of the clock; of each at least an hour."""
    if start > 24 or end > 24 or start == end or (start < 6 and start < end <= 12):
        return set()  # "van vier tot acht": in the night or in the afternoon, nobody knows
    end = end if end > start else end + 24
    turns = [(first + shift, last + shift, time) for first, last, time in _SPANS for shift in (-24, 0, 24)]
    return {time for first, last, time in turns if min(end, last) - max(start, first) >= 1}


def _in_order(times: set[Time] | frozenset[Time]) -> tuple[Time, ...] | None:
    return tuple(time for time in TIMES if time in times) or None


_LICENCE: Final = r"(?:rij ?-?bewij[sz](?:en)?|rijbewjis|rijbewys|driving licen[cs]e|licen[cs]e|permis)"
_LETTER: Final = r"(?:am|be|ce|c ?\+ ?e|b ?\+ ?e|[abcdg])(?![\w'])"
_LETTERS: Final = (
    rf"{_LETTER}(?:(?: ?[,/&+] ?| en | of | and | et | plus )(?:ook )?(?:{_LICENCE} )?{_LETTER})*"
)
_NO_LICENCE: Final = re.compile(
    rf"\b(?:geen|gene|zonder|no|niet) (?:\w+ )?{_LICENCE}|{_LICENCE}(?: \w+)?(?: is)? ?"
    r"(?:niet|hoeft niet|moet niet|onnodig|overbodig|geen vereiste|: ?(?:nee|neen|geen|niet))"
)
_NOTHING: Final = re.compile(
    r"(?:nee+n?|nop[e]?|geen(?: een| enkele?)?|niet|(?:dat )?(?:is )?(?:niet nodig|hoeft niet|moet niet))"
    r"[.!]?"
)
_VEHICLES: Final[tuple[tuple[str, Licence], ...]] = (
    (r"(?:trekker|vrachtwagen|camion) met (?:een )?(?:oplegger|aanhang\w*)|trekker-oplegger|oplegger", "CE"),
    (r"vrachtwagens?|camions?|truck|vrachtauto", "C"),
    (r"(?:auto|wagen) met (?:een )?aanhang\w*", "BE"),
    (r"auto|wagen|personenwagen|car|voiture|bestelwagen|camionette", "B"),
    (r"autobus|autocar|bus", "D"),
    (r"moto|motor|motorfiets", "A"),
    (r"bromfiets|brommer|scooter", "AM"),
    (r"tractor|traktor|landbouwvoertuig", "G"),
)
_WORDS_OF_A_SHORT_REPLY: Final = 6


def licences_in(text: str) -> tuple[Licence, ...] | None:
    """Return the driving licences that a text names; "geen rijbewijs" is none, "rijbewijs" alone is a B.

    A single letter counts beside the word for a licence, or when the text is nothing but letters: "B en C".
    """
    said = plain(text)
    about_licences = re.search(rf"\b{_LICENCE}", said) is not None
    if _NOTHING.fullmatch(said) or (about_licences and _NO_LICENCE.search(said)):
        return ()
    if re.fullmatch(rf"(?:(?:ja|categorie|type|de|een|alleen|enkel),? )*{_LETTERS}[.!]?", said):
        return _licences(_letters(said))
    found = _letters_beside(said) if about_licences else set()
    if about_licences or len(said.split()) <= _WORDS_OF_A_SHORT_REPLY:
        rest = said if not found else ""
        for words, licence in _VEHICLES:
            pattern = re.compile(rf"\b(?:{words})\b")
            found |= {licence} if pattern.search(rest) else set()
            rest = pattern.sub(" ", rest)
    if found:
        return _licences(found)
    return ("B",) if about_licences and not re.search(r"\b(?:[acd]1|de|d1e|c1e)\b", said) else None


def _letters_beside(said: str) -> set[Licence]:
    after = re.compile(
        rf"{_LICENCE}(?: ?:| \(?| (?:type|categorie|klasse|cat\.?|met|van) )? ?(?P<l>{_LETTERS})"
    )
    before = re.compile(rf"(?<![\w'])(?P<l>{_LETTERS}) ?-?{_LICENCE}")
    return {
        letter
        for pattern in (after, before)
        for match in pattern.finditer(said)
        for letter in _letters(match["l"])
    }


def _letters(said: str) -> set[Licence]:
    names = [
        found.replace(" ", "").replace("+", "").upper() for found in re.findall(rf"(?<![\w']){_LETTER}", said)
    ]
    return {licence for licence in LICENCES if licence in names}


def _licences(found: set[Licence]) -> tuple[Licence, ...]:
    return tuple(licence for licence in LICENCES if licence in found)
