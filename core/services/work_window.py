"""When people may work, by the law of today: reckoned again from the facts that they agreed to have kept."""

from datetime import date

from sqlalchemy.orm import Session

from core.database.profiles import profile_rows_with_situation
from core.personal_seal import personal_seal
from core.rules.profile import WorkWindow
from core.rules.right_to_work_situation import Situation
from core.rules.work_window import window_or_uncertain
from core.services.matching_rows import refresh_rows
from core.services.right_to_work import right_to_work_law
from core.services.situations import opened_situation

AT_ONCE = 500


def window_today(session: Session, situation: Situation, today: date) -> WorkWindow:
    """Return from when until when somebody may work, by the law that is loaded."""
    return window_or_uncertain(situation, right_to_work_law(session), today)


def refresh_windows(session: Session, today: date) -> int:
    """Reckon every window again: time goes by and the law changes. Returns how many days changed.

    What another key has sealed stays as it was. The caller commits.
    """
    after, looked_at, total = "", 1, 0
    while looked_at:
        after, looked_at, changed = refresh_next_windows(session, today, after)
        total += changed
    return total


def refresh_next_windows(session: Session, today: date, after: str) -> tuple[str, int, int]:
    """Reckon the next windows again, in the order of pseudonyms: those behind `after`. For the night.

    Returns the last person, how many people were looked at (0: there are no more) and of how many the days
    changed. The caller commits.
    """
    law, seal = right_to_work_law(session), personal_seal()
    rows = profile_rows_with_situation(session, after, AT_ONCE)
    changed = []
    for row in rows:
        situation = opened_situation(row.situation, seal, today)
        if situation is None:
            continue
        window = window_or_uncertain(situation, law, today)
        before = (row.work_answer, row.work_from, row.work_until)
        row.work_answer, row.work_from, row.work_until = window.answer.value, window.first, window.last
        row.work_checked_on = today
        if before != (row.work_answer, row.work_from, row.work_until):
            changed.append(row.person)
    session.flush()
    refresh_rows(session, changed)
    return rows[-1].person if rows else after, len(rows), len(changed)
