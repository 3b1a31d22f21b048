"""The schema of `data/answers/<intent>.yml`. Messages of our own checks are Dutch, for editors."""

from datetime import date
from typing import Any

from pydantic import Field, StrictStr, root_validator, validator

from core.content.measures import Identifier
from core.content.readability import flesch_douma, words_per_sentence
from core.content.schema import StrictModel, Text, checked_page_date, checked_url, strict_date
from core.rules.answers import Answer, AnswerAudience, AnswerStatus, AskedFirst
from core.rules.measures import Confidence
from core.rules.right_to_work_law import Source

LONGEST_ANSWER = 420
LONGEST = {"more": 1500, "more_employer": 1500, "simple": 300}
MOST_FOLLOW_UPS = 3
MOST_WORDS_A_SENTENCE = 15
MOST_WORDS_A_SIMPLE_SENTENCE = 10
LEAST_FLESCH = 60
OWN_DOCUMENTS = "docs/"


class Title(Text):
    """What stands on a button."""

    max_length = 38


def _page_or_own_document(value: str) -> str:
    return value if value.startswith(OWN_DOCUMENTS) else checked_url(value)


class AnswerPage(StrictModel):
    """A page where facts were read; an answer about this service itself may name a document of its own."""

    url: StrictStr
    title: Text
    page_date: StrictStr | None = Field(...)

    _url = validator("url", allow_reuse=True)(_page_or_own_document)
    _page_date = validator("page_date", allow_reuse=True)(checked_page_date)


class AnswerEntryFile(StrictModel):
    """One version of one answer. Every key is there, with null or an empty list when it does not apply."""

    id: Identifier
    title: Title
    statuses: list[AnswerStatus]
    provinces: list[Text]
    words: list[Text]
    valid_from: date | None = Field(...)
    valid_until: date | None = Field(...)
    confidence: Confidence
    checked_on: date
    conclusion: Text
    text: Text
    more: Text | None = Field(...)
    simple: Text | None = Field(...)
    conclusion_employer: Text | None = Field(...)
    text_employer: Text | None = Field(...)
    more_employer: Text | None = Field(...)
    uncertain: Text | None = Field(...)
    ask_at: list[Identifier]
    follow_up: list[Text] = Field(..., max_items=MOST_FOLLOW_UPS)
    sources: list[AnswerPage] = Field(..., min_items=1)
    notes: Text | None = Field(...)

    _dates = validator("valid_from", "valid_until", "checked_on", pre=True, allow_reuse=True)(strict_date)

    @root_validator(skip_on_failure=True)
    @classmethod
    def _fits_and_is_honest(cls, values: dict[str, Any]) -> dict[str, Any]:
        first, last = values["valid_from"], values["valid_until"]
        if first and last and last < first:
            raise ValueError(f"'{values['id']}': het einde ({last}) ligt voor het begin ({first})")
        if values["confidence"] == "low" and values["uncertain"] is None:
            raise ValueError(
                f"'{values['id']}': de zekerheid is 'low', zeg bij 'uncertain' wat niet zeker is"
            )
        for suffix in ("", "_employer"):
            said = " ".join(filter(None, (values["conclusion" + suffix], values["text" + suffix])))
            if len(said) > LONGEST_ANSWER:
                raise ValueError(
                    f"'{values['id']}': conclusion en text{suffix} tellen samen {len(said)} tekens, "
                    f"hoogstens {LONGEST_ANSWER} mag; zet de rest bij 'more'"
                )
        for field, most in LONGEST.items():
            if len(values[field] or "") > most:
                raise ValueError(
                    f"'{values['id']}': {field} telt {len(values[field])} tekens, hoogstens {most} mag"
                )
        return values


class AnswersFile(StrictModel):
    """One file of `data/answers/`: everything the bot answers to one intent."""

    intent: Text
    audience: AnswerAudience
    review_months: int = Field(..., ge=1, le=24)
    asks: list[AskedFirst]
    entries: list[AnswerEntryFile] = Field(..., min_items=1)

    def to_answers(self) -> list[Answer]:
        """Return the answers as the rules know them."""
        shared: dict[str, Any] = {
            "intent": self.intent,
            "audience": self.audience,
            "review_months": self.review_months,
            "asks": tuple(self.asks),
        }
        return [
            Answer(
                **shared,
                **entry.dict(exclude={"sources", *_LISTS}),
                **_tuples(entry),
                sources=tuple(Source(**page.dict()) for page in entry.sources),
            )
            for entry in self.entries
        ]


_LISTS = ("statuses", "provinces", "words", "ask_at", "follow_up")


def _tuples(entry: AnswerEntryFile) -> dict[str, Any]:
    return {name: tuple(getattr(entry, name)) for name in _LISTS}


def language_problems(answer: Answer) -> list[str]:
    """Return which texts of an answer are too hard to read, in Dutch for editors.

    Newcomers get at most 15 words a sentence and Flesch-Douma 60 or more, the simple text at most 10 words;
    employers get at most 15 words a sentence.
    """
    said = " ".join((answer.conclusion, answer.text))
    texts = [
        ("text", said, MOST_WORDS_A_SENTENCE, LEAST_FLESCH),
        ("more", answer.more, MOST_WORDS_A_SENTENCE, LEAST_FLESCH),
        ("simple", answer.simple, MOST_WORDS_A_SIMPLE_SENTENCE, LEAST_FLESCH),
        ("text_employer", answer.text_employer, MOST_WORDS_A_SENTENCE, None),
        ("more_employer", answer.more_employer, MOST_WORDS_A_SENTENCE, None),
    ]
    problems = []
    for field, text, most_words, least_flesch in texts:
        if text is None:
            continue
        words, flesch = words_per_sentence(text), flesch_douma(text)
        if words > most_words:
            problems.append(f"{field}: {words:.1f} woorden per zin, hoogstens {most_words} mag")
        if answer.audience != "employer" and least_flesch is not None and flesch < least_flesch:
            problems.append(
                f"{field}: leesbaarheid {flesch:.0f} (Flesch-Douma), minstens {least_flesch} hoort"
            )
    return problems
