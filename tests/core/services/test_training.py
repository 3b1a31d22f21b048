"""Choosing training examples from what was not understood, on both databases."""

import pytest
from sqlalchemy.orm import Session

from core.content.examples import examples_in, questions_kept_apart
from core.content.vocabulary import ROOT
from core.errors import NotFoundError
from core.rules.accounts import Account
from core.services import review, training
from core.services.training import Chosen, ExampleProblemsError, choose, example_problems

EDITOR = Account(1, "an", "editor", None, disabled=False, has_totp=False)
NEW = "mag ik nu al een job zoeken als ik nog wacht op papieren van de gemeente"


def noted(session: Session, text: str = "mag ik nu al een job zoeken") -> int:
    review.note_unclear(session, text=text, tier="nlu_unclear", guesses=[])
    session.flush()
    return int(review.new_messages(session, None)[-1].id)


def test_chosen_sentence_waits_and_leaves_the_list(session: Session) -> None:
    choose(session, EDITOR, noted(session), "ask_find_job", f"  {NEW} ")
    assert [(each.text, each.intent) for each in training.waiting(session)] == [(NEW, "ask_find_job")]
    assert review.new_messages(session, None) == []


def test_refused_example_tells_why_and_no_longer_waits(session: Session) -> None:
    choose(session, EDITOR, noted(session), "ask_find_job", NEW)
    training.refuse(session, [training.waiting(session)[0].id], "slechter")
    assert training.waiting(session) == []
    assert [row.reason for row in training.training_examples(session)] == ["slechter"]


@pytest.mark.parametrize(
    ("text", "intent", "part"),
    [
        ("mag ik ▢ werken bij de buren", "ask_find_job", "Vervang"),
        ("ik ben Ahmed en zoek werk in de tuin", "ask_find_job", "misschien een naam"),
        ("bel mij op 0470 12 34 56 voor werk", "ask_find_job", "misschien een naam"),
        ("أريد أن أعمل", "ask_find_job", "ons schrift"),
        ("/inform wat is dat", "ask_find_job", "schuine streep"),
        ("job", "bestaat_niet", "bestaat niet"),
        ("werk vinden met tijdelijke bescherming", "ask_find_job", ""),
        ("", "ask_find_job", "woorden"),
    ],
)
def test_what_cannot_be_learnt_is_refused(session: Session, text: str, intent: str, part: str) -> None:
    number = noted(session)
    if not part:
        choose(session, EDITOR, number, intent, text)
        return
    with pytest.raises(ExampleProblemsError, match=part):
        choose(session, EDITOR, number, intent, text)
    assert [each.id for each in review.new_messages(session, None)] == [number]


def test_example_that_is_there_already_or_waits_already_is_refused() -> None:
    existing = next(e for e in examples_in(training.INTENTS) if e.intent == "ask_contact")
    found = example_problems(existing.text.upper(), "ask_find_job", ROOT)
    assert any("hetzelfde" in problem and "ask_contact" in problem for problem in found)
    assert any("hetzelfde" in p for p in example_problems(NEW, "greet", ROOT, [Chosen(1, NEW, "greet")]))


def test_question_that_is_measured_with_is_not_learnt() -> None:
    question = next(q for q in questions_kept_apart(training.QUESTIONS) if len(q.split()) > 3)
    assert any("meten" in problem for problem in example_problems(question, "greet", ROOT))


def test_unknown_message_is_not_found(session: Session) -> None:
    with pytest.raises(NotFoundError):
        choose(session, EDITOR, 7, "ask_find_job", NEW)
