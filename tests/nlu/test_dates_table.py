"""Every way to say a day or a period that we know of, with what it means on Monday 23 November 2026.

One line is one message. After the arrow: "-" no date; a day; first/last day of a period; "impossible"; "?"
behind it when no year was said; several dates with a comma.
"""

from datetime import date

import pytest

from nlu.components.dutch_dates import DateMention, find_dates

TODAY = date(2026, 11, 23)

TABLE = """
# day and month in words
3 juli -> 2026-07-03?
mijn asiel is op 3 juli aangevraagd -> 2026-07-03?
15 aug. -> 2026-08-15?
15 aug 2025 -> 2025-08-15
ik vroeg asiel op 12 juli 2026 -> 2026-07-12
12 juli 26 -> 2026-07-12
12 juli '25 -> 2025-07-12
15.aug.2025 -> 2025-08-15
3-juli-2026 -> 2026-07-03
maandag 3 november -> 2026-11-03?
maandag, 3 november 2025 -> 2025-11-03
23 november -> 2026-11-23?
24 november -> 2025-11-24?
2 december -> 2025-12-02?
1 januari 2027 -> 2027-01-01
29 februari -> 2024-02-29?
29 februari 2024 -> 2024-02-29
3juli -> 2026-07-03?
12juli2026 -> 2026-07-12
3 JULI 2026 -> 2026-07-03
12 juli om 3 uur -> 2026-07-12?
12 juli om 15u30 -> 2026-07-12?
3 juli 18:30 -> 2026-07-03?
12 juli vorig jaar -> 2025-07-12
12 juli van vorig jaar -> 2025-07-12
vorig jaar op 12 juli -> 2025-07-12
vorig jaar in juli -> 2025-07-01/2025-07-31
12 juli van dit jaar -> 2026-07-12
10 januari volgend jaar -> 2027-01-10
2025 maart 12 -> 2025-03-12
ik ben geboren op 5 mei 1988 -> 1988-05-05
# spelled out, Flemish
twaalf juli -> 2026-07-12?
de eerste juli -> 2026-07-01?
een juli -> 2026-07-01?
de zevende van juli -> 2026-07-07?
de twaalfde juli 2025 -> 2025-07-12
eenentwintig maart -> 2026-03-21?
drieëntwintig september -> 2026-09-23?
één mei -> 2026-05-01?
1ste juli -> 2026-07-01?
3e augustus 2025 -> 2025-08-03
den 3den augustus -> 2026-08-03?
den 12de -> 2026-11-12?
de 12de -> 2026-11-12?
de 28ste -> 2026-10-28?
op de 31ste heb ik asiel gevraagd -> 2026-10-31?
op den 12 -> 2026-11-12?
'k heb de 12e asiel gevraagd -> 2026-11-12?
vorige maand de 12de -> 2026-10-12
vorige maand op de 12de -> 2026-10-12
de 12de van vorige maand -> 2026-10-12
verleje maand den 12de -> 2026-10-12
de 3de van deze maand -> 2026-11-03
vorige maand de 31ste -> 2026-10-31
deze maand de 31ste -> impossible
# in digits
03/07/26 -> 2026-07-03
3-7-2026 -> 2026-07-03
3.7.2026 -> 2026-07-03
2026-07-03 -> 2026-07-03
2026/07/03 -> 2026-07-03
2026-07-03T10:15 -> 2026-07-03
3/7/26 -> 2026-07-03
3-7-26 -> 2026-07-03
03.07.26 -> 2026-07-03
03 07 2026 -> 2026-07-03
3 / 7 / 2026 -> 2026-07-03
3/7/'26 -> 2026-07-03
vrijdag 3/7/2026 -> 2026-07-03
12/7 -> 2026-07-12?
aangevraagd op 12/7. -> 2026-07-12?
op 12-7 -> 2026-07-12?
op 15.07 -> 2026-07-15?
12-7 -> 2026-07-12?
05/12 -> 2025-12-05?
01/02/88 -> 1988-02-01
31/12/2026 -> 2026-12-31
07/2025 -> 2025-07-01/2025-07-31
7-2025 -> 2025-07-01/2025-07-31
2025-07 -> 2025-07-01/2025-07-31
(12/07/2026) -> 2026-07-12
asiel:12/07/2026,kaart:15/07/2026 -> 2026-07-12, 2026-07-15
# relative days
eergisteren -> 2026-11-21
gisteren -> 2026-11-22
gisteravond aangekomen -> 2026-11-22
vandaag -> 2026-11-23
mag ik vandaag al werken -> 2026-11-23
morgen -> 2026-11-24
overmorgen -> 2026-11-25
goede morgen -> -
goedemorgen -> -
's morgens -> -
vandaag de dag -> -
vorige maandag -> 2026-11-16
afgelopen vrijdag -> 2026-11-20
verleden woensdag -> 2026-11-18
volgende dinsdag -> 2026-11-24
komende maandag -> 2026-11-30
vorige week maandag -> 2026-11-16
woensdag vorige week -> 2026-11-18
last friday -> 2026-11-20
# so long ago
drie weken geleden -> 2026-11-02
3 weken terug -> 2026-11-02
3 weken geleden heb ik asiel gevraagd -> 2026-11-02
2 dagen geleden -> 2026-11-21
een week geleden -> 2026-11-16
week geleden -> 2026-11-16
vijf maanden geleden -> 2026-06-23
5 maand gelede -> 2026-06-23
een maand geleden -> 2026-10-23
anderhalve maand geleden -> 2026-10-08
twee en een halve maand geleden -> 2026-09-08
een half jaar geleden -> 2026-05-23
half jaar geleden -> 2026-05-23
anderhalf jaar geleden -> 2025-05-23
twee jaar geleden -> 2024-11-23
3 months ago -> 2026-08-23
100 dagen geleden -> 2026-08-15
sinds drie maanden -> 2026-08-23
een paar weken geleden -> 2026-10-26/2026-11-09
enkele maanden geleden -> 2026-07-23/2026-09-23
een paar dagen geleden -> 2026-11-18/2026-11-21
4 of 5 maanden geleden -> 2026-06-23/2026-07-23
5 à 6 maanden geleden -> 2026-05-23/2026-06-23
4 maanden en 2 weken geleden -> 2026-07-09
een jaar en drie maanden geleden -> 2025-08-23
een maand of drie geleden -> 2026-08-23
over twee weken -> 2026-12-07
over 10 dagen begin ik -> 2026-12-03
# periods
in maart -> 2026-03-01/2026-03-31?
maart -> 2026-03-01/2026-03-31?
sinds juni -> 2026-06-01/2026-06-30?
juli 2025 -> 2025-07-01/2025-07-31
in juli van 2025 -> 2025-07-01/2025-07-31
juli '25 -> 2025-07-01/2025-07-31
in december -> 2025-12-01/2025-12-31?
in november -> 2026-11-01/2026-11-30?
februari 2024 -> 2024-02-01/2024-02-29
begin augustus -> 2026-08-01/2026-08-10?
begin van augustus -> 2026-08-01/2026-08-10?
midden mei -> 2026-05-11/2026-05-20?
half juli -> 2026-07-11/2026-07-20?
mid-juli 2025 -> 2025-07-11/2025-07-20
eind juni -> 2026-06-21/2026-06-30?
einde februari 2025 -> 2025-02-21/2025-02-28
eind 2025 -> 2025-09-01/2025-12-31
begin dit jaar -> 2026-01-01/2026-04-30
midden 2024 -> 2024-05-01/2024-08-31
eind vorig jaar -> 2025-09-01/2025-12-31
begin vorige maand -> 2026-10-01/2026-10-10
in 2017 -> 2017-01-01/2017-12-31
2017 -> 2017-01-01/2017-12-31
2025 ofzo -> 2025-01-01/2025-12-31
in het jaar 2017 -> 2017-01-01/2017-12-31
ik ben hier sinds 2019 -> 2019-01-01/2019-12-31
tussen 2017 en 2019 -> 2017-01-01/2019-12-31
vorige maand -> 2026-10-01/2026-10-31
verleje maand -> 2026-10-01/2026-10-31
deze maand -> 2026-11-01/2026-11-30
volgende maand -> 2026-12-01/2026-12-31
vorige week -> 2026-11-16/2026-11-22
verleden week -> 2026-11-16/2026-11-22
last month -> 2026-10-01/2026-10-31
vorig jaar -> 2025-01-01/2025-12-31
maart vorig jaar -> 2025-03-01/2025-03-31
afgelopen maart -> 2026-03-01/2026-03-31
volgende maart -> 2027-03-01/2027-03-31
tussen 3 en 10 juli -> 2026-07-03/2026-07-10?
3 tot 10 juli 2025 -> 2025-07-03/2025-07-10
van 3 tot en met 10 juli -> 2026-07-03/2026-07-10?
3-10 juli -> 2026-07-03/2026-07-10?
3 of 4 juli -> 2026-07-03/2026-07-04?
tussen 3 juli en 10 augustus -> 2026-07-03/2026-08-10?
van 3 juli tot 10 augustus 2025 -> 2025-07-03/2025-08-10
van 3/7/2025 tot 10/8/2025 -> 2025-07-03/2025-08-10
van 20 december tot 5 januari 2026 -> 2025-12-20/2026-01-05
juni of juli -> 2026-06-01/2026-07-31?
tussen juni en augustus 2025 -> 2025-06-01/2025-08-31
# learners, typos, English, French
12 of july -> 2026-07-12?
july 12 -> 2026-07-12?
July 12th, 2025 -> 2025-07-12
the 12th of july 2025 -> 2025-07-12
12 juily -> 2026-07-12?
5 agustus -> 2026-08-05?
5 augst 2025 -> 2025-08-05
7 septembre -> 2026-09-07?
7 setpember -> 2026-09-07?
3 januarie -> 2026-01-03?
9 oktobr -> 2026-10-09?
9 octobre 2025 -> 2025-10-09
in mart -> 2026-03-01/2026-03-31?
4 mart 2026 -> 2026-03-04
since june -> 2026-06-01/2026-06-30?
in februarie 2026 -> 2026-02-01/2026-02-28
14 juillet -> 2026-07-14?
20 may 2026 -> 2026-05-20
ik asiel 12 7 2026 -> 2026-07-12
3 desember 2025 -> 2025-12-03
july 12 i asked asylum -> 2026-07-12?
# days that do not exist
31 februari -> impossible?
32 juli -> impossible?
0 juli 2026 -> impossible
29/02/2025 -> impossible
29 februari 2025 -> impossible
13/13/2026 -> impossible
07/15/2026 -> impossible
31 juni 2026 -> impossible
31/2 -> impossible?
2026-02-30 -> impossible
3/7/0026 -> impossible
tussen 30 februari en 3 maart -> impossible?, 2026-03-03?
# more than one
gevraagd op 3 juli 2025, interview op 10 maart 2026 -> 2025-07-03, 2026-03-10
gekomen in 2023, asiel op 5/1/2024 -> 2023-01-01/2023-12-31, 2024-01-05
nee niet 3 juli maar 12 augustus -> 2026-07-03?, 2026-08-12?
# no dates at all
4 maanden wachten -> -
na vier maanden -> -
ik wacht al vier maanden -> -
binnen 4 maanden -> -
een half jaar -> -
20 uur per week -> -
artikel 60 -> -
artikel 60 mag dat -> -
bijlage 26 -> -
IBO 3 -> -
tel 051 40 30 20 -> -
bel 0478 12 34 56 -> -
051/40 30 20 -> -
02/123.45.67 -> -
0478/12.34.56 -> -
1.200 euro -> -
2000 euro -> -
in 2000 euro -> -
NT2 1.2 -> -
punt 3.4 -> -
B1 -> -
ik mag niet werken -> -
mag ik 20 uur werken -> -
mag 2 mensen komen -> -
3 jullie -> -
wij zijn met 3 maar -> -
24/7 -> 2026-07-24?
wij zijn 24/7 open -> -
7/7 werken -> -
4/5 werken -> -
ik werk 4/5de -> -
1/2 tijds -> -
20/24 werkdagen -> -
85.07.30-033.28 -> -
0123.456.789 -> -
om 12.30 -> -
12:30 -> -
de 2de keer -> -
de 4de pijler -> -
de eerste stap -> -
deze persoon -> -
may i work -> -
in juli 3 uur per dag -> 2026-07-01/2026-07-31?
mijn zoon wordt in januari 18 en zit hier -> 2027-01-01/2027-01-31?
de kans is 50/50 -> -
covid19 -> -
3,5 maanden -> -
PC 302 -> -
8400 Oostende -> -
ik ben 26 jaar -> -
het gaat over 4 maanden wachttijd -> -
een kaart voor 3 personen -> -
"""

CASES = [line for line in TABLE.splitlines() if line and not line.startswith("#")]


def shown(mention: DateMention) -> str:
    """Return a mention as the table writes it."""
    if mention.start is None or mention.end is None:
        meaning = "impossible"
    elif mention.start == mention.end:
        meaning = mention.start.isoformat()
    else:
        meaning = f"{mention.start.isoformat()}/{mention.end.isoformat()}"
    return meaning + ("?" if mention.without_year else "")


@pytest.mark.parametrize("case", CASES)
def test_message_means_what_the_table_says(case: str) -> None:
    message, meaning = case.split(" -> ")
    found = find_dates(message, TODAY)
    assert (", ".join(shown(mention) for mention in found) or "-") == meaning


def test_table_is_large_enough_to_trust() -> None:
    assert len(CASES) >= 120
