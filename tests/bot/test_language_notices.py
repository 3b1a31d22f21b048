"""The bot makes the weekly notices itself: on Monday morning, or later when it was away then."""

import asyncio
from datetime import date, datetime, timezone

import pytest

from bot import language_notices
from bot.language_notices import LanguageNotices
from bot.patience import Database
from core.database.session import session_scope
from core.services.notices import notices, week_of
from core.services.relay_store import RelayStore
from tests.bot.conftest import SECRET_KEY
from tests.needs_samples import add_places_and_occupations, add_vacancy


@pytest.fixture
def bot(database_url: str) -> LanguageNotices:
    """Give the part of the bot that makes notices, on a database where places fall short."""
    with session_scope(database_url) as session:
        add_places_and_occupations(session)
        add_vacancy(session, coaching=True, positions=6)
    return LanguageNotices(RelayStore(database_url, SECRET_KEY), Database(), look_seconds=0.01)


async def look_a_few_times(bot: LanguageNotices) -> None:
    running = asyncio.create_task(bot.run())
    await asyncio.sleep(0.5)
    running.cancel()


@pytest.mark.parametrize(
    ("day", "moment", "made"),
    [
        ("2026-11-23", datetime(2026, 11, 23, 5, 59, tzinfo=timezone.utc), 0),  # Monday 6.59 in Brussels
        ("2026-11-23", datetime(2026, 11, 23, 6, 0, tzinfo=timezone.utc), 1),
        ("2026-11-26", datetime(2026, 11, 26, 1, 0, tzinfo=timezone.utc), 1),
    ],
)
async def test_notice_of_the_week_is_made_once_from_monday_morning_on(
    bot: LanguageNotices,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    day: str,
    moment: datetime,
    made: int,
) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", day)
    monkeypatch.setattr(language_notices, "now", lambda: moment)
    await look_a_few_times(bot)
    await look_a_few_times(bot)
    with session_scope(database_url) as session:
        assert [notice.period for notice in notices(session)] == ["2026-W48"] * made


async def test_fault_does_not_end_the_looking(
    bot: LanguageNotices, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-26")
    faults = [ValueError()]

    def stumble(day: date) -> str:
        if faults:
            raise faults.pop()
        return week_of(day)

    monkeypatch.setattr(language_notices, "week_of", stumble)
    await look_a_few_times(bot)
    with session_scope(database_url) as session:
        assert len(notices(session)) == 1
