"""Made-up profiles and vacancies in large numbers, written straight into the tables: for measuring only."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from core.content.load import load
from core.database.consents import ConsentRow
from core.database.match_profiles import number_of_profiles
from core.database.migrate import upgrade
from core.database.occupations import OccupationRow
from core.database.places import MunicipalityRow
from core.database.profiles import DONE, WANTED, ProfileOccupationRow, ProfileRow, ProfileSkillRow
from core.database.session import session_scope
from core.database.vacancies import VacancyRow
from core.personal_seal import personal_seal
from core.rules.language_levels import LEVELS
from core.rules.profile import EDUCATION_LEVELS, HOURS, LICENCES, TIMES, WorkWindow
from core.rules.right_to_work_law import RightToWorkLaw
from core.rules.right_to_work_situation import Situation
from core.rules.right_to_work_terms import CardText
from core.rules.work_window import window_or_uncertain
from core.services.matching_rows import refresh_next
from core.services.right_to_work import right_to_work_law
from core.services.situations import sealed_situation

TODAY = date(2026, 11, 23)
AT_ONCE = 5_000
DIFFERENT_RIGHTS = 200
CHOSEN_FIRST = 1.2  # some occupations are much more common than others


class Crowd:
    """Draws profiles and vacancies, the same ones for the same seed."""

    def __init__(self, session: Session, seed: int) -> None:
        self._dice = random.Random(seed)  # noqa: S311
        rows = session.execute(select(OccupationRow.id, OccupationRow.isco08, OccupationRow.skills))
        self._occupations = [tuple(row) for row in rows]
        self._dice.shuffle(self._occupations)
        self._common = [1 / (place + 1) ** CHOSEN_FIRST for place in range(len(self._occupations))]
        self._places = list(
            session.scalars(select(MunicipalityRow.nis_code).order_by(MunicipalityRow.nis_code))
        )

        law = right_to_work_law(session)
        self._rights = [self._right(law) for _ in range(DIFFERENT_RIGHTS)]

    def _right(self, law: RightToWorkLaw) -> tuple[str, WorkWindow]:
        """Return the facts about a right to work, encrypted, and what the rules make of them."""
        dice = self._dice
        card_until = TODAY + timedelta(days=dice.randrange(20, 700))
        situation = Situation(
            work_on=TODAY,
            today=TODAY,
            status=dice.choice(["asylum_seeker", "recognised_refugee", "subsidiary_protection"]),
            lodged_on=date(2026, 6, 1) - timedelta(days=dice.randrange(0, 400)),
            refused=dice.random() < 0.15,
            card_text=CardText.UNLIMITED,
            card_valid_until=dice.choice([card_until, None]),
        )
        return sealed_situation(situation, personal_seal()), window_or_uncertain(situation, law, TODAY)

    def profile(self) -> dict[str, Any]:
        """Return the columns of a profile; about one in ten things was not told."""
        dice, told = self._dice, self._told
        day = TODAY - timedelta(days=dice.randrange(360))
        moment = datetime(day.year, day.month, day.day, 12, tzinfo=timezone.utc)
        situation, window = dice.choice(self._rights)
        return {
            "person": f"{dice.getrandbits(256):064x}",
            "created_at": moment,
            "updated_at": moment,
            "last_sign_of_life": moment,
            "steps": {"experience": "answered", "wanted": "answered", "skills": "answered"},
            "dutch_level": told(dice.choices(LEVELS, [15, 25, 25, 20, 10, 4, 1])[0]),
            "education_level": told(dice.choice(EDUCATION_LEVELS)),
            "education_recognised": told(dice.choice(["yes", "no", "requested"])),
            "licences": told(dice.sample(LICENCES, dice.choice([0, 0, 1, 1, 2]))),
            "available_from": told(TODAY + timedelta(days=dice.randrange(-30, 60))),
            "hours": told(dice.choice(HOURS)),
            "times": told(dice.sample(TIMES, dice.randrange(1, 5))),
            "nis_code": told(dice.choice(self._places)),
            "max_km": told(dice.choice([5, 10, 20, 30, 50])),
            "situation": situation,
            "work_answer": window.answer.value,
            "work_from": window.first,
            "work_until": window.last,
            "work_checked_on": TODAY,
            "demo": False,
        }

    def occupations(self, person: str) -> Iterator[dict[str, Any]]:
        """Return what somebody did and wants: three and a half occupations on average."""
        for kind, most in ((DONE, 3), (WANTED, 3)):
            chosen = {each[0]: each for each in self._some_occupations(self._dice.randint(1, most))}
            for id_, isco08, _ in chosen.values():
                years = self._told(self._dice.choice([0.5, 1, 2, 3, 5, 10])) if kind == DONE else None
                yield {"person": person, "occupation": id_, "isco08": isco08, "years": years, "kind": kind}

    def skills(self, person: str, occupations: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """Return some of the skills of the first two occupations."""
        lists = {id_: skills for id_, _, skills in self._occupations}
        ticked: dict[str, str] = {}
        for each in occupations[:2]:
            skills = lists[each["occupation"]]
            for skill in self._dice.sample(skills, self._dice.randint(0, len(skills))):
                ticked.setdefault(skill, each["occupation"])
        for skill, occupation in ticked.items():
            yield {"person": person, "skill": skill, "occupation": occupation}

    def vacancy(self) -> dict[str, Any]:
        """Return the columns of an open vacancy."""
        dice = self._dice
        [(id_, isco08, skills)] = self._some_occupations(1)
        moment = datetime(2026, 11, 1, 12, tzinfo=timezone.utc)
        return {
            "person": f"{dice.getrandbits(256):064x}",
            "created_at": moment,
            "updated_at": moment,
            "state": "open",
            "company": "Voorbeeld",
            "enterprise_number": "0000000000",
            "occupation": id_,
            "isco08": isco08,
            "sector": "horeca",
            "positions": 1,
            "nis_code": dice.choice(self._places),
            "dutch_level": dice.choice([None, "A1", "A2", "A2", "B1", "B1", "B2"]),
            "coaching": dice.random() < 0.5,
            "skills": dice.sample(skills, min(len(skills), dice.randint(0, 5))),
            "licences": dice.choice([[], [], ["B"], ["C"], ["B", "G"]]),
            "education_level": dice.choice([None, None, "lower_secondary", "upper_secondary", "bachelor"]),
            "hours": dice.choice(HOURS),
            "times": dice.sample(TIMES, dice.randint(0, 2)),
            "start_on": TODAY + timedelta(days=dice.randrange(-20, 90)),
            "contact": "",
            "demo": False,
        }

    def _some_occupations(self, number: int) -> list[Any]:
        return self._dice.choices(self._occupations, self._common, k=number)

    def _told(self, value: Any) -> Any:
        return None if self._dice.random() < 0.1 else value


def prepare(url: str, data: Path = Path("data")) -> None:
    """Make the tables and load the facts."""
    upgrade(url)
    with session_scope(url) as session:
        load(session, data)


def add_profiles(url: str, until: int, seed: int = 5) -> None:
    """Add profiles until there are so many; one in ten does not agree. The index comes after."""
    with session_scope(url) as session:
        present = number_of_profiles(session)
        crowd = Crowd(session, seed + present)
    while present < until:
        number = min(AT_ONCE, until - present)
        profiles = [crowd.profile() for _ in range(number)]
        occupations = {each["person"]: list(crowd.occupations(each["person"])) for each in profiles}
        with session_scope(url) as session:
            session.execute(insert(ProfileRow.__table__), profiles)
            session.execute(
                insert(ProfileOccupationRow.__table__), [row for rows in occupations.values() for row in rows]
            )
            skills = [row for person, rows in occupations.items() for row in crowd.skills(person, rows)]
            session.execute(insert(ProfileSkillRow.__table__), skills)
            agreed = [each for place, each in enumerate(profiles) if place % 10]
            session.execute(insert(ConsentRow.__table__), [_consent(each) for each in agreed])
        present += number


def add_vacancies(url: str, number: int, seed: int = 6) -> None:
    """Add so many open vacancies."""
    with session_scope(url) as session:
        crowd = Crowd(session, seed)
        session.execute(insert(VacancyRow.__table__), [crowd.vacancy() for _ in range(number)])


def fill_index(url: str) -> None:
    """Bring the index in line with all profiles."""
    after, number = "", 1
    while number:
        with session_scope(url) as session:
            after, number, _ = refresh_next(session, after)


def _consent(profile: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": profile["person"],
        "purpose": "match",
        "wording": "bench",
        "given_at": profile["created_at"],
    }
