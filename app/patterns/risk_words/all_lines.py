"""All lines of the net, and the word lists once they hold every word that any of them names."""

from itertools import chain
from typing import Final

from app.patterns.risk_words import guards, naming, titles
from app.patterns.risk_words.lines_harm import OF_HARM
from app.patterns.risk_words.lines_hints import OF_HINTS
from app.patterns.risk_words.lines_life import OF_LIFE
from app.patterns.risk_words.lines_need import OF_NEED, OF_ONLINE, OF_PEERS
from app.patterns.risk_words.lines_self import OF_SELF
from app.patterns.risk_words.lines_told import OF_TOLD
from app.patterns.risk_words.templates import Template
from app.patterns.risk_words.vocabulary import VOCABULARY, Vocabulary

TEMPLATES: Final[tuple[Template, ...]] = tuple(
    template
    for lines in chain(OF_LIFE, OF_HINTS, OF_SELF, OF_HARM, OF_TOLD, OF_NEED, OF_PEERS, OF_ONLINE)
    for template in lines.templates()
)
# These name words of their own; what a word is taken for must not hang on who was imported first.
NAME_WORDS: Final = (guards, naming, titles)
WHOLE: Final[Vocabulary] = VOCABULARY
WHOLE.index()
