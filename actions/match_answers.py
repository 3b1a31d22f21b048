"""What somebody answers about a match: look, yes, stop, how it ended. Checked: it has to be their own."""

import re
from typing import Final

from actions import introduction
from actions.match_progress import OWN, match_button, own_button, say_identity, say_progress, side_of
from actions.questions import settle
from actions.reasons import card_lines, reasons
from actions.turn import Button, Part, Turn
from core import clock
from core.errors import NotFoundError, ToeleidingError
from core.rules.match_state import OUTCOMES, Outcome, Phase, Side
from core.services import cards, match_agreement, match_views, matches
from core.services.match_messages import answer_payload
from core.services.match_views import MatchView
from core.services.sessions import session_scope
from core.services.vacancies import own_vacancy

_ANSWER: Final = re.compile(rf"match-(show|yes|stop|stopped|end)-(\d+)(?:-({'|'.join(OUTCOMES)}))?")
_OWN_WORDS: Final = re.compile(
    r"\b(?:kennismaking(?:en)?|match(?:es|en)?|(?:mijn|onze|m'n) (?:\w+ )?voorstel(?:len)?)\b"
    r"|\bmet (?:mij|ons) kennis\s?maken\b|\bkennis\s?maken met (?:mij|ons)\b|\bnaar (?:mijn|m'n) profiel\b",
    re.IGNORECASE,
)


def asks_for_own(turn: Turn) -> bool:
    """Whether somebody types that they want to see their own matches."""
    return bool(_OWN_WORDS.search(turn.text_of_person))


def take(turn: Turn, answer: str, side: Side) -> bool:
    """Do what a button about a match says; False for another button."""
    if answer == OWN:
        say_own(turn, side)
        return True
    found = _ANSWER.fullmatch(answer)
    if found is None:
        return False
    settle(turn)
    what, match_id, outcome = found[1], int(found[2]), found[3]
    try:
        with session_scope() as session:
            view = match_views.view_of(session, match_id, turn.person)
    except NotFoundError:
        turn.say("utter_match_gone", buttons=[own_button(turn, side)])
        return True
    if view.side != side:
        turn.remember("role", view.side)
    _take_own(turn, what, view, outcome)
    return True


def say_own(turn: Turn, side: Side) -> None:
    """Show the matches of this person that go on, each with a button."""
    settle(turn)
    with session_scope() as session:
        views = [view for view in match_views.views_of(session, turn.person) if view.side == side]
    if not views:
        turn.say("utter_match_none", buttons=[_search(turn, side)])
        return
    lines = [
        turn.text(_state_response(view), number=view.id, occupation=view.occupation.lower(), place=view.place)
        for view in views
    ]
    buttons = [
        turn.button("utter_button_match_show", answer_payload(side, f"match-show-{view.id}"), number=view.id)
        for view in views
    ]
    turn.say(Part("utter_match_own", {"lines": "\n\n".join(lines)}), buttons=[*buttons, _search(turn, side)])


def _take_own(turn: Turn, what: str, view: MatchView, outcome: str | None) -> None:
    if view.state.phase is Phase.STOPPED or (view.state.phase is Phase.ENDED and what != "end"):
        turn.say("utter_match_is_stopped", buttons=[_search(turn, side_of(view))])
    elif what == "show":
        _show(turn, view)
    elif what == "yes":
        _agree(turn, view)
    elif what == "end":
        _end(turn, view, outcome)
    else:
        _stop(turn, view, sure=what == "stopped" or view.awaits_me)


def _show(turn: Turn, view: MatchView) -> None:
    if view.state.phase is Phase.INTRODUCED:
        say_identity(turn, view.id)
        return
    if view.state.both_agreed:
        with session_scope() as session:
            progress = match_agreement.introduce_if_possible(session, view.id, turn.person)
        say_progress(turn, side_of(view), progress)
        return
    with session_scope() as session:
        try:
            if view.side == "employer":
                vacancy = own_vacancy(session, turn.person, view.vacancy_id)
                card = cards.card_of(session, turn.person, vacancy, view.person, clock.today())
                said = _for_employer(turn, card, vacancy.company)
            else:
                shown = cards.vacancy_card(session, view.vacancy_id, turn.person, clock.today())
                said = [vacancy_part(turn, shown)]
        except NotFoundError:
            turn.say("utter_match_gone", buttons=[own_button(turn, side_of(view))])
            return
    if view.awaits_me:
        turn.say(*said, buttons=[match_button(turn, view, "yes"), match_button(turn, view, "stop", "refuse")])
    else:
        turn.say(*said, "utter_match_waiting_for_other", buttons=[match_button(turn, view, "stop")])


def vacancy_part(turn: Turn, shown: cards.VacancyCard) -> Part:
    """Return a vacancy with the reasons why it fits, in words."""
    vacancy = shown.vacancy
    response = "utter_match_vacancy_card_demo" if vacancy.demo else "utter_match_vacancy_card"
    lines = "\n".join(f"• {line}" for line in reasons(turn, shown.results))
    return Part(response, {"occupation": shown.occupation, "place": shown.place, "lines": lines})


def _for_employer(turn: Turn, card: cards.CandidateCard, company: str) -> list[Part]:
    lines = "\n".join(f"• {line}" for line in card_lines(turn, card))
    return [Part("utter_meet_card", {"lines": lines}), Part("utter_meet_consent", {"company": company})]


def _agree(turn: Turn, view: MatchView) -> None:
    """Take the employer's yes at once; a newcomer is asked first what they want to pass on."""
    if view.side == "newcomer":
        if view.awaits_me:
            introduction.begin(turn, match_id=view.id, vacancy_id=view.vacancy_id)
        else:
            _show(turn, view)
        return
    try:
        with session_scope() as session:
            progress = match_agreement.agree_employer(session, view.id, turn.person)
    except ToeleidingError:
        turn.say("utter_match_gone", buttons=[own_button(turn, "employer")])
        return
    say_progress(turn, "employer", progress)


def _stop(turn: Turn, view: MatchView, *, sure: bool) -> None:
    if not sure:
        buttons = [match_button(turn, view, "stopped"), own_button(turn, side_of(view))]
        turn.say("utter_match_stop_sure", buttons=buttons)
        return
    with session_scope() as session:
        matches.stop(session, view.id, side_of(view), person=turn.person)
    turn.say("utter_match_stopped_by_me", buttons=[_search(turn, side_of(view))])


def _end(turn: Turn, view: MatchView, outcome: str | None) -> None:
    if view.state.introduced_at is None:
        turn.say("utter_match_gone", buttons=[own_button(turn, side_of(view))])
        return
    if outcome is None:
        buttons = [
            turn.button(
                f"utter_button_outcome_{each}", answer_payload(side_of(view), f"match-end-{view.id}-{each}")
            )
            for each in OUTCOMES
        ]
        turn.say("utter_match_ask_outcome", buttons=buttons)
        return
    with session_scope() as session:
        matches.end(session, view.id, _outcome(outcome), person=turn.person)
    turn.say(f"utter_match_outcome_{outcome}", buttons=[_search(turn, side_of(view))])


def _state_response(view: MatchView) -> str:
    if view.state.phase is Phase.INTRODUCED:
        return "utter_match_line_introduced"
    return "utter_match_line_my_turn" if view.awaits_me else "utter_match_line_waiting"


def _outcome(said: str) -> Outcome:
    return next(each for each in OUTCOMES if each == said)


def _search(turn: Turn, side: Side) -> Button:
    intent = "ask_find_job" if side == "newcomer" else "find_candidates"
    return turn.button(f"utter_choice_{intent}", f"/{intent}")
