"""Entities are right when type and value are, however the value was written; the rest counts against them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.evaluation.entity_scores import Comparison, compare, entity_scores, same_value
from nlu.evaluation.questions import Entity

BRUGGE, GENT = Entity("place", "Brugge"), Entity("place", "Gent")
NAMES = {
    "8000": [BRUGGE],
    "brugge": [BRUGGE],
    "kokkin": [Entity("occupation", "kok")],
    "Sint-Jan": [Entity("place", "Oostende"), BRUGGE],
}


def find(text: str) -> list[Entity]:
    return NAMES.get(text, [])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (BRUGGE, BRUGGE),
        (Entity("place", "BRÜGGE"), BRUGGE),
        (Entity("place", "8000"), BRUGGE),
        (Entity("occupation", "kokkin"), Entity("occupation", "kok")),
        (Entity("measure", "ibo_plus"), Entity("measure", "ibo-plus")),
        (Entity("date", "2026-07-01/2026-07-31"), Entity("date", "2026-07-01/2026-07-31")),
    ],
)
def test_a_value_may_be_written_as_people_type_it(wanted: Entity, found: Entity) -> None:
    assert same_value(find)(wanted, found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (BRUGGE, GENT),
        (Entity("sector", "Brugge"), BRUGGE),
        (Entity("date", "2026-07-01"), Entity("date", "2026-07-01/2026-07-31")),
        (Entity("place", "Sint-Jan"), BRUGGE),
    ],
)
def test_another_type_another_value_and_a_name_of_two_places_are_wrong(wanted: Entity, found: Entity) -> None:
    assert not same_value(find)(wanted, found)


def test_each_found_entity_counts_for_one_wanted_entity() -> None:
    comparison = compare([BRUGGE, BRUGGE, GENT], [BRUGGE, Entity("role", "employer")], same_value(find))
    assert comparison == Comparison((BRUGGE,), (BRUGGE, GENT), (Entity("role", "employer"),))


def test_the_value_itself_goes_before_another_way_to_write_it() -> None:
    post = Entity("place", "8000")
    assert compare([BRUGGE, post], [BRUGGE, BRUGGE], same_value(find)).missing == ()


def test_scores_by_type_and_together() -> None:
    date = Entity("date", "2026-07-01")
    scores = entity_scores([Comparison((BRUGGE, GENT), (BRUGGE,), ()), Comparison((date,), (), (date, GENT))])
    assert scores["place"] == pytest.approx({"precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3, "n": 3})
    assert scores["date"] == pytest.approx({"precision": 0.5, "recall": 1.0, "f1": 2 / 3, "n": 1})
    assert scores["all"] == pytest.approx({"precision": 0.6, "recall": 0.75, "f1": 2 / 3, "n": 4})


def test_what_the_file_never_names_and_what_is_ours_does_not_count() -> None:
    role, age = Entity("role", "employer"), Entity("age", "minor")
    scores = entity_scores([Comparison((BRUGGE,), (age,), (role, age, Entity("answer", "yes")))])
    assert scores.keys() == {"place", "all"}
    assert scores["all"]["f1"] == 1.0


def test_a_message_in_which_nothing_is_to_be_found_counts_too() -> None:
    scores = entity_scores([Comparison((BRUGGE,), (), ()), compare((), (GENT,), same_value(find))])
    assert scores["place"]["precision"] == 0.5


def test_a_file_without_entities_has_no_scores() -> None:
    assert entity_scores([]) == {}


entities = st.lists(st.builds(Entity, st.sampled_from(["place", "date"]), st.sampled_from(["a", "b", "c"])))


@given(entities, entities)
def test_right_missing_and_extra_are_all_there_is(wanted: list[Entity], found: list[Entity]) -> None:
    comparison = compare(wanted, found, same_value(lambda text: []))
    assert sorted(comparison.right + comparison.missing) == sorted(wanted)
    assert sorted(comparison.right + comparison.extra) == sorted(found)
