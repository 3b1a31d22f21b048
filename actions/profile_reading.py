"""What a message tells, read alike by all steps of a profile; and what is said when it cannot be used."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from actions.interview import Taken
from actions.profile_kept import has_title, pressed, title_of
from actions.turn import Button, Part, Turn
from core.rules.profile import STEPS
from core.services.occupations import Choice, choices_in, choices_of_sector
from core.services.own_words import refusal_of
from core.services.sessions import session_scope

UNCLEAR_INTENTS: Final = {
    "inform",
    "affirm",
    "deny",
    "out_of_scope",
    "state_role",
    "nlu_unclear",
    "nlu_not_understood",
}
# What is no answer in own words, however short the question was.
NO_OWN_WORDS: Final = {"affirm", "greet", "thank", "goodbye", "find_candidates", "register_vacancy"}
# What begins so is no question, whatever it is about: "ik wil graag Nederlands leren op het werk".
_WISH: Final = re.compile(
    r"(?i)\W*(?:ik (?:wil|zou|werk|hou|ben|kan|heb|deed|doe)\b(?!.*\bweten\b)"
    r"|liefst|liever|graag|geen|niet|alleen)\b"
)
NONE: Final = "none"
WORDS_OF_A_NO: Final = 4
MOST_OF_A_SECTOR: Final = 8


def typed(turn: Turn) -> str:
    """Return what somebody typed; nothing when they pressed a button."""
    return "" if turn.is_press else turn.text_of_person.strip()


def button_value(turn: Turn, prefix: str = "") -> str | None:
    """Return what the pressed button says, without its prefix; None when another kind was pressed."""
    value = str(turn.first("answer") or "") if turn.is_press else ""
    return value.removeprefix(prefix) if value and value.startswith(prefix) else None


def says_no(turn: Turn) -> bool:
    """Whether the message says "none" or "no" and hardly more than that."""
    if turn.is_press:
        return turn.first("answer") in (NONE, "no")
    words = typed(turn).lower().split()
    is_short = 0 < len(words) <= WORDS_OF_A_NO
    starts = bool(words) and words[0].strip(".,!") in ("geen", "nee", "neen", "niets", "no", "nooit", "niks")
    return is_short and (starts or turn.intent == "deny" or "no" in turn.values_of("answer"))


def says_yes(turn: Turn) -> bool:
    """Whether the message or the button says yes."""
    answers = turn.values_of("answer")
    return "yes" in answers or (turn.intent == "affirm" and "no" not in answers)


def unclear(turn: Turn, response: str) -> Taken | None:
    """Return the sentence that says why it is asked again; None for what is likely about something else."""
    if turn.is_press or turn.intent not in UNCLEAR_INTENTS or names_a_step(turn):
        return None
    return Taken(Part(response), stays=True, misread=True)


def own_words(turn: Turn, longest: int) -> tuple[str | None, Taken | None]:
    """Return words to keep as they are, or what to say instead when they are not kept."""
    text = " ".join(typed(turn).split())
    is_question = turn.intent.startswith("ask_") and not _WISH.match(text)
    if not text or turn.intent in NO_OWN_WORDS or is_question or names_a_step(turn):
        return None, None
    if "profiel" in text.lower():
        return None, None
    refusal = refusal_of(text)
    if refusal:
        return None, Taken(Part(f"utter_profile_refused_{refusal}"), stays=True)
    if len(text) > longest:
        return None, Taken(Part("utter_profile_too_long", {"most": longest}), stays=True)
    return text, None


def names_a_step(turn: Turn) -> bool:
    """Whether the message begins with what a step is called: "woonplaats is Kortrijk"."""
    text = typed(turn).lower()
    titles = [title_of(turn, step).lower() for step in STEPS if has_title(turn, step)]
    names = "|".join(re.escape(title) for title in titles)
    return re.match(rf"\W*(?:nee+n?\W+)?(?:mijn |de |het )?(?:{names})\b\s*(?:is|zijn|:|=)", text) is not None


def occupations_in(turn: Turn) -> list[str]:
    """Return the occupations that the message names, each once."""
    return list(dict.fromkeys(str(value) for value in turn.values_of("occupation")))


def ambiguous_in(turn: Turn) -> Sequence[Choice]:
    """Return the occupations that "chauffeur" or "in de bouw" may stand for; none without such a name."""
    if not typed(turn):
        return ()
    sector = turn.first("sector")
    with session_scope() as session:
        found = choices_in(session, typed(turn))
        if found:
            return found[1]
        return choices_of_sector(session, str(sector), MOST_OF_A_SECTOR) if sector else ()


def ask_which(turn: Turn, choices: Sequence[Choice]) -> Taken:
    """Ask which occupation was meant; the step stays open."""
    turn.asked = True
    buttons = [
        {"title": choice.name, "payload": f'/inform{{"occupation": "{choice.id}"}}'} for choice in choices
    ]
    turn.say("utter_profile_which_occupation", buttons=buttons)
    return Taken(stays=True)


def choices(*buttons: tuple[str, object]) -> Callable[[Turn], list[Button]]:
    """Return the buttons of a step, each a response with the answer that it gives."""
    return lambda turn: [turn.button(response, pressed(answer)) for response, answer in buttons]


def box(turn: Turn, title: str, answer: str, *, ticked: bool) -> Button:
    """Return a button to tick or untick."""
    response = "utter_profile_ticked" if ticked else "utter_profile_unticked"
    return turn.button(response, pressed(answer), title=title)
