"""Dutch words on the web pages for what the code and the files call in English."""

from typing import Final

APP: Final = "Toeleiding"
KINDS: Final = {
    "measure": "Maatregelen",
    "organisation": "Organisaties",
    "offer": "Aanbod Nederlands",
    "answer": "Antwoorden",
    "desk_team": "Openingsuren",
    "desk_time": "Tijden van de balie",
    "standard_answer": "Standaardantwoorden",
}
ONE_OF_KIND: Final = {
    "measure": "maatregel",
    "organisation": "organisatie",
    "offer": "aanbod",
    "answer": "antwoord",
    "desk_team": "team",
    "desk_time": "tijd",
    "standard_answer": "standaardantwoord",
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
SPEAKERS: Final = {"person": "persoon", "bot": "bot", "staff": "medewerker"}
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
    "appraised": "De inschatting is bewaard. De persoon kan ze lezen in het eigen profiel.",
    "reopened": "De vacature is weer open.",
    "vacancy_filled": "Genoteerd: de vacature is ingevuld.",
    "vacancy_closed": "De vacature is gesloten.",
    "proposed": "Voorgesteld. Beide kanten krijgen een bericht en mogen ja of nee zeggen.",
    "stopped": "De kennismaking is gestopt. Beide kanten horen dat.",
    "ended": "De afloop is genoteerd.",
    "conversation_answered": "Verstuurd. De bot brengt het binnen enkele seconden naar de persoon.",
    "conversation_closed": "Het gesprek is gesloten. De persoon hoort dat.",
    "dropped": "Het voorbeeld is weggegooid.",
    "password": "Het wachtwoord is veranderd. Andere toestellen zijn uitgelogd.",
    "logged_out": "U bent uitgelogd.",
    "answered": "Verstuurd. De medewerker leest het in het gesprek.",
}
ACTIONS: Final = {
    "login": "ingelogd",
    "login_refused": "inloggen geweigerd",
    "logout": "uitgelogd",
    "edit_measure": "maatregel veranderd",
    "edit_answer": "antwoord veranderd",
    "edit_organisation": "organisatie veranderd",
    "edit_offer": "aanbod veranderd",
    "edit_desk_team": "openingsuren veranderd",
    "edit_desk_time": "tijd van de balie veranderd",
    "edit_standard_answer": "standaardantwoord veranderd",
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
    "appraise_profile": "inschatting bij een profiel geschreven",
    "export_profile": "profiel gedownload",
    "card_seen": "kaart van een profiel bekeken",
    "contact_seen": "contact bij een kennismaking bekeken",
    "conversations_listed": "lijst van gesprekken bekeken",
    "conversation_seen": "gesprek bekeken",
    "conversation_exported": "gesprek gedownload",
    "desk_asked": "gevraagd of een medewerker mag meelezen",
    "desk_agreed": "akkoord met een medewerker",
    "desk_declined": "geen medewerker gewenst",
    "desk_taken": "gesprek genomen",
    "desk_released": "gesprek losgelaten",
    "desk_reassigned": "gesprek aan een collega gegeven",
    "desk_left_behind": "gesprek wacht weer: medewerker vertrokken",
    "desk_wrote": "antwoord gestuurd vanuit de groep",
    "desk_edited": "antwoord aangepast",
    "desk_noted": "notitie geschreven",
    "desk_answered": "antwoord gestuurd vanaf de computer",
    "desk_closed": "gesprek gesloten",
    "desk_given_back": "gesprek teruggegeven aan de bot",
    "desk_reminded": "medewerkers herinnerd aan een vraag",
    "desk_alarmed": "beheerders opgeroepen voor een vraag",
    "desk_silent": "gesprek terug naar de bot: niemand antwoordde",
    "desk_person_left": "persoon koos weer de bot",
    "desk_person_gone": "persoon blokkeerde de bot",
    "desk_refused": "aan de balie geweigerd",
    "desk_bot_rights": "rechten van de bot in de groep veranderd",
    "desk_partner_set": "partner ingesteld",
    "desk_partner_removed": "partner weggehaald",
    "desk_staff_invited": "medewerker uitgenodigd",
    "desk_staff_enrolled": "medewerker aangemeld",
    "desk_staff_role": "rol van een medewerker veranderd",
    "desk_staff_left": "medewerker vertrokken",
    "desk_rated": "gezegd of het nuttig was",
    "matches_listed": "lijst van kennismakingen bekeken",
    "match_seen": "kennismaking bekeken",
    "match_proposed": "kennismaking voorgesteld",
    "match_introduced": "kennismaking tot stand gekomen",
    "match_stopped": "kennismaking gestopt",
    "match_outcome": "afloop van een kennismaking genoteerd",
    "match_agreed": "ja gezegd tegen een kennismaking",
    "vacancies listed": "lijst van vacatures bekeken",
    "vacancy shown": "vacature bekeken",
    "vacancy open": "vacature weer geopend",
    "vacancy filled": "vacature ingevuld",
    "vacancy closed": "vacature gesloten",
    "desk_referral_begun": "doorverwijzing begonnen",
    "desk_referral_stopped": "doorverwijzing gestopt vóór de uitleg",
    "desk_referral_asked": "gevraagd om een gesprek door te geven",
    "referral_agreed": "akkoord om een gesprek door te geven",
    "referral_opened": "doorgegeven gesprek geopend",
    "referral_answered": "terugkoppeling genoteerd",
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
