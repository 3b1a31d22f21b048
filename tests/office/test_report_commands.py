"""`toeleiding report needs`: the page and the CSV files, without small groups, on both databases."""

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, timezone
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.database.session import engine_for, session_scope
from core.services.question_counts import count_question
from office.main import app
from tests.needs_samples import (
    HASSELT,
    add_match,
    add_places_and_occupations,
    add_profile,
    add_vacancy,
)

VOID = {"meta", "link", "br", "img", "input", "use", "path"}
NEEDS = ("report", "needs", "--province", "west-vlaanderen")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, [*arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.fixture
def office(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Give a province with real rows, made-up ones, rows of before and of people who did not agree."""
    monkeypatch.setenv("TOELEIDING_DATABASE_URL", database_url)
    monkeypatch.setenv("TOELEIDING_TODAY", "2026-11-23")
    long_ago = datetime(2020, 1, 1, tzinfo=timezone.utc)
    with session_scope(database_url) as session:
        add_places_and_occupations(session)
        vacancies = [add_vacancy(session, positions=2) for _ in range(7)]
        vacancies += [add_vacancy(session, "kok", state="filled") for _ in range(6)]
        for _ in range(2):
            add_vacancy(session, "zorgkundige")
        for _ in range(9):
            add_vacancy(session, created_at=long_ago)
            add_vacancy(session, nis_code=HASSELT)
            add_vacancy(session, demo=True)
        people = [add_profile(session, "A1") for _ in range(8)]
        people += [add_profile(session, "A2", ["kok"]) for _ in range(6)]
        people += [add_profile(session, None, [], done=[("kok", 1), ("zorgkundige", 4)]) for _ in range(3)]
        for _ in range(9):
            add_profile(session, agreed=False)
            add_profile(session, withdrawn=True)
            add_profile(session, nis_code=HASSELT)
            add_profile(session, "B1", ["zorgkundige"], demo=True)
        for number in range(5):
            add_match(session, vacancies[number], people[number], introduced=True, outcome="hired")
            add_match(session, vacancies[number + 5], people[number])
        add_match(session, vacancies[11], people[9], stopped=True)
        for _ in range(6):
            count_question(
                session,
                day=date(2026, 11, 1),
                intent="ask_learn_dutch",
                role="newcomer",
                place="Kortrijk",
                outcome="answered",
            )
    yield database_url
    engine_for(database_url).dispose()


def report(folder: Path, *arguments: str) -> str:
    code, output = run(*NEEDS, "--out", str(folder), *arguments)
    assert code == 0, output
    return (folder / "index.html").read_text(encoding="utf-8")


def rows(folder: Path, name: str) -> list[list[str]]:
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return [row[5:] for row in csv.reader(file, delimiter=";")]


def test_csv_files_count_what_is_real_agreed_and_of_these_days(office: str, tmp_path: Path) -> None:
    report(tmp_path)
    assert rows(tmp_path, "vacatures.csv") == [
        ["sector", "knelpuntberoep", "vacatures"],
        ["Bouw", "alle", "7"],
        ["Bouw", "niet bekend", "7"],
        ["kleine groepen samen", "alle", "8"],
        ["kleine groepen samen", "niet bekend", "8"],
        ["alle", "alle", "15"],
    ]
    assert rows(tmp_path, "profielen.csv") == [
        ["beroep", "niveau_nederlands", "mensen"],
        ["Metselaar", "alle", "8"],
        ["Metselaar", "A1", "8"],
        ["kleine groepen samen", "alle", "9"],
        ["kleine groepen samen", "kleine groepen samen", "9"],
        ["alle", "alle", "17"],
    ]
    assert rows(tmp_path, "matches.csv") == [
        ["stand", "matches"],
        ["kleine groepen samen", "11"],
        ["alle", "11"],
    ]
    assert rows(tmp_path, "vragen.csv")[1:] == [
        ["Nederlands leren", "alle", "6"],
        ["Nederlands leren", "beantwoord", "6"],
        ["alle", "alle", "6"],
    ]
    assert rows(tmp_path, "nederlands.csv")[1] == ["Lessen", "Bouw", "A2", "8", "0", "0", "tekort van 8"]


@pytest.mark.parametrize("name", ["vacatures.csv", "profielen.csv", "matches.csv", "vragen.csv"])
def test_no_number_in_a_file_is_of_a_small_group(office: str, tmp_path: Path, name: str) -> None:
    report(tmp_path)
    assert all(int(row[-1]) >= 5 for row in rows(tmp_path, name)[1:])


def test_every_row_of_a_csv_file_says_where_and_when(office: str, tmp_path: Path) -> None:
    report(tmp_path, "--from", "2026-10-01", "--until", "2026-11-22")
    with (tmp_path / "matches.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *body = csv.reader(file, delimiter=";")
    assert head[:5] == ["provincie", "van", "tot_en_met", "gemaakt_op", "verzonnen"]
    assert {tuple(row[:5]) for row in body} == {
        ("West-Vlaanderen", "2026-10-01", "2026-11-22", "2026-11-23", "nee")
    }


def test_page_says_of_which_days_it_is_and_when_it_was_made(office: str, tmp_path: Path) -> None:
    page = report(tmp_path)
    assert "Van 1 november 2025 tot en met 23 november 2026. Gemaakt op 23 november 2026." in page
    assert "verzonnen" not in page


def test_days_bound_what_is_counted_in_the_time_of_brussels(office: str, tmp_path: Path) -> None:
    with session_scope(office) as session:
        for _ in range(5):
            add_vacancy(session, created_at=datetime(2026, 8, 31, 22, 30, tzinfo=timezone.utc))
    report(tmp_path / "a", "--from", "2026-09-01", "--until", "2026-09-01")
    report(tmp_path / "b", "--from", "2026-08-31", "--until", "2026-08-31")
    assert rows(tmp_path / "a", "vacatures.csv")[1] == ["Bouw", "alle", "5"]
    assert rows(tmp_path / "b", "vacatures.csv")[1:] == [["alle", "alle", "0"]]


def test_example_has_the_made_up_rows_alone_and_says_so(office: str, tmp_path: Path) -> None:
    page = report(tmp_path, "--demo")
    assert "Dit is een voorbeeld." in page
    assert "verzonnen" in page
    assert rows(tmp_path, "vacatures.csv")[1] == ["Bouw", "alle", "9"]
    assert rows(tmp_path, "profielen.csv")[1] == ["Zorgkundige", "alle", "9"]
    assert not (tmp_path / "vragen.csv").exists()


def test_report_that_is_there_is_not_overwritten_by_accident(office: str, tmp_path: Path) -> None:
    report(tmp_path)
    code, output = run(*NEEDS, "--out", str(tmp_path))
    assert code == 1
    assert "staat al een rapport" in output
    report(tmp_path, "--force")


def test_days_in_the_wrong_order_get_a_sentence(office: str) -> None:
    code, output = run(*NEEDS, "--from", "2026-11-02", "--until", "2026-11-01")
    assert code == 1
    assert "ligt na de laatste" in output


def test_province_without_anything_has_a_page_too(office: str, tmp_path: Path) -> None:
    code, _ = run("report", "needs", "--province", "brussel", "--out", str(tmp_path))
    assert code == 0
    assert "Niets in deze periode." in (tmp_path / "index.html").read_text(encoding="utf-8")


class Reader(HTMLParser):
    """Reads a page and notes what a screen reader depends on."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.images: list[dict[str, str | None]] = []
        self.heads: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.captions = self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if told.get("id"):
            self.ids.append(str(told["id"]))
        if tag == "svg":
            self.images.append(told)
        if tag == "th":
            self.heads.append(told)
        if str(told.get("href", "")).startswith("#"):
            self.links.append(str(told["href"])[1:])
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag


def test_page_can_be_read_by_everybody(office: str, tmp_path: Path) -> None:
    page = report(tmp_path)
    reader = Reader()
    reader.feed(page)
    assert reader.open == []
    assert '<html lang="nl">' in page
    assert reader.headings[0] == 1
    assert all(
        after - before <= 1 for before, after in zip(reader.headings, reader.headings[1:], strict=False)
    )
    assert len(reader.ids) == len(set(reader.ids))
    assert set(reader.links) <= set(reader.ids)
    assert reader.tables == reader.captions == 5
    assert all(head.get("scope") in ("row", "col") for head in reader.heads)
    assert len(reader.images) == 5
    for image in reader.images:
        assert image["role"] == "img"
        assert set(str(image["aria-labelledby"]).split()) <= set(reader.ids)
    assert "@media print" in page
    assert "width=device-width" in page
    assert "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", page)


def test_colours_of_the_page_and_the_charts_stand_out_enough() -> None:
    from office.charts import FILLS, INK, REST

    style = Path("office/templates/style.html.j2").read_text(encoding="utf-8")
    named = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})", style))
    for text, ground in [("ink", "paper"), ("soft", "paper"), ("accent", "paper"), ("accent", "band")]:
        assert contrast(named[text], named[ground]) >= 4.5
    assert contrast("#5d1d04", "#fff4ec") >= 4.5
    assert contrast(INK, "#ffffff") >= 4.5
    assert all(contrast(fill, "#ffffff") >= 3 for fill in (*FILLS, REST))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
