"""Cut a message into words and numbers, each with its place in the text and its tag for the grammar."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.content.names import fold
from nlu.components.dates_numeric import NumericDate, find_numeric_dates
from nlu.components.dates_words import CARDINALS, NUMBERED_THINGS, ORDINALS, listed, tag_of

_TOKEN: Final = re.compile(
    r"t/m|\d+(?:[.,:]\d+)+|(?P<number>\d+)(?:(?P<ordinal>ste|de|e|den|en|th|st|nd|rd)(?![^\W\d_]))?"
    r"|'[nt]\b|[^\W\d_]+|\S"
)
_LOOKALIKES: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-"})
_NOT_A_YEAR_BEFORE: Final = frozenset(
    listed(
        "euro eur € uur mensen personen werknemers % km gram kg plaatsen bruto netto "
        "antwerpen antwerp deurne zaventem zemst kraainem sterrebeek"
    )
)
_TWO_THOUSAND: Final = "tweeduizend"
_NOT_TOMORROW_AFTER: Final = frozenset(
    listed("goede goeie goeden goed goei fijne mooie s de deze elke iedere 's")
)


@dataclass
class Token:
    """A word, number or sign; `text` is in lower case without accents, `begin` and `stop` are places."""

    text: str
    begin: int
    stop: int
    tag: str
    number: int = 0
    numeric: NumericDate | None = None


def tokens_of(text: str, today: date) -> list[Token]:
    """Return the tokens of a message from left to right; a date in digits is one token."""
    folded = fold(text).translate(_LOOKALIKES)
    numeric_dates = find_numeric_dates(folded, today)
    tokens: list[Token] = []
    position = 0
    for numeric in numeric_dates:
        tokens += _plain_tokens(folded, position, numeric.begin)
        words = folded[numeric.begin : numeric.stop]
        tokens.append(Token(words, numeric.begin, numeric.stop, "N", numeric=numeric))
        position = numeric.stop
    tokens += _plain_tokens(folded, position, len(folded))
    _join_years(tokens)
    _look_around(tokens)
    return tokens


def _join_years(tokens: list[Token]) -> None:
    """Make one year of "tweeduizend zesentwintig" and "tweeduizendzesentwintig"."""
    for index, token in enumerate(tokens):
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if not token.text.startswith(_TWO_THOUSAND):
            continue
        if token.text == _TWO_THOUSAND and after is not None and after.text in CARDINALS:
            token.text, token.stop, token.tag = f"{token.text} {after.text}", after.stop, "Y"
            token.number, after.tag = 2000 + CARDINALS[after.text], " "
        elif token.text[len(_TWO_THOUSAND) :] in CARDINALS:
            token.tag, token.number = "Y", 2000 + CARDINALS[token.text[len(_TWO_THOUSAND) :]]
    tokens[:] = [token for token in tokens if token.tag != " "]


def _plain_tokens(text: str, begin: int, stop: int) -> list[Token]:
    return [_token(match) for match in _TOKEN.finditer(text, begin, stop)]


def _token(match: re.Match[str]) -> Token:
    word = match.group()
    token = Token(word, match.start(), match.end(), "x")
    digits = match["number"]
    if digits:
        if len(digits) <= 4:
            token.number = int(digits)
            token.tag = _number_tag(digits, token.number, bool(match["ordinal"]))
    elif word[0].isalpha() or word in {"'n", "'t", "t/m"}:
        token.tag = tag_of(word)
        token.number = CARDINALS.get(word) or ORDINALS.get(word) or 0
    elif len(word) == 1:
        token.tag = word if word in ".,-/!?;()'" else "x"
    return token


def _number_tag(digits: str, number: int, ordinal: bool) -> str:
    if ordinal:
        return "O" if len(digits) <= 2 else "x"
    if len(digits) == 4:
        return "Y" if 1900 <= number <= 2100 else "x"
    return "D" if len(digits) <= 2 else "L"


def _look_around(tokens: list[Token]) -> None:
    """Take back the tag of a word or number that its neighbours make into something else."""
    for index, token in enumerate(tokens):
        before = tokens[index - 1] if index else None
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if _is_something_else(tokens, index, before, after):
            token.tag = "x"
        elif token.tag == "D" and len(token.text) == 2 and before is not None and before.tag == "'":
            token.tag, before.tag = "y", " "
    tokens[:] = [token for token in tokens if token.tag != " "]


def _is_something_else(tokens: list[Token], index: int, before: Token | None, after: Token | None) -> bool:
    token = tokens[index]
    if token.text == "morgen":
        return before is not None and before.text in _NOT_TOMORROW_AFTER
    return token.tag in "DOYL" and (_numbers_a_thing(tokens, index) or _is_an_amount(before, token, after))


def _numbers_a_thing(tokens: list[Token], index: int) -> bool:
    if tokens[index].tag == "O":
        return False
    before = index - 1
    if before >= 0 and tokens[before].tag in ".":
        before -= 1
    return before >= 0 and tokens[before].text in NUMBERED_THINGS


def _is_an_amount(before: Token | None, token: Token, after: Token | None) -> bool:
    glued_before = before is not None and before.stop == token.begin and before.text[-1].isalnum()
    if before is not None and token.tag == "Y" and before.tag in "Mm":
        return False
    if before is not None and (glued_before or before.text in {"€", "+", "#", "§", "$"}):
        return True
    if after is None:
        return False
    return after.text in {"%", "€", "$"} or (token.tag == "Y" and after.text in _NOT_A_YEAR_BEFORE)
