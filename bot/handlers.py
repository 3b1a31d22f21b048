"""What happens right after an update has been stored: answer a button, and wake the person's worker."""

from telegram import CallbackQuery, Update
from telegram.error import BadRequest
from telegram.ext import CallbackContext

from bot.delivery import Delivery, PersonGoneError
from bot.intake import read_blocking, read_update
from bot.log import get_logger
from bot.messages import pressed_keyboard
from bot.patience import Database
from bot.relay import Relay
from core.services.relay_inbox import Accepted
from core.services.relay_store import RelayStore

log = get_logger(__name__)


class Handlers:
    """`accept` stores an update, before Telegram hears that we have it; `handle` acts on it afterwards."""

    def __init__(self, store: RelayStore, database: Database, relay: Relay, delivery: Delivery) -> None:
        self._store = store
        self._database = database
        self._relay = relay
        self._delivery = delivery
        self._accepted: dict[int, Accepted] = {}

    async def accept(self, update: Update) -> None:
        """Store an update once; remember until `handle` what became of it."""
        blocking = read_blocking(update)
        if blocking is not None:
            await self._database(self._store.set_blocked, *blocking)
        incoming = read_update(update)
        if incoming is not None:
            self._delivery.saw(incoming.message_id)
            self._accepted[update.update_id] = await self._database(self._store.accept, incoming)

    async def handle(self, update: Update, _context: CallbackContext) -> None:
        """Answer a pressed button and tick it off; let the person's worker take up the rest."""
        accepted = self._accepted.pop(update.update_id, None)
        if accepted is not None:
            self._relay.wake(accepted.pseudonym)
        if update.callback_query is not None:
            await self._acknowledge(update.callback_query, accepted.title if accepted else None)

    async def log_error(self, _update: object, context: CallbackContext) -> None:
        """Log that a handler failed; the update itself is stored and will be answered."""
        log.error("handler_failed", exc_info=context.error)

    async def _acknowledge(self, query: CallbackQuery, title: str | None) -> None:
        try:
            await self._delivery.patiently(query.answer)
        except (BadRequest, PersonGoneError):
            log.info("press_not_acknowledged")
        if title is None or query.message is None or not query.data:
            return
        markup = pressed_keyboard(title, query.data)
        try:
            await self._delivery.patiently(lambda: query.edit_message_reply_markup(markup))
        except (BadRequest, PersonGoneError):
            log.info("press_not_marked")
