"""People for an employer: anonymous cards for an own vacancy, or for what the message asks for."""

import re
from collections.abc import Sequence
from typing import Final

from actions import match_answers
from actions.answers import Addition, is_about_a_part, say_answer, start
from actions.base import BotAction
from actions.match_progress import OWN, say_progress
from actions.places import take_place
from actions.questions import settle
from actions.reasons import card_lines
from actions.turn import Button, Part, Turn
from actions.vacancy_list import report_button
from core import clock
from core.errors import NotFoundError
from core.rules.match_state import MatchStoppedError
from core.services import cards, match_agreement, matches
from core.services.consents import ConsentMissingError
from core.services.quick_search import need_in
from core.services.sessions import session_scope
from core.services.vacancies import Vacancy, own_vacancy, vacancies_of

TOPIC: Final = "find_candidates"
WAYS: Final = "ways"
LIST: Final = "find-candidates-list"
CARDS_AT_ONCE: Final = 3
MOST_VACANCIES: Final = 5
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CARDS: Final = re.compile(r"vacancy-(\d+)(?:-from-(\d+))?")
_QUICK: Final = re.compile(r"quick-from-(\d+)")
_NEXT: Final = re.compile(r"\b(?:volgende|meer|andere)\b.*\b(?:kandida|mensen|profiel|kaart)", re.IGNORECASE)
_MEET: Final = re.compile(r"(meet|agree)-(\d+)-([0-9a-f]{8,64})")


class ActionFindCandidates(BotAction):
    """Answer `find_candidates`: "ik zoek een lasser in Kortrijk", "waar vind ik kandidaten?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_find_candidates"

    def answer(self, turn: Turn) -> None:
        """Show people for a vacancy or for what the message names; else tell which ways there are."""
        if turn.slot("role") is None:
            turn.remember("role", "employer")
        if turn.is_press and _take_press(turn):
            return
        if not turn.is_press and match_answers.asks_for_own(turn):
            match_answers.say_own(turn, "employer")
            return
        answer_find_candidates(turn)


def answer_find_candidates(turn: Turn) -> None:
    """Answer a message or button about finding people; an employer may ask it in the words of a newcomer."""
    start(turn)
    if WAYS in turn.values_of("answer"):
        turn.forget("answer_id")
        say_answer(turn)
    elif not turn.is_employer or (is_about_a_part(turn) and not _asks_for_a_list(turn)):
        say_answer(turn)
    elif _NEXT.search(turn.text_of_person) and turn.slot("shown_up_to") is not None:
        say_candidates(turn, first=int(turn.slot("shown_up_to")))
    else:
        turn.remember("occupation", turn.first("occupation"))
        say_candidates(turn)


def say_again(turn: Turn) -> None:
    """Say the last answer about finding people again: all ways to find them, or the cards as they are now."""
    if turn.detailed or turn.slot("answer_id") or turn.slot("asked_period") or not turn.is_employer:
        say_answer(turn)
    else:
        say_candidates(turn)


def _asks_for_a_list(turn: Turn) -> bool:
    """Whether an employer with a vacancy types that they want to see profiles: those are the cards."""
    return not turn.is_press and turn.slot("answer_id") == LIST and bool(_open_vacancies(turn))


def say_candidates(turn: Turn, first: int = 0) -> None:
    """Show people for the own vacancy or the occupation that was named, or tell of every way to find them."""
    open_ones = _open_vacancies(turn)
    named = turn.slot("occupation")
    occupation = named[0] if isinstance(named, list) else named
    fitting = [each for each in open_ones if each.occupation == occupation] if occupation else open_ones
    if len(fitting) == 1:
        _say_for_vacancy(turn, fitting[0].id, first)
    elif fitting:
        _ask_which(turn, fitting)
    elif occupation:
        _say_quick(turn, str(occupation), first)
    else:
        _say_ways(turn, open_ones)


def _take_press(turn: Turn) -> bool:
    """Do what one of our own buttons says; False for any other button."""
    answer = str(turn.first("answer") or "")
    if match_answers.take(turn, answer, "employer"):
        return True
    shown, more, met = _CARDS.fullmatch(answer), _QUICK.fullmatch(answer), _MEET.fullmatch(answer)
    if not (shown or more or met):
        return False
    turn.remember("topic", TOPIC)
    turn.forget("answer_id")
    if shown:
        _say_for_vacancy(turn, int(shown[1]), int(shown[2] or 0))
    elif more and turn.slot("occupation"):
        _say_quick(turn, str(turn.slot("occupation")), int(more[1]))
    elif met:
        _meet(turn, int(met[2]), met[3], agreed=met[1] == "agree")
    else:
        say_candidates(turn)
    return True


def _say_for_vacancy(turn: Turn, vacancy_id: int, first: int = 0) -> None:
    settle(turn)
    turn.forget("answer_id")
    turn.remember("shown_up_to", first + CARDS_AT_ONCE)
    with session_scope() as session:
        try:
            vacancy = own_vacancy(session, turn.person, vacancy_id)
        except NotFoundError:
            vacancy = None
        if vacancy is None or vacancy.state != "open":
            turn.say("utter_match_vacancy_gone", buttons=[report_button(turn), _other_ways(turn)])
            return
        today = clock.today()
        page = cards.candidates_for(session, turn.person, vacancy, today, first=first, number=CARDS_AT_ONCE)
        name = cards.occupation_names(session, [vacancy.occupation])[vacancy.occupation]
    if not page.cards and page.total:
        _say_no_more(turn, name, [_cards_again(turn, vacancy.id)])
        return
    if not page.cards:
        _say_none(turn, name, vacancy)
        return
    buttons = [
        turn.button("utter_button_meet", _payload(f"meet-{vacancy.id}-{each.reference}"), letter=letter)
        for letter, each in zip(LETTERS[first:], page.cards, strict=False)
    ]
    if first + len(page.cards) < page.total:
        more = f"vacancy-{vacancy.id}-from-{first + CARDS_AT_ONCE}"
        buttons.append(turn.button("utter_button_more_cards", _payload(more)))
    heading = Part("utter_candidates_for_vacancy", {"occupation": name.lower(), "total": page.total})
    turn.say(heading, *_cards(turn, page, first), *_notes(page), buttons=[*buttons, _other_ways(turn)])


def _say_quick(turn: Turn, occupation: str, first: int = 0) -> None:
    """Show cards for an occupation without a vacancy; to meet somebody a vacancy has to be reported."""
    take_place(turn)
    settle(turn)
    turn.remember("shown_up_to", first + CARDS_AT_ONCE)
    place = turn.slot("place")
    with session_scope() as session:
        try:
            need = need_in(session, occupation, place, clock.today())
        except NotFoundError:
            say_answer(turn)
            return
        page = cards.candidates_without_vacancy(
            session, turn.person, need, clock.today(), first=first, number=CARDS_AT_ONCE
        )
        name = cards.occupation_names(session, [occupation])[occupation]
    values = {"occupation": name.lower(), "total": page.total}
    report = report_button(turn, occupation, place)
    if not page.cards:
        few = "utter_candidates_quick_few" if page.total else "utter_candidates_quick_none"
        if first and page.total:
            _say_no_more(turn, name, [report])
            return
        say_answer(turn, lambda _: Addition((Part(few, values),), (report,)))
        return
    buttons = [report]
    if first + len(page.cards) < page.total:
        more = _payload(f"quick-from-{first + CARDS_AT_ONCE}")
        buttons.append(turn.button("utter_button_more_cards", more))
    turn.say(
        Part("utter_candidates_quick", values),
        *_cards(turn, page, first),
        *_notes(page),
        Part("utter_candidates_report_first"),
        buttons=[*buttons, _other_ways(turn)],
    )


def _say_none(turn: Turn, name: str, vacancy: Vacancy) -> None:
    """Say honestly that there is nobody, and what may help."""
    level = Part("utter_candidates_none_level") if vacancy.dutch_level and not vacancy.coaching else None
    buttons = [
        turn.button("utter_choice_ask_language_coaching", "/ask_language_coaching"),
        turn.button("utter_choice_ask_tryout", "/ask_tryout"),
        turn.button("utter_choice_ask_support_measures", "/ask_support_measures"),
        _other_ways(turn),
    ]
    told = [Part("utter_candidates_none", {"occupation": name.lower()}), *([level] if level else [])]
    turn.say(*told, Part("utter_candidates_vdab"), buttons=buttons)


def _say_no_more(turn: Turn, name: str, buttons: Sequence[Button]) -> None:
    """Say that every card was shown; asking for more again says the same."""
    told = Part("utter_candidates_no_more", {"occupation": name.lower()})
    turn.say(told, buttons=[*buttons, _other_ways(turn)])


def _say_ways(turn: Turn, open_ones: Sequence[Vacancy]) -> None:
    turn.remember("topic", TOPIC)
    own = [turn.button("utter_button_my_matches", _payload(OWN))] if open_ones else []
    say_answer(turn, lambda _: Addition((), tuple(own)))


def _ask_which(turn: Turn, found: Sequence[Vacancy]) -> None:
    with session_scope() as session:
        names = cards.occupation_names(session, [each.occupation for each in found])
    buttons = [
        {"title": f"{names[each.occupation]} ({each.id})"[:40], "payload": _payload(f"vacancy-{each.id}")}
        for each in found[:MOST_VACANCIES]
    ]
    turn.say("utter_candidates_which_vacancy", buttons=[*buttons, _other_ways(turn)])


def _meet(turn: Turn, vacancy_id: int, reference: str, *, agreed: bool) -> None:
    """Ask the employer's yes to meet one candidate, or take it: it counts for this candidate alone."""
    settle(turn)
    with session_scope() as session:
        try:
            vacancy = own_vacancy(session, turn.person, vacancy_id)
            found = cards.candidate_behind(session, vacancy, reference, clock.today())
            if found is None:
                raise NotFoundError("no longer a candidate")
            if agreed:
                match_id = matches.propose(
                    session,
                    vacancy_id,
                    found.person,
                    by="employer",
                    score=found.match.score,
                    reasons=cards.reasons_of(found.match),
                )
                progress = match_agreement.agree_employer(session, match_id, turn.person)
            else:
                card = cards.card_of(session, turn.person, vacancy, found.person, clock.today())
        except (NotFoundError, MatchStoppedError, ConsentMissingError, matches.NotProposableError):
            turn.say("utter_match_candidate_gone", buttons=[_cards_again(turn, vacancy_id)])
            return
    if agreed:
        say_progress(turn, "employer", progress)
        return
    lines = "\n".join(f"• {line}" for line in card_lines(turn, card))
    turn.say(
        Part("utter_meet_card", {"lines": lines}),
        Part("utter_meet_consent", {"company": vacancy.company}),
        buttons=[
            turn.button("utter_button_meet_yes", _payload(f"agree-{vacancy_id}-{reference}")),
            _cards_again(turn, vacancy_id),
        ],
    )


def _cards(turn: Turn, page: cards.Page, first: int) -> list[Part]:
    return [
        Part(
            "utter_candidate_card",
            {"letter": letter, "lines": "\n".join(f"• {line}" for line in card_lines(turn, each))},
        )
        for letter, each in zip(LETTERS[first:], page.cards, strict=False)
    ]


def _notes(page: cards.Page) -> list[Part]:
    notes = [Part("utter_candidates_checked")]
    if any(each.coarse for each in page.cards):
        notes.append(Part("utter_candidates_few"))
    if any(each.demo for each in page.cards):
        notes.append(Part("utter_match_demo"))
    return notes


def _open_vacancies(turn: Turn) -> list[Vacancy]:
    with session_scope() as session:
        return [each for each in vacancies_of(session, turn.person) if each.state == "open"]


def _other_ways(turn: Turn) -> Button:
    return turn.button("utter_button_other_ways", _payload(WAYS))


def _cards_again(turn: Turn, vacancy_id: int) -> Button:
    return turn.button("utter_button_other_candidates", _payload(f"vacancy-{vacancy_id}"))


def _payload(answer: str) -> str:
    return f'/find_candidates{{"answer": "{answer}"}}'
