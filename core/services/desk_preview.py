"""What is read of the choices of the desk, for an editor to see before somebody does."""

from datetime import date, datetime, time
from typing import Any, Final

from core.clock import brussels
from core.rules.desk_policy import DeskTime, DeskTimeId, StandardAnswer
from core.rules.hours_in_dutch import hours_in_dutch
from core.rules.office_hours import Team
from core.services import desk_hours
from core.services.bot_texts import Said
from core.services.desk_texts import text
from core.services.desk_waiting import closed_words

_NEWCOMER, _EMPLOYER, _STAFF = "Aan een nieuwkomer", "Aan een werkgever", "In de groep"
_LATE: Final = time(23, 59)
_EXAMPLE: Final = 12
_CALLS: Final[dict[DeskTimeId, str]] = {"remind_minutes": "group_reminder", "alarm_minutes": "group_alarm"}


def said_by_desk(fact: Team | DeskTime | StandardAnswer, today: date) -> list[Said]:
    """Return the messages in which a choice of the desk is told; none for what nobody reads."""
    if isinstance(fact, StandardAnswer):
        return [Said(_NEWCOMER, fact.text), Said(_EMPLOYER, fact.text_employer)]
    return _of_team(fact, today) if isinstance(fact, Team) else _of_time(fact)


def _of_team(team: Team, today: date) -> list[Said]:
    said = [Said("Openingsuren", hours_in_dutch(team))]
    late = datetime.combine(today, _LATE, tzinfo=brussels())
    if not desk_hours.is_open(team, late):
        said.append(Said("Wie deze avond een vraag stelt", closed_words(team, late, employer=False)))
        said.append(Said("Een werkgever deze avond", closed_words(team, late, employer=True)))
    return said


def _of_time(chosen: DeskTime) -> list[Said]:
    if chosen.id == "silent_hours":
        return [Said(_NEWCOMER, text("silent")), Said(_EMPLOYER, text("silent", employer=True))]
    if chosen.id not in _CALLS:
        return []
    who: dict[str, Any] = {"who": text("group_nobody_to_call")} if chosen.id == "alarm_minutes" else {}
    return [Said(_STAFF, text(_CALLS[chosen.id], number=_EXAMPLE, minutes=chosen.number, **who))]
