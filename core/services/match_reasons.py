"""Why a person and a vacancy fit, in words: one line for each result of the rules, for either side.

The words are the bot's own texts. `Speaker` is whoever knows them: a turn of a conversation, or a web page.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from core.rules.cards import Band, CandidateCard
from core.rules.dates_in_dutch import MONTHS, in_dutch
from core.rules.matching_terms import Fit, Result


class Speaker(Protocol):
    """Fills in the bot's texts for one side."""

    @property
    def is_employer(self) -> bool:
        """Whether an employer reads it."""

    def text(self, response: str, /, **values: object) -> str:
        """Return one text filled in. Raises KeyError for one that does not exist."""


def card_lines(speaker: Speaker, card: CandidateCard, names: Mapping[str, str]) -> list[str]:
    """Return what an employer may read of a candidate, a line for each result."""
    if not card.coarse:
        return reasons(speaker, card.results, names)
    return [speaker.text("utter_reason_coarse", **_coarse(speaker, each)) for each in card.results]


def reasons(speaker: Speaker, results: Sequence[Result], names: Mapping[str, str]) -> list[str]:
    """Return a line for each result that says something. `names`: how occupations are called."""
    return [reason(speaker, each, names) for each in results if _says_something(each)]


def reason(speaker: Speaker, result: Result, names: Mapping[str, str]) -> str:
    """Return one result in words. Raises KeyError when there are none for this criterion and fit."""
    return speaker.text(_response(result), **_values(speaker, result, names))


def occupations_in(results: Sequence[Result]) -> set[str]:
    """Return the ids of the occupations that have to be named."""
    return {
        str(each.values[key])
        for each in results
        if each.criterion == "occupation"
        for key in ("asked", "told")
        if each.values.get(key)
    }


def listed(speaker: Speaker, words: Sequence[str]) -> str:
    """Return words as people list them: "lassen, plooien en meten"."""
    if len(words) < 2:
        return words[0] if words else speaker.text("utter_word_not_told")
    return speaker.text("utter_word_and", first=", ".join(words[:-1]), last=words[-1])


def _response(result: Result) -> str:
    kind = result.fit.value
    if result.criterion == "dutch" and result.values.get("asked") is None and "asked" in result.values:
        kind = "free"
    elif result.criterion == "occupation" and _is_wish(result):
        kind = "wanted"
    return f"utter_reason_{result.criterion}_{kind}"


def _is_wish(result: Result) -> bool:
    return result.fit in (Fit.MET, Fit.PARTLY) and result.values.get("kind") == "wanted"


def _says_something(result: Result) -> bool:
    """Whether the vacancy asks something here; of Dutch it is told that nothing is asked."""
    if result.criterion == "consent":
        return False
    return result.criterion == "dutch" or result.values.get("asked") not in (None, ()) or not result.values


def _values(speaker: Speaker, result: Result, names: Mapping[str, str]) -> dict[str, str]:
    words = _WORDS.get(str(result.criterion), _plain)
    found = {
        key: words(speaker, result.values.get(key), names) if result.values.get(key) is not None else None
        for key in ("asked", "told")
    }
    still_open = [*_many(result.values.get("lacking")), *_many(result.values.get("unknown"))]
    if result.criterion in ("skills", "licence") and not still_open and not result.values.get("told"):
        still_open = _many(result.values.get("asked"))
    found["open"] = words(speaker, tuple(still_open), names) if still_open else None
    unknown = speaker.text("utter_word_not_told")
    return {key: value or unknown for key, value in found.items()}


def _coarse(speaker: Speaker, result: Result) -> dict[str, str]:
    return {
        "criterion": speaker.text(f"utter_criterion_{result.criterion}"),
        "fit": speaker.text(f"utter_fit_{result.fit.value}"),
    }


def _plain(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    return listed(speaker, [str(each) for each in _many(value)])


def _dutch(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    """Return a level; A0 tells an employer little."""
    return speaker.text("utter_word_no_dutch_yet", level=value) if value == "A0" else str(value)


def _occupation(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    return names.get(str(value), str(value)).lower()


def _years(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, Band):
        return _band(speaker, "years", value)
    number = float(str(value))
    said = f"{number:.0f}" if number == int(number) else f"{number:.1f}".replace(".", ",")
    return speaker.text("utter_years", years=said)


def _km(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, Band):
        return _band(speaker, "km", value)
    km = round(float(str(value)))
    return speaker.text("utter_km", km=km) if km else speaker.text("utter_km_same_place")


def _band(speaker: Speaker, unit: str, value: Band) -> str:
    kind = "below" if not value.low else "above" if value.high is None else "between"
    return speaker.text(f"utter_band_{unit}_{kind}", low=value.low, high=value.high)


def _day(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    """Return a day; to an employer the month is told in which somebody can begin."""
    if not isinstance(value, date):
        return str(value)
    return f"{MONTHS[value.month - 1]} {value.year}" if speaker.is_employer else in_dutch(value)


def _hours(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    return listed(speaker, [speaker.text(f"utter_match_hours_{each}") for each in _many(value)])


def _times(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    return listed(speaker, [speaker.text(f"utter_match_time_{each}") for each in _many(value)])


def _school(speaker: Speaker, value: object, names: Mapping[str, str]) -> str:
    return listed(speaker, [speaker.text(f"utter_match_school_{each}") for each in _many(value)])


def _many(value: object) -> list[object]:
    if value is None:
        return []
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return list(value) if isinstance(value, (tuple, list)) else [value]


_WORDS: Mapping[str, Callable[[Speaker, object, Mapping[str, str]], str]] = {
    "occupation": _occupation,
    "dutch": _dutch,
    "experience": _years,
    "distance": _km,
    "start": _day,
    "right_to_work": _day,
    "hours": _hours,
    "times": _times,
    "education": _school,
}
