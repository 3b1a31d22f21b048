"""Which language a message is in. The messages are our own, not of people; see docs/decisions/0006."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from core.languages import LANGUAGES, language_of, languages_named

FOREIGN = {
    "en": (
        "when can I start working in Belgium?",
        "do you speak English?",
        "I applied for asylum on 3 July 2026, am I allowed to work now?",
        "they gave me a negative decision last week",
    ),
    "fr": (
        "quand est-ce que je peux travailler en Belgique ?",
        "je suis demandeur d'asile et je cherche du travail",
        "mon patron ne me paie pas",
        "je suis ici depuis cinq mois et personne ne me dit quand je peux commencer",
    ),
    "ar": (
        "متى يمكنني أن أبدأ العمل في بلجيكا؟",
        "بدي اشتغل بأسرع وقت",
        "عندي بطاقة حمراء",
        "أريد عمل",
    ),
    "fa": (
        "چه وقت می‌توانم در بلژیک کار کنم؟",
        "مه کار میخایم زود",
        "لطفا به دری جواب بدهید",
        "هفته گذشته جواب منفی گرفتم",
    ),
    "ps": (
        "زه کله په بلجیم کې کار کولی شم؟",
        "زه د کار اجازه لرم که نه",
        "کار غواړم",
        "زما بچیان ښوونځي ته ځي",
    ),
    "tr": (
        "Belçika'da ne zaman çalışabilirim?",
        "patronum maaşımı ödemiyor",
        "bes aydir kamptayim ve kimse bana ne zaman calisabilecegimi soylemiyor",
        "haftada kaç saat çalışabilirim",
    ),
    "ti": (
        "መዓስ እየ ኣብ በልጅዩም ክሰርሕ ዝኽእል?",
        "ቀይሕ ካርድ ኣለኒ",
        "ሰላም",
        "ናይ ስራሕ ፍቓድ ኣለኒ ድዩ",
    ),
    "uk": (
        "Коли я можу почати працювати в Бельгії?",
        "де знайти квартиру недорого",
        "хочу поговорити з людиною",
        "привіт",
    ),
    "ru": (
        "Когда я могу начать работать в Бельгии?",
        "начальник хочет видеть мою карту",
        "мне срочно нужна работа",
        "хочу поговорить с человеком",
    ),
    "es": (
        "¿cuándo puedo empezar a trabajar en Bélgica?",
        "mi jefe no me paga",
        "donde encuentro trabajo en gante",
        "la semana pasada recibí una decisión negativa",
    ),
    "so": (
        "goorma ayaan ka shaqayn karaa Belgium?",
        "waa maxay kaarka orange-ka",
        "shan bilood ayaan joogaa xerada qofna iima sheego goorta aan shaqayn karo",
        "yaa iga caawin kara qorista cv",
    ),
}
DUTCH = """
vanaf wanneer mag ik werken
mag k al beginne werke of ist nog te vroeg
klapt gij ook frans
spreek je turks of farsi
kan je da herhaln
ge zijt er zeker van?
't is voor mijne maat, die zoekt werk in de haven
ne kameraad van mij begint in de haven
'k em nog gene kaart
wa moekik doen nu
goeiemorgen, hebt u een momentje?
hoe zit da met die oranje kaart
ik voor werken moet wachten, ik begrijp niet datum
ik vandaag vraag gedaan asiel
ik woon centrum Fedasil Kapellen, ik kom uit Afghanistan
hallo mijn asiel is 2 maand bezig, mag werken nu?
mijn contract stop, baas niet betalen
ik wil werk schoonmaak Gent
papier oranje waar krijgen
wanneer arbeid mogelijk asiel
mijn vrouw ook werken mag?
diploma van Syrië goed in België?
geen antwoord al zes maand
vdab inschrijven hoe
ik niet verstaan, klein woord alstublieft
ja, ik heb bijlage 26 gekregen op 12 augustus
nee, nog geen weigering gehad
sinds 3 maart hier
Wij zoeken een bakker. Komt iemand met een oranje kaart in aanmerking?
welke subsidie krijg ik als ik een vluchteling aanwerf
Graag meer info over de IBO en over jobcoaching.
wat kost een taalcoach op de werkvloer
kunnen we iemand twee weken laten proefdraaien
Individuele beroepsopleiding in de onderneming
doelgroepvermindering oudere werknemers
taalcoaching op de werkvloer Antwerpen
VDAB account maken
IBO of BIO
Beroepsinlevingsstage Mechelen voorwaarden
wat is een working holiday visum
ik ben helper in een fastfood restaurant
ik doe volunteer werk in Ghent
quand je peux travailler? ik vraag asiel in februari gedaan
estoy en asilo desde abril, kan ik werken ahora?
kendi işimi kurmak istiyorum, zelfstandig worden hoe
my boss say ik mag niet werken zonder card
i have annex 26, wanneer mag ik werken
salam aleikum ik zoek job please
merci voor de uitleg
thanks voor je hulp
sorry ik versta het niet
super bedankt, merci beaucoup
no problem, ik wacht wel
ok is goed dan
oui ik heb dat papier
inch'allah mag ik volgende maand starten
Sint-Niklaas, Dendermonde of Lokeren
Heist-op-den-Berg
Brussel Hoofdstad Anderlecht
ik woon in De Haan bij Oostende
La Louvière is te ver voor mij
Hotel Mercure Gent Centrum zoekt personeel
Ich spreche ein bisschen Deutsch
A2 niveau Nederlands
NT2 richtgraad 1.2
03/07/2026 en 12/11/2026
112 of 101 bellen?
awel, wat is da nu weer voor iets
amai da duurt lang zeg
kunde gij mij helpen me mijn cv
hedde gij nen job voor mij
kheb gisteren mijnen brief gekregen vant cgvs
weet ge soms ook of da meetelt
'k zou geire in de bouw werken
den baas wil mij nie betalen
tis dringend he
ja tuurlijk
neeje da klopt nie
voor mijne zoon van zeventien
ik zoek job
job zoeken Kortrijk
werk nodig snel
wachten hoelang
interview gehad, antwoord niet
ik heb ook vraag over rijbewijs
mijn kind ziek, ik niet kan komen
baas zegt papier niet goed
ik wil leren lassen
lasser ervaring tien jaar Eritrea
kok in restaurant, ik heb diploma
gaan naar school en werken samen mogelijk?
huis zoeken moeilijk
geld hoeveel per maand bij werken
mijn kaart is verlopen
mijn broer in Duitsland, hij mag al werken
subsidiaire bescherming gekregen
erkend vluchteling sinds vorige week
beroep bij RvV ingediend
afgewezen, nu beroep
Oekraïense met tijdelijke bescherming
statuut A-kaart
wat is attest van immatriculatie
ik heb AI model A
studentenjob, flexi-job of interim
stage via school
artikel 60 OCMW Genk
vacature plaatsen: poetshulp 20u per week
wij werven aan in de zorg
onze firma heeft nog nooit iemand zonder visum aangeworven
Mag deze kandidaat starten op maandag?
moet ik Dimona doen
sociale inspectie boete
geldt dat ook voor bedienden in PC 200
wat met de startbaan
👍👍👍
""".strip().splitlines()
TOO_SHORT = """
ok
okay
yes
no
hello
hi
hallo
hey
merci
merci beaucoup
thank you
thanks
nee
ja
si
oui
salam
hola
gracias
привет
سلام
شكرا
help
help me
job please
work permit
stop
medewerker
herhaal
Gent
A2
12
?
""".strip().splitlines()
OF_OTHERS = (
    "بنده کو نوکری چاہیے",
    "من دەمەوێت کار بکەم",
    "ez dixwazim kar bikim li belçîka",
    "Здравейте, мога ли да работя",
    "我想在这里工作",
    "ich möchte gerne arbeiten, wann darf ich",
)


def test_there_are_four_messages_for_each_language() -> None:
    assert {language: len(messages) for language, messages in FOREIGN.items()} == dict.fromkeys(LANGUAGES, 4)


@pytest.mark.parametrize(
    ("language", "message"), [(language, message) for language in FOREIGN for message in FOREIGN[language]]
)
def test_message_that_is_long_enough_shows_its_language(language: str, message: str) -> None:
    assert language_of(message) == language


@pytest.mark.parametrize("message", DUTCH)
def test_dutch_of_learners_flemings_and_mixed_messages_stays_dutch(message: str) -> None:
    assert language_of(message) is None


@pytest.mark.parametrize("message", TOO_SHORT)
def test_short_word_is_too_little_to_judge(message: str) -> None:
    assert language_of(message) is None


@pytest.mark.parametrize("message", OF_OTHERS)
def test_language_in_which_we_have_no_line_is_not_taken_for_its_neighbour(message: str) -> None:
    assert language_of(message) is None


def test_names_of_places_and_measures_are_no_foreign_language() -> None:
    names = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["name"]
        for path in sorted(Path("data/measures").glob("*.yml"))
    ]
    assert names
    assert [name for name in names if language_of(name)] == []


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    assert language_of(text) in {None, *LANGUAGES}


@given(st.sampled_from([message for messages in FOREIGN.values() for message in messages]))
def test_capitals_do_not_change_the_language(message: str) -> None:
    assert language_of(message.upper()) == language_of(message)


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("kan je arabisch?", ["ar"]),
        ("english please", ["en"]),
        ("bestaat deze bot ook in het Dari?", ["fa"]),
        ("ik begrijp beter pasjtoe dan nederlands", ["ps"]),
        ("schrijf tigrinya voor mij", ["ti"]),
        ("türkçe lütfen", ["tr"]),
        ("українською будь ласка", ["uk"]),
        ("verander taal naar Russisch", ["ru"]),
        ("Frans of Engels", ["en", "fr"]),
        ("somali taal", ["so"]),
        ("¿habla español?", ["es"]),
        ("andere taal", []),
        ("Koerdisch aub", []),
        ("ik wil solidair zijn", []),
    ],
)
def test_message_names_languages(message: str, named: list[str]) -> None:
    assert languages_named(message) == named
