"""What happens right after an update has been stored: answer a button, and wake who takes up the rest."""

from telegram import CallbackQuery, Update
from telegram.constants import ChatType
from telegram.error import BadRequest
from telegram.ext import CallbackContext

from bot.delivery import Delivery
from bot.desk import Desk
from bot.intake import read_blocking, read_update
from bot.log import get_logger
from bot.messages import pressed_keyboard
from bot.patience import Database
from bot.relay import Relay
from bot.sending import ChatGoneError
from core.services.relay_inbox import Accepted
from core.services.relay_store import RelayStore

log = get_logger(__name__)


class Handlers:
    """`accept` stores an update, before Telegram hears that we have it; `handle` acts on it afterwards.

    Without a desk, groups are left alone, as those are that are not ours.
    """

    def __init__(
        self,
        store: RelayStore,
        database: Database,
        relay: Relay,
        delivery: Delivery,
        desk: Desk | None = None,
    ) -> None:
        self._store = store
        self._database = database
        self._relay = relay
        self._delivery = delivery
        self._desk = desk
        self._accepted: dict[int, Accepted] = {}
        self._of_desk: set[int] = set()

    async def accept(self, update: Update) -> None:
        """Store an update once; remember until `handle` what became of it."""
        blocking = read_blocking(update)
        if blocking is not None:
            await self._database(self._store.set_blocked, *blocking)
        incoming = read_update(update)
        if incoming is not None:
            self._delivery.saw(incoming.message_id)
            self._accepted[update.update_id] = await self._database(self._store.accept, incoming)
        elif self._desk is not None and await self._desk.accept(update):
            self._of_desk.add(update.update_id)

    async def handle(self, update: Update, _context: CallbackContext) -> None:
        """Answer a pressed button and tick it off; let the person's worker or the desk take up the rest."""
        if update.update_id in self._of_desk and self._desk is not None:
            self._of_desk.discard(update.update_id)
            self._desk.wake()
            if update.callback_query is not None:
                await self._acknowledge(update.callback_query)
            return
        accepted = self._accepted.pop(update.update_id, None)
        if accepted is not None:
            self._relay.wake(accepted.pseudonym)
        query = update.callback_query
        if query is not None and _is_private(query):
            await self._acknowledge(query)
            await self._tick_off(query, accepted.title if accepted else None)

    async def log_error(self, _update: object, context: CallbackContext) -> None:
        """Log that a handler failed; the update itself is stored and will be answered."""
        log.error("handler_failed", exc_info=context.error)

    async def _acknowledge(self, query: CallbackQuery) -> None:
        try:
            await self._delivery.patiently(query.answer)
        except (BadRequest, ChatGoneError):
            log.info("press_not_acknowledged")

    async def _tick_off(self, query: CallbackQuery, title: str | None) -> None:
        if title is None or query.message is None or not query.data:
            return
        markup = pressed_keyboard(title, query.data)
        try:
            await self._delivery.patiently(lambda: query.edit_message_reply_markup(markup))
        except (BadRequest, ChatGoneError):
            log.info("press_not_marked")


def _is_private(query: CallbackQuery) -> bool:
    return query.message is None or query.message.chat.type == ChatType.PRIVATE
