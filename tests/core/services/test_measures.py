from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.load import load
from core.database.measures import MeasureNameRow
from core.errors import NotFoundError
from core.rules.measures import AskerSituation
from core.services.measures import MeasureSearch, details, find, overview
from tests.measure_samples import DATA, sample, sample_measure, write_data

TODAY = date(2026, 11, 23)


@pytest.fixture
def filled(session: Session, tmp_path: Path) -> Session:
    """Give a session on a database with four invented measures that have real names."""
    measures = [
        sample("ibo", name="IBO", aliases=["individuele beroepsopleiding"], kind="on_the_job_training"),
        sample(
            "ibo-interim", name="IBO-interim", status="ended", valid_until="2021-08-31", replaced_by="ibo"
        ),
        sample("individueel-maatwerk", name="individueel maatwerk", company_size="small_and_medium"),
        sample("kmo-portefeuille", name="kmo-portefeuille", aliases=["portefeuille voor kmo's"]),
        sample("collectief-maatwerk", name="collectief maatwerk"),
    ]
    load(session, write_data(tmp_path, *measures))
    return session


def found(result: MeasureSearch) -> str | list[str] | None:
    if result.sure is not None:
        return result.sure.id
    return [measure.id for measure in result.candidates]


def test_measure_is_found_by_its_names_also_with_typos(filled: Session) -> None:
    typed = {
        "IBO": "ibo",
        "ibbo": "ibo",
        "Individuele Beroeps-opleiding": "ibo",
        "ibo interim": "ibo-interim",
        "kmo portefeuille": "kmo-portefeuille",
        "KMOportefuille": "kmo-portefeuille",
        "individueel mat werk": "individueel-maatwerk",
        "hoe vraag ik een ibo aan?": "ibo",
        "portefeuille": "kmo-portefeuille",
    }
    assert {name: found(find(filled, name)) for name in typed} == typed


def test_who_names_two_measures_chooses(filled: Session) -> None:
    assert found(find(filled, "ibo of kmo-portefeuille")) == ["kmo-portefeuille", "ibo"]


def test_part_of_two_names_gives_both_to_choose_from(filled: Session) -> None:
    assert found(find(filled, "maatwerk")) == ["collectief-maatwerk", "individueel-maatwerk"]


@pytest.mark.parametrize("name", ["", "?!", "xyz", "wat is het weer vandaag"])
def test_words_that_name_no_measure_find_nothing(filled: Session, name: str) -> None:
    assert find(filled, name) == MeasureSearch()


def test_name_that_an_editor_changes_in_the_database_counts_at_once(filled: Session) -> None:
    assert found(find(filled, "opleiding bij Janssens")) == []
    row = filled.scalars(select(MeasureNameRow).where(MeasureNameRow.normalised == "ibo")).one()
    row.name, row.normalised = "opleiding bij Janssens", "opleiding bij janssens"
    filled.flush()
    assert found(find(filled, "opleiding bij Jansens")) == "ibo"


def test_details_of_an_ended_measure_say_since_when_and_what_replaced_it(filled: Session) -> None:
    measure = details(filled, "ibo-interim")
    assert (measure.status, measure.valid_until, measure.replaced_by) == ("ended", date(2021, 8, 31), "ibo")


def test_details_are_all_that_the_file_says(session: Session, tmp_path: Path) -> None:
    load(session, write_data(tmp_path, sample()))
    session.expire_all()
    assert details(session, "voorbeeldpremie") == sample_measure()


def test_measure_that_does_not_exist_is_not_found(filled: Session) -> None:
    with pytest.raises(NotFoundError):
        details(filled, "bestaat-niet")


def test_overview_for_a_large_company_has_what_still_runs_and_fits(filled: Session) -> None:
    situation = AskerSituation(worker_status="recognised_refugee", company_size="large")
    fitting = [each.measure.id for each in overview(filled, situation, TODAY)]
    assert fitting == ["collectief-maatwerk", "kmo-portefeuille", "ibo"]


def test_real_measures_are_found_as_people_type_them(session: Session) -> None:
    load(session, DATA)
    typed = {
        "ibbo": "ibo",
        "kmo portefeuille": "kmo-portefeuille",
        "individueel mat werk": "individueel-maatwerk",
        "ibo-interim": "ibo-interim",
        "artikel 60": "tijdelijke-werkervaring-art60",
        "vop": "vop",
    }
    assert {name: found(find(session, name)) for name in typed} == typed


def test_real_taal_coaching_leads_to_job_and_language_coaching(session: Session) -> None:
    load(session, DATA)
    assert "job-en-taalcoaching" in (found(find(session, "taal coaching")) or [])


def test_every_real_measure_is_found_by_each_of_its_names(session: Session) -> None:
    load(session, DATA)
    rows = session.execute(select(MeasureNameRow.name, MeasureNameRow.measure_id)).all()
    assert [name for name, owner in rows if found(find(session, name)) != owner] == []
