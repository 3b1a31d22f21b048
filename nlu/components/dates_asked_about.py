"""Whether a date gone by is the time that a question is about: "hoe was dat in 2017?"; pure.

Who tells something of their own life asks about now: "ik ben hier sinds 2017, mag ik werken?".
"""

import re
from datetime import date
from typing import Final

from core.content.names import fold
from nlu.components.dates_words import listed
from nlu.components.dutch_dates import DateMention

ASKED_ABOUT: Final = "asked_about"
_THEN: Final = re.compile(
    r"\b(?:was|waren|mocht(?:en)?|moest(?:en)?|kon(?:den)?|gold(?:en)?|werd(?:en)?|kreeg|kregen|bestond(?:en)?"
    r"|had(?:den)?|stond(?:en)?|kostte(?:n)?|duurde(?:n)?|toen|destijds|vroeger|zat)\b"
)
_NOW: Final = re.compile(
    r"\b(?:mag|mogen|kan|kun|kunnen|moet|moeten|wil|willen|wilt|krijg|krijgt|krijgen|heb|hebt|hebben|ben|bent"
    r"|werk|werkt|zoek|zoekt|nu|sinds|vanaf|al|geboren|gekomen|aangekomen|woon|woonde)\b"
)
_FOLLOW_UP: Final = frozenset(
    listed(
        "en in op van hoe wat was is het dat die de dan toen zat zit met over voor jaar regel regels situatie"
        " eind begin maand volgens"
    )
)
_QUESTION: Final = re.compile(
    r"\?|^\W*(?:en |maar )?(?:hoe|hoeveel|wat|wie|waar|wanneer|welke?|was|waren|mocht(?:en)?|moest(?:en)?"
    r"|kon(?:den)?|gold(?:en)?|werd(?:en)?|kreeg|kregen|bestond(?:en)?|kostte|duurde)\b"
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_asked_about(text: str, mention: DateMention, day: date) -> bool:
    """Whether a message asks how it was on a date, seen from `day`."""
    if mention.start is None or mention.end is None or mention.end >= day:
        return False
    rest = fold(text[: mention.begin] + " " + text[mention.stop :])
    words = set(_WORD.findall(rest))
    if words and words <= _FOLLOW_UP and len(words) > 1:
        return True
    asks = _QUESTION.search(rest) is not None
    return asks and _THEN.search(rest) is not None and _NOW.search(rest) is None
