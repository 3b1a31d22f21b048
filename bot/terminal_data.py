"""What the terminal does besides talking: erase who is talking, and put files about them on this computer."""

from collections.abc import Callable
from pathlib import Path

from core.errors import ToeleidingError
from core.personal_seal import personal_seal
from core.private_files import write_private
from core.services.erasure import Erasure, erase_person
from core.services.my_data_export import FileKind, file_of
from core.services.sessions import session_scope

FOLDER = Path("var/files")
NOT_ERASED = "Het wissen lukte niet. Er is niets gewist. Probeer het straks opnieuw."
NO_FILE = "(Het bestand kon niet gemaakt worden.)"
FILE = "(Bestand: {path})"

Erase = Callable[[str], Erasure | None]


def erase(person: str) -> Erasure | None:
    """Erase who talks in this terminal; None when that did not work."""
    try:
        with session_scope() as session:
            return erase_person(session, person)
    except ToeleidingError:
        return None


def put_file(person: str, kind: FileKind) -> str:
    """Write a file about who talks here, which only its owner can read; return a line about it."""
    try:
        with session_scope() as session:
            attachment = file_of(session, personal_seal(), person, kind)
    except ToeleidingError:
        return NO_FILE
    if attachment is None:
        return NO_FILE
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / attachment.name
    write_private(path, attachment.content)
    return FILE.format(path=path)
