"""Makes of one Dutch name of an occupation the other forms that people type.

Feminine ("kelnerin" has to be written in data, "schoonmaakster" is made here), plural, adjectives with an e
("industriële reiniger"), other heads ("busbestuurder" for "buschauffeur") and other order ("chauffeur bus").
Spaces, hyphens and accents need no forms: finding names does not look at them.
"""

import re
from collections.abc import Iterator
from typing import Final

# Words that can be the head of a compound, with what people say instead.
_HEADS: Final = {
    "chauffeur": ("bestuurder",),
    "bestuurder": ("chauffeur",),
    "medewerker": ("arbeider",),
    "arbeider": ("medewerker",),
    "operator": (),
    "technicus": ("technieker", "technicien"),
    "technieker": ("technicus",),
    "mecanicien": ("mechanieker", "mekanieker", "mecanieker", "monteur"),
    "mechanieker": ("mecanicien",),
    "installateur": (),
    "monteur": ("monteerder",),
    "bediende": (),
    "assistent": (),
    "begeleider": (),
    "verantwoordelijke": (),
    "plaatser": (),
    "plukker": (),
    "hersteller": (),
    "verkoper": (),
    "bakker": (),
    "kok": (),
    "hulp": (),
}
_COMPOUND: Final = re.compile(rf"(?P<first>\w{{3,}}?)[- ]?(?P<head>{'|'.join(_HEADS)})")
_AGENT: Final = re.compile(
    r".{2,}(?:er|aar|eur|ist|ent|ant|ien|ier|icus|loog|graaf|man|vrouw|ster|kracht|kok|hulp|arts|or|kundige"
    r"|bediende|agent|ende|consulent|manager|ingenieur|maid)|kok|arts|ober|tolk"
)
_ADJECTIVES: Final = (("ieel", "iële"), ("ief", "ieve"), ("aal", "ale"), ("eel", "ele"), ("lijk", "lijke"),
                      ("isch", "ische"), ("iek", "ieke"), ("ig", "ige"), ("ent", "ente"))  # fmt: skip
# "medewerker in de keuken": of whom people say where they work.
_AT_A_PLACE: Final = frozenset({"medewerker", "arbeider", "hulp", "kok", "verkoper"})
_AT: Final = ("in", "in de", "in een", "van de")
_LINKING_S: Final = re.compile(r"(ing|aal|oud|eid|eel|eit|rijf)s$")


def forms(name: str) -> set[str]:
    """Return forms of a Dutch name, in small letters, without the name itself."""
    lower = name.lower()
    words = lower.split()
    made = {form for each in {lower, *_other_heads(lower)} for form in _inflected(each)}
    made |= set(_other_orders(lower))
    if len(words) == 2:
        made |= {form for each in _with_adjective(words) for form in _inflected(each)}
    return made - {lower}


def foreign_names(english: str | None, french: str | None) -> list[str]:
    """Return the names in an English and a French title: "Lawyer / adviser" has two."""
    names = []
    for title in (english, french):
        plain = re.sub(r"\([^)]*\)", "", title or "")
        names += [part.strip().lower() for part in plain.split("/")]
    return [name for name in names if len(name) > 2]


def _other_heads(name: str) -> Iterator[str]:
    """Yield "vrachtwagenbestuurder" for "vrachtwagenchauffeur"."""
    match = _COMPOUND.fullmatch(name)
    if match is not None:
        yield from (f"{match['first']}{head}" for head in _HEADS[match["head"]])


def _other_orders(name: str) -> Iterator[str]:
    """Yield "chauffeur vrachtwagen" for "vrachtwagenchauffeur", "hulp in de keuken" for "keukenhulp"."""
    match = _COMPOUND.fullmatch(name)
    if match is None:
        return
    first = _LINKING_S.sub(r"\1", match["first"].rstrip("- "))
    for head in (match["head"], *_HEADS[match["head"]]):
        yield from (f"{each} {first}" for each in (head, *feminine_forms(head), *plural_forms(head)))
        if head == match["head"] and head in _AT_A_PLACE:
            yield from (f"{head} {at} {first}" for at in _AT)


def _with_adjective(words: list[str]) -> Iterator[str]:
    adjective, noun = words
    for ending, inflected in _ADJECTIVES:
        if adjective.endswith(ending):
            yield f"{adjective.removesuffix(ending)}{inflected} {noun}"
            return


def _inflected(name: str) -> Iterator[str]:
    """Return the name itself with its head in the feminine and in the plural."""
    yield name
    words = name.split()
    agents = [place for place, word in enumerate(words) if _AGENT.fullmatch(word)]
    if not agents:
        return
    # "medewerker landbouw", "industrieel reiniger": the head is the first word that is somebody.
    place = agents[0]
    for feminine in feminine_forms(words[place]):
        for form in (feminine, *plural_forms(feminine)):
            yield " ".join([*words[:place], form, *words[place + 1 :]])
    for plural in plural_forms(words[place]):
        yield " ".join([*words[:place], plural, *words[place + 1 :]])


def feminine_forms(word: str) -> list[str]:
    """Return the regular feminine forms of a Dutch word for somebody who does a job."""
    if word.endswith("man"):
        return [word.removesuffix("man") + "vrouw"]
    if word.endswith("teur"):
        return [word.removesuffix("eur") + "euse", word.removesuffix("eur") + "rice"]
    for ending, feminine in (("eur", "euse"), ("icien", "icienne"), ("loog", "loge"), ("graaf", "grafe")):
        if word.endswith(ending):
            return [word.removesuffix(ending) + feminine]
    if word.endswith(("ist", "ent", "ant")):
        return [word + "e"]
    if word.endswith("aar"):
        return [word + "ster"]
    if word.endswith("er") and not word.endswith(
        ("ier", "ster", "manager", "developer", "engineer", "tester")
    ):
        return _feminine_of_er(word.removesuffix("er"))
    return []


def _feminine_of_er(stem: str) -> list[str]:
    if stem.endswith("urd"):  # bestuurder, bestuurster
        return [stem.removesuffix("d") + "ster"]
    if len(stem) > 2 and stem[-1] == stem[-2]:  # lasser, lasster
        return [stem[:-1] + "ster"]
    if len(stem) > 2 and stem[-2] in "aou" and stem[-3] not in "aeiou":
        stem = stem[:-1] + stem[-2] + stem[-1]  # schoonmaker, schoonmaakster
    stem = stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])
    return [stem + "ster", *([stem + "ter"] if stem.endswith("s") else [])]


def plural_forms(word: str) -> list[str]:
    """Return the regular plural of a Dutch word for somebody who does a job."""
    if word.endswith("man"):
        return [word + "nen"]
    if word.endswith("icus"):
        return [word.removesuffix("us") + "i"]
    if word.endswith(("euse", "enne", "rice")):
        return [word + "s"]
    if word.endswith("e"):
        return [word + "n", word + "s"]
    if word.endswith(("er", "aar", "eur", "or", "ien", "kok")):
        return [word + "s"]
    for ending, plural in (("loog", "logen"), ("graaf", "grafen")):
        if word.endswith(ending):
            return [word.removesuffix(ending) + plural]
    if word.endswith(("aan", "kracht", "hulp", "vrouw", "arts", "ist", "ent", "ant", "tolk")):
        return [word + "en"]
    return [word + "s"]
