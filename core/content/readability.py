"""How easy a Dutch text reads: words a sentence and the reading ease of Flesch as adapted by Douma (1960).

What counts is what a reader sees: markup, the address of a link, bullets and emoji do not. A number, a date
part or a value to be filled in (`{date}`) is one word of one syllable, however it is said aloud.
"""

import re
import unicodedata

_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_BULLET = re.compile(r"^\s*[•-]\s+")
_PLACEHOLDER = re.compile(r"\{\w*\}")
_WORD = re.compile(r"\d[\d.,:/%-]*|[^\W\d_](?:[\w'’.-]*\w)?")
_SENTENCE_END = re.compile(r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))\s+(?![a-zà-ÿ])")
_ABBREVIATIONS = re.compile(
    r"\b(bv|bijv|nr|ca|max|min|art|tel|resp|incl|excl|o\.a|d\.w\.z|m\.a\.w|t\.e\.m)\.\s", re.I
)

_DIAERESIS = "\u0308"
_NUCLEUS = re.compile(
    r"aai|ooi|oei|eeu|ieu|eau|eui|ëi|ëe|ïe|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|ai|[aeiouyäëïöü]"
)
_MOST_LETTERS_OF_AN_ABBREVIATION = 5
_SAID_AS_A_WORD = frozenset({"AGII", "CARIT", "CEVI", "LIGO", "NARIC", "NODO", "SINE", "UNIA", "VLAIO"})
# Loan words that Dutch spelling rules miscount, with a spelling that counts as they are said.
_SPELT_AS_SAID = {
    "cheque": "sjek",
    "coach": "kootsj",
    "eauto": "e-auto",
    "feuille": "fuile",
    "freelance": "frielans",
    "museum": "muse-um",
    "online": "onlain",
    "offline": "oflain",
    "service": "survis",
    "software": "softwer",
    "station": "stasjon",
    "team": "tiem",
    "website": "websait",
    "kmo": "kaa-em-oo",
}


def plain(text: str) -> str:
    """Return a text as it is seen: without markup and without the address of a link."""
    return _LINK.sub(r"\1", text).replace("**", "")


def sentences(text: str) -> list[str]:
    """Return the sentences of a text that hold a word; a line or a bullet ends one too."""
    lines = (_BULLET.sub("", line) for line in plain(text).splitlines())
    found = (
        sentence.replace("\0", " ").strip()
        for line in lines
        for sentence in _SENTENCE_END.split(_ABBREVIATIONS.sub(lambda m: m[0][:-1] + "\0", line))
    )
    return [sentence for sentence in found if _words(sentence)]


def syllables(word: str) -> int:
    """Return how many syllables a Dutch word has; an abbreviation such as VDAB is said letter by letter."""
    if not any(char.isalpha() for char in word):
        return 1
    return sum(_syllables_of_part(part) for part in re.split(r"[-'’./]|(?<=\D)(?=\d)", word) if part)


def words_per_sentence(text: str) -> float:
    """Return the average length of the sentences of a text in words; 0 when there are no words."""
    lengths = [len(_words(sentence)) for sentence in sentences(text)]
    return sum(lengths) / len(lengths) if lengths else 0.0


def flesch_douma(text: str) -> float:
    """Return the reading ease: 206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence.

    From 0 to about 120; 60 and more is plain Dutch (J.S. Douma, De leesbaarheid van landbouwbladen, 1960).
    """
    words = [word for sentence in sentences(text) for word in _words(sentence)]
    if not words:
        return 206.84
    per_hundred = 100 * sum(map(syllables, words)) / len(words)
    return 206.84 - 0.77 * per_hundred - 0.93 * words_per_sentence(text)


def _words(text: str) -> list[str]:
    return _WORD.findall(_PLACEHOLDER.sub("1", text))


def _syllables_of_part(part: str) -> int:
    if part.isdigit():
        return 1
    if _is_abbreviation(part):
        return len(part)
    said = _without_accents(part.lower())
    for spelling, spoken in _SPELT_AS_SAID.items():
        said = said.replace(spelling, spoken)
    said = re.sub(r"qu", "kw", said)
    said = re.sub(r"(?<![^aeiou])y(?=[aeiou])", "j", said)
    return max(1, len(_NUCLEUS.findall(said)))


def _is_abbreviation(part: str) -> bool:
    if len(part) == 1 or len(part) > _MOST_LETTERS_OF_AN_ABBREVIATION or part in _SAID_AS_A_WORD:
        return False
    capitals = sum(char.isupper() for char in part)
    return capitals >= 2 or not any(char in "aeiouy" for char in _without_accents(part.lower()))


def _without_accents(word: str) -> str:
    """Drop accents that only stress (één, vóór, café); keep the diaeresis, which parts syllables."""
    parts = unicodedata.normalize("NFD", word)
    kept = "".join(char for char in parts if char == _DIAERESIS or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", kept)
