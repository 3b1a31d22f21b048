"""An employer with an invented vacancy, and the few facts that it needs."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from core.database.occupations import OccupationRow
from core.database.places import MunicipalityRow
from core.rules.consent import Purpose
from core.rules.vacancy import NewVacancy
from core.services.consents import give

TODAY = date(2026, 11, 23)
EMPLOYER = "e" * 64
VACANCY = NewVacancy(
    company="Proefbouw bv",
    enterprise_number="1999000150",
    occupation="metselaar",
    isco08="7112",
    sector="bouw",
    positions=2,
    nis_code="36015",
    dutch_level="A2",
    coaching=True,
    skills=("muren metselen",),
    licences=("B",),
    education_level=None,
    hours="full_time",
    times=("day",),
    start_on=date(2027, 3, 1),
    contact="els@proefbouw.example",
)


def new_vacancy(**changes: Any) -> NewVacancy:
    """Return the vacancy of the bricklayers, with changes."""
    return replace(VACANCY, **changes)


def prepare(session: Session) -> Session:
    """Put an occupation, two municipalities and the consent of the employer in the database."""
    session.add_all(
        [
            OccupationRow(
                id="metselaar",
                position=1,
                name="Metselaar",
                sector="bouw",
                sector_title="Bouw",
                isco08="7112",
                dutch_level_guess="A2",
                skills=["muren metselen", "voegen"],
                related=[],
                confidence="high",
                checked_on=TODAY,
                sources=[],
            ),
            MunicipalityRow(
                nis_code="36015",
                name="Roeselare",
                province="West-Vlaanderen",
                region="flanders",
                latitude=50.94,
                longitude=3.12,
            ),
            MunicipalityRow(
                nis_code="34022",
                name="Kortrijk",
                province="West-Vlaanderen",
                region="flanders",
                latitude=50.83,
                longitude=3.26,
            ),
        ]
    )
    session.flush()
    give(session, EMPLOYER, Purpose.KEEP)
    return session
