"""Rasa's REST channel, without its habit to log what somebody wrote when answering fails."""

import logging
from asyncio import CancelledError
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint

from core.errors import without_content
from nlu.checked_schemas import remember_checked_schemas

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


class PrivateRestInput(RestInput):
    """Serves the same addresses as RestInput. A message that fails gets an empty list of answers."""

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes; a failure is logged by its kind and place only."""
        remember_checked_schemas()

        async def answer(message: UserMessage) -> None:
            try:
                await on_new_message(message)
            except CancelledError:
                logger.error("A message was given up: whoever sent it no longer waits")
            except Exception as error:
                logger.error("A message failed with %s", without_content(error))

        return super().blueprint(answer)
