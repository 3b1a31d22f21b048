"""A table becomes equal to what the files say, whatever it held before."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from core.content.sync import sync_rows
from core.database.organisations import OrganisationNameRow, ThemeRow
from tests.core.content.test_organisations import load_organisations_of, names_in

Titles = Mapping[str, str]
TITLES = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["een", "twee", "drie"]))


def rows(titles: Titles) -> list[ThemeRow]:
    return [
        ThemeRow(id=key, position=position, title=title, offered_to=["newcomer"], words=[title])
        for position, (key, title) in enumerate(titles.items())
    ]


def held(session: Session) -> dict[str, tuple[str, int, list[str]]]:
    return {row.id: (row.title, row.position, row.words) for row in session.scalars(select(ThemeRow))}


def wanted(titles: Titles) -> dict[str, tuple[str, int, list[str]]]:
    return {key: (title, position, [title]) for position, (key, title) in enumerate(titles.items())}


@settings(deadline=None)
@given(steps=st.lists(TITLES, min_size=1, max_size=4))
def test_table_holds_what_was_asked_last(steps: list[Titles]) -> None:
    engine = create_engine("sqlite://", future=True)
    ThemeRow.__table__.create(engine)
    with Session(engine, future=True) as session:
        for titles in steps:
            sync_rows(session, ThemeRow, rows(titles))
            assert held(session) == wanted(titles)
    engine.dispose()


@pytest.mark.parametrize(
    "after",
    [
        {"a": "anders", "b": "twee"},
        {"b": "twee", "c": "drie"},
        {"a": "twee", "b": "een"},
        {"b": "twee", "a": "een"},
        {},
    ],
    ids=["rename", "removal", "swap", "order", "all gone"],
)
def test_change_in_the_files_reaches_the_table(session: Session, after: Titles) -> None:
    sync_rows(session, ThemeRow, rows({"a": "een", "b": "twee"}))
    sync_rows(session, ThemeRow, rows(after))
    assert held(session) == wanted(after)


def test_row_that_was_read_before_shows_the_new_values(session: Session) -> None:
    sync_rows(session, ThemeRow, rows({"a": "een"}))
    row = session.scalars(select(ThemeRow)).one()
    sync_rows(session, ThemeRow, rows({"a": "twee"}))
    assert row.title == "twee"


def test_two_organisations_can_swap_their_names(session: Session) -> None:
    load_organisations_of(session, {"a": ["Een"], "b": ["Twee"]})
    load_organisations_of(session, {"a": ["Twee"], "b": ["Een"]})
    assert names_in(session) == {"Twee": "a", "Een": "b"}


def test_name_can_move_from_an_organisation_that_is_gone(session: Session) -> None:
    load_organisations_of(session, {"a": ["Een", "Oud"], "b": ["Twee"]})
    load_organisations_of(session, {"b": ["Twee", "Oud"]})
    assert names_in(session) == {"Twee": "b", "Oud": "b"}


def test_name_that_is_shown_changes_place_with_an_alias(session: Session) -> None:
    load_organisations_of(session, {"a": ["Werk & Co"]})
    load_organisations_of(session, {"a": ["WERK en Co", "werk & co"]})
    shown = select(OrganisationNameRow.name).order_by(OrganisationNameRow.position)
    assert session.scalars(shown).all() == ["WERK en Co", "werk & co"]
