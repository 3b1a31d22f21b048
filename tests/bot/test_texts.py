"""What the bot itself says exists for everything that can happen."""

from bot import texts
from core.rules.reminders import ReminderKind


def test_every_sort_of_reminder_has_a_title_in_the_calendar() -> None:
    assert set(texts.CALENDAR_SUMMARIES) == {kind.value for kind in ReminderKind}
