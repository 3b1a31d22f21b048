"""Two people at the same moment, on both databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from core.content.bodies import body_in_file
from core.database.session import session_scope
from core.rules.accounts import Account
from core.seal import Seal
from core.services import editing, facts
from core.services.editing import Edit, EditConflictError
from core.services.web_sessions import MOST_FAILURES_OF_A_NAME, begin_attempt

SEAL = Seal("a key of at least thirty-two characters, for tests")


def together(work: Callable[[int], Any], people: int) -> list[Any]:
    """Let people do something at the same moment; return what each got."""
    start = Barrier(people)

    def one(number: int) -> Any:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, range(people)))


def test_of_two_editors_of_one_fact_one_is_kept_and_the_other_told(filled_database_url: str) -> None:
    with session_scope(filled_database_url) as session:
        fact, version = editing.entry(session, "measure", "ibo")

    def edit(number: int) -> bool:
        editor = Account(number, f"editor{number}", "editor", None, disabled=False, has_totp=False)
        body = {**body_in_file(fact), "notes": f"Van {number}."}
        try:
            with session_scope(filled_database_url) as session:
                return editing.save(session, editor, Edit("measure", "ibo", body, version)).changed
        except EditConflictError:
            return False

    kept = together(edit, 3)
    assert sorted(kept) == [False, False, True]
    with session_scope(filled_database_url) as session:
        last = [each for each in facts.versions(session, "ibo") if each.kind == "measure"][-1]
        assert last.version == version + 1
        assert last.recorded_by == f"editor{kept.index(True)}"


def test_attempts_to_log_in_at_the_same_moment_count_each(database_url: str) -> None:
    def attempt(number: int) -> bool:
        with session_scope(database_url) as session:
            return begin_attempt(session, SEAL, "an", f"10.0.0.{number}") is not None

    assert sum(together(attempt, 12)) == MOST_FAILURES_OF_A_NAME
