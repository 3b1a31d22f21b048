"""The contract between intents, rules, actions and responses; `rasa data validate` does not hold it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.rules.escalation import EscalationReason
from core.rules.right_to_work_terms import Assumption, End, Fact, NextStep, Reason, Right
from tests.actions.conversation import actions, domain, rules

RESPONSES: dict[str, list[dict[str, Any]]] = domain()["responses"]
BUTTONS = [
    (name, button)
    for name, variants in RESPONSES.items()
    for text in variants
    for button in text.get("buttons", ())
]
FILES = [*sorted(Path("actions").glob("*.py")), Path("core/services/match_reasons.py")]
SOURCES = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
FOR_BOTH = ("", "_employer")
FOR_ALL = ("", "_employer", "_simple")
VARIANTS = ("_simple", "_employer", "_without_day", "_yes", "_no", "_uncertain")


def read(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load(Path("nlu/domain", name).read_text(encoding="utf-8")))


INTENTS: list[str] = read("intents.yml")["intents"]
ENTITIES: list[str] = read("intents.yml")["entities"]


def test_every_intent_has_one_rule() -> None:
    assert sorted(rules()) == sorted(INTENTS)


def test_domain_lists_just_the_actions_that_exist() -> None:
    assert sorted(read("actions.yml")["actions"]) == sorted(actions())


def test_every_rule_calls_an_action_that_exists() -> None:
    assert set(rules().values()) <= set(actions())


@pytest.mark.parametrize(("response", "button"), BUTTONS, ids=str)
def test_button_says_something_that_the_bot_understands(response: str, button: dict[str, str]) -> None:
    intent, _, values = button["payload"].partition("{")
    assert intent.lstrip("/") in INTENTS
    told = json.loads("{" + values) if values else {}
    if intent == "/request_human" and told:  # for the desk alone: bot/commands.py takes it off before Rasa
        assert EscalationReason(told.pop("reason"))
    assert set(told) <= set(ENTITIES)


@pytest.mark.parametrize(("response", "button"), BUTTONS, ids=str)
def test_button_title_fits_on_a_phone(response: str, button: dict[str, str]) -> None:
    assert len(button["title"]) <= 40


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_response_is_used(name: str) -> None:
    base = name
    while base.endswith(VARIANTS):
        base = base[: base.rindex("_")] if not base.endswith("_without_day") else base[: -len("_without_day")]
    prefixes = {used.split("{")[0] for used in re.findall(r'f"(utter_[^"]*)"', SOURCES)} - {"utter_"}
    quoted = set(re.findall(r'"(utter_\w+)"', SOURCES))
    small_talk = {f"utter_{intent}" for intent, action in rules().items() if action == "action_small_talk"}
    welcomes = {f"utter_{role}_welcome" for role in ("newcomer", "employer", "staff")}
    used = quoted | small_talk | welcomes
    assert {name, base} & used or any(name.startswith(prefix) for prefix in prefixes)


@pytest.mark.parametrize(
    "name", sorted(name for name in RESPONSES if name.endswith(("_simple", "_employer")))
)
def test_variant_of_a_response_has_a_base(name: str) -> None:
    named_after_a_code = name in {f"utter_assumption_{code.value}" for code in Assumption}
    assert named_after_a_code or name.removesuffix("_simple").removesuffix("_employer") in RESPONSES


@pytest.mark.parametrize(
    "name",
    [
        f"utter_verdict_{reason.value}{variant}"
        for reason in Reason
        for variant in ("", "_employer", "_simple")
    ]
    + [
        f"utter_next_step_{step.value}{variant}"
        for step in NextStep
        for variant in ("", "_employer", "_simple")
    ]
    + [f"utter_assumption_{code.value}{variant}" for code in Assumption for variant in ("", "_employer")]
    + [f"utter_ends_{end.value}{variant}" for end in End for variant in ("", "_employer")]
    + [f"utter_ask_{fact.value}{variant}" for fact in Fact for variant in ("", "_employer")]
    + [f"utter_rights_{what}_{right.value}" for what in ("self_employed", "volunteering") for right in Right]
    + [f"utter_choice_{intent}" for intent in INTENTS if intent.startswith(("ask_", "register_", "find_"))],
)
def test_code_of_the_rules_has_words(name: str) -> None:
    assert RESPONSES[name][0]["text"].strip()


# what a person can say of themselves: how far, how long
VALUE_TO_CHOOSE = re.compile(r"utter_profile_(button_\d+_km|years_[\d_]+)")


@pytest.mark.parametrize("name", sorted(RESPONSES))
def test_response_holds_no_fact_that_belongs_in_data(name: str) -> None:
    text = re.sub(r"\d{1,2} (juli|augustus)( 2026)?", "", RESPONSES[name][0]["text"])
    text = re.sub(r"bijlage \d\d\w*|\b112\b|\b101\b", "", text)  # names of papers, emergency numbers
    text = re.sub(r"\b[ABC][0-2]\b", "", text)  # names of levels
    if VALUE_TO_CHOOSE.fullmatch(name):
        return
    assert not re.search(r"\d", text)
