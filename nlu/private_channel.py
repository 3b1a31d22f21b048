"""Rasa's REST channel, without its habit to log what somebody wrote when answering fails."""

import logging
from asyncio import CancelledError
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint

from core.errors import without_content
from nlu.checked_schemas import remember_checked_schemas

logger = logging.getLogger(__name__)

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]


class WholeMessages(CollectingOutputChannel):
    """Collects answers as they were said: without buttons, Rasa makes a message of every paragraph."""

    def __init__(self, messages: list[dict[str, Any]]) -> None:
        super().__init__()
        self.messages = messages

    async def send_text_message(self, recipient_id: str, text: str, **kwargs: Any) -> None:
        """Collect a text with all its paragraphs."""
        await self._persist_message(self._message(recipient_id, text=text.strip()))


class PrivateRestInput(RestInput):
    """Serves the same addresses as RestInput. A message that fails gets an empty list of answers."""

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return the routes; a failure is logged by its kind and place only."""
        remember_checked_schemas()

        async def answer(message: UserMessage) -> None:
            if isinstance(message.output_channel, CollectingOutputChannel):
                message.output_channel = WholeMessages(message.output_channel.messages)
            try:
                await on_new_message(message)
            except CancelledError:
                logger.error("A message was given up: whoever sent it no longer waits")
            except Exception as error:
                logger.error("A message failed with %s", without_content(error))

        return super().blueprint(answer)
