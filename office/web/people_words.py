"""Dutch words on the pages about people: profiles, vacancies, matches and conversations."""

from typing import Final

from core.rules.consent import Purpose
from core.rules.escalation import State
from core.rules.match_state import Outcome, Phase, StopReason

PURPOSES: Final = {
    Purpose.KEEP: "de gegevens bewaren",
    Purpose.STAFF: "medewerkers laten meekijken",
    Purpose.MATCH: "zoeken naar een passende vacature",
}
VACANCY_STATES: Final = {"open": "open", "filled": "ingevuld", "closed": "gesloten"}
HOURS: Final = {"full_time": "voltijds", "part_time": "deeltijds", "any": "voltijds of deeltijds"}
TIMES: Final = {"day": "overdag", "evening": "'s avonds", "night": "'s nachts", "weekend": "in het weekend"}
PHASES: Final[dict[Phase, str]] = {
    Phase.PROPOSED: "voorgesteld",
    Phase.INTRODUCED: "kennisgemaakt",
    Phase.ENDED: "afgelopen",
    Phase.STOPPED: "gestopt",
}
OUTCOMES: Final[dict[Outcome, str]] = {
    "hired": "aangenomen",
    "not_hired": "niet aangenomen",
    "no_show": "niet gekomen",
    "other": "iets anders",
}
STOP_REASONS: Final[dict[StopReason | str, str]] = {
    "newcomer_asked": "de kandidaat vroeg het",
    "employer_asked": "de werkgever vroeg het",
    "not_available": "de kandidaat is niet meer beschikbaar",
    "no_fit": "het past toch niet",
    "mistake": "het was een vergissing",
    "other": "een andere reden",
}
CONVERSATION_STATES: Final = {
    State.ASKED: "gevraagd",
    State.WAITING: "wacht",
    State.STAFF: "bij een medewerker",
    State.CLOSED: "gesloten",
}
REASONS: Final = {
    "request_human": "vroeg een medewerker",
    "complain": "heeft een klacht",
    "exploitation": "meldt uitbuiting of gevaar",
    "uncertain_verdict": "kreeg een onzeker antwoord",
    "not_understood": "werd niet begrepen",
    "staff": "een medewerker nam het initiatief",
}
ENDS: Final = {
    "closed": "afgesloten door een medewerker",
    "given_back": "teruggegeven aan de bot",
    "silent": "terug naar de bot: niemand antwoordde",
    "person_left": "de persoon koos de bot",
    "person_gone": "de persoon blokkeerde de bot",
}
RATINGS: Final = {"useful": "nuttig", "useless": "niet nuttig"}
CHANNELS: Final = {"group": "op Telegram", "mail": "per e-mail", "team": "ander team"}
REFERRAL_STATES: Final = {
    "comment": "wacht op de uitleg van de medewerker",
    "asked": "de persoon kreeg de vraag",
    "declined": "de persoon zei nee",
    "agreed": "de persoon zei ja",
    "sent": "verstuurd",
    "opened": "geopend",
    "answered": "er kwam een antwoord",
    "failed": "kon niet verstuurd worden",
    "withdrawn": "ingetrokken",
}
PEOPLE: Final = {"newcomer": "nieuwkomer", "employer": "werkgever"}
SPEAKERS: Final = {
    "person": "Persoon",
    "user": "Persoon",
    "bot": "Bot",
    "staff": "Medewerker",
    "note": "Notitie, blijft binnen",
    "desk": "Balie",
}
SIDES: Final = {"newcomer": "de kandidaat", "employer": "de werkgever"}
