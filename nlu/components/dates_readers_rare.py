"""Functions that read the rarer ways to say a day: a weekday alone, weekends, seasons, numbered months."""

from typing import Final

from nlu.components import dates_calendar as calendar
from nlu.components.dates_readers import SHIFTS, Match, Reading, distance
from nlu.components.dates_words import RELATIVE_DAYS, SEASONS, WEEKDAYS, listed

_NEAR: Final = 10  # words
_STARTS: Final = frozenset(
    listed(
        "begin begint beginnen start starten verhuis verhuist verhuizen vertrek vertrekt vertrekken trouw "
        "trouwen vlieg vliegen komt komen ga gaan gaat word wordt bevallen open opent opnieuw uitgerekend "
        "jarig afspraak interview examen zitting loopt vervalt verloopt stopt stop eindigt uit weg buiten "
        "zoek zoeken nodig"
    )
)
_TERM: Final = frozenset(
    listed(
        "antwoord antwoorden betalen betaald indienen ingediend beroep krijg krijgen krijgt aanvragen melden "
        "beslissing beslissen mag mogen termijn wettelijk altijd"
    )
)
_SPOKEN_YEARS: Final = range(15, 40)


def weekday_alone(match: Match) -> Reading | None:
    """Read "zondag" as the last Sunday; the words around it say whether it is one, and which."""
    word = match.token("weekday").text
    if word.endswith("dags"):
        return None
    day = calendar.weekday_near(WEEKDAYS[word], -1, match.today)
    return Reading((day, day), step="week", weekday=True)


def day_and_a_week(match: Match) -> Reading | None:
    """Read "vandaag week", "morgen over een week"."""
    if match.unit() != "week":
        return None
    day = calendar.shifted(match.today, "day", 2 * (RELATIVE_DAYS[match.token("day").text] + 7))
    return Reading((day, day))


def weekend(match: Match) -> Reading:
    """Read "dit weekend", "vorig weekend"; "komend weekend" is the first one to come."""
    shift = SHIFTS[match.tag("relative")]
    is_coming = match.token("relative").text in {"komend", "komende", "aanstaande", "aankomend"}
    return Reading(calendar.weekend(0 if is_coming and match.today.weekday() < 5 else shift, match.today))


def season(match: Match) -> Reading | None:
    """Read "de zomer van 2025", "eind vorige winter"; roughly, for nobody counts a season by its days."""
    year = match.year()
    if year is None:
        return None
    period = calendar.season_period(SEASONS[match.token("season").text], year)
    return Reading(period, approximate=True)


def season_near(match: Match) -> Reading:
    """Read "afgelopen zomer", "deze winter", "volgende lente"."""
    name, today = SEASONS[match.token("season").text], match.today
    periods = [calendar.season_period(name, today.year + shift) for shift in (-2, -1, 0, 1, 2)]
    if match.tag("relative") == "p":
        return Reading([period for period in periods if period[1] < today][-1], approximate=True)
    if match.tag("relative") == "n":
        return Reading(next(period for period in periods if period[0] > today), approximate=True)
    nearest = min(periods, key=lambda period: max(period[0] - today, today - period[1]))
    return Reading(nearest, approximate=True)


def day_of_numbered_month(match: Match) -> Reading | None:
    """Read "de 3 van de 5de maand"."""
    month, day = match.token("nth").number, match.token("day").number or 1
    if match.unit() != "month" or month > 12:
        return None
    found = calendar.latest_day(month, day, match.today)
    return Reading((found, found) if found else None, without_year=True)


def spelled_day(match: Match) -> Reading | None:
    """Read "drie acht zesentwintig", as speech is written down."""
    day, month, year = (match.token(group).number or 1 for group in ("day", "nth", "year"))
    if year < 100:
        if year not in _SPOKEN_YEARS:
            return None
        year += 2000
    found = calendar.day_in(year, month, day) if month <= 12 else None
    return Reading((found, found)) if found else None


def within(match: Match) -> Reading | None:
    """Read "binnen drie weken begin ik"; a term ("binnen 30 dagen betalen") is no date."""
    first, after = match.groups.start(), match.groups.end()
    around = {token.text for token in match.tokens[max(0, first - _NEAR) : after + _NEAR]}
    return distance(match) if around & _STARTS and not around & _TERM else None
