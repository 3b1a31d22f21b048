"""Work for a newcomer: vacancies that fit the profile, what is still missing for that, and the other ways."""

import re
from collections.abc import Mapping
from typing import Final

from actions import introduction, match_answers
from actions.answers import Addition, is_about_a_part, say_answer, start
from actions.base import BotAction
from actions.find_candidates import answer_find_candidates
from actions.match_answers import vacancy_part
from actions.match_progress import own_button
from actions.questions import settle
from actions.turn import Button, Part, Turn
from core import clock
from core.errors import NotFoundError
from core.rules.matching_terms import Told
from core.services import cards, consents
from core.services.consents import Purpose
from core.services.profiles import profile_of
from core.services.sessions import session_scope

TOPIC: Final = "ask_find_job"
WAYS: Final = "ways"
VACANCIES: Final = "find-job-vacancies"
VACANCIES_AT_ONCE: Final = 3
_MORE: Final = re.compile(r"vacancies-from-(\d+)")
_INTEREST: Final = re.compile(r"(vacancy|interest)-(\d+)")
# The step of the profile in which somebody tells what is missing.
STEPS: Final[Mapping[Told, str]] = {
    "right_to_work": "work",
    "occupation": "wanted",
    "dutch_level": "dutch",
    "place": "place",
    "max_km": "distance",
    "skills": "skills",
    "available_from": "start",
    "hours": "hours",
    "times": "times",
    "education_level": "education",
    "licences": "licences",
}


class ActionFindJob(BotAction):
    """Answer `ask_find_job`: "ik zoek werk"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_find_job"

    def answer(self, turn: Turn) -> None:
        """Show vacancies that fit the profile, ask what it lacks, or tell where work is to be found."""
        if turn.is_press and _take_press(turn):
            return
        if turn.is_employer:
            answer_find_candidates(turn)
            return
        if not turn.is_press and match_answers.asks_for_own(turn):
            match_answers.say_own(turn, "newcomer")
            return
        start(turn)
        if WAYS in turn.values_of("answer"):
            turn.forget("answer_id")
            say_answer(turn)
        elif _is_about_other_ways(turn):
            say_answer(turn, _way_to_vacancies)
        else:
            say_work(turn)


def _is_about_other_ways(turn: Turn) -> bool:
    """Whether it is about a part of the subject or a place, not simply about vacancies for this person."""
    if turn.first("place") or turn.slot("asked_period"):
        return True
    about_vacancies = not turn.is_press and turn.slot("answer_id") == VACANCIES
    return is_about_a_part(turn) and not about_vacancies


def say_work(turn: Turn, first: int = 0) -> None:
    """Show vacancies that fit; without a profile, consent or enough to go on, say what is needed for that."""
    with session_scope() as session:
        profile = profile_of(session, turn.person)
        agreed = profile is not None and consents.agreed(session, turn.person, Purpose.MATCH)
        missing = cards.missing_of(session, turn.person) if agreed else ()
    if profile is None:
        say_answer(turn, lambda _: Addition((Part("utter_jobs_no_profile"),), (_profile_button(turn),)))
    elif not agreed:
        consent = introduction.consent_button(turn)
        say_answer(turn, lambda _: Addition((Part("utter_jobs_no_consent"),), (consent,)))
    elif missing:
        _say_missing(turn, missing)
    else:
        _say_vacancies(turn, first)


def say_again(turn: Turn) -> None:
    """Say the last answer about finding work again: of the other ways, or the vacancies as they are now."""
    about_other_ways = turn.slot("answer_id") or turn.slot("asked_period") or turn.slot("place")
    if turn.detailed or turn.simple or about_other_ways:
        say_answer(turn)
    else:
        say_work(turn)


def _take_press(turn: Turn) -> bool:
    """Do what one of our own buttons says; False for any other button."""
    answer = str(turn.first("answer") or "")
    if match_answers.take(turn, answer, "newcomer"):
        return True
    more, chosen = _MORE.fullmatch(answer), _INTEREST.fullmatch(answer)
    if not (more or chosen):
        return False
    turn.remember("topic", TOPIC)
    turn.forget("answer_id")
    if more:
        say_work(turn, int(more[1]))
    elif chosen:
        _choose(turn, int(chosen[2]), interested=chosen[1] == "interest")
    return True


def _say_missing(turn: Turn, missing: tuple[Told, ...]) -> None:
    """Ask for just what is missing, a button for each."""
    settle(turn)
    lines = [turn.text(f"utter_missing_{each}") for each in missing]
    listed = "\n".join(f"• {line}" for line in lines)
    buttons = [
        turn.button(f"utter_button_missing_{each}", f'/register_profile{{"answer": "{STEPS[each]}"}}')
        for each in missing
    ]
    turn.say(Part("utter_jobs_missing", {"lines": listed}), buttons=[*buttons, _other_ways(turn)])


def _say_vacancies(turn: Turn, first: int) -> None:
    settle(turn)
    with session_scope() as session:
        page = cards.vacancies_for(session, turn.person, clock.today(), first=first, number=VACANCIES_AT_ONCE)
    if page.cards:
        turn.forget("answer_id")
    else:
        say_answer(turn, lambda _: Addition((Part("utter_jobs_none"),), (own_button(turn, "newcomer"),)))
        return
    numbers = range(first + 1, first + 1 + len(page.cards))
    lines = [
        Part(_line_response(each), {"number": number, **_in_short(turn, each)})
        for number, each in zip(numbers, page.cards, strict=True)
    ]
    buttons = [
        turn.button("utter_button_match_vacancy", _payload(f"vacancy-{each.vacancy.id}"), number=number)
        for number, each in zip(numbers, page.cards, strict=True)
    ]
    if first + len(page.cards) < page.total:
        buttons.append(
            turn.button(
                "utter_button_more_vacancies", _payload(f"vacancies-from-{first + VACANCIES_AT_ONCE}")
            )
        )
    heading = Part("utter_jobs_found", {"total": page.total})
    turn.say(
        heading,
        *lines,
        "utter_jobs_vdab",
        buttons=[*buttons, own_button(turn, "newcomer"), _other_ways(turn)],
    )


def _line_response(card: cards.VacancyCard) -> str:
    return "utter_match_vacancy_line_demo" if card.vacancy.demo else "utter_match_vacancy_line"


def _in_short(turn: Turn, card: cards.VacancyCard) -> dict[str, str]:
    vacancy = card.vacancy
    level = "utter_match_vacancy_no_level" if vacancy.dutch_level is None else "utter_match_vacancy_level"
    return {
        "occupation": card.occupation,
        "place": card.place,
        "hours": turn.text(f"utter_match_hours_{vacancy.hours}"),
        "level": turn.text(level, level=vacancy.dutch_level),
    }


def _choose(turn: Turn, vacancy_id: int, *, interested: bool) -> None:
    """Show one vacancy with the reasons, or begin to ask what somebody wants to pass on."""
    settle(turn)
    try:
        with session_scope() as session:
            shown = cards.vacancy_card(session, vacancy_id, turn.person, clock.today())
            agreed = consents.agreed(session, turn.person, Purpose.MATCH)
        if shown.vacancy.state != "open":
            raise NotFoundError("closed")
    except NotFoundError:
        turn.say("utter_match_vacancy_gone", buttons=[own_button(turn, "newcomer"), _other_ways(turn)])
        return
    if not agreed:
        turn.say("utter_match_consent_missing", buttons=[introduction.consent_button(turn)])
    elif interested:
        introduction.begin(turn, vacancy_id=vacancy_id)
    else:
        buttons = [
            turn.button("utter_button_interest", _payload(f"interest-{vacancy_id}")),
            turn.button("utter_button_other_vacancies", f"/{TOPIC}"),
        ]
        turn.say(vacancy_part(turn, shown), buttons=buttons)


def _way_to_vacancies(turn: Turn) -> Addition:
    with session_scope() as session:
        has_profile = profile_of(session, turn.person) is not None
    button = turn.button("utter_button_vacancies_for_me", f"/{TOPIC}")
    return Addition((), (button if has_profile else _profile_button(turn),))


def _profile_button(turn: Turn) -> Button:
    return turn.button("utter_choice_register_profile", "/register_profile")


def _other_ways(turn: Turn) -> Button:
    return turn.button("utter_button_other_ways_to_work", _payload(WAYS))


def _payload(answer: str) -> str:
    return f'/{TOPIC}{{"answer": "{answer}"}}'
