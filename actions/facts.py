"""What is remembered of somebody's situation, and from there to the situation that the rules decide on."""

from datetime import date

from actions.questions import UNKNOWN
from actions.turn import Turn
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import CardText, Fact

DATE_FACTS = (
    Fact.LODGED_ON,
    Fact.REFUSAL_NOTIFIED_ON,
    Fact.APPEAL_LODGED_ON,
    Fact.CARD_VALID_UNTIL,
)
APPEAL_REJECTED_ON = (
    "appeal_rejected_on"  # a day of the fact APPEAL_REJECTED, which itself is asked as yes or no
)
REFUSAL_ANNULLED = "refusal_annulled"  # told, never asked
YES_OR_NO = {"yes": True, "no": False}


def remember_yes(turn: Turn, *facts: Fact) -> None:
    """Remember that these steps of the procedure were taken."""
    for fact in facts:
        turn.remember(fact.value, "yes")


def situation_of(turn: Turn, today: date) -> Situation:
    """Return the remembered situation, for work on the day of asking."""
    slots = {fact: turn.slot(fact.value) for fact in Fact}
    lodged_from, lodged_until = period_of(slots[Fact.LODGED_ON])
    exact = lodged_from == lodged_until
    return Situation(
        work_on=today,
        today=today,
        status=_known(slots[Fact.STATUS]),
        lodged_on=lodged_from if exact else None,
        lodged_from=None if exact else lodged_from,
        lodged_until=None if exact or lodged_until is None else min(lodged_until, today),
        document=_known(slots[Fact.DOCUMENT]),
        later_application=YES_OR_NO.get(slots[Fact.LATER_APPLICATION]),
        admissible=YES_OR_NO.get(slots[Fact.ADMISSIBLE]),
        refused=YES_OR_NO.get(slots[Fact.REFUSED]),
        refusal_notified_on=_day(slots[Fact.REFUSAL_NOTIFIED_ON]),
        refusal_annulled=YES_OR_NO.get(turn.slot(REFUSAL_ANNULLED)),
        appealed=YES_OR_NO.get(slots[Fact.APPEALED]),
        appeal_lodged_on=_day(slots[Fact.APPEAL_LODGED_ON]),
        appeal_rejected=YES_OR_NO.get(slots[Fact.APPEAL_REJECTED]),
        appeal_rejected_on=_day(turn.slot(APPEAL_REJECTED_ON)),
        transfer_refused=YES_OR_NO.get(slots[Fact.TRANSFER_REFUSED]),
        card_text=CardText(slots[Fact.CARD_TEXT]) if _known(slots[Fact.CARD_TEXT]) else None,
        card_valid_until=period_of(slots[Fact.CARD_VALID_UNTIL])[1],
        age=slots[Fact.AGE],
        unknown=frozenset(
            fact for fact, value in slots.items() if value == UNKNOWN or _is_too_rough(fact, value)
        ),
    )


def period_of(value: str | None) -> tuple[date | None, date | None]:
    """Return the first and last day of a remembered date: `2026-07-03`, or `2026-07-01/2026-07-31`."""
    if not value or value == UNKNOWN:
        return None, None
    first, _, last = value.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _is_too_rough(fact: Fact, value: str | None) -> bool:
    """Tell whether a period was remembered where only the day itself counts."""
    return fact is Fact.REFUSAL_NOTIFIED_ON and period_of(value)[0] != period_of(value)[1]


def _day(value: str | None) -> date | None:
    """Return the day of a remembered date; nothing of a period."""
    first, last = period_of(value)
    return first if first == last else None


def _known(value: str | None) -> str | None:
    return None if value == UNKNOWN else value
