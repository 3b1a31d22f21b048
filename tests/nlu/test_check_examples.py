"""The check of training examples tells an editor what to repair, and where."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.content.yaml_files import UnreadableError
from nlu.check_examples import (
    DOMAIN_FILE,
    FEWEST,
    FEWEST_RIGHT_TO_WORK,
    HELD_OUT_FILE,
    INTENTS_DIRECTORY,
    Example,
    catalogue_of,
    catalogue_problems,
    check,
    duplicate_problems,
    examples_in,
    form_problems,
    held_out_problems,
)

CATALOGUE = {"ask_when_may_work": "newcomer", "thank": "anyone"}


def written(directory: Path, texts: Mapping[str, list[str]]) -> Path:
    """Write one file an intent, as `folder/intent`."""
    for name, examples in texts.items():
        file = directory / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"    - {example}\n" for example in examples)
        file.write_text(
            f'version: "3.1"\nnlu:\n- intent: {file.stem}\n  examples: |\n{lines}', encoding="utf-8"
        )
    return directory


def said(*texts: str, intent: str = "thank", folder: str = "anyone") -> list[Example]:
    file = Path(folder) / f"{intent}.yml"
    return [Example(text, intent, file, 5 + number) for number, text in enumerate(texts)]


def test_an_example_knows_its_file_and_its_line(tmp_path: Path) -> None:
    written(tmp_path, {"anyone/thank": ["dank u", "merci hé"]})
    examples = examples_in(tmp_path)
    assert examples[1] == Example("merci hé", "thank", tmp_path / "anyone/thank.yml", 6)
    assert examples[1].file.read_text(encoding="utf-8").splitlines()[5] == "    - merci hé"


@pytest.mark.parametrize("content", ["- niets", "nlu: 3", "nlu:\n- intent: thank", "nlu: [", ""])
def test_a_file_without_examples_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "anyone").mkdir()
    (tmp_path / "anyone/thank.yml").write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"anyone/thank\.yml"):
        examples_in(tmp_path)


def test_the_domain_groups_its_intents_by_folder(tmp_path: Path) -> None:
    domain = tmp_path / "intents.yml"
    domain.write_text(
        "intents:\n  # newcomer\n  - ask_when_may_work\n  # anyone\n  - thank\n  # the lower tiers\n"
        "  - nlu_unclear\nentities:\n  - date\n",
        encoding="utf-8",
    )
    assert catalogue_of(domain) == CATALOGUE


def test_an_intent_without_examples_is_a_problem() -> None:
    problems = catalogue_problems(said(*["dank u"] * FEWEST), CATALOGUE, Path("nlu/intents"))
    assert problems == ["nlu/intents/newcomer/ask_when_may_work.yml: geen voorbeelden voor deze intent"]


@pytest.mark.parametrize(
    ("intent", "folder", "fewest"),
    [("thank", "anyone", FEWEST), ("ask_when_may_work", "newcomer", FEWEST_RIGHT_TO_WORK)],
)
def test_the_right_to_work_needs_more_examples_than_the_rest(intent: str, folder: str, fewest: int) -> None:
    catalogue = {intent: folder}
    enough = said(*["tekst"] * fewest, intent=intent, folder=folder)
    assert catalogue_problems(enough, catalogue, Path()) == []
    assert catalogue_problems(enough[1:], catalogue, Path()) == [
        f"{folder}/{intent}.yml: {fewest - 1} voorbeelden, minstens {fewest} nodig"
    ]


def test_an_intent_in_the_wrong_folder_is_told_where_it_belongs() -> None:
    examples = said(*["dank u"] * FEWEST, folder="employer")
    problems = catalogue_problems(examples, {"thank": "anyone"}, Path())
    assert problems == ["employer/thank.yml: intent 'thank' hoort in de map 'anyone'"]


def test_an_intent_that_the_domain_does_not_know_is_a_problem() -> None:
    problems = catalogue_problems(said("wablieft", intent="unheard_of"), {}, Path())
    assert problems == [f"anyone/unheard_of.yml: intent 'unheard_of' staat niet in {DOMAIN_FILE}"]


@pytest.mark.parametrize("text", ["in [Gent](place)", "op {datum}", '/inform{"role":"staff"}', "/stop"])
def test_an_example_is_plain_text(text: str) -> None:
    assert all(problem.startswith("anyone/thank.yml:5: ") for problem in form_problems(said(text)))
    assert form_problems(said(text))


def test_punctuation_and_smileys_are_plain_text() -> None:
    assert form_problems(said("merci (echt waar) 😀 1/2 dag, dank u!")) == []


@pytest.mark.parametrize("copy", ["dank u wel voor alles", "Dank u wel  voor ALLES"])
def test_a_question_of_the_evaluation_is_no_example(copy: str) -> None:
    problems = held_out_problems(said(copy), ["dank u wel voor alles"])
    assert len(problems) == 1
    assert problems[0].startswith("anyone/thank.yml:5: ")


def test_what_everybody_says_may_be_in_both() -> None:
    assert held_out_problems(said("ja", "dank u wel"), ["ja", "dank u wel"]) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("mag ik in Gent al beginnen werken?", "mag ik in Genk al beginnen werken?"),
        ("Mag ik al werken", "mag  ik al WERKEN"),
        ("mag ik werken", "mag ik werken?"),
        ("ok", "OK"),
    ],
)
def test_two_examples_that_say_nearly_the_same_are_a_problem(first: str, second: str) -> None:
    problems = duplicate_problems(said(first, "iets helemaal anders", second))
    assert len(problems) == 1
    assert problems[0].startswith("anyone/thank.yml:7: ")
    assert problems[0].endswith("anyone/thank.yml:5")


def test_near_duplicates_across_intents_name_the_other_intent() -> None:
    problems = duplicate_problems([*said("tot de volgende"), *said("tot de volgende!", intent="stop")])
    assert "(thank)" in problems[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [("ja", "jaa"), ("mag ik werken?", "wanneer mag ik beginnen met werken?"), ("nee", "neen")],
)
def test_other_words_are_no_duplicate(first: str, second: str) -> None:
    assert duplicate_problems(said(first, second)) == []


def jaccard(first: str, second: str) -> float:
    a, b = ({text[i : i + 3] for i in range(len(text) - 2)} for text in (first, second))
    return len(a & b) / len(a | b)


@given(st.lists(st.text("abc", min_size=4, max_size=12), min_size=2, max_size=12))
def test_the_quick_search_misses_no_pair(texts: list[str]) -> None:
    pairs = [(a, b) for number, a in enumerate(texts) for b in texts[:number]]
    near = [pair for pair in pairs if jaccard(*pair) > 0.75]
    assert len(duplicate_problems(said(*texts))) == len(near)


def test_all_problems_are_found_at_once(tmp_path: Path) -> None:
    written(tmp_path / "intents", {"anyone/thank": ["dank u", "merci hoor", "merci hoor!!", "/merci"]})
    domain, held_out = tmp_path / "domain.yml", tmp_path / "heldout.jsonl"
    domain.write_text("intents:\n  # anyone\n  - thank\n", encoding="utf-8")
    held_out.write_text('{"text": "tot later", "intent": "goodbye"}\n', encoding="utf-8")
    assert len(check(tmp_path / "intents", domain, held_out)) == 3


def test_our_own_examples_are_in_order() -> None:
    assert check(INTENTS_DIRECTORY, DOMAIN_FILE, HELD_OUT_FILE) == []
