"""The Dutch words (and the learners' and Flemish spellings) that dates are made of.

Every word gets a tag of one letter; the grammar in `dates_rules.py` is written over these tags: p previous,
n next, t this, o and d "de" and "den", v "van", f "of", B begin, H half, I middle, E end, G ago, S since,
j "in", i "op", k until, q "met", & and, T between, A one and a half, P a few, c "over", b "binnen", e "een",
K a season, Z a weekend, Q a thing of one year ("bessenseizoen"), z a word that may follow a bare day, x any
other word.
"""

import re
from typing import Final

from rapidfuzz.distance import OSA


def listed(words: str) -> list[str]:
    """Return the words of a list that is written as one text."""
    return words.split()


# A full month name is a date on its own; a weak one only beside a number or after "in", "sinds" ...
MONTHS: Final[dict[str, int]] = {
    spelling: month
    for month, spellings in enumerate(
        [
            "januari january janvier januarie januarij",
            "februari february fevrier februarie febuari",
            "maart maarts",
            "april avril",
            "mei",
            "juni june juin junie",
            "juli july juillet juily",
            "augustus august aout agustus augst augustes",
            "september septembre septemer",
            "oktober october octobre",
            "november novembre",
            "december decembre desember",
        ],
        start=1,
    )
    for spelling in spellings.split()
}
WEAK_MONTHS: Final[dict[str, int]] = {
    spelling: month
    for month, spellings in enumerate(
        [
            "jan janu janv",
            "feb febr fev",
            "mrt maa mart marts march mars mar maartt marrt maert",
            "apr abril aprel avr",
            "may mai mey meij meie",
            "jun juny yuni yuny joni",
            "jul jully july yuli yuly julij julli",
            "aug agust augus ougustus agosto",
            "sep sept septem",
            "okt oct octo",
            "nov nove",
            "dec des dece",
        ],
        start=1,
    )
    for spelling in spellings.split()
}
_FUZZY_MONTHS: Final[dict[str, int]] = {
    "januari": 1,
    "februari": 2,
    "april": 4,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}

_DAY_PARTS: Final = ("", "ochtend", "morgen", "voormiddag", "middag", "namiddag", "avond", "nacht")
WEEKDAYS: Final[dict[str, int]] = {
    spelling + part: weekday
    for weekday, spellings in enumerate(
        [
            "maandag mandag maandags monday",
            "dinsdag disdag dinsdags tuesday",
            "woensdag woendag woesdag wednesday",
            "donderdag dondedag thursday",
            "vrijdag vrydag vreidag friday",
            "zaterdag saterdag zatterdag saturday",
            "zondag sondag sunday",
        ]
    )
    for spelling in spellings.split()
    for part in _DAY_PARTS
}

RELATIVE_DAYS: Final[dict[str, int]] = {
    spelling: days
    for days, spellings in {
        -2: "eergisteren eergister eergistern eergisteravond eergisterenavond eergisternacht "
        "eergisterennacht",
        -1: "gisteren gister gistern gisteravond gisterenavond gisternamiddag gisterennamiddag gistermiddag "
        "gisterenmiddag gistermorgen gisterenmorgen gisterochtend gisternacht gisterennacht yesterday",
        0: "vandaag vandaaag vandag today vanavond vanmorgen vanochtend vanmiddag vannamiddag "
        "vanvoormiddag vannacht",
        1: "morgen morgenvroeg morgenochtend morgenvoormiddag morgenmiddag morgennamiddag morgenavond "
        "tomorrow",
        2: "overmorgen overmorge overmorgenavond",
    }.items()
    for spelling in spellings.split()
}

_CARDINALS: Final = listed(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien "
    "zeventien achttien negentien twintig eenentwintig tweeentwintig drieentwintig vierentwintig "
    "vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig dertig eenendertig"
)
_ORDINALS: Final = listed(
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende "
    "veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste eenentwintigste "
    "tweeentwintigste drieentwintigste vierentwintigste vijfentwintigste zesentwintigste "
    "zevenentwintigste achtentwintigste negenentwintigste dertigste eenendertigste"
)
CARDINALS: Final[dict[str, int]] = {word: number for number, word in enumerate(_CARDINALS, start=1)}
ORDINALS: Final[dict[str, int]] = {word: number for number, word in enumerate(_ORDINALS, start=1)}

UNITS: Final[dict[str, str]] = {
    spelling: unit
    for unit, spellings in {
        "day": "dag dagen daag days day",
        "week": "week weken weeken weke wk weeks",
        "month": "maand maanden maande maandn mnd month months mois",
        "year": "jaar jaren jare year years",
    }.items()
    for spelling in spellings.split()
}
_SINGULAR: Final = frozenset(listed("dag week wk maand month mnd"))

SEASONS: Final[dict[str, str]] = {
    spelling: season
    for season, spellings in {
        "spring": "lente voorjaar",
        "summer": "zomer summer",
        "autumn": "herfst najaar",
        "winter": "winter",
    }.items()
    for spelling in spellings.split()
}
_OF_A_YEAR: Final = re.compile(
    r"\w*seizoen|\w*oogst|\w*pluk|planning|begroting|budget|campagne|kalenderjaar|werkjaar"
)

_TAGGED: Final[dict[str, str]] = {
    "p": "vorige vorig verleden verleje verlede verleeje verleeden vorrige voorige vorge afgelopen afgelope "
    "voorbije last",
    "n": "volgende volgend komende komend aanstaande toekomende next",
    "t": "deze dit this dees",
    "o": "de the het 't t",
    "d": "den",
    "v": "van vd",
    "f": "of",
    "B": "begin beginning",
    "H": "half halve",
    "I": "midden mid medio halfweg",
    "E": "eind einde end ende",
    "G": "geleden gelede geleeden gleden gelden geladen terug ago her",
    "S": "sinds sedert since sins sind vanaf",
    "j": "in during tijdens",
    "i": "op om on at",
    "k": "tot tem t/m to until",
    "q": "met",
    "&": "en and",
    "T": "tussen between",
    "Z": "weekend weekeinde weekent wekend",
    "b": "binnen",
    "A": "anderhalf anderhalve",
    "P": "paar enkele aantal few",
    "c": "over",
    "e": "een 'n a one",
    # Words that may follow a bare day ("de 12de heb ik ..."); a noun there makes it no date ("de 2de keer").
    "z": "heb hebben heeft had hadden ben bent is was zijn waren kreeg krijg ging ga kwam kom mag moet kan "
    "deed vroeg aangevraagd gevraagd ingediend aangekomen gekomen begonnen gestart asiel ik jij je wij we "
    "hij zij ze dat die maar dus want dan toen als omdat bij naar mijn hier er ook nog al",
}
TAGS: Final[dict[str, str]] = {word: tag for tag, words in _TAGGED.items() for word in words.split()}

# A number after one of these words is the number of a thing, not of a day.
NUMBERED_THINGS: Final = frozenset(
    listed(
        "artikel art artikels bijlage bijlagen annex nr nummer no punt pagina blz versie hoofdstuk niveau "
        "tel telefoon gsm bus lokaal kamer lijn nt pc fase stap"
    )
)


def month_of(word: str) -> tuple[int, bool] | None:
    """Return the number of the month that a word names and whether it is surely one, else None.

    The word is in lower case without accents. A misspelt name or an abbreviation never is.
    """
    if word in MONTHS:
        return MONTHS[word], True
    if word in WEAK_MONTHS:
        return WEAK_MONTHS[word], False
    if len(word) < 5:
        return None
    for name, month in _FUZZY_MONTHS.items():
        allowed = 2 if len(name) >= 7 and len(word) >= 6 else 1
        if (
            abs(len(name) - len(word)) <= allowed
            and OSA.distance(word, name, score_cutoff=allowed) <= allowed
        ):
            return month, False
    return None


def tag_of(word: str) -> str:
    """Return the tag of a word in lower case without accents; "x" for one that dates do not use."""
    month = month_of(word)
    if month is not None:
        return "M" if month[1] else "m"
    if word in TAGS:
        return TAGS[word]
    if word in UNITS:
        if word in ("jaar", "year"):
            return "J"
        return "U" if word in _SINGULAR else "V"
    if word in WEEKDAYS:
        return "W"
    if word in SEASONS:
        return "K"
    if word in RELATIVE_DAYS:
        return "R"
    if word in CARDINALS:
        return "w"
    if word in ORDINALS:
        return "r"
    return "Q" if _OF_A_YEAR.fullmatch(word) else "x"
