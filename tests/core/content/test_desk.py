"""The choices of the desk as editors write them, and the real ones."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy.orm import Session

from core.content.check import check
from core.content.desk import FILE, Desk, load_desk, read_desk
from core.content.desk_schema import MOST
from core.content.organisations import read_organisations
from core.content.readability import flesch_douma, words_per_sentence
from core.database.desk_policy import all_desk_times, all_standard_answers, all_teams
from core.rules.desk_policy import TIMES, DeskTimes
from core.rules.office_hours import team_for
from tests.measure_samples import DATA

ORGANISATIONS = read_organisations(DATA / "organisations")[0]
Content = dict[str, Any]


def read(folder: Path, content: Content) -> Desk:
    (folder / FILE).write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return read_desk(folder, ORGANISATIONS)


def real() -> Content:
    """Return what the real file holds, as YAML reads it."""
    content: Content = yaml.safe_load((DATA / FILE).read_text(encoding="utf-8"))
    for entry in (each for entries in content.values() for each in entries):
        entry["checked_on"] = str(entry["checked_on"])
    return content


def changed(of: str, place: int, **changes: Any) -> Content:
    content = real()
    content[of][place] |= changes
    return content


def problems(folder: Path, of: str, place: int, **changes: Any) -> list[str]:
    return read(folder, changed(of, place, **changes)).problems


def test_real_file_has_no_problems_and_every_time_with_its_reason() -> None:
    desk = read_desk(DATA, ORGANISATIONS)
    assert desk.problems == []
    assert [time.id for time in desk.times] == list(TIMES)
    assert {time.id: time.number for time in desk.times} == vars(DeskTimes())


def test_real_file_has_a_team_for_everybody_and_one_for_west_flanders() -> None:
    teams = read_desk(DATA, ORGANISATIONS).teams
    for province, expected in {"West-Vlaanderen": "west-vlaanderen", "Limburg": "algemeen"}.items():
        found = team_for(teams, province, None)
        assert found is not None
        assert found.id == expected


def test_real_standard_answers_are_easy_and_speak_to_who_reads_them() -> None:
    answers = read_desk(DATA, ORGANISATIONS).standard_answers
    assert 6 <= len(answers) <= 8
    for answer in answers:
        for text in (answer.text, answer.text_employer):
            assert words_per_sentence(text) <= 15
            assert flesch_douma(text) >= 60
        assert not {"u", "uw"} & set(answer.text.lower().replace(".", "").split())
        assert not {"je", "jij", "jou", "jouw"} & set(answer.text_employer.lower().replace(".", "").split())


def test_folder_without_a_desk_has_no_problems(tmp_path: Path) -> None:
    assert read_desk(tmp_path, ORGANISATIONS) == Desk()


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (["9u-12u", "13u30 - 17u"], ("09:00-12:00", "13:30-17:00")),
        (["9-12"], ("09:00-12:00",)),
        (["9.30 tot 12.15"], ("09:30-12:15",)),
        (["09:00–12:00"], ("09:00-12:00",)),
        ([], ()),
    ],
)
def test_hours_may_be_written_as_people_do(tmp_path: Path, written: list[str], kept: tuple[str, ...]) -> None:
    desk = read(tmp_path, changed("teams", 0, saturday=written))
    assert desk.problems == []
    assert desk.teams[0].saturday == kept


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"monday": ["voormiddag"]},
         "veld 'monday': 'voormiddag' zijn geen uren: schrijf begin en einde, zoals 09:00-12:00"),
        ({"monday": ["09:00-25:00"]},
         "veld 'monday': '09:00-25:00' zijn geen uren: schrijf begin en einde, zoals 09:00-12:00"),
        ({"monday": ["12:00-09:00"]}, "veld 'monday': het einde van een periode ligt na het begin"),
        ({"monday": ["09:00-12:00", "11:00-13:00"]},
         "veld 'monday': zet de periodes in de volgorde van de dag, zonder overlap"),
        ({"monday": ["13:00-17:00", "09:00-12:00"]},
         "veld 'monday': zet de periodes in de volgorde van de dag, zonder overlap"),
        ({"monday": "09:00-12:00"},
         "veld 'monday': hier hoort een lijst: elke regel begint met een streepje, of schrijf []"),
        ({"observes_holidays": "ja"}, "veld 'observes_holidays': hier hoort true of false"),
        ({"closed_days": ["2026-02-31"]}, "veld 'closed_days[1]': de dag 2026-02-31 bestaat niet"),
        ({"closed_days": ["2026-12-28", "2026-12-28"]}, "veld 'closed_days': een dag staat er twee keer"),
        ({"provinces": ["Namen"]},
         "veld 'provinces[1]': 'Namen' kan niet: kies uit Antwerpen, Limburg, Oost-Vlaanderen, "
         "Vlaams-Brabant, West-Vlaanderen, Brussel"),
        ({"organisation": "niemand"}, "veld 'organisation': er is geen organisatie 'niemand'"),
        ({"organisation": "taskforce-west-vlaanderen"},
         "veld 'organisation': 'taskforce-west-vlaanderen' is gestopt"),
        ({day: [] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")},
         "een team is minstens één keer per week open"),
        ({"checked_on": "gisteren"},
         "veld 'checked_on': 'gisteren' is geen datum: schrijf jaar-maand-dag, zoals 2026-11-23"),
    ],
)  # fmt: skip
def test_fault_in_a_team_is_told_with_its_field(tmp_path: Path, changes: Content, problem: str) -> None:
    [told] = problems(tmp_path, "teams", 0, **changes)
    assert told.startswith(f"{tmp_path.name}/desk.yml, 'west-vlaanderen'")
    assert told.endswith(problem)


def test_somebody_without_a_team_is_told(tmp_path: Path) -> None:
    [told] = problems(tmp_path, "teams", 1, provinces=["Limburg"])
    assert told.endswith("één team is er voor iedereen: zonder provincies en zonder thema's")


def test_id_that_stands_there_twice_is_told(tmp_path: Path) -> None:
    content = real()
    content["standard_answers"].append(content["standard_answers"][0])
    assert any("'groet' staat er twee keer" in told for told in read(tmp_path, content).problems)


def test_time_that_lacks_is_told(tmp_path: Path) -> None:
    content = real()
    content["times"] = [time for time in content["times"] if time["id"] != "silent_hours"]
    assert any("'silent_hours' ontbreekt" in told for told in read(tmp_path, content).problems)


@pytest.mark.parametrize("number", [0, MOST["alarm_minutes"] + 1])
def test_time_that_cannot_be_meant_is_told(tmp_path: Path, number: int) -> None:
    [told] = problems(tmp_path, "times", 1, number=number)
    assert f"'alarm_minutes', veld 'number': {number} kan niet" in told


def test_administrators_hear_it_after_the_others(tmp_path: Path) -> None:
    [told] = problems(tmp_path, "times", 1, number=15)
    assert "de beheerders horen het na de medewerkers" in told


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("text", "Wij zullen uw administratieve aangelegenheden onverwijld onderzoeken.",
         "deze tekst is te moeilijk"),
        ("title", "x" * 39, "de tekst telt 39 tekens, hoogstens 38 mag"),
        ("text_employer", "Dag. " * 200, "hoogstens 600 mag"),
    ],
)  # fmt: skip
def test_fault_in_a_standard_answer_is_told(tmp_path: Path, field: str, value: str, problem: str) -> None:
    [told] = problems(tmp_path, "standard_answers", 0, **{field: value})
    assert f"'groet', veld '{field}': " in told
    assert problem in told


def test_content_check_reads_the_desk_too(tmp_path: Path) -> None:
    read(tmp_path, changed("teams", 0, monday=["altijd"]))
    assert any("desk.yml" in told and "'altijd' zijn geen uren" in told for told in check(tmp_path))


def test_loading_makes_the_tables_equal_to_the_file_every_time(session: Session) -> None:
    desk = read_desk(DATA, ORGANISATIONS)
    for _ in range(2):
        load_desk(session, desk)
        assert tuple(all_teams(session)) == desk.teams
        assert tuple(all_desk_times(session)) == desk.times
        assert tuple(all_standard_answers(session)) == desk.standard_answers
    load_desk(session, Desk(teams=desk.teams[1:]))
    assert tuple(all_teams(session)) == desk.teams[1:]
    assert all_standard_answers(session) == []


def test_closed_days_and_holidays_come_back_from_the_database(session: Session, tmp_path: Path) -> None:
    content = changed("teams", 0, closed_days=["2026-12-28"], observes_holidays=False)
    load_desk(session, read(tmp_path, content))
    assert all_teams(session)[0].closed_days == (date(2026, 12, 28),)
    assert not all_teams(session)[0].observes_holidays
