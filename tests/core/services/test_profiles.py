"""A profile is kept step by step, never without consent, and read back as it was told."""

from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.occupations import read_occupations
from core.content.reference import Reference, load_reference, read_reference
from core.database.profiles import AppraisalRow, ProfileRow
from core.personal_seal import personal_seal
from core.rules.consent import Purpose
from core.rules.profile import (
    STEPS,
    Education,
    Experience,
    Skill,
    SpokenLanguage,
    WorkWindow,
)
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import Answer, CardText, Fact
from core.seal import Seal
from core.services import consents, profiles
from core.services.situations import opened_situation, sealed_situation

KEY = "a key of at least thirty-two characters, for tests"
TODAY = date(2026, 11, 23)
AMINA = "amina"


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return read_reference(Path("data"), organisations=set(), measures=set())


@pytest.fixture
def amina(session: Session, reference: Reference) -> Session:
    """Give a database with occupations, and with Amina who agrees that her profile is kept."""
    load_reference(session, reference)
    consents.give(session, AMINA, Purpose.KEEP)
    return session


def row_of(session: Session) -> ProfileRow:
    return session.scalars(select(ProfileRow)).one()


def test_nothing_is_kept_without_consent(session: Session) -> None:
    with pytest.raises(profiles.ConsentMissingError):
        profiles.save_dutch(session, AMINA, "A2")
    with pytest.raises(profiles.ConsentMissingError):
        profiles.mark(session, AMINA, "dutch", "later")
    assert session.scalars(select(ProfileRow)).all() == []


def test_nothing_is_kept_any_more_after_consent_was_withdrawn(amina: Session) -> None:
    consents.withdraw(amina, AMINA, Purpose.KEEP)
    with pytest.raises(profiles.ConsentMissingError):
        profiles.save_dutch(amina, AMINA, "A2")


def test_profile_is_read_back_as_it_was_told(amina: Session) -> None:
    profiles.save_place(amina, AMINA, "44021")
    profiles.save_distance(amina, AMINA, 20)
    profiles.save_wanted(amina, AMINA, ["kok"])
    profiles.save_start(amina, AMINA, date(2027, 1, 1))
    profiles.save_hours(amina, AMINA, "part_time")
    profiles.save_times(amina, AMINA, ["day"])
    profiles.save_wishes(amina, AMINA, "Ik wil graag met mensen werken.")
    profiles.save_dutch(amina, AMINA, "A2")
    profiles.save_languages(amina, AMINA, [SpokenLanguage("ti", "C2"), SpokenLanguage("ar")])
    profiles.save_education_level(amina, AMINA, "bachelor")
    profiles.save_education_field(amina, AMINA, "chemie")
    profiles.save_education_country(amina, AMINA, "ER")
    profiles.save_recognition(amina, AMINA, "requested")
    profiles.save_experience(amina, AMINA, {"kok": 5, "metselaar": None})
    profiles.save_skills(amina, AMINA, [Skill("voegen", "metselaar"), Skill("naaien")])
    profiles.save_licences(amina, AMINA, ["B", "C"])

    profile = profiles.profile_of(amina, AMINA)

    assert profile is not None
    assert (profile.nis_code, profile.max_km, profile.wanted[0].occupation) == ("44021", 20, "kok")
    assert (profile.available_from, profile.hours, profile.times) == (
        date(2027, 1, 1),
        "part_time",
        ("day",),
    )
    assert profile.wishes == "Ik wil graag met mensen werken."
    assert profile.dutch_level == "A2"
    assert profile.languages == (SpokenLanguage("ti", "C2"), SpokenLanguage("ar"))
    assert profile.education == Education("bachelor", "chemie", "ER", "requested")
    assert [(each.occupation, each.years) for each in profile.experience] == [("kok", 5), ("metselaar", None)]
    assert all(len(each.isco08) == 4 for each in profile.experience)
    assert profile.skills == (Skill("voegen", "metselaar"), Skill("naaien"))
    assert profile.licences == ("B", "C")
    assert set(profile.steps.values()) == {"answered"}
    assert "years" not in profile.steps


def test_step_can_be_put_off_and_what_is_declined_later_is_not_kept(amina: Session) -> None:
    profiles.save_dutch(amina, AMINA, "A2")
    profiles.save_experience(amina, AMINA, {"kok": 5})
    profiles.mark(amina, AMINA, "place", "later")
    profiles.mark(amina, AMINA, "dutch", "declined")
    profiles.mark(amina, AMINA, "experience", "declined")
    profile = profiles.profile_of(amina, AMINA)
    assert profile is not None
    assert profile.steps == {"place": "later", "dutch": "declined", "experience": "declined"}
    assert (profile.dutch_level, profile.experience) == (None, ())


def test_correction_changes_what_stands_and_keeps_the_years(amina: Session) -> None:
    profiles.save_languages(amina, AMINA, [SpokenLanguage("ti"), SpokenLanguage("ar")])
    profiles.save_languages(amina, AMINA, [SpokenLanguage("ar", "B2"), SpokenLanguage("en")])
    profiles.save_experience(amina, AMINA, {"kok": 5})
    profiles.save_experience(amina, AMINA, {"kok": None, "metselaar": None})
    profiles.save_years(amina, AMINA, "metselaar", 0.5)
    profile = profiles.profile_of(amina, AMINA)
    assert profile is not None
    assert profile.languages == (SpokenLanguage("ar", "B2"), SpokenLanguage("en"))
    assert [(each.occupation, each.years) for each in profile.experience] == [("kok", 5), ("metselaar", 0.5)]
    assert profile.steps["years"] == "answered"


def test_same_occupation_can_be_done_before_and_wanted_now(amina: Session) -> None:
    profiles.save_experience(amina, AMINA, {"kok": 5})
    profiles.save_wanted(amina, AMINA, ["kok"])
    profile = profiles.profile_of(amina, AMINA)
    assert profile is not None
    assert profile.experience == (Experience("kok", profile.wanted[0].isco08, 5),)
    assert profile.wanted[0].years is None


def test_occupation_that_stands_only_on_the_list_of_vdab_is_kept_too(amina: Session) -> None:
    occupations = read_occupations(Path("data/occupations"))
    own = {entry.id for entry in occupations.entries()}
    listed = next(
        entry.id
        for file in occupations.shortages
        for entry in file.occupations
        if entry.occupation == entry.id and entry.id not in own
    )
    profiles.save_wanted(amina, AMINA, [listed])
    profile = profiles.profile_of(amina, AMINA)
    assert profile is not None
    assert [each.occupation for each in profile.wanted] == [listed]


def test_skills_that_are_still_ticked_leave_the_step_open(amina: Session) -> None:
    profiles.save_skills(amina, AMINA, [Skill("voegen", "metselaar")], finished=False)
    profile = profiles.profile_of(amina, AMINA)
    assert profile is not None
    assert (profile.skills, profile.steps) == ((Skill("voegen", "metselaar"),), {})


def test_wishes_and_the_facts_about_the_right_to_work_are_encrypted(amina: Session) -> None:
    situation = Situation(work_on=TODAY, today=TODAY, status="asylum_seeker", lodged_on=date(2026, 1, 5))
    profiles.save_wishes(amina, AMINA, "werk met hout")
    profiles.save_work(amina, AMINA, situation, WorkWindow(Answer.YES, TODAY, None, TODAY))
    row = row_of(amina)
    for text in ("hout", "asylum", "2026-01-05"):
        assert text not in row.wishes + row.situation
    assert opened_situation(row.situation, personal_seal(), TODAY) == situation


def test_another_key_reads_nothing_of_it(amina: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    profiles.save_wishes(amina, AMINA, "werk met hout")
    monkeypatch.setenv("TOELEIDING_SECRET_KEY", KEY[::-1])
    profile = profiles.profile_of(amina, AMINA)
    assert profile is not None
    assert profile.wishes is None


def test_answer_is_a_sign_of_life_and_takes_the_question_to_keep_back(amina: Session) -> None:
    profiles.save_dutch(amina, AMINA, "A2")
    row = row_of(amina)
    row.last_sign_of_life = datetime(2026, 1, 1, tzinfo=timezone.utc)
    row.asked_to_keep_at = datetime(2026, 2, 1, tzinfo=timezone.utc)
    profiles.save_dutch(amina, AMINA, "B1")
    assert row.last_sign_of_life > datetime(2026, 2, 1, tzinfo=timezone.utc)
    assert row.asked_to_keep_at is None


def test_delete_takes_every_part_along_and_says_whether_there_was_one(amina: Session) -> None:
    profiles.save_languages(amina, AMINA, [SpokenLanguage("ti")])
    amina.add(
        AppraisalRow(person=AMINA, author="els", made_at=datetime.now(timezone.utc), appraisal="sealed")
    )
    assert profiles.delete_profile(amina, AMINA)
    amina.flush()
    assert not profiles.delete_profile(amina, AMINA)
    assert amina.scalars(select(AppraisalRow)).all() == []


def test_staff_see_only_who_agreed_to_that(amina: Session) -> None:
    consents.give(amina, "bilal", Purpose.KEEP)
    consents.give(amina, "bilal", Purpose.STAFF)
    consents.give(amina, "chadia", Purpose.KEEP)
    consents.give(amina, "chadia", Purpose.STAFF)
    for person in (AMINA, "bilal", "chadia"):
        profiles.save_dutch(amina, person, "A2")
    consents.withdraw(amina, "chadia", Purpose.STAFF)
    assert [profile.person for profile in profiles.profiles_for_staff(amina)] == ["bilal"]


def test_every_step_has_a_name_of_its_own() -> None:
    assert len(set(STEPS)) == len(STEPS)


days = st.none() | st.dates(date(2018, 1, 1), TODAY)


@given(
    st.builds(
        Situation,
        work_on=st.just(TODAY),
        today=st.just(TODAY),
        status=st.none() | st.sampled_from(["asylum_seeker", "recognised_refugee"]),
        lodged_on=days,
        refusal_notified_on=days,
        card_valid_until=days,
        appealed=st.none() | st.booleans(),
        card_text=st.none() | st.sampled_from(CardText),
        age=st.none() | st.integers(0, 99),
        unknown=st.frozensets(st.sampled_from(Fact)),
    )
)
def test_facts_come_back_from_the_seal_as_they_went_in(situation: Situation) -> None:
    seal = Seal(KEY)
    assert opened_situation(sealed_situation(situation, seal), seal, TODAY) == situation
