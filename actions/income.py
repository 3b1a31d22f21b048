"""What earning money does to somebody's place in a reception centre, with a calculation."""

from decimal import Decimal

from actions.answers import Addition, say_answer, start
from actions.base import BotAction
from actions.turn import Part, Turn
from core import clock
from core.rules.amounts_in_dutch import amount_in, is_gross
from core.services.reception_contribution import calculate
from core.services.sessions import session_scope

HOW_TO_CALCULATE = "income-calculate"
PARTS_ABOUT_THE_CONTRIBUTION = {None, HOW_TO_CALCULATE}


class ActionIncome(BotAction):
    """Answer `ask_income_and_reception`: "ik verdien 1200 euro, hoeveel moet ik betalen voor de opvang?"."""

    def name(self) -> str:
        """Return the name under which Rasa calls this action."""
        return "action_income"

    def answer(self, turn: Turn) -> None:
        """Take the wage that the message tells, then answer with what it means."""
        start(turn)
        take_income(turn)
        say_income(turn)


def take_income(turn: Turn) -> bool:
    """Remember the net wage of a month that the message tells; False when it tells none.

    Who tells a wage gets the calculation itself, so not the part that explains how to calculate.
    """
    told = None if turn.is_press else amount_in(turn.text_of_person)
    if told is not None:
        turn.remember("net_income", str(told))
        if turn.slot("answer_id") == HOW_TO_CALCULATE:
            turn.forget("answer_id")
    return told is not None


def say_income(turn: Turn) -> None:
    """Say the answer with a calculation: of the wage that was told, or of an example."""
    say_answer(turn, _calculation)


def _calculation(turn: Turn) -> Addition:
    if turn.slot("answer_id") not in PARTS_ABOUT_THE_CONTRIBUTION and not turn.slot("net_income"):
        return Addition()
    if not turn.is_press and is_gross(turn.text_of_person):
        return Addition((Part("utter_contribution_needs_net"),))
    net = turn.slot("net_income")
    with session_scope() as session:
        found = calculate(session, Decimal(net) if net else None, clock.today())
    if found is None:
        return Addition()
    response = "utter_contribution_example" if found.is_example else "utter_contribution"
    if found.pays == 0:
        response = "utter_contribution_nothing"
    values = {
        "net": in_euro(found.net),
        "pays": in_euro(found.pays),
        "keeps": in_euro(found.keeps),
        "free": in_euro(found.free_up_to),
    }
    parts = [Part(response, values)]
    if found.confidence != "high":
        parts.append(Part("utter_contribution_unsure"))
    return Addition(tuple(parts))


def in_euro(amount: Decimal) -> str:
    """Return an amount as Dutch readers write it: `1.200 euro`, `347,25 euro`."""
    whole = amount == amount.to_integral_value()
    written = f"{amount:,.0f}" if whole else f"{amount:,.2f}"
    return written.replace(",", "_").replace(".", ",").replace("_", ".") + " euro"
