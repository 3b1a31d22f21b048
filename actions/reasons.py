"""Why a person and a vacancy fit, as the bot says it in a conversation."""

from collections.abc import Mapping, Sequence

from actions.turn import Turn
from core.rules.cards import CandidateCard
from core.rules.matching_terms import Result
from core.services import match_reasons
from core.services.cards import occupation_names
from core.services.match_reasons import reason
from core.services.sessions import session_scope

__all__ = ["card_lines", "reason", "reasons"]


def card_lines(turn: Turn, card: CandidateCard) -> list[str]:
    """Return what an employer may read of a candidate, a line for each result."""
    return match_reasons.card_lines(turn, card, _names(card.results))


def reasons(turn: Turn, results: Sequence[Result]) -> list[str]:
    """Return a line for each result that says something to this person."""
    return match_reasons.reasons(turn, results, _names(results))


def _names(results: Sequence[Result]) -> Mapping[str, str]:
    ids = match_reasons.occupations_in(results)
    if not ids:
        return {}
    with session_scope() as session:
        return occupation_names(session, ids)
