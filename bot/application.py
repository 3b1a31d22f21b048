"""Puts the bot together: Telegram's application, the relay, Rasa and the database; starts and stops them."""

import asyncio
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from telegram import BotCommand, Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler
from telegram.request import HTTPXRequest

from bot.delivery import Delivery
from bot.desk import Desk
from bot.desk_clock import DeskClock
from bot.group_delivery import GroupDelivery
from bot.handlers import Handlers
from bot.intake import ALLOWED_UPDATES, StoringQueue
from bot.language_notices import LanguageNotices
from bot.lease import BotLease
from bot.limits import Limiter
from bot.log import error_name, get_logger
from bot.mails import Mails
from bot.patience import Database, Sleep, growing_pauses
from bot.rasa_client import RasaClient
from bot.receipts import Receipts
from bot.relay import POLL_SECONDS, Relay
from bot.reminders import LOOK_SECONDS, Reminders
from bot.sending import Sender
from bot.texts import COMMAND_DESCRIPTIONS
from core.services.desk_store import DeskStore
from core.services.relay_store import RelayStore
from core.settings import BotSettings

log = get_logger(__name__)

LONG_POLL_SECONDS = 20
STOP_SECONDS = 10.0
GRACE_SECONDS = 4.0
CONNECTIONS = 64
_REQUEST: dict[str, Any] = {
    "pool_timeout": 10.0,
    "connect_timeout": 10.0,
    "read_timeout": 15.0,
    "httpx_kwargs": {"trust_env": False},  # a proxy of the environment would see the token
}


class PollingRequest(HTTPXRequest):
    """Polls on after 401 and 404, which PTB takes for the end; whether the token is right we know by then."""

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make a request; see HTTPXRequest."""
        status, payload = await super().do_request(*args, **kwargs)
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            log.error("token_refused", status=int(status))
            return HTTPStatus.BAD_GATEWAY, payload
        return status, payload


@asynccontextmanager
async def running_bot(
    settings: BotSettings,
    database_url: str,
    *,
    sleep: Sleep = asyncio.sleep,
    poll_seconds: float = POLL_SECONDS,
    grace_seconds: float = GRACE_SECONDS,
    look_seconds: float = LOOK_SECONDS,
) -> AsyncIterator[Application]:
    """Run the bot for as long as the block lasts; the database is brought up to date first.

    Telegram or the database being away is waited out. Raises telegram.error.InvalidToken when Telegram
    does not know the token. While another bot works with the database, this one waits. At the end what is
    under way gets a moment to finish; the rest waits in the database for the next start.
    """
    store = RelayStore(database_url, settings.secret_key)
    desk_store = DeskStore(database_url, settings.secret_key, settings.staff_chat)
    lease = BotLease(store, sleep)
    database = Database(sleep, may_work=lease.held)
    queue = StoringQueue()
    application = _application(settings, queue)
    rasa = RasaClient(settings.rasa_url)
    sender = Sender(application.bot, sleep, may_send=lease.held)
    delivery = Delivery(sender, store, database)
    receipts = Receipts(store, database, delivery)
    relay = Relay(
        application.bot,
        rasa,
        store,
        desk_store,
        database,
        delivery,
        receipts,
        sleep=sleep,
        poll_seconds=poll_seconds,
    )
    reminders = Reminders(store, database, look_seconds)
    notices = LanguageNotices(store, database)
    groups = GroupDelivery(sender, desk_store, database, sleep=sleep, poll_seconds=poll_seconds)
    desk = Desk(sender, desk_store, database, groups, sleep=sleep, poll_seconds=poll_seconds)
    clock = DeskClock(desk_store, database, groups)
    has_desk = settings.staff_chat is not None
    parts = [lease, relay, receipts, reminders, notices, clock, *((groups, desk) if has_desk else ())]
    parts += [Mails(database_url, settings.secret_key, settings.mail)] if settings.mail else []
    handlers = Handlers(store, database, relay, delivery, desk if has_desk else None)
    queue.store = handlers.accept
    application.add_handler(TypeHandler(Update, handlers.handle))
    application.add_error_handler(handlers.log_error)
    running: list[asyncio.Task[None]] = []
    try:
        await _prepare(store, sleep)
        await _connect(application, sleep)
        await lease.take()
        await delivery.start()
        await application.start()
        running = [asyncio.create_task(part.run()) for part in parts]
        await _listen(application, settings)
        log.info("bot_ready", mode="webhook" if settings.webhook_url else "polling")
        yield application
    finally:
        log.info("bot_stopping")
        await _stop(application, relay, running, grace_seconds)
        await lease.free()
        await rasa.close()
        database.close()
        log.info("bot_stopped")


def _application(settings: BotSettings, queue: StoringQueue) -> Application:
    base_url = settings.api_url.rstrip("/")
    # The form in which PTB gives waiting times from its next major version on; without it, it warns.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    return (
        ApplicationBuilder()
        .token(settings.token)
        .base_url(f"{base_url}/bot")
        .base_file_url(f"{base_url}/file/bot")
        .request(HTTPXRequest(**_REQUEST, connection_pool_size=CONNECTIONS))
        .get_updates_request(PollingRequest(**_REQUEST, connection_pool_size=2))
        .rate_limiter(Limiter())
        .concurrent_updates(True)
        .update_queue(queue)
        .job_queue(None)
        .build()
    )


async def _prepare(store: RelayStore, sleep: Sleep) -> None:
    database = Database(sleep)
    try:
        await database(store.prepare)
    finally:
        database.close()


async def _connect(application: Application, sleep: Sleep) -> None:
    """Introduce ourselves to Telegram, however long it stays away."""
    for pause in growing_pauses():
        try:
            await application.initialize()
            return
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("telegram_away", error=error_name(error))
            await sleep(pause)


async def _listen(application: Application, settings: BotSettings) -> None:
    try:
        await application.bot.set_my_commands(
            [BotCommand(name, description) for name, description in COMMAND_DESCRIPTIONS.items()]
        )
    except TelegramError as error:
        log.warning("commands_not_set", error=error_name(error))
    updater = application.updater
    if updater is None:
        raise AssertionError("the application was built without an updater")
    if settings.webhook_url:
        # One connection at a time keeps the order of a person's messages; storing one takes milliseconds.
        await updater.start_webhook(
            listen="127.0.0.1",
            port=settings.webhook_port,
            url_path=urlsplit(settings.webhook_url).path,
            webhook_url=settings.webhook_url,
            secret_token=settings.webhook_secret,
            allowed_updates=ALLOWED_UPDATES,
            bootstrap_retries=-1,
            max_connections=1,
        )
        return
    await updater.start_polling(
        timeout=LONG_POLL_SECONDS,
        allowed_updates=ALLOWED_UPDATES,
        bootstrap_retries=-1,
        drop_pending_updates=False,
        error_callback=_log_polling_error,
    )


def _log_polling_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        log.error("another_bot_polls_with_this_token", advice="stop one of the two, or remove its webhook")
    else:
        log.warning("telegram_away", error=error_name(error))


async def _stop(
    application: Application, relay: Relay, running: list[asyncio.Task[None]], grace_seconds: float
) -> None:
    if application.updater is not None and application.updater.running:
        await _within(application.updater.stop())
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await relay.stop(grace_seconds)
    if application.running:
        await _within(application.stop())
    await _within(application.shutdown())


async def _within(stopping: Coroutine[object, object, None]) -> None:
    try:
        await asyncio.wait_for(stopping, STOP_SECONDS)
    except Exception as error:
        log.warning("stopped_hard", error=error_name(error))
