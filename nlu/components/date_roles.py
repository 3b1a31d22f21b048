"""What a date in a message is the date of: the asylum application, a refusal, an appeal, a card; pure.

The cue ("asiel gevraagd", "geldig tot") is looked for in the clause of the date, then in its neighbours when
the clause says nothing else. Cues may go around the date: "mijn beroep is op 4 mei afgewezen".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.content.names import fold
from nlu.components.date_role_cues import (
    CUES,
    JUDGED,
    NEGATED,
    OTHER_DATE,
    OWN_DATE,
    PLANS,
    REFUSAL,
    REJECTED,
)
from nlu.components.dates_words import listed

_CLAUSE_END: Final = re.compile(
    r"[!?;\n]|\.(?=\s|$)|,|\b(?:en|maar|want|toen|daarna|dan|waarna|nadien|omdat|terwijl|and|but|then|et|mais)\b"
)
_FILLER: Final = frozenset(
    listed(
        "op in de den het dat was is van vanaf sinds rond ongeveer circa ca ik denk zo om dag datum"
        " eind begin half midden pas al nu ja nee neen namelijk t dus ook of tot met on the since it"
        " le du en sorry bedoel misschien geloof juist exact precies ergens"
    )
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_JOINED: Final = re.compile(r"\W*(?:of|en|tot|a|misschien|\W)*\W*")
_WEAK: Final = 8  # characters that a weak cue must be nearer than a strong one
_OTHER_SIDE: Final = 40
_APPEAL: Final = re.compile(r"\bbero+ep|\bberoup|\bappeal|\brecours")


@dataclass(frozen=True)
class _Cue:
    role: str
    weak: bool
    begin: int
    stop: int


def role_of(text: str, begin: int, stop: int, others: Sequence[tuple[int, int]] = ()) -> str | None:
    """Return the role of the date `text[begin:stop]`, or None when the message does not say.

    `others`: the places of the other dates in the message; what belongs to them is left to them. Roles:
    application_date, refusal_notified_on, appeal_lodged_on, appeal_rejected_on, card_valid_until, other.
    """
    masked = _masked(text, begin, stop, others)
    clauses = _clauses(masked)
    here = next(index for index, (first, last) in enumerate(clauses) if first <= begin < last)
    first, last = clauses[here]
    cue = _nearest(masked, first, last, begin, stop)
    if cue is not None:
        appealed = _APPEAL.search(masked, 0, first) is not None
        judged = cue.role == REFUSAL and appealed and JUDGED.match(masked[first:last]) is not None
        return REJECTED if judged else cue.role
    if set(_WORD.findall(masked[first:last])) <= _FILLER:
        joined = _role_of_joined(text, masked, begin, others)
        return joined or _role_next_door(masked, clauses, here)
    return None


def is_planned(text: str, begin: int, stop: int, role: str, others: Sequence[tuple[int, int]] = ()) -> bool:
    """Whether the clause says that what `role` names is still to happen ("ik ga asiel aanvragen")."""
    masked = _masked(text, begin, stop, others)
    first, last = next(place for place in _clauses(masked) if place[0] <= begin < place[1])
    return PLANS[role].search(masked[first:last]) is not None


def stands_alone(text: str, begin: int, stop: int) -> bool:
    """Whether a message is only this date and words that add nothing ("nee, tot 5 januari 2027")."""
    return set(_WORD.findall(_masked(text, begin, stop, ()))) <= _FILLER


def _masked(text: str, begin: int, stop: int, others: Sequence[tuple[int, int]]) -> str:
    letters = list(fold(text))
    for first, last in others:
        if (first, last) != (begin, stop):
            letters[first:last] = OTHER_DATE * (last - first)
    letters[begin:stop] = OWN_DATE * (stop - begin)
    return "".join(letters)


def _clauses(masked: str) -> list[tuple[int, int]]:
    ends = [match.start() for match in _CLAUSE_END.finditer(masked)]
    return list(zip([0, *ends], [*ends, len(masked) + 1], strict=True))


def _cues(masked: str, first: int, last: int) -> list[_Cue]:
    """Return the cues of a clause: where they overlap only the longest, a strong one before a weak one."""
    clause = masked[first:last]
    found = [
        _Cue(role, weak, first + match.start(), first + match.end())
        for role, weak, pattern in CUES
        for match in pattern.finditer(clause)
        if not NEGATED.search(clause[: match.start()])
        # "asiel gevraagd 3 mei negatief 5 juni" is no "asiel ... negatief": each date has its own cue.
        and not (OTHER_DATE in clause and OWN_DATE in match.group() and role in {REFUSAL, REJECTED})
    ]
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda each: (each.weak, each.begin - each.stop)):
        if all(cue.stop <= other.begin or other.stop <= cue.begin for other in kept):
            kept.append(cue)
    return kept


def _nearest(masked: str, first: int, last: int, begin: int, stop: int) -> _Cue | None:
    cues = _cues(masked, first, last)
    dates = [match.start() for match in re.finditer(f"[{OWN_DATE}{OTHER_DATE}]+", masked[first:last])]
    follows = len(dates) > 1 and not any(cue.begin < first + dates[0] for cue in cues)
    best: tuple[int, _Cue] | None = None
    for cue in cues:
        between = masked[cue.stop : begin] if cue.begin < begin else masked[stop : cue.begin]
        if OTHER_DATE in between:
            continue
        distance = sum(len(word) + 1 for word in _WORD.findall(between) if word not in _FILLER)
        distance += _WEAK if cue.weak else 0
        if len(dates) > 1 and cue.stop <= begin and follows:
            distance += _OTHER_SIDE
        elif cue.begin >= stop:
            distance += _OTHER_SIDE if len(dates) > 1 and not follows else 1
        if best is None or distance < best[0]:
            best = (distance, cue)
    return best[1] if best else None


def _role_of_joined(text: str, masked: str, begin: int, others: Sequence[tuple[int, int]]) -> str | None:
    """Return the role of the date before, as in "asiel gevraagd op 3 of 4 juli"."""
    before = max((place for place in others if place[1] <= begin), default=None)
    if before is None or not _JOINED.fullmatch(masked[before[1] : begin]):
        return None
    if "," in masked[before[1] : begin] or "." in masked[before[1] : begin]:
        return None
    return role_of(text, *before, [place for place in others if place[1] <= before[1]])


def _role_next_door(masked: str, clauses: Sequence[tuple[int, int]], here: int) -> str | None:
    for neighbours in (reversed(clauses[:here]), clauses[here + 1 :]):
        for first, last in neighbours:
            clause = masked[first:last]
            if OTHER_DATE in clause:
                break
            strong = [cue for cue in _cues(masked, first, last) if not cue.weak]
            if strong:
                return max(strong, key=lambda cue: cue.stop).role
            if clause.startswith((".", "?", "!")) and _WORD.search(clause):
                break
    return None
