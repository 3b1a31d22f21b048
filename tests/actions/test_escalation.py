"""Handing over: the actions only name a reason; the desk asks the person and opens nothing without a yes."""

from typing import Any

import pytest

from core.database.escalations import open_escalations
from core.database.session import session_scope
from core.rules.escalation import EscalationReason
from tests.actions.conversation import Conversation, domain

HUMAN = "Een medewerker vragen"
PAID_NOTHING = ("mijn baas betaalt niet", "report_exploitation")


def reason_of(payload: str) -> str:
    reasons = [each.value for each in EscalationReason if f'"{each.value}"' in payload]
    return reasons[0] if reasons else "request_human"


def handed_over(person: Conversation) -> dict[str, Any]:
    return dict(person.attached["handover"])


@pytest.mark.parametrize(
    ("intent", "said", "reason"),
    [
        ("request_human", "", "request_human"),
        ("complain", "Het spijt me dat het niet goed liep.", "complain"),
    ],
)
def test_action_names_the_reason_and_says_at_most_that_it_is_sorry(
    person: Conversation, intent: str, said: str, reason: str
) -> None:
    assert person.says("ik wil met een mens praten", intent) == said
    assert handed_over(person) == {"reason": reason}
    with session_scope() as session:
        assert open_escalations(session, states=("asked", "waiting", "staff")) == []


def test_second_question_of_the_message_is_offered_beside_the_hand_over(person: Conversation) -> None:
    said = person.says("medewerker en is er taalcoaching?", "request_human", second="ask_language_coaching")
    assert said.startswith("Je vroeg ook")
    assert handed_over(person) == {"reason": "request_human"}


def test_exploitation_is_answered_first_and_its_human_comes_before_others(person: Conversation) -> None:
    said = person.says(*PAID_NOTHING)
    assert said.startswith("**Ben je nu in gevaar? Bel 112.**")
    assert "Jouw vraag gaat dan voor." in said
    assert person.attached == {}
    assert reason_of(person.payload_of(HUMAN)) == "exploitation"


@pytest.mark.parametrize("intent", ["request_human", "complain"])
def test_who_told_about_exploitation_and_asks_for_a_human_is_urgent(
    person: Conversation, intent: str
) -> None:
    person.says(*PAID_NOTHING)
    person.says("ik wil met een mens praten", intent)
    assert handed_over(person) == {"reason": "exploitation"}


def test_danger_is_answered_at_once_and_its_human_is_urgent(person: Conversation) -> None:
    said = person.says("ik ben in gevaar", "request_human")
    assert said.startswith("**Ben je nu in gevaar? Bel 112.**")
    assert person.attached == {}
    assert reason_of(person.payload_of(HUMAN)) == "exploitation"
    person.says("ik wil met een mens praten", "request_human")
    assert handed_over(person) == {"reason": "exploitation"}


def test_human_below_an_uncertain_verdict_hears_that_it_was_uncertain(person: Conversation) -> None:
    card = {"card_text": "unlimited", "card_valid_until": "2027-03-04"}
    person.slots.update(status="temporary_protection", document="annex_15", **card)
    assert person.says("mag ik werken?", "ask_when_may_work").startswith("**Ja**")
    sure = person.payload_of(HUMAN)
    person.slots["document"] = "temporary_protection_certificate"
    person.slots.update(dict.fromkeys(card))
    assert "zeker" in person.says("mag ik werken?", "ask_when_may_work")
    assert (reason_of(sure), reason_of(person.payload_of(HUMAN))) == ("request_human", "uncertain_verdict")


def test_human_below_a_day_that_is_not_certain_hears_so_too(person: Conversation) -> None:
    person.says("ik heb asiel gevraagd op 12 augustus 2026, wanneer mag ik werken?", "ask_when_may_work")
    assert "Dat is niet zeker" in person.presses("Nee")
    assert reason_of(person.payload_of(HUMAN)) == "uncertain_verdict"


def test_human_after_a_second_miss_hears_that_the_bot_did_not_understand(person: Conversation) -> None:
    for _ in range(2):
        person.says("kaart", "nlu_unclear", ranking=("ask_work_permit",))
    assert reason_of(person.payload_of(HUMAN)) == "not_understood"


def test_every_other_button_for_a_human_is_a_plain_request() -> None:
    payloads = {
        name: button["payload"]
        for name, (response, *_) in domain()["responses"].items()
        for button in response.get("buttons") or ()
        if button["payload"].startswith("/request_human")
    }
    with_reason = {name for name, payload in payloads.items() if payload != "/request_human"}
    assert with_reason == {"utter_not_understood", "utter_not_understood_employer", "utter_danger"}


def test_employer_who_complains_in_the_first_message_is_known_as_one(person: Conversation) -> None:
    person.says("ik ben werkgever, ik heb een klacht over jullie dienst", "complain")
    assert person.slots["role"] == "employer"
