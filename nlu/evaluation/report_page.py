"""The report as one page for a content editor: in Dutch, in one file, without network."""

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from pathlib import Path
from string import Template
from typing import Any, Final

from nlu.evaluation.confusion_picture import confusions
from nlu.evaluation.report_tables import cell, error_groups, number_cell, percent, table
from nlu.evaluation.targets import dutch_number, targets_of

TEMPLATE: Final = Path(__file__).with_suffix(".html")
WEAK_F1: Final = 0.8
CONFUSED_WITH: Final = 3
WEAKEST_NAMED: Final = 5
RESULTS: Final = {
    "direct": "meteen juist beantwoord",
    "after_clarification": "de bot vroeg wat je bedoelde, en het juiste stond op een knop",
    "lost": "niet geholpen: geen juiste knop, of niet verstaan",
    "misled": "zeker van zijn stuk, en toch fout",
}


def report_page(report: Mapping[str, Any], picture: bytes, titles: Mapping[str, str]) -> str:
    """Return the page as HTML. `picture` is a PNG; `titles` are Dutch names of intents."""
    parts = [
        _opening(report, titles),
        _targets(report),
        _filter(),
        _intents(report, titles),
        _voices(report),
        _entities(report),
        _errors(report, titles),
        _picture(picture),
        _words(report),
    ]
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(body="\n".join(filter(None, parts)))


def _opening(report: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    settings = report["settings"]
    weakest = [name for name, figures in _weakest_first(report) if figures["n"] and figures["f1"] < WEAK_F1]
    asked = report["direct"] + report["after_clarification"]
    sentences = [
        f"Van de {report['n']} vragen kreeg {percent(report['direct'])} meteen het juiste antwoord.",
        f"Samen met “Bedoel je ...?” komt {percent(asked)} bij het juiste antwoord.",
        f"Bij {percent(report['misled'])} was de bot zeker en toch fout. "
        "Dat is het ergste, want niemand merkt het.",
    ]
    if "typos" in report:
        sentences.append(f"Tikfouten kosten {percent(report['typos']['cost'])} van de juiste keuzes.")
    if weakest:
        names = ", ".join(f"“{titles.get(name, name)}”" for name in weakest[:WEAKEST_NAMED])
        sentences.append(f"Het zwakst: {names}.")
    bar = "".join(f'<div class="{name}" style="width:{report[name] * 100:.2f}%"></div>' for name in RESULTS)
    key = "".join(
        f'<li><i class="{name}"></i>{percent(report[name])} {escape(words)}</li>'
        for name, words in RESULTS.items()
    )
    return (
        "<h1>Hoe goed verstaat de bot?</h1>"
        f'<p class="soft">{report["n"]} vragen uit {escape(str(settings["file"]))}, '
        f"gemeten met het getrainde model, alsof het {date.fromisoformat(settings['day']):%d/%m/%Y} is.</p>"
        f'<p class="lead">{escape(" ".join(sentences))}</p>'
        f'<div class="bar" role="img" aria-label="Verdeling van de vragen">{bar}</div>'
        f'<ul class="key">{key}</ul>'
    )


def _targets(report: Mapping[str, Any]) -> str:
    rows = []
    for target in targets_of(report):
        sign = "minstens" if target.at_least else "hoogstens"
        rows.append(
            cell(target.what)
            + number_cell(dutch_number(target.measured, target.unit))
            + number_cell(f"{sign} {dutch_number(target.goal, target.unit)}")
            + cell("ja" if target.met else "nee", "yes" if target.met else "no")
        )
    heads = ("Wat", "#Gemeten", "#Doel", "Gehaald")
    return f"<h2>De doelen</h2>{table(heads, rows, filtered=False)}"


def _filter() -> str:
    return (
        '<div class="filter"><label for="filter" class="soft">Zoek in alles hieronder</label><br>'
        '<input id="filter" type="search" placeholder="een intent, een woord uit een vraag ..."> '
        '<span id="told" class="soft" aria-live="polite"></span></div>'
    )


def _intents(report: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    mixed: dict[str, Counter[str]] = {}
    for (right, taken), number in confusions(report).items():
        mixed.setdefault(right, Counter())[taken] = number
    rows = []
    for name, figures in _weakest_first(report):
        others = mixed.get(name, Counter()).most_common(CONFUSED_WITH)
        rows.append(
            _intent_cell(name, titles)
            + number_cell(str(figures["n"]))
            + number_cell(percent(figures["f1"]), "weak" if figures["f1"] < WEAK_F1 else "")
            + "".join(
                number_cell(percent(figures[key])) for key in ("recall", "precision", "direct", "misled")
            )
            + cell(", ".join(f"{other} ({number})" for other, number in others))
        )
    heads = (
        *("Intent", "#Vragen", "#F1", "#Herkend", "#Terecht", "#Meteen juist", "#Zeker en fout"),
        "Verward met (aantal)",
    )
    return _section(
        "Per intent, de zwakste eerst",
        "Herkend: van de vragen met deze intent, hoeveel de bot zo verstond. Terecht: van wat de bot zo "
        "verstond, hoeveel dat ook was. F1 vat die twee samen.",
        table(heads, rows),
    )


def _voices(report: Mapping[str, Any]) -> str:
    ordered = sorted(report["per_voice"].items(), key=lambda pair: pair[1]["accuracy"])
    rows = [
        cell(voice)
        + number_cell(str(figures["n"]))
        + "".join(number_cell(percent(figures[key])) for key in ("accuracy", "direct", "misled"))
        for voice, figures in ordered
    ]
    heads = ("Manier van vragen", "#Vragen", "#Juiste intent", "#Meteen juist", "#Zeker en fout")
    return _section("Per manier van vragen", "", table(heads, rows))


def _entities(report: Mapping[str, Any]) -> str:
    if not report["entities"]:
        return ""
    rows = [
        cell("samen" if name == "all" else name)
        + number_cell(str(figures["n"]))
        + "".join(number_cell(percent(figures[key])) for key in ("f1", "recall", "precision"))
        for name, figures in report["entities"].items()
    ]
    mistakes = [
        cell(error["text"], "said") + cell(_listed(error["missing"])) + cell(_listed(error["extra"]))
        for error in report["entity_errors"]
    ]
    content = table(("Soort", "#Gevraagd", "#F1", "#Gevonden", "#Terecht"), rows)
    if mistakes:
        content += "<h3>Wat er misging</h3>" + table(("Bericht", "Niet gevonden", "Te veel"), mistakes)
    return _section("Datums, plaatsen, namen", "", content)


def _errors(report: Mapping[str, Any], titles: Mapping[str, str]) -> str:
    if not report["errors"]:
        return ""
    return _section(
        f"De {len(report['errors'])} vragen waar het misging",
        "Per bedoelde intent. Zet deze vragen nooit bij de voorbeelden: dan meet je alleen nog het geheugen "
        "van de bot.",
        error_groups(report["errors"], titles),
    )


def _picture(picture: bytes) -> str:
    data = b64encode(picture).decode("ascii")
    return (
        "<h2>Wat met wat verward wordt</h2>"
        '<p class="soft">Een rij is wat bedoeld werd, een kolom wat de bot koos. Groen is juist. Rood met '
        "een getal: zoveel vragen gingen daarheen.</p>"
        f'<img alt="Verwarringsmatrix van de intents" src="data:image/png;base64,{data}">'
    )


def _words(report: Mapping[str, Any]) -> str:
    settings, times = report["settings"], report["latency_ms"]
    return (
        "<h2>Hoe gemeten</h2>"
        f"<p>De bot antwoordt vanaf {percent(settings['answer'])} zekerheid en vraagt “Bedoel je ...?” vanaf "
        f"{percent(settings['ask'])}. Daaronder biedt hij een medewerker aan. Op de knoppen staan hoogstens "
        f"{settings['buttons']} keuzes, en “Iets anders”. "
        f"De zekerheid wijkt gemiddeld {percent(report['calibration_error'])} af van hoe vaak hij juist is. "
        f"De helft van de berichten was verstaan binnen {times['p50']:.0f} ms, 95 op 100 binnen "
        f"{times['p95']:.0f} ms.</p>"
    )


def _weakest_first(report: Mapping[str, Any]) -> list[tuple[str, Mapping[str, float]]]:
    return sorted(report["per_intent"].items(), key=lambda pair: (pair[1]["f1"], pair[0]))


def _intent_cell(name: str, titles: Mapping[str, str]) -> str:
    title = titles.get(name)
    small = f"<br><code>{escape(name)}</code>" if title else ""
    return f"<td>{escape(title or name)}{small}</td>"


def _listed(entities: Iterable[Mapping[str, str]]) -> str:
    return ", ".join(f"{entity['entity']}: {entity['value']}" for entity in entities)


def _section(title: str, explanation: str, content: str) -> str:
    told = f'<p class="soft">{escape(explanation)}</p>' if explanation else ""
    return f"<section data-group><h2>{escape(title)}</h2>{told}{content}</section>"
