"""First names that must never count as a known word, however often an example or a form of a name has them.

Not complete and not meant to be: most names are masked because they are no known word. These are names
that stand in examples, or that are ordinary words too; a name that a new example brings in is added here.
"""

from typing import Final

_NAMES: Final = """
    abdel abdul abdullah adam ahmad ahmed aisha alain alex alexander ali alina amal amar amina amir an anas
    andriy ann anna anne annelies annie anton april arthur aster ayse bart bert bilal bob bram can carla
    carlos chantal chris christine daan dagny daniel david dawit dennis deniz dina dirk dmytro ella els emma
    emre eren eric erik eva faith farid fatima fatma felix filip finn fleur frank freddy georges geert grace
    greet guy hamza han hannah hans hasan hassan hilde hope hugo hussein ibrahim ilse iman ines ingrid irina
    iryna isabel ivan jalal jamal jan jana jasmijn jean jef jeroen jihad joan johan john jonas joris jos jose
    joseph joy jozef julia karel karim karima kasper kato katrien kevin khaled kim koen kristof laila lara
    laura lena leen lien lies lieve lily linda lisa lise lotte louis luc luca lucas luna lut maarten mahmoud
    malika marc maria marie marijke marina mark martine mary mehmet mia michel miet mieke min mohamed mohammad
    mohammed mehdi mona mustafa nadia nadine natalia nicolas nina noah noor nora nour oksana olena olga olivia
    omar paul pedro peter petra pieter piet pol rachid rami rania reza rita robin roos rosa roza sabine said
    salam saleh salma sam samir samira sander sandra sara sarah selam semere serge sofie stan stefan steven
    storm svetlana tariq tatiana tesfay thomas tim tom valentina veerle vera victor viktor vlad volodymyr wes
    will willem wim wouter yana yara yasmin yonas yusuf yuliia zahra zeynep
"""
FIRST_NAMES: Final = frozenset(_NAMES.split())
