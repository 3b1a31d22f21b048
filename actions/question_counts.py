"""Counting a turn for the report of needs; what fails here must never cost an answer."""

import logging

from actions.places import SLOT as PLACE
from actions.questions import UNKNOWN
from actions.turn import Turn
from core import clock
from core.errors import without_content
from core.services.question_counts import count_question
from core.services.sessions import session_scope

logger = logging.getLogger(__name__)


def count(turn: Turn) -> None:
    """Count what was asked and how the turn ended, without who asked or what they wrote.

    A turn without an outcome is counted elsewhere.
    """
    if turn.outcome is None:
        return
    place = turn.slot(PLACE)
    try:
        with session_scope() as session:
            count_question(
                session,
                day=clock.today(),
                intent=turn.intent,
                role=turn.slot("role"),
                place=None if place == UNKNOWN else place,
                outcome=turn.outcome,
            )
    except Exception as error:
        logger.error("a question was not counted: %s", without_content(error))
