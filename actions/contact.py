"""Which organisation somebody can turn to: by name, or by theme and place, the nearest first."""

from collections.abc import Sequence

from actions.answers import is_about_a_part, say_answer, start
from actions.base import BotAction
from actions.collect import collect
from actions.contact_lines import contact_button, contact_line
from actions.places import ask_place, place_of, take_place
from actions.questions import ASKED_AGAIN, ask, settle
from actions.sources import sources_part
from actions.turn import Part, Turn
from core.rules.organisations import Organisation, OrganisationAudience
from core.services import organisations
from core.services.sessions import session_scope

TOPIC = "contact"
THEME = "theme"
MOST_OTHERS = 4
# Somebody who asks where to go after an answer means the subject of that answer.
THEMES_OF_TOPICS = {
    "ask_learn_dutch": "dutch_courses",
    "ask_diploma_recognition": "diploma",
    "ask_register_vdab": "jobs",
    "ask_find_job": "jobs",
    "ask_integration_programme": "integration",
    "ask_self_employment": "entrepreneurship",
    "ask_income_and_reception": "reception",
    "report_exploitation": "exploitation",
    "right_to_work": "work_permit",
    "status_rights": "work_permit",
    "ask_work_permit": "work_permit",
    "ask_language_coaching": "language_at_work",
    "measures_overview": "subsidies",
    "find_candidates": "hiring",
    "register_vacancy": "hiring",
}


class ActionContact(BotAction):
    """Answer `ask_contact`: "waar vind ik VDAB in Kortrijk?", "wie helpt mij met mijn diploma?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_contact"

    def answer(self, turn: Turn) -> None:
        """Take the organisation, theme and place that the message names, and ask for what is missing."""
        collect(turn)
        take_place(turn)
        before = turn.slot("topic")
        chosen = turn.first("answer") if turn.is_press else None
        with session_scope() as session:
            named = None if turn.is_press else organisations.named_organisation(session, turn.text_of_person)
            themes = [] if turn.is_press else organisations.themes_in(session, turn.text_of_person)
            known = {found.id for found in organisations.organisations_by_id(session, [str(chosen)])}
        if not (named or themes or chosen) and is_about_a_part(turn):
            start(turn)
            say_answer(turn)
            return
        turn.remember("topic", TOPIC)
        turn.remember("organisation", chosen if chosen in known else named.id if named else None)
        if chosen and chosen not in known:
            turn.remember("theme", chosen)
        elif themes:
            turn.remember("theme", themes[0])
        elif before in THEMES_OF_TOPICS:
            turn.remember("theme", THEMES_OF_TOPICS[before])
        elif before != TOPIC:
            turn.forget("theme")
        say_contact(turn)


def say_contact(turn: Turn) -> None:
    """Tell how to reach the remembered organisation, or the nearest one for the remembered theme."""
    if turn.slot("organisation") is not None:
        settle(turn)
        _say_named(turn)
    elif turn.slot("theme") is None:
        _ask_theme(turn)
    elif turn.slot("place") is None:
        ask_place(turn)
    else:
        settle(turn)
        _say_nearest(turn)


def take_theme(turn: Turn) -> bool:
    """Remember the theme that the message names; False when it names none."""
    with session_scope() as session:
        themes = organisations.themes_in(session, turn.text_of_person)
    if themes:
        turn.remember("theme", themes[0])
    return bool(themes)


def nearest_for(turn: Turn, theme: str) -> list[Organisation]:
    """Return the organisations for a theme and for this person, the nearest first."""
    place = place_of(turn)
    with session_scope() as session:
        audience: OrganisationAudience = "employer" if turn.is_employer else "newcomer"
        return organisations.organisations_for(session, [theme], place, audience)


def _ask_theme(turn: Turn, introduction: Sequence[Part] = ()) -> None:
    role = "employer" if turn.is_employer else "newcomer"
    with session_scope() as session:
        themes = organisations.themes_offered_to(session, role)
    buttons = [
        {"title": theme.title, "payload": f'/ask_contact{{"answer": "{theme.id}"}}'} for theme in themes
    ]
    ask(turn, THEME, introduction=introduction, buttons=buttons)


ASKED_AGAIN[THEME] = _ask_theme


def _say_named(turn: Turn) -> None:
    place = place_of(turn)
    with session_scope() as session:
        organisation = organisations.local_part(session, turn.slot("organisation"), place)
    turn.say(*_parts(turn, organisation), buttons=[turn.human_button()])


def _say_nearest(turn: Turn) -> None:
    found = nearest_for(turn, str(turn.slot("theme")))
    human = turn.human_button()
    if not found:
        turn.say("utter_no_organisation", buttons=[human])
        return
    others = [contact_button(turn, organisation) for organisation in found[1 : 1 + MOST_OTHERS]]
    parts = _parts(turn, found[0])
    if others:
        parts.append(Part("utter_other_organisations"))
    turn.say(*parts, buttons=[*others, human])


def _parts(turn: Turn, organisation: Organisation) -> list[Part]:
    parts = [Part("utter_organisation", {"name": organisation.name, "summary": organisation.summary})]
    if organisation.status == "ended":
        parts.append(Part("utter_organisation_ended"))
    contacts = [contact_line(turn, contact) for contact in organisation.contacts]
    if contacts:
        parts.append(Part("utter_contacts", {"contacts": "\n".join(contacts)}))
    else:
        parts.append(Part("utter_no_contacts"))
    if any(contact.confidence != "high" for contact in organisation.contacts):
        parts.append(Part("utter_contacts_unsure"))
    if organisation.status == "unknown" or organisation.confidence == "low":
        parts.append(Part("utter_organisation_unsure"))
    if organisation.sources:
        parts.append(sources_part(turn, organisation.sources[:1], organisation.checked_on))
    return parts
