"""The typing errors of a thumb on a phone with the Belgian AZERTY layout, the same ones every time."""

import random
from typing import Final

LETTERS_A_TYPO: Final = 25
SEED: Final = 20261123
_ROWS: Final = ("azertyuiop", "qsdfghjklm", "wxcvbn")


def _neighbours() -> dict[str, str]:
    places = {
        letter: (row, column) for row, letters in enumerate(_ROWS) for column, letter in enumerate(letters)
    }
    # The bottom row of a phone is shifted: W lies below S and X, between the shift key and X.
    shifted = {letter: (row, column + (1 if row == 2 else 0)) for letter, (row, column) in places.items()}
    return {
        letter: "".join(
            other
            for other, (row, column) in shifted.items()
            if other != letter and abs(row - own_row) <= 1 and abs(column - own_column) <= 1
        )
        for letter, (own_row, own_column) in shifted.items()
    }


NEIGHBOURS: Final = _neighbours()


def with_typos(text: str, letters_a_typo: int = LETTERS_A_TYPO) -> str:
    """Return the text with about one typing error in so many letters; digits and signs stay as they are.

    The same text always gets the same errors: a key beside the right one, a letter forgotten, a letter twice,
    or two letters in the wrong order.
    """
    chance = random.Random(f"{SEED}:{text}")  # noqa: S311
    typed: list[str] = []
    place = 0
    while place < len(text):
        letter = text[place]
        after = text[place + 1 : place + 2]
        place += 1
        if not letter.isalpha() or chance.random() * letters_a_typo >= 1:
            typed.append(letter)
            continue
        kind = chance.choice(("neighbour", "omission", "doubling", "transposition"))
        if kind == "transposition" and after.isalpha() and after != letter:
            typed.append(after + letter)
            place += 1
        elif kind == "omission":
            continue
        elif kind == "doubling":
            typed.append(letter * 2)
        else:
            typed.append(_beside(letter, chance))
    return "".join(typed)


def _beside(letter: str, chance: random.Random) -> str:
    keys = NEIGHBOURS.get(letter.lower())
    if not keys:
        return letter * 2
    key = chance.choice(keys)
    return key.upper() if letter.isupper() else key
