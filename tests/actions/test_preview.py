"""The preview on the web pages says letter by letter what the bot says."""

import os
from typing import Any

import pytest

from actions.answers import THEMED_INTENTS
from core.database.session import session_scope
from core.rules.answers import Answer
from core.services.answers import Question, all_answers, answers_for
from core.services.measures import all_measures
from core.services.organisations import organisations_for
from core.services.preview import said_about
from tests.actions.conftest import TODAY
from tests.actions.conversation import Conversation


def pressed(person: Conversation, intent: str, **entities: str) -> str:
    found = [{"entity": name, "value": value} for name, value in entities.items()]
    return person._turn(intent, f"/{intent}", found)


def loaded(read: Any, *arguments: Any) -> list[Any]:
    with session_scope(os.environ["TOELEIDING_DATABASE_URL"]) as session:
        return list(read(session, *arguments))


def test_every_measure(person: Conversation) -> None:
    for measure in loaded(all_measures):
        person.slots = {"role": "newcomer" if measure.audience == "newcomer" else "employer"}
        short, *more = said_about(measure, TODAY)
        assert pressed(person, "ask_measure_details", measure=measure.id) == short.text
        for said in more:
            assert person.presses("Meer uitleg") == said.text


def test_every_organisation(person: Conversation) -> None:
    themes = ["jobs", "hiring", "reception", "diploma", "dutch_courses", "legal_aid", "integration"]
    found = loaded(organisations_for, themes, None, None)
    assert len(found) > 10
    for organisation in found:
        person.slots = {"role": "newcomer"}
        assert (
            pressed(person, "ask_contact", answer=organisation.id) == said_about(organisation, TODAY)[0].text
        )


def is_told(session: Any, answer: Answer) -> bool:
    question = Question(answer.intent, None, None, TODAY, TODAY, answer.id)
    return answers_for(session, question, TODAY).answers == (answer,)


@pytest.mark.parametrize("role", ["newcomer", "employer"])
def test_every_answer_about_a_part_of_a_subject(person: Conversation, role: str) -> None:
    with session_scope(os.environ["TOELEIDING_DATABASE_URL"]) as session:
        told = [answer for answer in all_answers(session) if answer.words and is_told(session, answer)]
    meant_for = {"newcomer": ("newcomer", "anyone"), "employer": ("employer", "anyone")}[role]
    plain = set(THEMED_INTENTS) - {"ask_contact", "ask_shortage_occupation"}
    checked = [answer for answer in told if answer.audience in meant_for and answer.intent in plain]
    assert len(checked) > 5
    for answer in checked:
        person.slots = {"role": role}
        said = {each.label: each.text for each in said_about(answer, TODAY)}
        general = role == "newcomer" or answer.audience == "employer"
        assert (
            pressed(person, answer.intent, answer=answer.id)
            == said["Kort" if general else "Aan een werkgever"]
        )
        more = "Meer uitleg" if general else "Meer uitleg aan een werkgever"
        if more in said:
            assert person.presses("Meer uitleg") == said[more]
