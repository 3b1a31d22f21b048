"""Reads one net income a month from what people type: "ik verdien 1.200 euro", "900,50 €", "1500 netto"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.rules.dates_in_dutch import MONTHS

MOST = Decimal(99_999)
WORDS_BESIDE = 4
FAR = 1_000

_NUMBER = re.compile(
    r"(?<![\w/.,:-])(?<!\b\d )(?<!\b\d\d )(?<!\b\d{3} )(?<!\b0\d{3} )(?P<before>(?:€|eur\b|euro\b)\s?)?"
    r"(?P<number>\d{1,2}[. ]\d{3}(?:,\d{1,2})?|\d{1,2},\d{3}|\d{1,5}(?:[.,]\d{1,2})?)(?:,-)?"
    r"(?![\d%])(?![.,:/-]\d)(?! ?%)(?P<after>\s?(?:€|euro?'?s?\b|eur\b))?",
    re.IGNORECASE,
)
_EARNING = re.compile(
    r"v(?:er|re)di+e?n\w*|verdeen\w*|(?!leefloon)\w*loon\w*|salaris\w*|wedde|nett?o\w*|inkomen\w*|inkomst\w*|uitbetaald"
)
_GROSS = re.compile(r"brut+o\w*")
_NET = re.compile(r"nett?o\w*")
_NO_INCOME = re.compile(
    r"betalen|betaal|betaalde|afgeven|afgegeven|afhouden|afgehouden|ingehouden|inhouden|bijdrage|bijdragen|huur"
    r"|waarborg|huurwaarborg|kost|kosten|prijs|boete|premie|zakgeld|dagvergoeding|leefloon|ocmw|steun|schuld"
    r"|schulden|rekening|factuur|gestuurd|stuur|sparen|gespaard"
)
_OTHER_UNIT = re.compile(
    r"(?:uur|uren|uurtjes|u|h|dag|dagen|week|weken|jaar|jaren|maand|maanden|minuten|kinderen|kind|personen|procent"
    r"|pct|km|keer|x|e|ste|de|" + "|".join(MONTHS) + r")\b"
)
_OTHER_PERIOD = re.compile(
    r"(?:bruto |netto )?(?:(?:per|elke?|iedere?|een|op een|in de|p) )?/? ?"
    r"(?:uur|u|dag|week|weekend|jaar|kwartaal)\b"
)
_PER_MONTH = re.compile(r"(?:(?:per|elke|iedere|in de|op een|de) maand|maandelijks|p/?m)\b")
_FILLERS = re.compile(
    r"\b(?:ongeveer|circa|ca|rond|zo'?n|bijna|iets|meer|minder|dan|de|ik|denk|is|het|ja|oke|euh)\b|[~.!?]$"
)
_YEAR_WORDS = frozenset({"in", "sinds", "vanaf", "van", "tot", "eind", "begin", "jaar", "sedert"})
_CLAUSE_END = re.compile(r"[.;!?\n](?:\s|$)|,\s|\s(?:en|maar)\s")


@dataclass(frozen=True)
class _Amount:
    value: Decimal
    net: bool


def amount_in(text: str) -> Decimal | None:
    """Return the one net income a month in a Dutch text; None when there is none or more than one.

    A number counts when it is the whole message ("ongeveer 1200"), or when "euro", "€", "netto", "per maand"
    or a word for earning stands beside it. Years, hours, percentages, gross amounts and amounts per hour,
    day, week or year do not count; nor does what somebody pays or gets from the OCMW, unless a word for
    earning is nearer.
    """
    lowered = text.lower().replace("\xa0", " ").strip()
    alone = _NUMBER.fullmatch(_FILLERS.sub(" ", lowered).strip())
    if alone:
        value = _value(alone)
        has_unit = bool(alone["before"] or alone["after"])
        return value if value <= MOST and (has_unit or not _is_year(alone["number"])) else None
    amounts = [amount for amount in _amounts(lowered) if amount.value <= MOST]
    values = {amount.value for amount in amounts if amount.net} or {amount.value for amount in amounts}
    return values.pop() if len(values) == 1 else None


def is_gross(text: str) -> bool:
    """Whether a text speaks of a gross income only, so that the net income must still be asked."""
    words = _words(text.lower())
    return _any(_GROSS, words) and not _any(_NET, words)


def _amounts(text: str) -> Iterable[_Amount]:
    for match in _NUMBER.finditer(text):
        before = _words(_last_clause(text[: match.start()]))
        rest = text[match.end() :].lstrip(" ,-")
        after = _words(_first_clause(text[match.end() :]))
        money = bool(match["before"] or match["after"] or _PER_MONTH.match(rest))
        if _OTHER_PERIOD.match(rest) or (not money and _OTHER_UNIT.match(rest)):
            continue
        if not money and _is_year(match["number"]) and (not after or not _NET.fullmatch(after[0])):
            continue
        if not money and before and before[-1] in _YEAR_WORDS and _looks_like_year(match["number"]):
            continue
        earning = min(_distance(_EARNING, before[::-1]), _distance(_EARNING, after))
        paying = min(_distance(_NO_INCOME, before[::-1]), _distance(_NO_INCOME, after))
        is_income = earning <= min(paying, WORDS_BESIDE) or (money and paying == FAR)
        if is_income and not _beside(_GROSS, before, after):
            yield _Amount(_value(match), net=_beside(_NET, before, after))


def _distance(pattern: re.Pattern[str], words: list[str]) -> int:
    """Return how many words away the first fitting word is, 1 for the first word, FAR without one."""
    return next((number for number, word in enumerate(words, start=1) if pattern.fullmatch(word)), FAR)


def _beside(pattern: re.Pattern[str], before: list[str], after: list[str]) -> bool:
    """Whether a word stands next to the amount: "1500 euro netto", "netto 1500", "bruto loon van 1500"."""
    return (
        _any(pattern, after[:1]) or _any(pattern, before[-1:]) or (not after and _any(pattern, before[-3:]))
    )


def _any(pattern: re.Pattern[str], words: Iterable[str]) -> bool:
    return any(pattern.fullmatch(word) for word in words)


def _value(match: re.Match[str]) -> Decimal:
    number = match["number"]
    if re.fullmatch(r"\d{1,2}[. ,]\d{3}(?:,\d+)?", number):
        number = re.sub(r"[. ,](?=\d{3})", "", number, count=1)
    return Decimal(number.replace(",", "."))


def _looks_like_year(number: str) -> bool:
    return re.fullmatch(r"(?:19[5-9]|20[0-5])\d", number) is not None


def _is_year(number: str) -> bool:
    """Whether a bare number is a year, such as 2024; round numbers such as 2000 are what people earn."""
    return _looks_like_year(number) and int(number) % 50 != 0


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _last_clause(text: str) -> str:
    return _CLAUSE_END.split(text)[-1]


def _first_clause(text: str) -> str:
    return _CLAUSE_END.split(text, maxsplit=1)[0]
