"""From a fact to the fields of its form, and from what was typed back to the entry of a file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.content.bodies import Body
from core.content.library import FieldProblem
from office.web.fields import NO, YES, Field, Section
from office.web.security import Form

BLANK_ROWS: Final = 2
MOST_ROWS: Final = 60
NO_CHOICE: Final = "maak hier een keuze"
_PLACE: Final = re.compile(r"\[(\d+)\](?:\.(\w+))?")

Options = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class Shown:
    """A field as the template shows it. `rows` are those of a table: for each row its fields."""

    field: Field
    name: str
    value: Any
    options: Sequence[tuple[str, str]] = ()
    problems: Sequence[str] = ()
    rows: Sequence[Sequence["Shown"]] = ()

    @property
    def id(self) -> str:
        """The id of the element, that labels and problems point at."""
        return "field-" + self.name.replace(".", "-").replace("_", "-")

    @property
    def described_by(self) -> str:
        """The ids of the hint and the problems that belong to the element."""
        found = [f"{self.id}-hint"] if self.field.hint else []
        return " ".join([*found, f"{self.id}-error"] if self.problems else found)


def shown(
    sections: Sequence[Section], body: Body, problems: Sequence[FieldProblem], options: Options
) -> list[tuple[str, list[Shown]]]:
    """Return the fields with their values and problems, section by section."""
    return [
        (title, [_shown(each, each.name, _get(body, each.name), problems, options) for each in fields])
        for title, fields in sections
    ]


def about_no_field(sections: Sequence[Section], problems: Sequence[FieldProblem]) -> list[str]:
    """Return the problems that stand beside no field: those are told above the form."""
    names = [each.name for _, fields in sections for each in fields]
    return [
        problem.text
        for problem in problems
        if problem.field is None or not any(_is_about(problem.field, name) for name in names)
    ]


def read_body(sections: Sequence[Section], form: Form, old: Body) -> Body:
    """Return the entry that a form tells. What the form does not show stays as it was."""
    body = {**old}
    for _, fields in sections:
        for each in fields:
            _set(body, each.name, _read(each, each.name, form, _get(old, each.name)))
    return body


def _shown(each: Field, name: str, value: Any, problems: Sequence[FieldProblem], options: Options) -> Shown:
    own = [problem for problem in problems if problem.field and _is_about(problem.field, each.name)]
    if each.widget == "rows":
        return Shown(each, name, None, problems=[*_of_the_whole(own, each)], rows=[*_rows(each, value, own)])
    choices = options[each.options_from] if each.options_from else each.options
    said = value
    if each.widget == "yes_no":
        choices, said = ((YES, "ja"), (NO, "nee")), YES if value else NO
    if each.widget == "lines":
        in_dutch = dict(each.options)
        said = "\n".join(str(in_dutch.get(line, line)) for line in value or [])
    return Shown(each, name, "" if said is None else said, choices, [*_numbered(own, each)])


def _rows(each: Field, values: Any, problems: Sequence[FieldProblem]) -> Iterator[list[Shown]]:
    for place, row in enumerate([*(values or []), *[{}] * BLANK_ROWS]):
        yield [
            Shown(
                column,
                f"{each.name}-{place}-{column.name}",
                "" if row.get(column.name) is None else row[column.name],
                column.options,
                [
                    problem.text if row.get(column.name) or column.widget != "choice" else NO_CHOICE
                    for problem in problems
                    if problem.field == f"{each.name}[{place + 1}].{column.name}"
                ],
            )
            for column in each.columns
        ]


def _of_the_whole(problems: Sequence[FieldProblem], each: Field) -> Iterator[str]:
    columns = {column.name for column in each.columns}
    for problem in problems:
        place = _PLACE.fullmatch((problem.field or "").removeprefix(each.name))
        if place is None or place[2] not in columns:
            yield problem.text


def _numbered(problems: Sequence[FieldProblem], each: Field) -> Iterator[str]:
    for problem in problems:
        place = _PLACE.search((problem.field or "").removeprefix(each.name))
        yield f"Regel {place[1]}: {problem.text}" if place else problem.text


def _is_about(problem_field: str, name: str) -> bool:
    return problem_field == name or problem_field.startswith((f"{name}[", f"{name}."))


def _read(each: Field, name: str, form: Form, old: Any) -> Any:
    if each.widget == "rows":
        return [*_read_rows(each, form)]
    if each.widget == "checks":
        ticked, before = form.all(name), list(old or [])
        return [*(one for one in before if one in ticked), *(one for one in ticked if one not in before)]
    typed = form.get(name).strip()
    if each.widget == "yes_no":
        return typed == YES
    if each.widget == "lines":
        named = {label: name for name, label in each.options}
        return [named.get(line.strip(), line.strip()) for line in typed.split("\n") if line.strip()]
    if each.widget == "number" and typed.isdecimal():
        return int(typed)
    if each.widget == "choice" and each.optional:
        return typed or None
    return None if not typed and (each.optional or each.widget == "date") else typed


def _read_rows(each: Field, form: Form) -> Iterator[Body]:
    for place in range(MOST_ROWS):
        names = {column.name: f"{each.name}-{place}-{column.name}" for column in each.columns}
        if not any(name in form for name in names.values()):
            return
        row = {column.name: _read(column, names[column.name], form, None) for column in each.columns}
        if any(row[column.name] for column in each.columns if column.widget != "choice"):
            yield row


def _get(body: Body, name: str) -> Any:
    value: Any = body
    for part in name.split("."):
        value = value[part]
    return value


def _set(body: Body, name: str, value: Any) -> None:
    first, _, rest = name.partition(".")
    body[first] = {**body[first], rest: value} if rest else value
