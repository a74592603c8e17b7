"""Lints of terms: a definition that says the term again, and an abbreviation that nothing in the file explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.core.items import Claim, Faq, QuestionFile, Term, TwinsForm
from tutor.core.sentences import short, shown
from tutor.core.text import bare
from tutor.core.vocabulary import listed
from tutor.files.decode import Reading
from tutor.files.lints.english import reads
from tutor.files.lints.finding import Finding
from tutor.files.nodes import Node
from tutor.files.values import scalars

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset(listed("a an the of in on at to for from by with and or as is are its their than per"))

_CAPITALS = re.compile(r"(?<![\w.@/#-])[A-Z][A-Z0-9]{1,7}(?=s?(?![\w@]|\.\w))")
_TOPIC = re.compile(
    r"(?i:what (?:is|are|was|were)|what's|who (?:is|are)|what (?:is|was) meant by|define|expand|spell out)\s+(?:the |an? )?[\"'“‘]?([A-Z][A-Z0-9]{1,7})s?\W*$"
    r"|\b([A-Z][A-Z0-9]{1,7})s?[\"'”’]? (?i:stands? for|mean|short for|an? (?:abbreviation|acronym))\b"
)
_SPELLED = re.compile(
    r"\w\s\(([A-Z][A-Z0-9]{1,7})s?\)|\b([A-Z][A-Z0-9]{1,7})s?\s\((?=[^\W\d])[^()]{4,}\)|\b([A-Z][A-Z0-9]{1,7})s?,? (?:or|short for|stands? for|standing for|i\.e\.|that is)\s"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
KNOWN = frozenset(listed(
    "DNA RNA USA US UK EU UN UNO NATO NASA ESA WHO UNESCO UNICEF OECD IMF FBI CIA BBC CNN NHS FDA CDC NIH EPA IBM BMW OPEC FIFA "
    "AIDS HIV COVID SARS MRI CT EEG ECG EKG IQ PCR IVF TV PC CD DVD CEO GDP VAT VIP PIN SMS GPS USB CPU GPU RAM ROM LED LCD WIFI "
    "PDF HTML URL HTTP HTTPS WWW API SQL XML CSV JSON YAML TCP UDP IP DNS SSH FTP AI IT UV AC DC AM PM BC AD BCE CE OK FAQ ID DIY NGO LGBT "
    "CO2 H2O O2 N2 H2 CO NO NO2 N2O SO2 CH4 NH3 HCL NACL CFC LSD MDMA THC CBD DDT TNT PH PHD MD BA MA BSC MSC MBA MP "
    "HZ KHZ MHZ GHZ KB MB GB TB KW MW GW KWH MWH GWH DB BMI SPF IU RPM MPH KPH GMT UTC EST CET ISBN DOI NB PS RIP ISO SI SOS UFO"
))  # fmt: skip
"""Abbreviations that are read as words, formulas and units."""
_LOUD = frozenset(listed(
    "NOT AND OR ONLY ALL NO NONE ANY BUT BEFORE AFTER MOST LEAST EXCEPT ALWAYS NEVER MUST MAY CAN TWO ONE BOTH MORE LESS FEWER FIRST LAST BEST TRUE "
    "FALSE YES WHY HOW WHAT WHO WHEN WHERE THE IS ARE EVERY EACH SAME OTHER TODO II III IV VI VII VIII IX XI XII"
))  # fmt: skip


def term_findings(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """The findings about the terms of one file, defined or not."""
    yield from _circular(reading, file)
    if reads(file.language):
        yield from _undefined(reading, file)


def _circular(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    for id, item in file.items.items():
        if isinstance(item, Term):
            entries = reading.written[id].entries
            key, text = ("definition", item.definition) if item.definition else ("points", " ; ".join(item.points))
            if said := circular(text, item.term, (item.full, *item.also), file.language):
                help = "say what it is in other words, as to someone who has never heard the word"
                yield Finding(
                    "circular-definition",
                    id,
                    entries[key],
                    f"the definition of '{item.term}' says it again: '{said}'",
                    help,
                )


def circular(text: str, term: str, names: tuple[str, ...] = (), language: str = "en") -> str:
    """The word or words of the definition that are the term's own, "" when it is defined by others.

    Of a term in several words all must be there, in whatever order; of its other names, all in a row.
    """
    found = _WORD.findall(bare(text))
    folded = [word.casefold() for word in found]
    have = set(folded)
    own = [word for word in _words(short(term)) if word not in _SMALL] or _words(short(term))
    hits = [_among(word, have, language) for word in own]
    if hits and all(hits) and any(len(hit) > 1 for hit in hits):
        return " … ".join(found[folded.index(hit)] for hit in dict.fromkeys(hits))
    line = f" {' '.join(folded)} "
    for name in names:
        words = " ".join(_words(short(name))) if name else ""
        if len(words) > 2 and f" {words} " in line:
            return short(name)
    return ""


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _among(word: str, have: set[str], language: str) -> str:
    """The word of a text that is `word`, or in English of its stem; "" when there is none."""
    if word in have:
        return word
    if not reads(language) or len(word) < 4:
        return ""
    from tutor.core.wordkin import akin

    head = word[:4]
    for each in have:
        if each.startswith(head) and akin(word, each):
            return each
    return ""


def _undefined(reading: Reading, file: QuestionFile) -> Iterator[Finding]:
    """Abbreviations in a question or a claim that no term, concept or source names and no text spells out; the first use of each."""
    used: dict[str, tuple[str, Node]] = {}
    for id, key, text in _fronts(file):
        if (text.isupper() and " " in text) or not _CAPITALS.search(text):
            continue
        for found in _CAPITALS.finditer(text):
            if found[0] not in used and abbreviation(found[0]):
                used[found[0]] = (id, reading.written[id].entries[key])
    if not used:
        return
    known = _named(reading, file)
    for word, (id, node) in used.items():
        if word not in known:
            help = f"spell it out once, as in 'long name ({word})', or make a term of it, with 'full:'"
            yield Finding(
                "undefined-term",
                id,
                node,
                f"'{word}' is used here, and nothing in this file says what it stands for",
                help,
            )


def abbreviation(word: str) -> bool:
    """Whether capitals stand for a name that a reader may not know: no formula, unit, numeral, loud word or household name."""
    return not (word in KNOWN or word in _LOUD or _ROMAN.match(word) or sum(each.isalpha() for each in word) < 2)


def _fronts(file: QuestionFile) -> Iterator[tuple[str, str, str]]:
    """The texts a learner is asked by: item, key, text."""
    for id, item in file.items.items():
        match item:
            case Term(definition=definition, clue=clue):
                yield from ((id, key, text) for key, text in (("definition", definition), ("clue", clue)) if text)
            case Faq(form=TwinsForm(flawed=flawed, sound=sound)):
                yield from ((id, "flawed", flawed), (id, "sound", sound))
            case Faq(question=question):
                yield id, "question", question
            case Claim():
                yield id, "cause", file.nodes[item.cause].label
                if item.effect:
                    yield id, item.relation, file.nodes[item.effect].label
                if item.say:
                    yield id, "say", item.say


def _named(reading: Reading, file: QuestionFile) -> set[str]:
    """The abbreviations that a name holds, a text spells out or a question asks for, and every word that stands here in small letters too."""
    found: set[str] = set()
    names = [
        name
        for item in file.items.values()
        if isinstance(item, Term)
        for name in (item.term, item.full, *item.also, *item.confuse)
    ]
    names += [
        name for id in reading.concepts if id in file.nodes for name in (file.nodes[id].label, *file.nodes[id].also)
    ]
    names += [
        scalar.value for node in (*reading.concepts.values(), *reading.sources.values()) for _, scalar in scalars(node)
    ]
    if file.article:
        names += file.article
    for name in names:
        found.update(_CAPITALS.findall(shown(name)))
    text = reading.sheet.text
    for match in _SPELLED.finditer(text):
        found.update(group for group in match.groups() if group)
    for item in file.items.values():
        if isinstance(item, Faq):
            found.update(group for match in _TOPIC.finditer(item.question) for group in match.groups() if group)
    small = set(re.findall(r"\b[a-z]{2,8}\b", text))
    found.update(word for word in set(_CAPITALS.findall(text)) if word.lower() in small)
    return found
