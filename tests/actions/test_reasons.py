"""Why somebody and a vacancy fit, in words: every result, for either side, and unknown as unknown."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reasons import card_lines, reason, reasons
from actions.turn import Turn
from core.rules.cards import card, for_employer
from core.rules.matching_terms import CRITERIA, Candidate, Fit, Match, Need, Result
from core.rules.profile import Experience
from tests.actions.conversation import Conversation, domain

TODAY = date(2026, 11, 23)
VALUES: dict[str, dict[str, Any]] = {
    "occupation": {"asked": "lasser", "told": "lasser", "kind": "done", "relation": "same"},
    "experience": {"asked": 5.0, "told": 2.5, "occupation": "lasser"},
    "skills": {"asked": ("lassen", "plooien"), "told": ("lassen",), "lacking": ("plooien",), "unknown": ()},
    "dutch": {"asked": "A2", "told": "A1", "coaching": True, "levels_short": 1},
    "distance": {"asked": 17.3, "told": 30},
    "start": {"asked": date(2026, 12, 1), "told": date(2026, 12, 20), "days_late": 19},
    "hours": {"asked": "full_time", "told": "part_time"},
    "times": {"asked": ("day", "night"), "told": ("day",), "lacking": ("night",)},
    "education": {"asked": "bachelor", "told": "upper_secondary", "recognised": "no"},
    "licence": {"asked": ("B", "C"), "told": ("B",), "lacking": ("C",)},
    "right_to_work": {"asked": date(2026, 12, 1), "told": "yes", "first": date(2026, 1, 1), "last": None},
}
NOTHING_KNOWN: dict[str, dict[str, Any]] = {
    name: {"asked": values["asked"], "told": None} for name, values in VALUES.items()
}


def turn_of(role: str) -> Turn:
    slots = {"role": role}
    return Turn(CollectingDispatcher(), Tracker("p", slots, {}, [], False, None, {}, None), domain())


def every_result() -> Iterator[Result]:
    pairs = [(criterion, fit) for criterion in (*CRITERIA, "right_to_work") for fit in Fit]
    for criterion, fit in pairs:
        if (criterion, fit) != ("right_to_work", Fit.PARTLY):
            values = NOTHING_KNOWN if fit is Fit.UNKNOWN else VALUES
            yield Result(criterion, fit, values=values[criterion])  # type: ignore[arg-type]


@pytest.mark.parametrize("role", ["newcomer", "employer"])
@pytest.mark.parametrize("result", every_result(), ids=lambda each: f"{each.criterion}-{each.fit.value}")
def test_every_result_has_words_for_either_side(role: str, result: Result) -> None:
    name = f"utter_reason_{result.criterion}_{result.fit.value}"
    assert name in domain()["responses"]
    assert f"{name}_employer" in domain()["responses"]
    said = reason(turn_of(role), result, {"lasser": "Lasser"})
    assert "None" not in said
    assert "{" not in said


@pytest.mark.parametrize("criterion", CRITERIA)
@pytest.mark.parametrize("fit", list(Fit))
def test_every_result_can_be_told_without_details(criterion: str, fit: Fit) -> None:
    coarse = for_employer(Result(criterion, fit, values=VALUES[criterion]), coarse=True)  # type: ignore[arg-type]
    match = Match(0.5, (coarse,), (), allowed=True, coverage=1.0, rank=0.5)
    shown = card(_filled(match), "ref", candidates=1, demo=False)
    assert len(card_lines(turn_of("employer"), shown)) >= 1


def _filled(match: Match) -> Match:
    known = {each.criterion for each in match.results}
    others = tuple(Result(each, Fit.MET, values=VALUES[each]) for each in CRITERIA if each not in known)
    return Match(match.score, (*match.results, *others), (), allowed=True, coverage=1.0, rank=0.5)


def test_level_of_dutch_is_told_to_each_side_in_its_own_words() -> None:
    partly = Result("dutch", Fit.PARTLY, values=VALUES["dutch"])
    newcomer = reason(turn_of("newcomer"), partly, {})
    employer = reason(turn_of("employer"), partly, {})
    assert newcomer == "Nederlands: A2 gevraagd, jij hebt A1. Taalcoaching kan helpen."
    assert employer == "Nederlands: A2 gevraagd, kandidaat heeft A1: taalcoaching kan helpen"


@pytest.mark.parametrize("role", ["newcomer", "employer"])
@pytest.mark.parametrize("criterion", CRITERIA)
def test_unknown_is_said_as_unknown(role: str, criterion: str) -> None:
    result = Result(criterion, Fit.UNKNOWN, values=NOTHING_KNOWN[criterion])  # type: ignore[arg-type]
    said = reason(turn_of(role), result, {"lasser": "Lasser"})
    assert any(
        words in said.lower()
        for words in ("weet nog niet", "weet ik nog niet", "weet het niet", "niet bekend")
    )


def test_what_is_not_asked_is_not_told_but_for_dutch() -> None:
    free = [Result(each, Fit.MET, 1.0, values={"asked": None, "told": None}) for each in CRITERIA]
    assert reasons(turn_of("newcomer"), free) == ["Nederlands: er is geen niveau gevraagd."]


def test_wish_is_not_told_as_experience(person: Conversation) -> None:
    wish = Result("occupation", Fit.PARTLY, values={**VALUES["occupation"], "kind": "wanted"})
    assert "wil je graag" in reason(turn_of("newcomer"), wish, {"lasser": "Lasser"})


def test_distance_and_years_are_exact_to_the_person_and_rounded_to_an_employer() -> None:
    distance = Result("distance", Fit.MET, values=VALUES["distance"])
    years = Result("experience", Fit.PARTLY, values=VALUES["experience"])
    to_newcomer = [reason(turn_of("newcomer"), each, {}) for each in (distance, years)]
    rounded = [for_employer(each, coarse=False) for each in (distance, years)]
    to_employer = [reason(turn_of("employer"), each, {}) for each in rounded]
    assert to_newcomer == ["Afstand: ongeveer 17 km. Dat is niet te ver voor jou.", "Ervaring: 2,5 jaar."]
    assert to_employer == ["Afstand: 10 tot 25 km", "Ervaring: 1 tot 3 jaar"]


def test_need_and_candidate_of_the_rules_are_told_from_end_to_end(person: Conversation) -> None:
    from core.rules.matching import match
    from core.services.matching import weights_of
    from core.services.sessions import session_scope

    need = Need("lasser", "7212", TODAY, dutch_level="A2", coaching=True, hours="full_time")
    candidate = Candidate(
        experience=(Experience("lasser", "7212", 4),),
        wanted=(),
        dutch_level="A1",
        hours="any",
        consent=True,
    )
    with session_scope() as session:
        found = match(need, candidate, weights_of(session))
    said = reasons(turn_of("newcomer"), found.results)
    assert "Beroep: dit werk deed je al (lasser)." in said
    assert "Nederlands: A2 gevraagd, jij hebt A1. Taalcoaching kan helpen." in said
