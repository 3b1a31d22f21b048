"""Dutch words on the web pages for what the code and the files call in English."""

from typing import Final

APP: Final = "Toeleiding"
KINDS: Final = {
    "measure": "Maatregelen",
    "organisation": "Organisaties",
    "offer": "Aanbod Nederlands",
    "answer": "Antwoorden",
}
ONE_OF_KIND: Final = {
    "measure": "maatregel",
    "organisation": "organisatie",
    "offer": "aanbod",
    "answer": "antwoord",
}
OTHER_KINDS: Final = {
    "right_to_work": "Recht op werk",
    "contribution_scale": "Bijdrage voor opvang",
    "reception_centre": "Opvangcentrum",
    "shortage_list": "Knelpuntlijst",
    "language_level": "Taalniveau",
    "action_plan": "Actieplan",
}
MARKS: Final = {
    "stale": "na te kijken",
    "uncertain": "niet zeker",
    "ended": "gestopt",
    "coming": "later",
    "edited": "nog niet in data/",
}
ROLES: Final = {
    "reader": "lezer",
    "editor": "redacteur",
    "desk": "medewerker",
    "administrator": "beheerder",
}
FOLDERS: Final = {"newcomer": "Nieuwkomers", "employer": "Werkgevers", "anyone": "Iedereen"}
TIERS: Final = {
    "nlu_unclear": "getwijfeld",
    "nlu_not_understood": "niet begrepen",
    "out_of_scope": "ander onderwerp",
}
TOLD: Final = {
    "saved": "Bewaard. De bot zegt dit vanaf nu.",
    "renamed": (
        "Bewaard. De bot zegt dit vanaf nu. De nieuwe naam herkent hij pas in een vraag na "
        "“toeleiding content export” en een herstart van de dienst."
    ),
    "same": "Er was niets veranderd.",
    "checked": "Genoteerd: vandaag nagekeken.",
    "chosen": "Gekozen. Het voorbeeld wacht op “toeleiding training export”.",
    "closed": "Afgehandeld. Het bericht staat niet meer in de lijst.",
    "dropped": "Het voorbeeld is weggegooid.",
    "password": "Het wachtwoord is veranderd. Andere toestellen zijn uitgelogd.",
    "logged_out": "U bent uitgelogd.",
}
ACTIONS: Final = {
    "login": "ingelogd",
    "login_refused": "inloggen geweigerd",
    "logout": "uitgelogd",
    "edit_measure": "maatregel veranderd",
    "edit_answer": "antwoord veranderd",
    "edit_organisation": "organisatie veranderd",
    "edit_offer": "aanbod veranderd",
    "close_message": "bericht afgehandeld",
    "choose_intent": "voorbeeld gekozen voor",
    "account_create": "account gemaakt",
    "account_password": "wachtwoord veranderd",
    "account_role": "rol veranderd",
    "account_disable": "account uitgeschakeld",
    "account_enable": "account weer ingeschakeld",
    "account_totp": "code ingesteld",
    "account_totp_off": "code afgezet",
    "list_profiles": "profiel in een lijst bekeken",
    "show_profile": "profiel bekeken",
    "card_seen": "kaart van een profiel bekeken",
    "contact_seen": "contact bij een kennismaking bekeken",
    "conversation_seen": "gesprek bekeken",
    "matches_listed": "lijst van kennismakingen bekeken",
    "match_seen": "kennismaking bekeken",
    "match_proposed": "kennismaking voorgesteld",
    "match_introduced": "kennismaking tot stand gekomen",
    "match_stopped": "kennismaking gestopt",
    "match_outcome": "afloop van een kennismaking genoteerd",
    "match_agreed": "ja gezegd tegen een kennismaking",
    "vacancies listed": "lijst van vacatures bekeken",
    "vacancy shown": "vacature bekeken",
    "vacancy filled": "vacature ingevuld",
    "vacancy closed": "vacature gesloten",
    "data_exported": "gegevens van een persoon gedownload",
    "person_erased": "persoon gewist",
}
OPTIONS: Final = {
    # how sure
    "high": "zeker",
    "medium": "tamelijk zeker",
    "low": "niet zeker",
    # kinds of measures
    "wage_subsidy": "loonsubsidie",
    "contribution_reduction": "vermindering van bijdragen",
    "on_the_job_training": "opleiding op de werkvloer",
    "language_coaching": "taalcoaching",
    "job_coaching": "jobcoaching",
    "training_grant": "steun voor opleiding",
    "internship": "stage",
    "workplace_adaptation": "aanpassing van de werkplek",
    "other": "andere",
    "information": "alleen informatie",
    # for whom
    "employer": "werkgever",
    "newcomer": "nieuwkomer",
    "both": "werkgever en nieuwkomer",
    "anyone": "iedereen",
    "staff": "begeleiders en gemeenten",
    # how it stands
    "active": "loopt",
    "reformed": "loopt, met nieuwe regels",
    "ended": "gestopt",
    "unknown": "niet bekend",
    "allowed": "kan",
    "excluded": "kan niet",
    # where
    "flanders": "Vlaanderen",
    "brussels": "Brussel",
    "wallonia": "Wallonië",
    "belgium": "heel België",
    "federal": "federaal",
    # companies
    "any": "elk bedrijf",
    "small_and_medium": "alleen kmo's",
    # statuses
    "asylum_seeker": "asielzoeker",
    "recognised_refugee": "erkend vluchteling",
    "subsidiary_protection": "subsidiair beschermde",
    "temporary_protection": "tijdelijk beschermde",
    "rejected": "afgewezen",
    # themes
    "asylum_procedure": "asielprocedure",
    "diploma": "diploma",
    "dutch_courses": "Nederlands leren",
    "entrepreneurship": "ondernemen",
    "exploitation": "uitbuiting",
    "hiring": "aanwerven",
    "integration": "inburgering",
    "jobs": "werk zoeken",
    "language_at_work": "Nederlands op het werk",
    "legal_aid": "juridische hulp",
    "reception": "opvang",
    "social_economy": "sociale economie",
    "subsidies": "steun",
    "training": "opleiding",
    "work_permit": "toelating tot arbeid",
    # contacts and offers
    "phone": "telefoon",
    "email": "e-mail",
    "website": "website",
    "address": "adres",
    "class": "les",
    "work_floor": "op het werk",
    "online": "online",
}
FIELDS: Final = {
    "employer": "werkgever",
    "worker": "werknemer",
    "url": "webadres",
    "title": "titel",
    "page_date": "datum op de pagina",
    "checked_on": "nagekeken op",
    "kind": "soort",
    "value": "nummer of adres",
    "hours": "uren",
    "confidence": "zekerheid",
    "note": "opmerking",
}


def option(value: str) -> str:
    """Return a choice in Dutch, or the word itself."""
    return OPTIONS.get(value, value)


def field(name: str) -> str:
    """Return the name of a part of a field in Dutch."""
    return FIELDS.get(name, OPTIONS.get(name, name))
