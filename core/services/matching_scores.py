"""Scores everybody at once for one vacancy: the rules are asked about each thing that can be told, once.

No rule stands here: tables are filled by `core/rules/matching_criteria.py`, and people look up in them.
Only what a person tells several of (occupations, skills) is put together here; a test holds this
beside `match` of the rules, pair by pair.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import product
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from core.database.match_facts import Coordinates
from core.rules.language_levels import LEVELS
from core.rules.matching import Candidate, Criterion, Need, Relation, Told, Weights, distance_km, normal_skill
from core.rules.matching_criteria import CRITERION_RULES, start_share
from core.rules.profile import EDUCATION_LEVELS, HOURS, LICENCES, TIMES
from core.rules.right_to_work_terms import Answer
from core.services.matching_index import Pool
from core.services.matching_pack import (
    ANSWERS,
    DONE,
    NO_CODE,
    RECOGNITIONS,
    code_of,
    isco_number,
)

Numbers = NDArray[Any]
NOBODY: Final = Candidate()
NOWHERE_NEAR: Final = Need("", "", date.min, latitude=0.0, longitude=0.0)
YES: Final = 1 + ANSWERS.index(Answer.YES)
UNCERTAIN: Final = 1 + ANSWERS.index(Answer.UNCERTAIN)


@dataclass(frozen=True)
class Scores:
    """What `match` and `is_suggested` say of everybody; who has no score has a rank of -1."""

    score: Numbers
    coverage: Numbers
    rank: Numbers
    suggested: Numbers


@dataclass
class Scorer:
    """Scores the people of one pool. What was asked of the rules once is kept for the next vacancy."""

    pool: Pool
    weights: Weights
    places: Coordinates
    _asked: dict[Hashable, Any] = field(default_factory=dict)
    _people: dict[Hashable, Any] = field(default_factory=dict)

    def with_pool(self, pool: Pool) -> "Scorer":
        """Return one for other people, which knows what the rules answered before."""
        return Scorer(pool, self.weights, self.places, self._asked)

    def scores(self, need: Need) -> Scores:
        """Return the scores of everybody for one vacancy."""
        criteria: dict[Criterion, Callable[[Need], tuple[Any, Any]]] = {
            "occupation": self._occupation,
            "experience": self._experience,
            "skills": self._skills,
            "dutch": self._dutch,
            "distance": self._distance,
            "start": self._start,
            "hours": self._hours,
            "times": self._times,
            "education": self._education,
            "licence": self._licence,
        }
        number = len(self.pool)
        points, known, total = np.zeros(number), np.zeros(number), 0.0
        has_to_do_with_it = np.ones(number, dtype=bool)
        for criterion in CRITERION_RULES:
            weight = self.weights.criteria[criterion]
            share, known_part = criteria[criterion](need)
            counts = weight * known_part
            points += counts * share
            known += counts
            total += weight
            if criterion == "occupation":
                has_to_do_with_it = (share > 0) | (known_part == 0)
        scored = self._may_work(need.start_on) & self._told_enough() & (known > 0)
        rank = np.where(scored, (points + self.weights.unknown * (total - known)) / total, -1.0)
        with np.errstate(invalid="ignore"):
            score = np.minimum(1.0, points / known)
        return Scores(score, known / total, rank, scored & has_to_do_with_it)

    def _may_work(self, on: date) -> Numbers:
        heads, day = self.pool.heads, on.toordinal()
        first, last = heads["first"], heads["last"]
        return (heads["work"] == YES) & (first > 0) & (first <= day) & ((last == 0) | (last >= day))

    def _told_enough(self) -> Numbers:
        return self._kept("minimum", self._count_minimum)

    def _count_minimum(self) -> Numbers:
        heads = self.pool.heads
        told: dict[Told, Numbers] = {
            "right_to_work": (heads["work"] > 0) & (heads["work"] != UNCERTAIN),
            "occupation": heads["occupations"] > 0,
            "dutch_level": heads["dutch"] > 0,
            "place": ~np.isnan(self._km(NOWHERE_NEAR)),
            "max_km": heads["max_km"] >= 0,
            "skills": (heads["skills"] > 0) | (heads["lists"] > 0),
            "available_from": heads["available"] > 0,
            "hours": heads["hours"] > 0,
            "times": heads["times"] > 0,
            "education_level": heads["education"] > 0,
            "licences": heads["licences"] > 0,
        }
        enough = np.ones(len(self.pool), dtype=bool)
        for each in self.weights.minimum:
            enough &= told[each]
        return enough

    def _near(self, need: Need) -> Numbers:
        """Return for every occupation that somebody told how near it is."""
        told, near = self.pool.occupations.values, self.weights.near
        ids = self._kept("ids", lambda: np.ascontiguousarray(told["id"]))
        codes = self._kept("codes", lambda: np.ascontiguousarray(told["isco"]))
        by_code = np.full(NO_CODE + 1, near[Relation.NONE])
        code = isco_number(need.isco08)
        if code != NO_CODE:
            by_code[code // 100 * 100 : code // 100 * 100 + 100] = near[Relation.SUB_MAJOR_GROUP]
            by_code[code // 10 * 10 : code // 10 * 10 + 10] = near[Relation.MINOR_GROUP]
            by_code[code] = near[Relation.UNIT_GROUP]
        found = by_code[codes]
        found[ids == code_of(need.occupation)] = near[Relation.SAME]
        return found

    def _related(self, need: Need) -> tuple[Numbers, Numbers]:
        """Return the places of all occupations that are the same or near, and how near each of them is."""
        near = self._near(need)
        where = np.flatnonzero(near > 0)
        return where, near[where]

    def _occupation(self, need: Need) -> tuple[Any, Any]:
        occupations = self.pool.occupations
        where, near = self._kept_last("related", (need.occupation, need.isco08), lambda: self._related(need))
        factor = np.where(occupations.values["kind"][where] == DONE, 1.0, self.weights.wanted)
        told = self._kept("told", lambda: (self.pool.heads["told"] > 0).astype(float))
        return occupations.highest(where, factor * near, 0.0), told

    def _experience(self, need: Need) -> tuple[Any, Any]:
        occupations, told = self.pool.occupations, self._kept("did", self._told_experience)
        where, near = self._kept_last("related", (need.occupation, need.isco08), lambda: self._related(need))
        done = occupations.values["kind"][where] == DONE
        where, near = where[done], near[done]
        years = occupations.values["years"][where]
        share = np.where(np.isnan(years), -1.0, near * np.minimum(1.0, years / self.weights.full_years))
        # -2 for who did nothing related, -1 for who did not tell the years of it, else the share
        best = occupations.highest(where, share, -2.0)
        return np.maximum(best, 0.0), told * (best != -1.0)

    def _told_experience(self) -> Numbers:
        return (self.pool.heads["told"] & 1).astype(float)

    def _skills(self, need: Need) -> tuple[Any, Any]:
        if not need.skills:
            return 1.0, 1.0
        has = np.zeros(len(self.pool))
        for skill in need.skills:
            has += self.pool.skills.holds(code_of(normal_skill(skill)))
        went_through = self.pool.lists.holds(code_of(need.occupation))
        known = np.where(went_through, float(len(need.skills)), has)
        with np.errstate(invalid="ignore"):
            share = np.where(known > 0, has / known, 0.0)
        return share, known / len(need.skills)

    def _distance(self, need: Need) -> tuple[Any, Any]:
        km, max_km = self._km(need), self.pool.heads["max_km"]
        known = ~np.isnan(km) & ((max_km >= 0) | (km == 0))
        stretch = self.weights.stretch
        with np.errstate(invalid="ignore", divide="ignore"):
            further = np.maximum(0.0, (stretch * max_km - km) / ((stretch - 1) * max_km))
            share = np.where(km <= np.maximum(max_km, 0), 1.0, np.where(max_km > 0, further, 0.0))
        return np.where(known, share, 0.0), known.astype(float)

    def _km(self, need: Need) -> Numbers:
        by_place = self._asked_once(("km", need.latitude, need.longitude), lambda: self._km_by_place(need))
        return by_place[self._kept("place_of", self._place_of)]

    def _km_by_place(self, need: Need) -> Numbers:
        """Return the distance to every municipality, in the order of their codes, and none for no place."""
        if need.latitude is None or need.longitude is None:
            return np.full(len(self.places) + 1, np.nan)
        there = [self.places[nis_code] for nis_code in sorted(self.places)]
        return np.array([*(distance_km(need.latitude, need.longitude, *each) for each in there), np.nan])

    def _place_of(self) -> Numbers:
        """Return for everybody which of the municipalities is theirs; the one behind the last is no place."""
        codes, told = np.array(sorted(map(int, self.places)), dtype=np.int64), self.pool.heads["place"]
        found = np.searchsorted(codes, told)
        same = np.append(codes, -1)[found] == told
        return np.where(same, found, len(codes)).astype(np.int32)

    def _start(self, need: Need) -> tuple[Any, Any]:
        late_days, available = self.weights.late_days, self.pool.heads["available"]
        days = range(late_days + 2)
        table = self._asked_once("start", lambda: np.array([start_share(each, late_days) for each in days]))
        late = np.clip(available - need.start_on.toordinal(), 0, late_days + 1)
        told = self._kept("available", lambda: (available > 0).astype(float))
        return table[late], told

    def _dutch(self, need: Need) -> tuple[Any, Any]:
        return self._looked_up("dutch", (need.dutch_level, need.coaching), need, _dutch, "dutch")

    def _hours(self, need: Need) -> tuple[Any, Any]:
        return self._looked_up("hours", need.hours, need, _hours, "hours")

    def _times(self, need: Need) -> tuple[Any, Any]:
        return self._looked_up("times", need.times, need, _times, "times")

    def _licence(self, need: Need) -> tuple[Any, Any]:
        return self._looked_up("licence", need.licences, need, _licences, "licences")

    def _education(self, need: Need) -> tuple[Any, Any]:
        heads = self.pool.heads
        self._kept("education_code", lambda: 4 * heads["education"] + heads["recognised"])
        return self._looked_up("education", need.education_level, need, _educations, "education_code")

    def _looked_up(
        self,
        criterion: Criterion,
        asked: Hashable,
        need: Need,
        people: Callable[[], list[Candidate]],
        code: str,
    ) -> tuple[Any, Any]:
        """Return share and known part of everybody: the rule is asked about each thing that can be told."""

        def ask() -> tuple[Any, Any]:
            found = [CRITERION_RULES[criterion](need, each, self.weights) for each in people()]
            return np.array([each.share or 0.0 for each in found]), np.array([each.known for each in found])

        share, known = self._asked_once((criterion, asked), ask)
        codes = self._people.get(code, self.pool.heads.get(code))
        return share[codes], known[codes]

    def _asked_once(self, key: Hashable, make: Callable[[], Any]) -> Any:
        if key not in self._asked:
            self._asked[key] = make()
        return self._asked[key]

    def _kept(self, key: Hashable, make: Callable[[], Any]) -> Any:
        if key not in self._people:
            self._people[key] = make()
        return self._people[key]

    def _kept_last(self, name: str, key: Hashable, make: Callable[[], Any]) -> Any:
        """Keep what is large for the vacancy at hand only."""
        last = self._people.get(name)
        if last is None or last[0] != key:
            self._people[name] = last = (key, make())
        return last[1]


def _dutch() -> list[Candidate]:
    return [NOBODY, *(replace(NOBODY, dutch_level=level) for level in LEVELS)]


def _hours() -> list[Candidate]:
    return [NOBODY, *(replace(NOBODY, hours=each) for each in HOURS)]


def _times() -> list[Candidate]:
    return [NOBODY, *(replace(NOBODY, times=each) for each in _sets(TIMES))]


def _licences() -> list[Candidate]:
    return [NOBODY, *(replace(NOBODY, licences=each) for each in _sets(LICENCES))]


def _educations() -> list[Candidate]:
    told = product((None, *EDUCATION_LEVELS), (None, *RECOGNITIONS))
    return [
        replace(NOBODY, education_level=level, education_recognised=recognised)  # type: ignore[arg-type]
        for level, recognised in told
    ]


def _sets(words: Sequence[Any]) -> list[frozenset[Any]]:
    """Return every set of these words, in the order of their masks."""
    return [
        frozenset(word for number, word in enumerate(words) if mask & 1 << number)
        for mask in range(1 << len(words))
    ]
