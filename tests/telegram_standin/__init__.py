"""A stand-in for Telegram's Bot API on loopback, which refuses what Telegram refuses.

async with TelegramStandin() as telegram:
    person = telegram.person()
    ... start the bot with TOELEIDING_TELEGRAM_API_URL=telegram.url and token telegram.token ...
    person.says("wanneer mag ik werken?")
    (answer,) = await person.hears(1)
    person.presses("Ja")

    group = telegram.group()
    member = group.member("An")
    member.says("Dag!", group.topic("VDAB"))
"""

from tests.telegram_standin.chats import BotMessage, Said
from tests.telegram_standin.groups import Group, Topic
from tests.telegram_standin.members import Member
from tests.telegram_standin.people import Person
from tests.telegram_standin.server import TelegramStandin

__all__ = ["BotMessage", "Group", "Member", "Person", "Said", "TelegramStandin", "Topic"]
