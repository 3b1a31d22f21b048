"""The conversation in a terminal: answers with numbered buttons, or line by line from a pipe."""

import os
import re
import signal
import sys
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, TextIO

import httpx

from bot.commands import BACK_TO_BOT, for_rasa
from bot.rasa_process import RasaProcesses
from bot.terminal_data import NOT_ERASED, Erase, erase, put_file
from core.errors import ToeleidingError
from core.personal_seal import local_key
from core.progress import progress
from core.services.erasure import with_code
from core.services.my_data_export import FileKind

ANSWER_SECONDS = 60
DIGITS_OF_A_POSTCODE = 4
WELCOME = "Typ je vraag. Een cijfer kiest een knop. Ctrl-D of Ctrl-C stopt."
NO_SUCH_BUTTON = "Die knop is er niet. Kies een cijfer van de lijst, of typ je vraag."
CALENDAR = "(Op Telegram krijg je hier een bestand voor de agenda van je telefoon.)"
HANDOVER = (
    "(Op Telegram vraagt de bot hier of een medewerker mag meelezen. In de terminal leest niemand mee.)"
)
NO_ANSWER = "Er ging iets mis bij ons. Jij hebt niets fout gedaan. Probeer het straks opnieuw."


class Conversation:
    """One person's conversation with Rasa's REST channel; remembers which buttons were shown last."""

    def __init__(self, rasa_url: str, client: httpx.Client | None = None, erase: Erase = erase) -> None:
        self._url = f"{rasa_url}/webhooks/rest/webhook"
        self._sender = f"terminal-{uuid.uuid4()}"
        self._client = client or httpx.Client(timeout=ANSWER_SECONDS, trust_env=False)
        self._erase = erase
        self._payloads: list[str] = []

    def say(self, line: str) -> list[str]:
        """Send what was typed and return the lines to print; a number picks a button that was shown."""
        is_postcode = len(line) == DIGITS_OF_A_POSTCODE
        if line.isdecimal() and self._payloads and not is_postcode:
            if not 1 <= int(line) <= len(self._payloads):
                return [NO_SUCH_BUTTON]
            return self._send(self._payloads[int(line) - 1])
        return self._send(line if line == BACK_TO_BOT else line.lstrip("/ \t"))

    def _send(self, message: str) -> list[str]:
        if not message:
            return []
        try:
            response = self._client.post(
                self._url, json={"sender": self._sender, "message": for_rasa(message)}
            )
            response.raise_for_status()
        except httpx.HTTPError:
            return [NO_ANSWER]
        replies: list[dict[str, Any]] = response.json()
        if any("erase" in (reply.get("custom") or {}) for reply in replies):
            return self._erased(replies)
        lines: list[str] = []
        payloads: list[str] = []
        for reply in replies:
            lines += readable(reply.get("text") or "").splitlines()
            custom = reply.get("custom") or {}
            if custom.get("calendar"):
                lines.append(CALENDAR)
            if "file" in custom:
                lines.append(put_file(self._sender, FileKind(custom["file"]["kind"])))
            if "handover" in custom:
                lines.append(HANDOVER)
            for button in reply.get("buttons") or []:
                payloads.append(button["payload"])
                lines.append(f"  {len(payloads)}. {button['title']}")
            lines.append("")
        self._payloads = payloads
        return lines

    def _erased(self, replies: list[dict[str, Any]]) -> list[str]:
        """Erase everything, now that Rasa has saved its turn, and return the words with the receipt."""
        self._payloads = []
        erased = self._erase(self._sender)
        if erased is None:
            return [NOT_ERASED, ""]
        said = "\n\n".join(reply["text"] for reply in replies if reply.get("text"))
        return [*readable(with_code(said, erased)).splitlines(), ""]


def readable(text: str) -> str:
    """Return a text without the bot's light markup: bold and links, whose address is kept."""
    return re.sub(r"\[([^\]]+)\]\(([^)]+)\)", r"\1 <\2>", text).replace("**", "")


def _lines(source: TextIO) -> Iterator[str]:
    if not source.isatty():
        for line in source:
            print(f"> {line.strip()}")
            yield line.strip()
        return
    while True:
        try:
            yield input("> ").strip()
        except EOFError:
            return


def main() -> int:
    """Start Rasa and the actions, converse until the input ends, and stop them. Return the exit code."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(130))
    try:
        with ExitStack() as starting:
            tell = starting.enter_context(progress("Rasa en de acties starten"))
            os.environ["TOELEIDING_SECRET_KEY"] = os.environ.get("TOELEIDING_SECRET_KEY") or local_key()
            with RasaProcesses(on_wait=tell) as processes:
                starting.close()
                print(WELCOME, file=sys.stderr)
                conversation = Conversation(processes.rasa_url)
                for line in _lines(sys.stdin):
                    for answer in conversation.say(line):
                        print(answer, flush=True)
    except KeyboardInterrupt:
        return 130
    except ToeleidingError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
