"""The facts that can be edited, whatever their kind, in the order of their files."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from core.database.answers import answers_to
from core.database.desk_policy import all_desk_times, all_standard_answers, all_teams
from core.database.measures import all_measures
from core.database.offers import all_offers
from core.database.organisations import all_organisations

ALL: Final[Mapping[str, Callable[[Session], list[Any]]]] = {
    "measure": all_measures,
    "answer": answers_to,
    "organisation": all_organisations,
    "offer": all_offers,
    "desk_team": all_teams,
    "desk_time": all_desk_times,
    "standard_answer": all_standard_answers,
}
