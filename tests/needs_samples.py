"""Made-up municipalities, occupations, offers, vacancies, profiles and matches, to count."""

from collections.abc import Iterable
from datetime import date, datetime, timezone
from itertools import count

from sqlalchemy.orm import Session

from core.database.consents import ConsentRow
from core.database.matches import MatchRow
from core.database.occupations import OccupationRow
from core.database.offers import OfferRow
from core.database.places import MunicipalityRow, PlaceNameRow
from core.database.profiles import WANTED, ProfileOccupationRow, ProfileRow
from core.database.vacancies import OPEN, VacancyRow

MOMENT = datetime(2026, 11, 2, 12, tzinfo=timezone.utc)
TODAY = date(2026, 11, 23)
KORTRIJK, HASSELT, BRUSSELS = "34022", "71022", "21004"
PLACES = {
    KORTRIJK: ("Kortrijk", "West-Vlaanderen", "flanders"),
    HASSELT: ("Hasselt", "Limburg", "flanders"),
    BRUSSELS: ("Brussel", None, "brussels"),
}
OCCUPATIONS = {"metselaar": "bouw", "kok": "horeca", "zorgkundige": "zorg"}
_numbers = count(1)


def add_places_and_occupations(session: Session) -> None:
    """Add three municipalities and three occupations."""
    for nis_code, (name, province, region) in PLACES.items():
        session.add(
            MunicipalityRow(
                nis_code=nis_code, name=name, province=province, region=region, latitude=50.8, longitude=3.3
            )
        )
    session.flush()
    for nis_code, (name, _, _) in PLACES.items():
        session.add(PlaceNameRow(normalised=name.lower(), nis_code=nis_code, name=name, kind="official"))
    for position, (occupation, sector) in enumerate(OCCUPATIONS.items()):
        session.add(
            OccupationRow(
                id=occupation,
                position=position,
                name=occupation.capitalize(),
                sector=sector,
                sector_title=sector.capitalize(),
                isco08="7112",
                dutch_level_guess="A2",
                skills=[],
                related=[],
                confidence="high",
                checked_on=TODAY,
                sources=[],
            )
        )
    session.flush()


def add_offer(session: Session, *, kind: str, audience: str, capacity: int | None) -> None:
    """Add an offer in the whole of Flanders, from A0 to C1."""
    number = next(_numbers)
    session.add(
        OfferRow(
            id=f"offer-{number}",
            position=number,
            name="Les",
            provider="school",
            kind=kind,
            audience=audience,
            level_from="A0",
            level_to="C1",
            regions=["flanders", "brussels"],
            provinces=[],
            municipalities=[],
            except_municipalities=[],
            capacity=capacity,
            summary="Les.",
            enrol="Bel.",
            confidence="high",
            checked_on=TODAY,
            sources=[],
        )
    )
    session.flush()


def agree(session: Session, person: str, *, withdrawn: bool = False) -> None:
    """Let somebody agree that what they tell is kept, and perhaps withdraw that."""
    row = ConsentRow(person=person, purpose="keep", wording="2026-11", given_at=MOMENT)
    row.withdrawn_at = MOMENT if withdrawn else None
    session.add(row)


def add_vacancy(
    session: Session,
    occupation: str = "metselaar",
    *,
    nis_code: str = KORTRIJK,
    level: str | None = "A2",
    coaching: bool = False,
    positions: int = 1,
    state: str = OPEN,
    created_at: datetime = MOMENT,
    demo: bool = False,
    person: str | None = None,
    agreed: bool = True,
) -> VacancyRow:
    """Add a vacancy of an employer of its own who agreed."""
    person = person or f"employer-{next(_numbers)}"
    if agreed and not demo:
        agree(session, person)
    row = VacancyRow(
        person=person,
        created_at=created_at,
        updated_at=created_at,
        state=state,
        company="Bedrijf",
        enterprise_number="0123456749",
        occupation=occupation,
        isco08="7112",
        sector=OCCUPATIONS[occupation],
        positions=positions,
        nis_code=nis_code,
        dutch_level=level,
        coaching=coaching,
        skills=[],
        licences=[],
        hours="any",
        times=[],
        start_on=TODAY,
        contact="sealed",
        demo=demo,
    )
    session.add(row)
    session.flush()
    return row


def add_profile(
    session: Session,
    level: str | None = "A1",
    wanted: Iterable[str] = ("metselaar",),
    *,
    nis_code: str | None = KORTRIJK,
    demo: bool = False,
    agreed: bool = True,
    withdrawn: bool = False,
    done: Iterable[tuple[str, float]] = (),
) -> str:
    """Add the profile of somebody who agreed; return who."""
    person = f"newcomer-{next(_numbers)}"
    if agreed and not demo:
        agree(session, person, withdrawn=withdrawn)
    row = ProfileRow(
        person=person,
        created_at=MOMENT,
        updated_at=MOMENT,
        last_sign_of_life=MOMENT,
        steps={},
        dutch_level=level,
        nis_code=nis_code,
        demo=demo,
    )
    row.occupations = [
        *(ProfileOccupationRow(occupation=each, isco08="7112", kind=WANTED) for each in wanted),
        *(
            ProfileOccupationRow(occupation=each, isco08="7112", years=years, kind="done")
            for each, years in done
        ),
    ]
    session.add(row)
    session.flush()
    return person


def add_match(
    session: Session,
    vacancy: VacancyRow,
    person: str,
    *,
    introduced: bool = False,
    stopped: bool = False,
    outcome: str | None = None,
    created_at: datetime = MOMENT,
) -> None:
    """Add a match of a vacancy and a person."""
    session.add(
        MatchRow(
            vacancy_id=vacancy.id,
            person=person,
            reasons=[],
            proposed_by="staff:an",
            created_at=created_at,
            introduced_at=MOMENT if introduced else None,
            stopped_at=MOMENT if stopped else None,
            stopped_by="newcomer" if stopped else None,
            outcome=outcome,
        )
    )
    session.flush()
