"""Made-up newcomers and vacancies: the same every time, because the dice are loaded with each one's number.

The first ones stand together on purpose: bricklayers around Roeselare who each fit, or fail to fit, for
another reason. Occupations and places are ids and names of `data/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from core.rules.language_levels import Level
from core.rules.profile import EducationLevel, Hours, Licence, Recognition, Time

NEWCOMER: Final = "demo-newcomer-"
EMPLOYER: Final = "demo-employer-"
CONTACT: Final = "demo@example.invalid"
FIRST_EIGHT_OF_NUMBERS: Final = "1999"
"""Enterprise numbers of the demonstration begin with 1999. The register gives its numbers in order and began
with 1 in September 2023 (https://news.economie.fgov.be/228778-ondernemingsnummers-beginnen-nu-ook-met-het-cijfer-1),
so these belong to nobody."""

_WEST: Final = (
    "Roeselare", "Kortrijk", "Brugge", "Oostende", "Izegem", "Waregem", "Tielt", "Torhout", "Ieper", "Menen",
    "Harelbeke", "Poperinge", "Diksmuide", "Veurne", "Blankenberge",
)  # fmt: skip
_ELSEWHERE: Final = (
    "Gent", "Antwerpen", "Mechelen", "Leuven", "Hasselt", "Genk", "Aalst", "Sint-Niklaas", "Turnhout",
    "Deinze", "Oudenaarde", "Vilvoorde", "Dendermonde", "Geel", "Tongeren",
)  # fmt: skip
# Occupations, the lowest level of Dutch that is asked there, a licence that goes with them, and the times.
_WORK: Final[tuple[tuple[str, Level, Licence | None, tuple[Time, ...]], ...]] = (
    ("schoonmaker", "A1", None, ("day", "evening")),
    ("huishoudhulp", "A1", "B", ("day",)),
    ("magazijnmedewerker", "A2", None, ("day", "evening")),
    ("orderpicker", "A1", None, ("day", "evening", "night")),
    ("heftruckchauffeur", "A2", None, ("day", "evening")),
    ("productiemedewerker", "A1", None, ("day", "evening", "night")),
    ("keukenhulp", "A1", None, ("day", "evening", "weekend")),
    ("kok", "A2", None, ("evening", "weekend")),
    ("afwasser", "A1", None, ("evening", "weekend")),
    ("metselaar", "A2", "B", ("day",)),
    ("dakwerker", "A2", "B", ("day",)),
    ("schilder", "A2", "B", ("day",)),
    ("lasser", "A2", None, ("day",)),
    ("elektricien", "B1", "B", ("day",)),
    ("bakker", "A2", None, ("night", "weekend")),
    ("tuinbouwmedewerker", "A1", None, ("day",)),
    ("zorgkundige", "B1", "B", ("day", "evening", "weekend")),
    ("verpleegkundige", "B2", "B", ("day", "night", "weekend")),
)
_LANGUAGES: Final = (
    ("ar",),
    ("ps", "fa"),
    ("ti",),
    ("uk", "ru"),
    ("tr",),
    ("so", "en"),
    ("fr", "ar"),
    ("es",),
)
_LEVELS: Final[tuple[Level, ...]] = ("A0", "A1", "A1", "A2", "A2", "A2", "B1", "B1", "B2")
_EDUCATION: Final[tuple[EducationLevel, ...]] = (
    "primary", "lower_secondary", "lower_secondary", "upper_secondary", "upper_secondary", "bachelor",
    "master",
)  # fmt: skip
_KILOMETRES: Final = (10, 20, 30, 30, 50)


@dataclass(frozen=True)
class DemoNewcomer:
    """A made-up newcomer; `days_until_work` None: it is not sure that they may work; 0: they may now."""

    number: int
    place: str
    occupation: str
    years: float | None
    wanted: str | None
    dutch_level: Level | None
    languages: tuple[str, ...]
    education: EducationLevel
    recognised: Recognition | None
    share_of_skills: float
    licences: tuple[Licence, ...] | None
    days_until_start: int
    hours: Hours
    times: tuple[Time, ...] | None
    max_km: int
    days_until_work: int | None = 0
    agrees_to_matching: bool = True

    @property
    def person(self) -> str:
        """Return what stands for their pseudonym: no pseudonym of anybody looks like it."""
        return f"{NEWCOMER}{self.number:04d}"


@dataclass(frozen=True)
class DemoVacancy:
    """A made-up vacancy of a made-up company."""

    number: int
    place: str
    occupation: str
    positions: int
    dutch_level: Level | None
    coaching: bool
    skills: int
    licences: tuple[Licence, ...]
    hours: Hours
    times: tuple[Time, ...]
    days_until_start: int

    @property
    def person(self) -> str:
        """Return what stands for the pseudonym of the employer."""
        return f"{EMPLOYER}{self.number:04d}"

    def company(self, sector: str) -> str:
        """Return a name that can be no real company's."""
        return f"Demobedrijf {sector} {self.number}"


def _mason(number: int, place: str = "Roeselare", **changes: object) -> DemoNewcomer:
    """Return a bricklayer who fits, but for what is changed."""
    values: dict[str, object] = {
        "years": 6.0, "wanted": None, "dutch_level": "A2", "languages": ("ar",),
        "education": "lower_secondary", "recognised": None, "share_of_skills": 1.0, "licences": ("B",),
        "days_until_start": 0, "hours": "full_time", "times": ("day",), "max_km": 30,
    }  # fmt: skip
    return DemoNewcomer(number, place, str(changes.pop("occupation", "metselaar")), **{**values, **changes})  # type: ignore[arg-type]


_SHOWN_FIRST: Final = (
    _mason(1),
    _mason(2, "Izegem", dutch_level="A1", years=8.0, languages=("ti",)),
    _mason(3, "Hasselt", years=10.0, max_km=20),
    _mason(4, "Tielt", licences=(), years=4.0, languages=("ps", "fa")),
    _mason(5, "Torhout", days_until_start=60),
    _mason(6, "Ieper", days_until_work=90, years=12.0, languages=("uk", "ru")),
    _mason(7, "Kortrijk", occupation="bekister", wanted="metselaar", years=3.0),
    _mason(8, "Roeselare", years=None, share_of_skills=0.0, licences=None, times=None),
    _mason(9, "Waregem", hours="part_time", years=1.0, dutch_level="B1"),
    _mason(10, "Roeselare", days_until_work=None),
    _mason(11, "Izegem", agrees_to_matching=False),
    _mason(12, "Menen", occupation="schoonmaker", wanted="metselaar", years=2.0, dutch_level="A1"),
)


def newcomers(number: int) -> Sequence[DemoNewcomer]:
    """Return the first made-up newcomers."""
    return [*_SHOWN_FIRST[:number], *(_newcomer(each) for each in range(len(_SHOWN_FIRST) + 1, number + 1))]


def vacancies(number: int) -> Sequence[DemoVacancy]:
    """Return the first made-up vacancies; the very first is for bricklayers in Roeselare."""
    first = DemoVacancy(1, "Roeselare", "metselaar", 2, "A2", True, 3, ("B",), "full_time", ("day",), 30)
    return [first, *(_vacancy(each) for each in range(2, number + 1))][:number]


def enterprise_digits(number: int) -> str:
    """Return the first eight digits of the enterprise number of a made-up company."""
    return f"{FIRST_EIGHT_OF_NUMBERS}{number:04d}"


def first_day(today: date, days: int) -> date:
    """Return the day that comes so many days after today."""
    return today + timedelta(days=days)


def _newcomer(number: int) -> DemoNewcomer:
    dice = Random(f"{NEWCOMER}{number}")  # noqa: S311
    occupation, _, licence, times = dice.choice(_WORK)
    return DemoNewcomer(
        number=number,
        place=_place(dice),
        occupation=occupation,
        years=dice.choice((None, 0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 15.0)),
        wanted=dice.choice((None, None, dice.choice(_WORK)[0])),
        dutch_level=dice.choice((None, *_LEVELS)),
        languages=dice.choice(_LANGUAGES),
        education=dice.choice(_EDUCATION),
        recognised=dice.choice((None, None, "no", "requested", "yes")),
        share_of_skills=dice.choice((0.0, 0.4, 0.6, 0.8, 1.0)),
        licences=dice.choice((None, (), ("B",), (licence,) if licence else ())),
        days_until_start=dice.choice((0, 0, 0, 7, 14, 30, 60)),
        hours=dice.choice(("full_time", "full_time", "part_time", "any")),
        times=dice.choice(
            (None, ("day",), times, ("day", "evening"), ("day", "evening", "night", "weekend"))
        ),
        max_km=dice.choice(_KILOMETRES),
        days_until_work=dice.choice((0, 0, 0, 0, 0, 45, 120, None)),
        agrees_to_matching=dice.random() < 0.92,
    )


def _vacancy(number: int) -> DemoVacancy:
    dice = Random(f"{EMPLOYER}{number}")  # noqa: S311
    occupation, level, licence, times = _WORK[number % len(_WORK)]
    asked = dice.choice((level, level, None)) if level == "A1" else level
    return DemoVacancy(
        number=number,
        place=_place(dice),
        occupation=occupation,
        positions=dice.choice((1, 1, 2, 3, 5)),
        dutch_level=asked,
        coaching=asked is not None and dice.random() < 0.6,
        skills=dice.choice((0, 1, 2, 3)),
        licences=(licence,) if licence and dice.random() < 0.6 else (),
        hours=dice.choice(("full_time", "full_time", "part_time", "any")),
        times=times,
        days_until_start=dice.choice((0, 14, 30, 60, 90)),
    )


def _place(dice: Random) -> str:
    return dice.choice(_WEST) if dice.random() < 0.6 else dice.choice(_ELSEWHERE)
