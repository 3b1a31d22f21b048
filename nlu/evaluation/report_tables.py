"""Tables of the report page. Every text that goes in is escaped here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

from nlu.evaluation.targets import dutch_number

NUMBER: Final = "#"
WHAT_HAPPENED: Final = {
    "misled": "zeker en fout",
    "lost": "niet geholpen",
    "after_clarification": "juiste knop stond erbij",
    "direct": "juist",
}


def percent(share: float) -> str:
    """Return a share between 0 and 1 in Dutch: "91,3 %"."""
    return dutch_number(share)


def cell(text: str, kind: str = "") -> str:
    """Return a cell with this text."""
    shown = f' class="{kind}"' if kind else ""
    return f"<td{shown}>{escape(text)}</td>"


def number_cell(text: str, kind: str = "") -> str:
    """Return a cell with a number, which lines up with those below it."""
    return cell(text, f"number {kind}".strip())


def table(heads: Sequence[str], rows: Iterable[str], *, filtered: bool = True, words: str = "") -> str:
    """Return a table of rows of cells. A head that starts with "#" stands above numbers.

    `filtered` rows disappear when the search box does not find its words in them or in `words`.
    """
    top = "".join(
        f'<th class="number">{escape(head[1:])}</th>'
        if head.startswith(NUMBER)
        else f"<th>{escape(head)}</th>"
        for head in heads
    )
    opening = f'<tr data-filter="{escape(words)}">' if filtered else "<tr>"
    body = "".join(f"{opening}{row}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'


def error_groups(errors: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> str:
    """Return a table for each intent that was meant, the one with most errors first."""
    groups: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for error in errors:
        groups[error["intent"]].append(error)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return "".join(_group(intent, own, titles) for intent, own in ordered)


def _group(intent: str, errors: Sequence[Mapping[str, Any]], titles: Mapping[str, str]) -> str:
    rows = [
        cell(error["text"], "said")
        + cell(error["predicted"])
        + number_cell(percent(error["confidence"]))
        + cell(WHAT_HAPPENED[error["result"]], "no" if error["result"] == "misled" else "")
        + cell(error["voice"])
        for error in sorted(errors, key=lambda error: (error["result"] != "misled", -error["confidence"]))
    ]
    title = f"{titles[intent]} · " if intent in titles else ""
    heads = ("Vraag", "Verstaan als", "#Zekerheid", "Gevolg", "Manier")
    named = f"{escape(title)}<code>{escape(intent)}</code> <small>{len(errors)}</small>"
    own = table(heads, rows, words=f"{title}{intent}")
    return f"<section data-group><h3>{named}</h3>{own}</section>"
