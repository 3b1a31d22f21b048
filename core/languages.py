"""In which language a message is written, and which language it names. Pure: the models are in the library.

Why these signs and figures: docs/decisions/0006-other-languages.md. What is not sure counts as Dutch, because
a foreign sentence to somebody who writes Dutch is worse than none.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

LANGUAGES = ("en", "fr", "ar", "fa", "ps", "tr", "ti", "uk", "ru", "es", "so")  # ISO 639-1

FEWEST_WORDS = 3
FEWEST_WORDS_OF_ANOTHER_SCRIPT = 2
FEWEST_LETTERS = 10
SURE = 0.8

_BY_MODEL = {
    Language.ENGLISH: "en",
    Language.FRENCH: "fr",
    Language.ARABIC: "ar",
    Language.PERSIAN: "fa",
    Language.TURKISH: "tr",
    Language.UKRAINIAN: "uk",
    Language.RUSSIAN: "ru",
    Language.SPANISH: "es",
    Language.SOMALI: "so",
}
_NOT_OURS = (Language.DUTCH, Language.GERMAN, Language.BULGARIAN)

# Letters and words that only one of the languages of a script has; the first that occurs decides.
_SIGNS: dict[str, tuple[tuple[str | None, str], ...]] = {
    "ETHIOPIC": (("ti", r"\w"),),
    "ARABIC": (
        (None, "[ٹڈڑںےھڵڕۆێەڤ]"),  # Urdu, Sorani
        ("ps", r"[ټډړږښڼېۍځڅ]|\b(?:زه|زما|په|د|مننه)\b"),
        ("fa", "[پچژگکی]"),
    ),
    "CYRILLIC": (
        ("uk", r"[іїєґ]|\b(?:де|чи|як|що|це|або|хоче)\b"),
        ("ru", r"[ыэё]|\b(?:и|или|если|что|как|где|мне|меня|мой|хочет|есть|нужн[оаы])\b"),
    ),
}
# Words of Dutch that are no words of the other languages: not "want", "die", "of", "kan", "ben" or "aan".
_DUTCH_WORDS = re.compile(
    r"""\b(?:
        aanvragen|alles|als|asielzoeker|baan|bedankt|bij|dag|dank|deze|een|geen|gij|ge|goed|graag|hallo|heb(?:ben|t)?|heeft|het
        |hoe|hoelang|hoeveel|hoi|iemand|ik|jij|jouw?|jullie|kunnen|maal|maar|maand(?:en)?|mag|maken|met|mij|mijn
        |mogen|moet(?:en)?|naar|nee|nederlands|niet|nog|om|ons|onze|ook|op|papieren|spreek|studentenjob|uit|uren|vanaf|van|veel
        |voor|waar|waarom|wanneer|wat|weet|welke|werk(?:en|gever|nemer)?|wie|wij|wil|wordt|zelfstandig|zij|zijn
        |zijt|zoek(?:en)?
    )\b""",
    re.VERBOSE,
)
_DUTCH_OR_FRENCH_WORDS = re.compile(r"\b(?:je|dit|hier)\b")
_NO_TURKISH_LETTERS = re.compile("[xêî]")  # Kurmanji has them
_NAMES = {
    "en": r"engels|english|anglais|ingl[eé]s|ingilizce",
    "fr": r"frans|french|fran[cç]ais|franc[eé]s|frans[iı]zca",
    "ar": r"arabisch|arabic|arabe|[aá]rabe|arap[cç]a|العربي",
    "fa": r"dari|farsi|perzisch|persian|persan|فارسی|دری",
    "ps": r"pashto|pasjtoe?|pasto|pachto|pashtu|پښتو",
    "tr": r"turks|turkish|turc|turco|t[uü]rk[cç]e",
    "ti": r"tigrinya|tigrigna|tigri(?:n|nj)a|ትግርኛ",
    "uk": r"oekra[iï]ens|ukrainian|ukrainien|ucraniano|українськ\w*",
    "ru": r"russisch|russian|russe|ruso|rus[cç]a|по-русски|русск\w*",
    "es": r"spaans|spanish|espagnol|espa[nñ]ol|ispanyolca",
    "so": r"somali|somalisch|soomaali|somalian",
}
_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)*")


def language_of(text: str) -> str | None:
    """Return the language of a message in ISO 639-1; None for Dutch, another one, or too little to judge."""
    words = _WORD.findall(text.lower())
    letters = Counter(_script(letter) for word in words for letter in word)
    if not letters:
        return None
    script = letters.most_common(1)[0][0]
    if script == "LATIN":
        return _in_latin_letters(words) if letters["LATIN"] >= FEWEST_LETTERS else None
    for language, signs in _SIGNS.get(script, ()):
        if re.search(signs, text.lower()):
            return language
    return _by_model(words) if script in _SIGNS and len(words) >= FEWEST_WORDS_OF_ANOTHER_SCRIPT else None


def languages_named(text: str) -> list[str]:
    """Return the languages that a message names, in ISO 639-1 and in the order of `LANGUAGES`."""
    lower = text.lower()
    return [language for language in LANGUAGES if re.search(rf"\b(?:{_NAMES[language]})", lower)]


@lru_cache(maxsize=1)
def _detector() -> LanguageDetector:
    """Return the detector; it reads its models at the first message, in a tenth of a second."""
    builder = LanguageDetectorBuilder.from_languages(*_BY_MODEL, *_NOT_OURS)
    return builder.with_low_accuracy_mode().build()


def _in_latin_letters(words: list[str]) -> str | None:
    together = " ".join(words)
    if len(words) < FEWEST_WORDS or _DUTCH_WORDS.search(together):
        return None
    language = _by_model(words)
    if language == "tr" and _NO_TURKISH_LETTERS.search(together):
        return None
    return None if language != "fr" and _DUTCH_OR_FRENCH_WORDS.search(together) else language


def _by_model(words: list[str]) -> str | None:
    likeliest = _detector().compute_language_confidence_values(" ".join(words))[0]
    return _BY_MODEL.get(likeliest.language) if likeliest.value >= SURE else None


def _script(letter: str) -> str:
    return unicodedata.name(letter, "UNKNOWN").split()[0]
