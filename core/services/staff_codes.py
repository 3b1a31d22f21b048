"""How staff tell people apart without a name: by the beginning of their pseudonym."""

from typing import Final

from core.services.demo_samples import EMPLOYER, NEWCOMER

LETTERS_SHOWN: Final = 8
LETTERS_OF_AN_ADDRESS: Final = 16


def code_of(person: str) -> str:
    """Return what staff see of a pseudonym; somebody made up is shown whole, for they all begin alike."""
    return person if _is_made_up(person) else person[:LETTERS_SHOWN]


def address_of(person: str) -> str:
    """Return what stands in the address of a page about somebody: enough letters to mean one person."""
    return person if _is_made_up(person) else person[:LETTERS_OF_AN_ADDRESS]


def _is_made_up(person: str) -> bool:
    return person.startswith((NEWCOMER, EMPLOYER))
