"""The dashboard for every role: its numbers, its choices, its file, and nothing about anybody."""

import csv
import io
import re
from datetime import datetime, timedelta, timezone

import pytest

from core import clock
from core.database.session import session_scope
from tests.desk_samples import NOW, TODAY, add_conversation, add_questions, fill
from tests.office.web.conftest import Visitor, logged_in


@pytest.fixture
def counted(office: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give an office with a year of made-up questions and conversations."""
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with session_scope(office) as session:
        fill(session, weeks=14, conversations=150)
    return office


def text_of(page: str) -> str:
    """Return what somebody reads on a page."""
    without = re.sub(r"<(svg|style).*?</\1>", " ", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", without))


@pytest.mark.parametrize("role", ["reader", "editor", "desk", "administrator"])
def test_every_role_sees_the_dashboard_and_the_needs(counted: str, role: str) -> None:
    someone = logged_in(role)
    assert someone.get("/dashboard").status_code == 200
    assert someone.get("/needs?province=Limburg").status_code == 200


def test_nobody_sees_it_without_logging_in(visitor: Visitor) -> None:
    for path in ("/dashboard", "/dashboard.csv", "/needs"):
        assert visitor.get(path).headers["location"].startswith("/login")


def test_large_numbers_say_how_it_goes(office: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with session_scope(office) as session:
        add_questions(session, TODAY, 1500)
        add_questions(session, TODAY, 500, intent="request_human", outcome="handed_over")
        for at in range(6):
            opened = datetime(2026, 11, 24, 9, tzinfo=timezone.utc)
            add_conversation(session, f"a{at}", opened, taken_after=8, rating="useful")
        opened = NOW - timedelta(minutes=20)
        add_conversation(session, "w", opened, taken_after=None, answer_after=None, closed_after=None)
    page = text_of(logged_in("reader").get("/dashboard").text)
    for told in (
        "2.000 vragen",
        "75% door de bot alleen",
        "1 wacht nu",
        "de eerste sinds 15.10 uur",
        "8 min",
    ):
        assert told in page
    assert "100% vond het nuttig" in page


def test_every_chart_has_a_title_a_description_and_its_numbers_in_a_table(counted: str) -> None:
    page = logged_in("reader").get("/dashboard").text
    charts = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(charts) == 16
    for chart in charts:
        label, described = re.findall(r'aria-labelledby="(\S+) (\S+)"', chart)[0]
        assert 'role="img"' in chart
        assert f'<title id="{label}">' in chart
        assert f'<desc id="{described}">' in chart
    assert page.count("<details>") == 8
    assert len(set(re.findall(r'\bid="([^"]+)"', page))) == len(re.findall(r'\bid="([^"]+)"', page))


def test_no_style_stands_in_the_page_because_our_own_rules_forbid_it(counted: str) -> None:
    for path in ("/dashboard", "/needs"):
        page = logged_in("reader").get(path).text
        assert "<style" not in page
        assert " style=" not in page


def test_province_and_weeks_are_chosen_with_a_link(counted: str) -> None:
    someone = logged_in("reader")
    page = someone.get("/dashboard?weeks=4&province=Limburg").text
    assert "Limburg, 2 november 2026 tot en met 25 november 2026" in text_of(page)
    assert 'href="/dashboard?weeks=52&amp;province=Limburg"' in page
    for odd in ("weeks=9999999999999999", "weeks=%C2%B2", "province=Atlantis", "weeks=-1&province=%00"):
        assert "Alle provincies, 31 augustus 2026" in text_of(someone.get(f"/dashboard?{odd}").text)


def test_account_of_one_province_sees_no_other(counted: str) -> None:
    someone = logged_in("limburg")
    for path in ("/dashboard", "/needs"):
        page = someone.get(f"{path}?province=Antwerpen").text
        assert "Limburg" in text_of(page)
        assert "Antwerpen" not in page
    assert "Antwerpen" not in someone.get("/dashboard.csv?province=Antwerpen").text


def test_file_has_every_number_of_the_tables(counted: str) -> None:
    answer = logged_in("reader").get("/dashboard.csv?weeks=4&province=Limburg")
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="cijfers-2026-11-25-4-weken.csv"' in answer.headers["content-disposition"]
    assert answer.text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(answer.text[1:]), delimiter=";")
    assert head == ["provincie", "van", "tot_en_met", "tabel", "rij", "kolom", "waarde"]
    assert {row[0] for row in rows} == {"Limburg"}
    weeks = [int(row[6]) for row in rows if row[3] == "Vragen per week" and row[5] == "Vragen"]
    assert sum(weeks[:-1]) == weeks[-1] > 0


def test_office_without_anything_says_kindly_that_there_is_nothing_yet(office: str) -> None:
    page = logged_in("reader").get("/dashboard").text
    assert "Nog niets te zien" in page
    assert "<svg" not in page


def test_few_conversations_are_drawn_without_times_or_groups(
    office: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOELEIDING_TODAY", TODAY.isoformat())
    with session_scope(office) as session:
        for at in range(3):
            opened = datetime(2026, 11, 24, 9, tzinfo=timezone.utc)
            add_conversation(session, f"a{at}", opened, reason="exploitation", rating="useless")
    page = text_of(logged_in("reader").get("/dashboard?weeks=4").text)
    assert "Er kwamen 3 gesprekken bij medewerkers" in page
    assert "Uitbuiting" not in page
    assert "Niet nuttig" not in page
