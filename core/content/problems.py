"""Says in Dutch, for editors, what pydantic found wrong in a content file."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

TEXT_WANTED = "hier hoort tekst; zet een getal, een jaartal of ja/nee tussen aanhalingstekens"
LIST_WANTED = "hier hoort een lijst: elke regel begint met een streepje, of schrijf []"

FIXED_TEXTS = {
    "value_error.missing": "dit veld ontbreekt",
    "type_error.none.not_allowed": "dit veld mag niet leeg zijn",
    "type_error.str": TEXT_WANTED,
    "type_error.list": LIST_WANTED,
    "type_error.dict": "hier horen velden met een waarde",
    "type_error.integer": "hier hoort een geheel getal",
    "type_error.bool": "hier hoort true of false",
    "value_error.strictbool": "hier hoort true of false",
    "value_error.any_str.min_length": "dit veld mag niet leeg zijn",
    "value_error.str.regex": "alleen kleine letters, cijfers en koppeltekens mogen, zoals 'kmo-portefeuille'",
    "value_error.date": "dit is geen datum: schrijf jaar-maand-dag, zoals 2026-11-23",
}


def problem(file: str, field: str | None, text: str) -> str:
    """Return one problem as editors read it, with the file and, when it is about one, the field."""
    return f"{file}: {text}" if field is None else f"{file}, veld '{field}': {text}"


def problems_of(error: ValidationError, file: str, content: Any, known_keys: Iterable[str]) -> list[str]:
    """Return what pydantic found in a file, one sentence each, in the order of the fields.

    `content` is what the file holds; `known_keys` are the keys of its top level, to guess what was meant.
    """
    return [problem(file, field, text) for field, text in field_problems(error, content, known_keys)]


def field_problems(
    error: ValidationError, content: Any, known_keys: Iterable[str]
) -> list[tuple[str | None, str]]:
    """Return the same as (field, sentence); None for what is about the whole."""
    return [(_field(each["loc"]), _sentence(each, content, list(known_keys))) for each in error.errors()]


def _field(location: tuple[int | str, ...]) -> str | None:
    """Return 'sources[2].url' for ('sources', 1, 'url'): people count from one."""
    field = ""
    for part in location:
        if isinstance(part, int):
            field += f"[{part + 1}]"
        elif part != "__root__":
            field += f".{part}" if field else part
    return field or None


def _sentence(error: Mapping[str, Any], content: Any, known_keys: list[str]) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in FIXED_TEXTS:
        return FIXED_TEXTS[kind]
    if kind == "value_error.extra":
        at_top = known_keys if len(error["loc"]) == 1 else []
        return "deze sleutel bestaat niet" + _suggestion(str(error["loc"][-1]), at_top)
    if kind == "value_error.const":
        permitted = [str(each) for each in context["permitted"]]
        given = str(context["given"])
        return f"'{given}' kan niet: kies uit {', '.join(permitted)}" + _suggestion(given, permitted)
    if kind == "value_error.list.min_items":
        if error["loc"] == ("sources",):
            return "er is minstens één bron nodig"
        return f"hier is minstens {context['limit_value']} nodig"
    if kind == "value_error.any_str.max_length":
        length = len(str(_value_at(content, error["loc"])).strip())
        return f"de tekst telt {length} tekens, hoogstens {context['limit_value']} mag"
    return str(error["msg"])


def _suggestion(given: str, permitted: list[str]) -> str:
    close = difflib.get_close_matches(given, permitted, n=1)
    return f" (bedoel je '{close[0]}'?)" if close else ""


def _value_at(content: Any, location: tuple[int | str, ...]) -> Any:
    for part in location:
        content = content[part]
    return content
