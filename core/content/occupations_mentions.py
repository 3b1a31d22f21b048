"""Tells whether a name of an occupation in a message is meant as one: "ik ben tolk", not "mijn tolk zegt"."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from rapidfuzz.distance import OSA

from core.content.names import NameMatch, fold, normalise
from core.content.occupations import compact, read_occupations

# Shorter names are never guessed at: "weer" is no "wever", "water" is no "waiter".
_SHORTEST_GUESS: Final = 6
_SHORTEST_SPLIT: Final = 14  # letters of a compound that may be typed in two words and with a mistake
_PLURALS: Final = frozenset({"s", "n", "en"})
# What other words of the same stem end in: "lassen", "begeleidt", "bakkerij", "informatica".
_ENDINGS: Final = frozenset(
    {"n", "en", "t", "d", "e", "de", "te", "st", "ij", "j", "je", "sch", "ch", "ur", "ie", "iek", "es"}
)
_HEADS: Final = (
    "chauffeur",
    "bestuurder",
    "medewerker",
    "operator",
    "technicus",
    "mecanicien",
    "installateur",
)
_LONG: Final = 10  # from here a wrong first letter is still a typo
_COUNTRIES: Final = (
    "mijn land|syrie|afghanistan|eritrea|irak|iran|oekraine|turkije|somalie|congo|gaza|palestina"
)
_BETWEEN: Final = (
    r"(?: (?:een|ne|nen|geen|a|an|un|une|ook|al|nog|nu|vroeger|daar|hier|zelf|eerst|van|voor|beroep|goed"
    r"|ik|hij|zij|ze|wij|we|halve|lang|jarenlang|\w+ (?:jaar|jaren)"
    r"|goede|opgeleid|jonge|zelfstandig|beedigd|sociaal|erkend|gediplomeerd|ervaren"
    rf"|in (?:{_COUNTRIES})))*"
)
# "ik ben arts", "als tolk", "vacature voor leraar": somebody is one, becomes one or is wanted as one.
_BEFORE: Final = re.compile(
    r"(?<!waar )\b(?:ben|bent|is|zijn|was|waren|als|word|wordt|worden|werd|geworden|beroep|beroepen|job"
    r"|functie|vacature|vacatures|diploma|opleiding|studies|gestudeerd|studeerde|studeer|tekort aan"
    r"|gebrek aan|profiel|profielen|knelpuntberoep|knelpunt|deeltijdse|voltijdse|halftijdse"
    r"|openstaande plaats|te weinig|cv|cv's|cvs|am|as|etais|suis|comme|tot|ervaring|naam|geldt|staat"
    r"|vroeger|kandidaat|kandidaten)"
    rf"{_BETWEEN} $"
)
_AFTER: Final = re.compile(
    r"[^.!?;]{0,60}?\b(?:knelpunt\w*|(?<!bewijs )van (?:beroep|opleiding)|in mijn land|gezocht|aanwerven"
    r"|in dienst|geweest|geworden|diploma|uit (?!het|de|dit|ons)\w+|worden|gestudeerd|gewerkt|van job"
    r"|op de lijst|tekort\w*)"
)
_SOMEBODYS: Final = re.compile(
    r"\b(?:mijn|m'n|mn|mij|zijn|haar|hun|onze|ons|jouw|je|uw|de|het|my|the|mon|ma|bij|naar|van de|zonder"
    r"|met|waar|waar is een|een nieuwe) $"
)


# "we zoeken een verpleegster": an employer; who looks for a doctor or a lawyer needs one.
_WANTED: Final = re.compile(
    r"\b(?:wij|we|bedrijf|rusthuis|woonzorgcentrum|ziekenhuis|school|praktijk) (?:\w+ ){0,2}?(?:zoeken|zoekt)"
    r"(?: (?:een|ne|nen|nog|ook|dringend|extra|twee|drie|vier|vijf|\d+|goede|ervaren|nieuwe|deeltijdse"
    r"|voltijdse))* $"
)
_HAVE: Final = re.compile(r"\b(?:wij|we) hebben(?: nog| dringend)? (?:een|ne|nen|extra|\w+) $")
_NEED: Final = re.compile(r"(?: \w+){0,2} nodig\b")
_NEEDED_BY_ALL: Final = re.compile(
    r"advoca|avocat|lawyer|notaris|dok?ter|doctor|arts|dent|psycholo|tolk|interpr|vertaal|vertal|kine"
    r"|maatschappelijk|socia|verhuizer|begeleid|babysit|kinderoppas|onthaalmoeder|medecin"
)
# Somebody's superior does what a boss does: "mijn ploegbaas betaalt niet" tells of no job.
_SUPERIOR: Final = re.compile(r"ploegbaas|ploegleider|team ?lead\w*|meestergast|shift ?leader")
_SAYS: Final = re.compile(r"\b(?:zegt|zei|roept|vraagt|vroeg|voor|van) (?:mijn|de|onze|een) $")
_AS_A_BOSS: Final = re.compile(
    r" (?:zegt|zei|zeggen|betaalt|roept|riep|slaat|sloeg|wil|wilt|geeft|gaf|laat|dreigt|schreeuwt|vraagt"
    r"|vroeg|is|was|heeft|scheldt|raakt|beledigt|doet|vindt|belt|stuurt|ontslaat|rekent|goed|niet)\b"
)


def occupation_filter(directory: Path) -> Callable[[str, NameMatch], bool]:
    """Return a function of a text and a match of `occupation_names` in it: whether an occupation is meant.

    Raises ContentError when the directory is not in order.
    """
    words = read_occupations(directory).names
    needs_cue = {compact(name) for name in words.needs_cue}
    no_occupation = {compact(word) for word in (*words.no_occupation, *words.ambiguous)}

    def is_meant(text: str, match: NameMatch) -> bool:
        typed, name = compact(text[match.start : match.end]), compact(match.name)
        pieces = normalise(text[match.start : match.end]).split()
        if typed in no_occupation or (match.score < 1.0 and not _is_misspelt(pieces, match.name)):
            return False
        return not needs_cue & {typed, name} or _is_said_to_be(text, match)

    return is_meant


def _is_misspelt(pieces: list[str], full_name: str) -> bool:
    """Whether words may be a misspelling of a name: not "lassen" of "lasser", nor "weer" of "wever"."""
    typed, name = "".join(pieces), compact(full_name)
    if _without_doubles(typed) == _without_doubles(name):
        return True
    if len(name) < _SHORTEST_GUESS or (len(name) < _LONG and typed[0] != name[0]):
        return False
    if len(pieces) > len(normalise(full_name).split()):
        # "bouw werken" is no "bouwwerker", "juist en" no "juristen"
        whole = len(name) >= _SHORTEST_SPLIT and min(len(piece) for piece in pieces) > 2
        return whole and (typed[-2:] == name[-2:] or _is_misspelt_head(pieces[-1], name))
    return not _has_other_ending(typed, name)


def _is_misspelt_head(piece: str, name: str) -> bool:
    """Whether a word is the misspelled last part of a name: "chauffer", "medewerkr", and not "medewerken"."""
    head = next((head for head in _HEADS if name.endswith(head)), None)
    return (
        head is not None
        and piece[0] == head[0]
        and OSA.distance(piece, head, score_cutoff=2) <= 2
        and not (piece.endswith("en") and not head.endswith("en"))
    )


def _has_other_ending(typed: str, name: str) -> bool:
    """Whether a word was made of the same stem: "schrijnwerkerij", "begeleidt", "seizoensarbeid"."""
    same = _common_start(typed, name)
    typed_end, name_end = typed[same:], name[same:]
    if name_end == "":
        return typed_end not in _PLURALS
    if typed_end == "":
        return len(name_end) > 1
    return len(name_end) <= 2 and typed_end in _ENDINGS


def _common_start(one: str, other: str) -> int:
    shortest = min(len(one), len(other))
    return next((at for at in range(shortest) if one[at] != other[at]), shortest)


def _without_doubles(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


def _is_said_to_be(text: str, match: NameMatch) -> bool:
    """Whether somebody is, was or becomes one: people speak more often of their own doctor and lawyer."""
    folded = fold(text)
    if normalise(text) == normalise(text[match.start : match.end]):
        return True
    before = re.sub(r"[^\w.!?;']+", " ", folded[: match.start])
    if _BEFORE.search(before):
        return True
    named = folded[match.start : match.end]
    if _SUPERIOR.fullmatch(named):
        return not (_AS_A_BOSS.match(folded, match.end) or _SAYS.search(before))
    wanted = _WANTED.search(before) or (_HAVE.search(before) and _NEED.match(folded, match.end))
    if wanted and not _NEEDED_BY_ALL.search(named):
        return True
    return not _SOMEBODYS.search(before) and bool(_AFTER.match(folded, match.end))
