"""The few Dutch sentences that the relay says itself. All the rest comes from Rasa's responses."""

_HUMAN = 'Wil je liever met een mens praten? Typ dan "medewerker" of tik op /medewerker.'

RASA_AWAY = (
    "Sorry, ik kan nu even niet antwoorden. Er is een storing bij ons. Jij hebt niets fout gedaan.\n\n"
    "Ik bewaar je bericht en antwoord zodra het weer werkt. Je hoeft het niet opnieuw te sturen."
)
PROBLEM = f"Er ging iets mis bij ons. Jij hebt niets fout gedaan. Stel je vraag straks opnieuw.\n\n{_HUMAN}"
BUTTON_TOO_OLD = (
    f"Deze knop is te oud en werkt niet meer. Typ je vraag of je antwoord, dan help ik je verder.\n\n{_HUMAN}"
)
LATE_EDIT = "Je hebt een ouder bericht aangepast. Dit is mijn antwoord op je nieuwe tekst:"
CHOOSE = "Kies een antwoord:"
IDENTITY_PAPERS = (
    "Stuur hier nooit een foto van je identiteitskaart, je paspoort of andere papieren. "
    "Ik heb ze niet nodig. Wis ze liever uit dit gesprek."
)

# in the place of a message that Telegram does not let us copy
NOT_COPIED = (
    "Hier stond een foto of een ander bericht. Dat kan ik niet meer tonen. Vraag om het opnieuw te sturen."
)

# in the topic of somebody who had everything erased, when the bot may not delete it
DELETE_THIS_TOPIC = (
    "🗑️ De persoon liet alles wissen. De bot mag dit onderwerp niet verwijderen. "
    "Doe jij het? Houd het onderwerp ingedrukt en kies Verwijderen."
)

# what is said around a reminder; the reminder itself comes from data/answers/
SOURCE = "Bron: [{title}]({url}), nagekeken op {checked_on}."
SOURCE_WITH_DATE = "Bron: [{title}]({url}), pagina van {page_date}, nagekeken op {checked_on}."
UNSURE = "⚠️ Niet alles is zeker. {uncertain}"
OLD_FACTS = "⚠️ Dit is lang niet nagekeken. Het kan veranderd zijn: vraag het na."
CANCEL_REMINDER = "Geen herinnering meer"
ASK_AGAIN = "Wanneer mag ik werken?"
CALENDAR_CAPTION = "Dit is een bestand voor de agenda van je telefoon. Tik erop om de dag te bewaren."
FILE_CAPTIONS = {
    "my_data": "Alle bewaarde gegevens in één bestand (JSON).",
    "profile_pdf": "Het profiel als PDF.",
    "profile_json": "Het profiel als bestand voor een computer (JSON).",
}
NO_FILE = "Er is niets om in dat bestand te zetten."
CALENDAR_SUMMARIES = {
    "may_work": "Toeleiding: kijk na of je mag werken",
    "check_work": "Toeleiding: kijk na of je mag werken",
    "card": "Toeleiding: kijk naar de datum op je kaart",
}

_TYPE_IT = f"Typ je vraag in gewone woorden. Fouten zijn niet erg.\n\n{_HUMAN}"
_SPEECH = f"Ik kan niet luisteren naar geluid. Ik begrijp alleen tekst. {_TYPE_IT}"
_VIDEO = f"Ik kan geen video bekijken. Ik begrijp alleen tekst. {_TYPE_IT}"

OTHER_KINDS = {
    "voice": _SPEECH,
    "audio": _SPEECH,
    "photo": f"Ik kan geen foto's bekijken. {IDENTITY_PAPERS}\n\n{_TYPE_IT}",
    "document": f"Ik kan geen documenten lezen. {IDENTITY_PAPERS}\n\n{_TYPE_IT}",
    "video": _VIDEO,
    "video_note": _VIDEO,
    "animation": f"Leuk, maar ik begrijp alleen tekst. {_TYPE_IT}",
    "sticker": f"Leuk, een sticker! Ik begrijp alleen tekst. {_TYPE_IT}",
    "contact": (
        "Je stuurde gegevens van een persoon. Ik doe daar niets mee. "
        f"Stuur liever geen gegevens van andere mensen. {_TYPE_IT}"
    ),
    "location": f"Ik kan niet op de kaart kijken. Typ de naam van je gemeente of je vraag.\n\n{_HUMAN}",
    "venue": f"Ik kan niet op de kaart kijken. Typ de naam van je gemeente of je vraag.\n\n{_HUMAN}",
}
OTHER_KIND = f"Dit soort bericht begrijp ik niet. Ik begrijp alleen tekst. {_TYPE_IT}"

COMMAND_DESCRIPTIONS = {
    "start": "Begin het gesprek",
    "help": "Wat kan ik voor je doen?",
    "privacy": "Wat gebeurt er met je gegevens?",
    "vergeet": "Wis wat de bot van je bewaart",
    "medewerker": "Praat met een mens",
    "bot": "Terug naar de bot",
    "stop": "Stop waar we mee bezig zijn",
}
