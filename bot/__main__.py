"""`python -m bot`: the Telegram bot, until SIGTERM or Ctrl-C."""

import asyncio
import signal
import sys

from telegram.error import InvalidToken

from bot import log
from bot.application import running_bot
from core import settings
from core.errors import SettingInvalidError, SettingMissingError

logger = log.get_logger("bot.main")

WRONG_SETTING = 2


def main() -> int:
    """Run the bot. Returns 0 after a stop, 2 for a setting that is missing or wrong (named on stderr)."""
    try:
        bot_settings = settings.bot_settings()
    except (SettingMissingError, SettingInvalidError) as error:
        print(error, file=sys.stderr)
        return WRONG_SETTING
    log.set_up()
    try:
        asyncio.run(_run_until_stopped(bot_settings, settings.database_url()))
    except InvalidToken:
        print("TOELEIDING_TELEGRAM_TOKEN cannot be used: Telegram does not know it.", file=sys.stderr)
        return WRONG_SETTING
    except Exception:
        logger.exception("bot_crashed")
        return 1
    return 0


async def _run_until_stopped(bot_settings: settings.BotSettings, database_url: str) -> None:
    """Run until the first SIGTERM or SIGINT, also when that comes while the bot still starts."""
    running = asyncio.current_task()
    stopping = asyncio.Event()

    def stop() -> None:
        if running is not None and not stopping.is_set():
            stopping.set()
            running.cancel()

    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        async with running_bot(bot_settings, database_url):
            await asyncio.Event().wait()
    except asyncio.CancelledError:
        if not stopping.is_set():
            raise


if __name__ == "__main__":
    sys.exit(main())
