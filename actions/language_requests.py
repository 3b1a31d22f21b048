"""Keeping that an employer asks for help with Dutch, to see where it is missing.

What fails here must never cost an answer.
"""

import logging

from actions.places import place_of
from actions.turn import Turn
from core import clock
from core.errors import without_content
from core.rules.territory import BRUSSELS
from core.services import language_supply
from core.services.sessions import session_scope

logger = logging.getLogger(__name__)


def note_request(turn: Turn) -> bool:
    """Keep the request with what is known of place, sector and level; False when nothing was kept."""
    if not turn.is_employer:
        return False
    try:
        place = place_of(turn)
        with session_scope() as session:
            language_supply.note_request(
                session,
                turn.person,
                clock.today(),
                province=(BRUSSELS if place.region == "brussels" else place.province) if place else None,
                sector=turn.slot("sector"),
                level=turn.slot("language_level"),
            )
    except Exception as error:
        logger.error("a request for language coaching was not kept: %s", without_content(error))
        return False
    return True
