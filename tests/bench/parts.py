"""Where the time of an answer goes: each step of understanding, and the action server, alone."""

import json
import sqlite3
import tarfile
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, cast

import httpx
import yaml

from bot.rasa_process import MODEL
from core.clock import today
from tests.bench.figures import Figures, seconds_of
from tests.bench.service import SHORT

THEME = "Splitsing"


def measure_actions(figures: Figures, actions_url: str, database: Path) -> None:
    """Repeat the calls that the conversations in the database made. Raises httpx.HTTPError."""
    domain = _domain_sent_along()
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute("select sender_id, data from events order by id").fetchall()
    spent: list[float] = []
    with httpx.Client(base_url=actions_url, timeout=60, trust_env=False) as client:
        ours = {action["name"] for action in client.get("/actions").json()}
        for call in action_calls(rows, ours):
            body = json.dumps({**call, "domain": domain})
            spent.append(seconds_of(lambda body=body: client.post("/webhook", content=body)))  # type: ignore[misc]
    messages = sum(1 for _, data in rows if json.loads(data)["event"] == "user")
    figures.add(THEME, "Aanroepen van acties per bericht", len(spent) / messages, "")
    figures.add(THEME, "Domein in elke aanroep", len(json.dumps(domain)) / 1024, "kB")
    figures.add_times(THEME, "Actie heen en terug", spent)


def measure_understanding(figures: Figures, texts: list[str]) -> None:
    """Add the time of each step on each text, of all together, and of what remains of an answer."""
    whole = [0.0] * len(texts)
    for what, step in _steps():
        step("even opwarmen")
        spent = [seconds_of(lambda text=text, step=step: step(text)) for text in texts]  # type: ignore[misc]
        whole = [before + now for before, now in zip(whole, spent, strict=True)]
        figures.add_times(THEME, what, spent)
    figures.add_times(THEME, "Begrijpen samen", whole)
    actions = figures["Actie heen en terug, p50"] * figures["Aanroepen van acties per bericht"]
    rest = figures[f"Gesprekken van {SHORT} berichten, p50"] - figures["Begrijpen samen, p50"] - actions
    figures.add(THEME, "De rest van Rasa: regels, controle, opslag (p50)", rest, "ms")


def action_calls(rows: list[tuple[str, str]], ours: set[str]) -> Iterable[dict[str, Any]]:
    """Rebuild from the stored events what Rasa sent to the action server, call by call.

    `rows` are (sender, event as JSON) in order; `ours` the names of our actions.
    """
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    slots: dict[str, dict[str, Any]] = defaultdict(dict)
    for sender, data in rows:
        event = json.loads(data)
        events = stories[sender]
        if event["event"] == "action" and event["name"] in ours:
            users = [past for past in events if past["event"] == "user"]
            tracker = {
                "sender_id": sender,
                "slots": dict(slots[sender]),
                "latest_message": users[-1]["parse_data"] if users else {},
                "events": list(events),
                "paused": False,
                "active_loop": {},
                "latest_input_channel": "rest",
            }
            yield {"next_action": event["name"], "sender_id": sender, "tracker": tracker}
        if event["event"] == "slot":
            slots[sender][event["name"]] = event["value"]
        events.append(event)


def _domain_sent_along() -> dict[str, Any]:
    if yaml.safe_load(Path("endpoints.yml").read_text())["action_endpoint"].get("selective_domain"):
        return {}
    from rasa.shared.core.domain import Domain

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return cast(dict[str, Any], Domain.load("nlu/domain").as_dict())


def _steps() -> list[tuple[str, Callable[[str], object]]]:
    import numpy as np

    from core.content.places import places_in
    from nlu.components.dutch_dates import find_dates
    from nlu.components.gazetteer import Gazetteer, Lookups, measure_names
    from nlu.components.gazetteer_occupations import OccupationNames
    from nlu.components.intent_model import IntentModel
    from nlu.components.sentence_embeddings import load_encoder

    with tarfile.open(MODEL) as archive:
        files = {Path(member.name).name: member for member in archive if member.isfile()}
        with np.load(cast(IO[bytes], archive.extractfile(files["intent_model.npz"]))) as arrays:
            model = IntentModel.from_arrays(dict(arrays))
        saved = json.load(cast(IO[bytes], archive.extractfile(files["lookups.json"])))
    lookups = Lookups(saved["names"], tuple(saved["ordinary_words"]))
    gazetteer = Gazetteer(
        lookups,
        measure_names(Path("data/measures")),
        places_in(Path("data/places")),
        OccupationNames.of(Path("data/occupations")),
    )
    row = np.zeros((1, len(model.vectors.mean)), dtype=np.float32)
    day = today()
    use, e5 = load_encoder("use"), load_encoder("e5")
    return [
        ("Zinsvector USE", lambda text: use([text])),
        ("Zinsvector E5", lambda text: e5([text])),
        ("Bedoeling kiezen", lambda text: model.probabilities(row, [text])),
        ("Datums", lambda text: find_dates(text, day)),
        ("Namen", gazetteer.find),
    ]
