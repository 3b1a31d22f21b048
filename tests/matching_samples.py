"""Made-up people and vacancies for tests of matching: one that fits, strategies for all that can be told."""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.content.matching import load_matching, read_matching
from core.database.consents import ConsentRow
from core.database.matches import SuggestionRow
from core.database.places import MunicipalityRow
from core.database.profiles import (
    DONE,
    WANTED,
    ProfileOccupationRow,
    ProfileRow,
    ProfileSkillRow,
)
from core.database.vacancies import VacancyRow
from core.rules.language_levels import LEVELS
from core.rules.matching import Candidate, Need, Weights, normal_skill
from core.rules.profile import EDUCATION_LEVELS, HOURS, LICENCES, TIMES, Experience, WorkWindow
from core.rules.right_to_work_terms import Answer
from core.services.matching import refresh_index_row
from tests.measure_samples import DATA

TODAY = date(2026, 11, 23)
STARTS = date(2026, 12, 1)
MAY_WORK = WorkWindow(Answer.YES, date(2026, 1, 1), None, TODAY)
BRUGGE, KORTRIJK, GENT, BRUSSEL = "31005", "34022", "44021", "21004"
PLACES = {
    BRUGGE: (51.2093, 3.2247),
    KORTRIJK: (50.8280, 3.2649),
    GENT: (51.0543, 3.7174),
    BRUSSEL: (50.8467, 4.3525),
}
COOK, KITCHEN_HAND, WELDER, CLEANER = "kok", "keukenhulp", "lasser", "schoonmaker"
ISCO = {
    COOK: "5120",
    KITCHEN_HAND: "9412",
    WELDER: "7212",
    CLEANER: "9112",
    "bakker": "7512",
    "fijnlasser": "7213",
}
SKILLS = ("soep koken", "snijden", "lassen", "poetsen", "afwassen")


def real_weights() -> Weights:
    """Return the weights of data/matching.yml."""
    policy, problems = read_matching(Path(DATA))
    assert policy is not None, problems
    return policy.to_weights()


def a_need(**changes: Any) -> Need:
    """Return what a vacancy for a cook in Brugge asks, with changes."""
    need = Need(
        occupation=COOK,
        isco08=ISCO[COOK],
        start_on=STARTS,
        skills=("soep koken", "snijden"),
        dutch_level="A2",
        coaching=True,
        licences=("B",),
        hours="full_time",
        times=("day", "weekend"),
        education_level="upper_secondary",
        latitude=PLACES[BRUGGE][0],
        longitude=PLACES[BRUGGE][1],
    )
    return replace(need, **changes)


def a_candidate(**changes: Any) -> Candidate:
    """Return somebody who fits that vacancy in every respect, with changes."""
    candidate = Candidate(
        experience=(Experience(COOK, ISCO[COOK], 3),),
        wanted=(Experience(COOK, ISCO[COOK]),),
        skills=frozenset(map(normal_skill, ("soep koken", "snijden"))),
        skill_lists=frozenset({COOK}),
        dutch_level="A2",
        education_level="upper_secondary",
        education_recognised="yes",
        licences=frozenset({"B"}),
        available_from=TODAY,
        hours="full_time",
        times=frozenset({"day", "weekend"}),
        latitude=PLACES[BRUGGE][0],
        longitude=PLACES[BRUGGE][1],
        max_km=20,
        work=MAY_WORK,
        consent=True,
    )
    return replace(candidate, **changes)


days = st.integers(-60, 60).map(lambda number: STARTS + timedelta(days=number))
places = st.sampled_from([*PLACES.values()])
occupations = st.sampled_from(sorted(ISCO))
years = st.none() | st.sampled_from([0.0, 0.5, 1.0, 1.5, 2.0, 7.25])
experiences = st.builds(lambda id_, told: Experience(id_, ISCO[id_], told), occupations, years)
told_occupations = st.lists(experiences, max_size=3, unique_by=lambda each: each.occupation).map(tuple)
windows = st.builds(
    WorkWindow, st.sampled_from(Answer), st.none() | days, st.none() | days, st.just(TODAY)
) | st.just(MAY_WORK)


@st.composite
def needs(draw: st.DrawFn) -> Need:
    """Draw any need."""
    occupation, place = draw(occupations), draw(places)
    return Need(
        occupation=occupation,
        isco08=ISCO[occupation],
        start_on=draw(days),
        skills=tuple(draw(st.lists(st.sampled_from(SKILLS), max_size=3, unique=True))),
        dutch_level=draw(st.none() | st.sampled_from(LEVELS)),
        coaching=draw(st.booleans()),
        licences=tuple(draw(st.lists(st.sampled_from(LICENCES), max_size=2, unique=True))),
        hours=draw(st.sampled_from(HOURS)),
        times=tuple(draw(st.lists(st.sampled_from(TIMES), max_size=3, unique=True))),
        education_level=draw(st.none() | st.sampled_from(EDUCATION_LEVELS)),
        latitude=place[0],
        longitude=place[1],
    )


@st.composite
def candidates(draw: st.DrawFn, *, scored: bool = False) -> Candidate:
    """Draw any candidate; with `scored` one who may work, agrees, and told the minimum."""
    told: Any = (lambda strategy: strategy) if scored else (lambda strategy: st.none() | strategy)
    place = draw(told(places)) or (None, None)
    return Candidate(
        experience=draw(told_occupations.filter(bool) if scored else st.none() | told_occupations),
        wanted=draw(st.none() | told_occupations),
        skills=draw(st.frozensets(st.sampled_from(SKILLS))),
        skill_lists=draw(st.frozensets(occupations, max_size=2)),
        dutch_level=draw(told(st.sampled_from(LEVELS))),
        education_level=draw(st.none() | st.sampled_from(EDUCATION_LEVELS)),
        education_recognised=draw(st.none() | st.sampled_from(["yes", "no", "requested"])),
        licences=draw(st.none() | st.frozensets(st.sampled_from(LICENCES))),
        available_from=draw(st.none() | days),
        hours=draw(st.none() | st.sampled_from(HOURS)),
        times=draw(st.none() | st.frozensets(st.sampled_from(TIMES))),
        latitude=place[0],
        longitude=place[1],
        max_km=draw(st.none() | st.sampled_from([0, 5, 30, 40, 60, 200])),
        work=MAY_WORK if scored else draw(st.none() | windows),
        consent=scored or draw(st.booleans()),
    )


def fill(session: Session) -> None:
    """Load the weights and the places."""
    policy, problems = read_matching(Path(DATA))
    assert not problems
    load_matching(session, policy)
    add_places(session)


def add_places(session: Session) -> None:
    """Add the places that people and vacancies are in."""
    for nis_code, (latitude, longitude) in PLACES.items():
        session.add(
            MunicipalityRow(
                nis_code=nis_code, name=nis_code, region="flanders", latitude=latitude, longitude=longitude
            )
        )
    session.flush()


def add_profile(session: Session, person: str, candidate: Candidate, **columns: Any) -> None:
    """Keep a profile of which `candidate` is what may count; a list of skills needs a skill of its own."""
    place = (candidate.latitude, candidate.longitude)
    work = candidate.work
    moment = columns.pop("created_at", None) or _moment()
    steps = {"experience": candidate.experience, "wanted": candidate.wanted}
    row = ProfileRow(
        person=person,
        created_at=moment,
        updated_at=moment,
        last_sign_of_life=moment,
        steps={name: "answered" for name, told in steps.items() if told is not None},
        dutch_level=candidate.dutch_level,
        education_level=candidate.education_level,
        education_recognised=candidate.education_recognised,
        licences=None if candidate.licences is None else sorted(candidate.licences),
        available_from=candidate.available_from,
        hours=candidate.hours,
        times=None if candidate.times is None else sorted(candidate.times),
        nis_code=next((code for code, coordinates in PLACES.items() if coordinates == place), None),
        max_km=candidate.max_km,
        work_answer=None if work is None else work.answer.value,
        work_from=None if work is None else work.first,
        work_until=None if work is None else work.last,
        work_checked_on=None if work is None else work.checked_on,
        demo=False,
    )
    for name, value in columns.items():
        setattr(row, name, value)
    row.occupations = [
        ProfileOccupationRow(occupation=each.occupation, isco08=each.isco08, years=each.years, kind=kind)
        for kind, told in ((DONE, candidate.experience), (WANTED, candidate.wanted))
        for each in told or ()
    ]
    lists = sorted(candidate.skill_lists)
    row.skills = [
        ProfileSkillRow(skill=skill, occupation=lists.pop() if lists else None)
        for skill in sorted(candidate.skills)
    ]
    assert not lists, "more lists than skills"
    session.add(row)
    if candidate.consent:
        session.add(ConsentRow(person=person, purpose="match", wording="test", given_at=moment))
    refresh_index_row(session, person)


def add_vacancy(session: Session, need: Need, **columns: Any) -> int:
    """Keep an open vacancy that asks this; return its number."""
    place = (need.latitude, need.longitude)
    row = VacancyRow(
        person="employer",
        created_at=_moment(),
        updated_at=_moment(),
        state="open",
        company="Voorbeeld",
        enterprise_number="0123456749",
        occupation=need.occupation,
        isco08=need.isco08,
        sector="horeca",
        positions=1,
        nis_code=next(code for code, coordinates in PLACES.items() if coordinates == place),
        dutch_level=need.dutch_level,
        coaching=need.coaching,
        skills=list(need.skills),
        licences=list(need.licences),
        education_level=need.education_level,
        hours=need.hours,
        times=list(need.times),
        start_on=need.start_on,
        contact="sealed",
        demo=False,
    )
    for name, value in columns.items():
        setattr(row, name, value)
    session.add(row)
    session.flush()
    return int(row.id)


def suggested_for(session: Session, vacancy_id: int) -> list[tuple[str, float]]:
    """Return whom the nightly run wrote down for a vacancy with the scores, the best first."""
    statement = select(SuggestionRow.person, SuggestionRow.score)
    statement = statement.where(SuggestionRow.vacancy_id == vacancy_id).order_by(SuggestionRow.place)
    return [tuple(row) for row in session.execute(statement)]


def _moment() -> datetime:
    return datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
