"""A second question in one message: offered with a button, again when the first one is settled."""

from collections.abc import Mapping
from typing import Any

from actions.turn import Turn

SLOT = "second_question"
# Intents that lead to the same answer: who asked one of them has the other one's answer too.
SAME_ANSWER = frozenset({"ask_when_may_work", "ask_status_rights", "ask_work_during_appeal", "ask_may_hire"})
NEVER_OFFERED = frozenset({"stop", "repeat"})
# What the first answer asks about is known by then; only these are about the second question alone.
OWN_ENTITIES = frozenset({"measure", "place", "occupation", "sector", "language_level"})
Waiting = Mapping[str, Any]


def offer(turn: Turn) -> None:
    """Offer the second question of this message, or the one that waits, below what was just said.

    While our own question is open it is offered once, and again as soon as nothing is open.
    """
    found = _found(turn)
    if found is not None:
        turn.remember(SLOT, found)
    waiting: Waiting | None = turn.slot(SLOT)
    if waiting is None:
        return
    if found is None and _same(turn.intent, waiting["intent"]):
        turn.forget(SLOT)
    elif turn.slot("open_question"):
        if found is not None:
            _add(turn, "utter_also_asked_later", waiting)
            own = [entity for entity in waiting["entities"] if entity["entity"] in OWN_ENTITIES]
            turn.remember(SLOT, {**waiting, "entities": own})
    elif waiting["offered"]:
        turn.forget(SLOT)
    else:
        offer_again(turn)


def offer_again(turn: Turn) -> bool:
    """Offer the question that waits, also when that was done before; False when none waits."""
    waiting: Waiting | None = turn.slot(SLOT)
    if waiting is None:
        return False
    _add(turn, "utter_also_asked", waiting)
    turn.remember(SLOT, {**waiting, "offered": True})
    return True


def _found(turn: Turn) -> Waiting | None:
    """Return the second question of this message when it is one to offer."""
    second = turn.second_question
    if second is None or turn.intent in NEVER_OFFERED or second in NEVER_OFFERED:
        return None
    if _same(turn.intent, second) or not turn.has_response(f"utter_choice_{second}"):
        return None
    told = turn.slot("measure") if turn.slot("topic") == "measure" else None
    entities = [dict(entity) for entity in turn.entities if entity.get("value") != told]
    return {"intent": second, "entities": entities, "offered": False}


def _same(answered: str, second: str) -> bool:
    return answered == second or {answered, second} <= SAME_ANSWER


def _add(turn: Turn, response: str, waiting: Waiting) -> None:
    choice = f"utter_choice_{waiting['intent']}"
    button = turn.button(choice, f"/{waiting['intent']}")
    if not turn.shows(button):
        turn.add(response, button, subject=turn.text(choice))
