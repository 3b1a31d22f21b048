"""What was not understood goes to the review table; the next message tells what was meant.

Keeping it must never cost an answer: what fails here is logged, without what somebody wrote.
"""

import logging

from actions.turn import Turn
from core.errors import without_content
from core.services import review
from core.services.review import Guess
from core.services.sessions import session_scope

logger = logging.getLogger(__name__)

LINK = "review_link"
GUESSES = 5
HUMAN = "request_human"


def keep_unclear(turn: Turn) -> None:
    """Keep the message without personal data; a button that was pressed is no message."""
    if turn.is_press or not turn.text_of_person.strip():
        return
    guesses = [
        Guess(str(intent["name"]), float(intent.get("confidence") or 0.0))
        for intent in turn.ranking
        if not str(intent["name"]).startswith("nlu_")
    ]
    try:
        with session_scope() as session:
            link = review.note_unclear(
                session, text=turn.text_of_person, tier=turn.intent, guesses=guesses[:GUESSES]
            )
    except Exception as error:
        logger.error("an unclear message was not kept: %s", without_content(error))
        return
    turn.remember(LINK, link)


def note_choice(turn: Turn) -> None:
    """Note what somebody chose right after a message that was not understood: a button, or a human."""
    link = turn.slot(LINK)
    if link is None:
        return
    turn.forget(LINK)
    chose = turn.is_press or turn.intent == HUMAN
    try:
        with session_scope() as session:
            review.note_choice(session, link, turn.intent if chose else None)
    except Exception as error:
        logger.error("a choice was not kept: %s", without_content(error))
