from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.content.check import read_content
from core.content.load import load
from core.content.versions import Changes
from core.database.legal import legal_entries, legal_entry_rows
from core.database.measures import MeasureNameRow, MeasureSourceRow, all_measures, measure_names
from core.database.session import session_scope
from core.errors import ContentError
from tests.measure_samples import DATA, sample, sample_measure, write_data, write_measure


def load_measures(session: Session, folder: Path, *measures: dict[str, Any]) -> Changes:
    return load(session, write_data(folder, *measures))["measure"]


def test_real_content_can_be_loaded_and_is_what_the_files_say(session: Session) -> None:
    report = load(session, DATA)
    content = read_content(DATA)
    assert report["measure"] == Changes(len(content.measures), 0, 0, 0)
    assert report["right_to_work"] == Changes(len(content.legal_entries), 0, 0, 0)
    assert set(all_measures(session)) == set(content.measures)


def test_loading_again_changes_nothing(database_url: str) -> None:
    with session_scope(database_url) as session:
        first = load(session, DATA)
    with session_scope(database_url) as session:
        again = load(session, DATA)
    assert again["measure"] == Changes(0, 0, 0, unchanged=first["measure"].added)
    assert again["right_to_work"] == Changes(0, 0, 0, unchanged=first["right_to_work"].added)


def test_changed_file_changes_the_database(session: Session, tmp_path: Path) -> None:
    load_measures(session, tmp_path, sample("a"), sample("b"))
    assert load_measures(session, tmp_path, sample("a", amount="100 euro")) == Changes(0, 1, 0, 1)
    assert [measure.amount for measure in all_measures(session)] == ["100 euro", None]


def test_changed_source_changes_the_database(session: Session, tmp_path: Path) -> None:
    load_measures(session, tmp_path, sample())
    sources = [{**sample()["sources"][0], "checked_on": "2026-11-01"}]
    assert load_measures(session, tmp_path, sample(sources=sources)) == Changes(0, 1, 0, 0)
    assert all_measures(session) == [sample_measure(sources=sources)]


def test_measure_of_which_the_file_is_gone_is_removed(session: Session, tmp_path: Path) -> None:
    load_measures(session, tmp_path, sample("a", aliases=["x"]), sample("b"))
    (tmp_path / "data" / "measures" / "a.yml").unlink()
    assert load_measures(session, tmp_path) == Changes(0, 0, 1, 1)
    assert [measure.id for measure in all_measures(session)] == ["b"]
    assert session.scalar(select(func.count()).select_from(MeasureNameRow)) == 1
    assert session.scalar(select(func.count()).select_from(MeasureSourceRow)) == 1


def test_name_can_move_from_one_measure_to_another(session: Session, tmp_path: Path) -> None:
    load_measures(session, tmp_path, sample("a", aliases=["x"]), sample("b"))
    load_measures(session, tmp_path, sample("a"), sample("b", aliases=["x"]))
    assert ("x", "x", "b") in measure_names(session)


def test_two_measures_can_swap_their_names(session: Session, tmp_path: Path) -> None:
    load_measures(session, tmp_path, sample("a", name="een"), sample("b", name="twee"))
    load_measures(session, tmp_path, sample("a", name="twee"), sample("b", name="een"))
    assert {name: owner for _, name, owner in measure_names(session)} == {"twee": "a", "een": "b"}


def test_measures_can_refer_to_each_other_and_disappear_together(database_url: str, tmp_path: Path) -> None:
    with session_scope(database_url) as session:
        load_measures(session, tmp_path, sample("a", replaced_by="b"), sample("b"), sample("c"))
    for name in ("a", "b"):
        (tmp_path / "data" / "measures" / f"{name}.yml").unlink()
    with session_scope(database_url) as session:
        assert load_measures(session, tmp_path) == Changes(0, 0, 2, 1)


def test_nothing_is_loaded_when_one_file_is_wrong(session: Session, tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample("a"), sample("b", sources=[]))
    with pytest.raises(ContentError) as caught:
        load(session, data_dir)
    assert caught.value.problems == ["data/measures/b.yml, veld 'sources': er is minstens één bron nodig"]
    assert all_measures(session) == []


def test_what_an_editor_changed_in_the_database_is_put_right(session: Session, tmp_path: Path) -> None:
    load_measures(session, tmp_path, sample())
    session.scalars(select(MeasureNameRow)).one().normalised = "iets anders"
    session.flush()
    assert load_measures(session, tmp_path) == Changes(0, 0, 0, 1)
    assert session.scalars(select(MeasureNameRow)).one().normalised == "voorbeeldpremie"


def test_legal_entries_of_the_law_are_kept_by_id_and_first_day(session: Session) -> None:
    load(session, DATA)
    keys = [row.key for row in legal_entry_rows(session)]
    assert len(keys) == len(set(keys))
    assert keys


def test_legal_entries_that_were_changed_or_taken_out_in_the_database_are_put_right(
    session: Session, tmp_path: Path
) -> None:
    data_dir = write_data(tmp_path, sample())
    load(session, data_dir)
    before = legal_entries(session)
    session.delete(legal_entry_rows(session)[0])
    session.flush()
    legal_entry_rows(session)[0].confidence = "changed"
    session.flush()
    session.expire_all()
    assert load(session, data_dir)["right_to_work"] == Changes(0, 0, 0, len(before))
    assert legal_entries(session) == before


def test_changed_law_is_in_the_database_after_the_load(session: Session, tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample())
    load(session, data_dir)
    law = data_dir / "right_to_work.yml"
    text = law.read_text(encoding="utf-8")
    law.write_text(text.replace("checked_on: 2026-11-23", "checked_on: 2026-11-22"), encoding="utf-8")
    load(session, data_dir)
    assert {row.checked_on.isoformat() for row in legal_entry_rows(session)} == {"2026-11-22"}


def test_report_reads_as_a_sentence() -> None:
    assert str(Changes(1, 2, 3, 4)) == "1 nieuw, 2 gewijzigd, 3 verwijderd, 4 ongewijzigd"


def test_unchanged_measure_is_recognised_by_all_it_says(session: Session, tmp_path: Path) -> None:
    data_dir = write_data(tmp_path, sample())
    load(session, data_dir)
    write_measure(data_dir, sample(notes="Nakijken."))
    assert load(session, data_dir)["measure"] == Changes(0, 1, 0, 0)
