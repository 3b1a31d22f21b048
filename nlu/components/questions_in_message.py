"""Cut a message into the questions that it asks: "mag ik werken en waar kan ik Nederlands leren" asks two."""

import re

_FEWEST_WORDS = 3
_MOST_QUESTIONS = 4
_OPENING = (
    r"hoe(?:veel|lang)?|wat|waar|waarom|wanneer|wie|welke?|vanaf|mag|mogen|kan|kunnen|kunt|moet|moeten|krijgt?|"
    r"krijgen|bestaat|bestaan|heb|hebben|hebt|weet|weten|is (?:er|het|dat|een)|zijn er|"
    r"(?:ik|wij|we|'?k) (?:wil|willen|zoek|zoeken|zou|zouden|moet|moeten|vraag|heb nood)"
)
_FILLER = r"(?:(?:en|ook|dan|nog|maar|euh|verder|daarnaast|tweede vraag|nog iets|ten tweede)[,:]? )*"
_SENTENCE_END = re.compile(r"(?<=[?!.;])\s+|\n+")
_JOINED = re.compile(
    rf"\s*,\s+(?={_FILLER}(?:{_OPENING})\b)|\s+(?=(?:en|maar) (?:ook )?(?:{_OPENING})\b)", re.I
)
_IS_QUESTION = re.compile(rf"^{_FILLER}(?:{_OPENING})\b", re.I)


def questions_in(text: str) -> list[str]:
    """Return the questions and wishes of a message, at most four; an empty list when there is only one."""
    parts = [part for sentence in _SENTENCE_END.split(text) for part in _JOINED.split(sentence)]
    asked = [part.strip() for part in parts if _asks(part)]
    return asked[:_MOST_QUESTIONS] if len(asked) > 1 else []


def _asks(part: str) -> bool:
    part = part.strip()
    return len(part.split()) >= _FEWEST_WORDS and ("?" in part or bool(_IS_QUESTION.match(part)))
