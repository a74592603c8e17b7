"""Names as they stand inside of a sentence: a capital is kept where it belongs to the name, as in abbreviations and the names of people."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tutor.files.draft.blocks import words

EPONYMS = words(
    "african alpine alzheimer american antarctic arabic arctic asian atlantic australian avogadro baltic bayes bayesian bell bernoulli bohr boltzmann boolean british "
    "brownian cambrian carnot celsius chinese coriolis curie dalton darwin devonian doppler down dunbar dunning earth einstein english eocene euler european fahrenheit "
    "faraday fermi feynman fibonacci fourier french freud galilean galileo gauss geiger german gini godel golgi greek gulf hadley hawthorne heisenberg hertz higgs "
    "holocene hubble huntington indian japanese jupiter jurassic kelvin kepler keynes krebs kuiper lamarck latin lewy mach markov mars maslow mediterranean mendel "
    "mercury milankovitch milgram miocene moore murphy nash neptune newton nobel nordic norse occam ockham ohm oort pacific paleocene parkinson pascal pavlov permian "
    "planck pleistocene pliocene ponzi pythagoras richter roman russian rorschach saturn schwann stockholm tourette triassic turing turner uranus venn venus wallace "
    "weber wernicke broca western wi-fi zeigarnik"
)
"""Words that keep their capital."""
_INSIDE = re.compile(r"(?<=[a-zà-ÿ,;] )[A-ZÀ-Þ][\w'’-]*")
_SMALL = re.compile(r"(?<![\w'’])[a-zà-ÿ][\w'’-]*")
_PEOPLE = re.compile(
    r"[a-z-]{3,}(?:ers|ors|ists|ians|ologists|opponents|advocates|critics|groups|officials)|critics|opponents|advocates|groups|officials"
)
"""Words for kinds of people, which have a capital in headings alone."""
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Casing:
    """How an article writes its words: the small ones, and those that have a capital inside of sentences."""

    def __init__(self, texts: Iterable[str], headings: Iterable[str] = ()) -> None:
        running = [text for text in texts if not _is_titled(text)]
        self.text = "\n".join(running)
        self.small = {word for text in running for word in _SMALL.findall(text)}
        self.proper = {word for text in running for word in _INSIDE.findall(text)}
        # Somebody who is quoted begins with a capital as well.
        self.proper -= {word for word in self.proper if word.casefold() in self.small}

    def lowered(self, name: str) -> str:
        """A name as it stands inside of a sentence."""
        parts = _WORD.findall(name)
        if not parts or not any(map(str.isupper, name)):
            return name
        low = name.lower()
        if re.search(rf"(?<![\w-]){re.escape(low)}(?![\w-])", self.text):
            return low
        if name.isupper():
            return low if len(parts) > 1 and all(len(part) > 1 for part in parts) else name
        capitals = [part for part in parts if part[0].isupper()]
        first = parts[0]
        if len(capitals) == 1 and capitals[0] == first:
            return name if self._is_proper(first, alone=len(parts) == 1) else name[:1].lower() + name[1:]
        begun = rf"(?<![\w-]){re.escape(name[:1] + low[1:])}(?![\w-])"
        if capitals and (all(self._is_small(part) for part in capitals) or re.search(begun, self.text)):
            return low
        return name

    def _is_small(self, word: str) -> bool:
        low = word.lower()
        if any(map(str.isupper, word[1:])) or low in EPONYMS:
            return False
        return bool(self.small & {low, f"{low}s", low.removesuffix("s")}) or _PEOPLE.fullmatch(low) is not None

    def _is_proper(self, word: str, alone: bool) -> bool:
        """Whether the first word of a name, the only one with a capital, is a name in itself."""
        if word in self.proper or any(letter.isupper() or letter.isdigit() for letter in word[1:]) or len(word) == 1:
            return True
        if self._is_small(word):
            return False
        stem = re.sub(r"['’]s?$", "", word)
        return stem != word or stem.lower() in EPONYMS or (alone and len(word) < 4)


def _is_titled(text: str) -> bool:
    """Whether a text is written like a title, with capitals throughout."""
    parts = _WORD.findall(text)
    return len(parts) > 1 and sum(part[0].isupper() for part in parts) * 2 > len(parts)
