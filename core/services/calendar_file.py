"""A day as a calendar file (.ics), for the agenda of a phone. It holds nothing about the person."""

from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

_MADE_BY = "-//Toeleiding//Herinnering//NL"
# An all-day event begins at midnight: nine in the morning a week before, and on the day itself.
_ALARMS = (timedelta(hours=9) - timedelta(days=7), timedelta(hours=9))


def calendar_file(name: str, day: date, summary: str, description: str, moment: datetime) -> str:
    """Return a calendar with one event of a whole day and two alarms: a week before and on the day.

    The same `name` and day give the same event, so that adding it again changes it instead of doubling it.
    """
    event = Event()
    event.add("uid", f"{uuid5(NAMESPACE_URL, f'toeleiding:{name}:{day.isoformat()}')}@toeleiding")
    event.add("dtstamp", moment)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    if description:
        event.add("description", description)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    for before in _ALARMS:
        event.add_component(_alarm(summary, before))
    calendar = Calendar()
    calendar.add("prodid", _MADE_BY)
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _alarm(summary: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", trigger)
    return alarm
