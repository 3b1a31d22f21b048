from pathlib import Path
from typing import Any

import pytest

from core.content.check import check
from tests.measure_samples import DATA, SAMPLE, sample, write_data, write_measure

FILE = "data/measures/voorbeeldpremie.yml"
SOURCE = SAMPLE["sources"][0]


def problems_with(folder: Path, **changes: Any) -> list[str]:
    return check(write_data(folder, sample(**changes)))


def test_real_content_is_in_order() -> None:
    assert check(DATA) == []


def test_good_measure_has_no_problems(tmp_path: Path) -> None:
    assert problems_with(tmp_path) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"sources": []}, "veld 'sources': er is minstens één bron nodig"),
        ({"sources": None}, "veld 'sources': dit veld mag niet leeg zijn"),
        ({"sumary": "x"}, "veld 'sumary': deze sleutel bestaat niet (bedoel je 'summary'?)"),
        ({"conditions": {"employer": [], "worker": [], "both": []}},
         "veld 'conditions.both': deze sleutel bestaat niet"),
        ({"valid_from": "2026-05-02", "valid_until": "2026-05-01"},
         "veld 'valid_until': het einde (2026-05-01) ligt voor het begin (2026-05-02)"),
        ({"status": "ended"},
         "veld 'valid_until': een maatregel met status 'ended' heeft een einddatum nodig"),
        ({"status": "unknown"},
         "status is 'unknown': vul bij 'uncertain' in wat niet zeker is"),
        ({"valid_from": "2026-02-31"}, "veld 'valid_from': de dag 2026-02-31 bestaat niet"),
        ({"valid_from": 2023},
         "veld 'valid_from': '2023' is geen datum: schrijf jaar-maand-dag, zoals 2026-11-23"),
        ({"valid_from": "3 juli 2026"},
         "veld 'valid_from': '3 juli 2026' is geen datum: schrijf jaar-maand-dag, zoals 2026-11-23"),
        ({"sources": [{**SOURCE, "checked_on": "gisteren"}]},
         "veld 'sources[1].checked_on': 'gisteren' is geen datum: "
         "schrijf jaar-maand-dag, zoals 2026-11-23"),
        ({"sources": [SOURCE, {**SOURCE, "url": "www.vdab.be"}]},
         "veld 'sources[2].url': 'www.vdab.be' is geen webadres: "
         "het begint met https:// en heeft geen spaties"),
        ({"sources": [{**SOURCE, "page_date": 2022}]},
         "veld 'sources[1].page_date': hier hoort tekst; "
         "zet een getal, een jaartal of ja/nee tussen aanhalingstekens"),
        ({"sources": [{**SOURCE, "page_date": "2022-13"}]},
         "veld 'sources[1].page_date': '2022-13' is geen datum: "
         'schrijf "2026", "2026-01" of "2026-01-27"'),
        ({"summary": "x" * 221}, "veld 'summary': de tekst telt 221 tekens, hoogstens 220 mag"),
        ({"summary": " "}, "veld 'summary': dit veld mag niet leeg zijn"),
        ({"kind": "wage_subsidie"},
         "veld 'kind': 'wage_subsidie' kan niet: kies uit wage_subsidy, contribution_reduction, "
         "on_the_job_training, language_coaching, job_coaching, training_grant, internship, "
         "workplace_adaptation, other, information (bedoel je 'wage_subsidy'?)"),
        ({"steps": "Vraag ze aan."},
         "veld 'steps': hier hoort een lijst: elke regel begint met een streepje, of schrijf []"),
        ({"aliases": [True]},
         "veld 'aliases[1]': hier hoort tekst; zet een getal, een jaartal of ja/nee tussen aanhalingstekens"),
        ({"replaced_by": "Nieuwe premie"},
         "veld 'replaced_by': alleen kleine letters, cijfers en koppeltekens mogen, "
         "zoals 'kmo-portefeuille'"),
        ({"replaced_by": "nieuwe-premie"}, "veld 'replaced_by': er is geen maatregel 'nieuwe-premie'"),
        ({"combinable_with": ["ibo"]}, "veld 'combinable_with[1]': er is geen maatregel 'ibo'"),
        ({"combinable_with": ["voorbeeldpremie"]},
         "veld 'combinable_with[1]': dit is de maatregel zelf"),
        ({"aliases": ["VOORBEELDPREMIE!"]},
         "veld 'aliases[1]': 'VOORBEELDPREMIE!' staat al bij de namen van deze maatregel: laat het weg"),
        ({"aliases": ["..."]}, "veld 'aliases[1]': '...' heeft geen letters of cijfers"),
    ],
)  # fmt: skip
def test_editor_reads_what_is_wrong_and_where(tmp_path: Path, changes: dict[str, Any], problem: str) -> None:
    separator = ", " if problem.startswith("veld") else ": "
    assert problems_with(tmp_path, **changes) == [f"{FILE}{separator}{problem}"]


def test_missing_field_is_named(tmp_path: Path) -> None:
    measure = sample()
    del measure["provider"]
    assert check(write_data(tmp_path, measure)) == [f"{FILE}, veld 'provider': dit veld ontbreekt"]


def test_field_without_value_must_still_be_there(tmp_path: Path) -> None:
    measure = sample()
    del measure["amount"]
    assert check(write_data(tmp_path, measure)) == [f"{FILE}, veld 'amount': dit veld ontbreekt"]


def test_two_measures_cannot_have_the_same_name_however_it_is_written(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("a", aliases=["Één-stop"]), sample("b", aliases=["eenstop"]))
    assert check(data_dir) == [
        "data/measures/b.yml, veld 'aliases[1]': 'eenstop' is ook een naam van data/measures/a.yml"
    ]


def test_file_is_named_after_the_id(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("a"))
    write_measure(data_dir, sample("b"), file_name="c.yml")
    assert check(data_dir) == ["data/measures/c.yml, veld 'id': 'b' is niet de naam van het bestand ('c')"]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("id: a\nsummary: zo: is het\n", "regel 2: dit is geen geldige YAML"),
        ("id: a\nid: b\n", "regel 2: sleutel 'id' staat er twee keer"),
        ("- a\n- b\n", "hier horen velden met een waarde"),
        ("", "hier horen velden met een waarde"),
        ("id: \x07", "dit is geen geldige YAML"),
        ("? [a]\n: b\n", "dit is geen geldige YAML"),
    ],
)
def test_file_that_cannot_be_read_is_named(tmp_path: Path, content: str, part: str) -> None:
    data_dir = write_data(tmp_path, sample("b"))
    (data_dir / "measures" / "a.yml").write_text(content, encoding="utf-8")
    (problem,) = check(data_dir)
    assert problem.startswith("data/measures/a.yml: ")
    assert part in problem


def test_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("b"))
    (data_dir / "measures" / "a.yml").write_bytes("name: één".encode("latin-1"))
    assert check(data_dir) == ["data/measures/a.yml: het bestand is niet bewaard als UTF-8"]


def test_file_with_another_extension_is_not_silently_left_out(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample())
    write_measure(data_dir, sample("b"), file_name="b.yaml")
    assert check(data_dir) == ["data/measures/b.yaml: de naam moet eindigen op .yml"]


def test_folder_without_content_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert check(tmp_path / "data") == [
        "data/measures: hier staat geen enkele maatregel",
        "data/right_to_work.yml: dit bestand ontbreekt",
    ]


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("a", sources=[], summary="x" * 300), sample("b", kind="x"))
    assert len(check(data_dir)) == 3
