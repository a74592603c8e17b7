"""Terms in running text: abbreviations with what they stand for, and words the article explains as it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from tutor.files.draft import forms
from tutor.files.draft.labels import Names, stem
from tutor.files.draft.proposals import TermProposal
from tutor.files.draft.rules.words import AUXILIARIES, PREPOSITIONS

if TYPE_CHECKING:
    from tutor.files.draft.article import Article, Sentence

_SHORT = re.compile(r"\(([a-z]?[A-Z][\w./-]{1,11})s?\)|\b([A-Z][A-Z\d-]{1,9})s? \(([^()]{6,80})\)")


def names_of(given: Iterable[Sentence]) -> Names:
    """The names of an article: abbreviations, and words written with a capital inside of sentences."""
    proper: set[str] = set()
    common: set[str] = set()
    short: dict[str, str] = {}
    for sentence in given:
        proper.update(re.findall(r"(?<=[a-z,] )[A-Z][\w'-]*", sentence.text))
        common.update(re.findall(r"\b[a-z][\w'-]*", sentence.text))
        short.update({full: name for name, full in expansions(sentence.text)})
    return Names({name for name in proper if name.lower() not in common}, short)


def expansions(sentence: str) -> list[tuple[str, str]]:
    """Each abbreviation of a sentence with the words it stands for."""
    found = []
    for match in _SHORT.finditer(sentence):
        if match.group(1):
            full = _stands_for(match.group(1), sentence[: match.start()])
            if full:
                found.append((match.group(1), full))
        elif _initials(match.group(2), match.group(3)):
            found.append((match.group(2), match.group(3).strip()))
    return found


def _stands_for(name: str, before: str) -> str:
    """The words before an abbreviation that it is made of, "" where they do not fit."""
    words = before.split()
    for count in range(2, min(len(words), 9) + 1):
        full = " ".join(words[-count:])
        if _initials(name, full) and words[-count].lower() not in ("the", "a", "an", "of", "and"):
            return full.strip(" ,;:\"“”'")
    return ""


def _initials(name: str, full: str) -> bool:
    """Whether the letters of a name begin words (or parts) of the full form, in order; the first begins its first word."""
    letters = [letter.lower() for letter in name if letter.isalpha()]
    parts = [part.lower() for part in re.findall(r"[^\W\d_]+", full)]
    if len(letters) < 2 or not parts or parts[0][0] != letters[0]:
        return False
    at = 0
    for letter in letters:
        while at < len(parts) and parts[at][0] != letter:
            if parts[at] not in ("of", "the", "and", "in", "for", "to", "on"):
                rest = parts[at - 1][1:] if at else ""
                if letter in rest:
                    at -= 1
                    break
                return False
            at += 1
        if at >= len(parts):
            return bool(parts) and letter in parts[-1][1:]
        at += 1
    return at >= len(parts) - 1


_RUN = re.compile(r"\S{80,}")
_DEFINED = (
    # "called X", "known as X": the words before explain it
    re.compile(r"(?P<what>[^,;:.—]{8,90}?),? (?:(?:is|are|was|were|that is|which is|so-)\s?)?(?:called|known as|termed|dubbed|referred to as) (?:the |a |an )?[\"“‘']?(?P<term>[\w][\w-]*(?:\.\d+)?(?: [\w-]+){0,3}?)[\"”’']?(?=[,;)—]|\.(?!\d)|\s(?:and|which|that|can|could|may|is|are|has|have|were|was|in|because|but)\b|$)"),
    # "X, a protein that …,"
    re.compile(r"(?:^|[\s(“\"])(?P<term>[A-Za-z][\w'-]*(?: [\w'-]+){0,2}),? ?[,—–-] ?(?P<what>(?:a|an|the) [^,;.—]{4,100}?(?: that | which | of | for | in | known | used | made | where )[^,;.—]{3,100})(?=[,.;—]|$)"),
    # "X—the creation of new brain cells"
    re.compile(r"(?P<term>[a-z][\w-]+(?: [a-z][\w-]+)?)\s?[—–]\s?(?P<what>(?:the|a|an) [^—–.;]{6,120})(?=[—–.;]|$)"),
    # "X is a protein that …"
    re.compile(r"^(?:The |A |An )?(?P<term>[A-Za-z][\w'-]*(?: [\w'-]+){0,3}) (?:is|are) (?P<what>(?:a|an) (?:[\w'-]+ ){1,5}?(?:that|which|of|in which|made|caused|characteri[sz]ed|involved|used)\b[^.;]{4,140})"),
)  # fmt: skip
_NO_TERMS = frozenset(
    """contrast addition turn particular general response exchange fact furthermore moreover trial approach idea result effect theory one fact case way time people it this that these those they we he she study team researchers scientists research here there who what which
        one some many most result results finding findings says said author co-author professor university according
        today however also then but and so because such as well""".split()
)


def terms_of(article: Article) -> tuple[TermProposal, ...]:
    """The terms of an article's running text, each once."""
    from tutor.files.draft.reading import sentences

    return terms_in(sentences(article))


def terms_in(given: Iterable[Sentence]) -> tuple[TermProposal, ...]:
    """The terms of some sentences, in order."""
    found: dict[str, TermProposal] = {}
    for sentence in given:
        if sentence.section in (
            "sources",
            "about",
            "funding",
            "terms",
            "myths",
            "numbers",
        ) or sentence.text.rstrip().endswith("?"):
            continue
        for term in _of_sentence(sentence):
            key = stem(term.term)
            known = found.get(key)
            if known is None:
                found[key] = term
            elif not known.definition and term.definition:
                found[key] = known._replace(
                    definition=term.definition, quote=term.quote, line=term.line, full=known.full or term.full
                )
            elif term.full and not known.full:
                found[key] = known._replace(full=term.full)
    return tuple(found.values())


def _of_sentence(sentence: Sentence) -> list[TermProposal]:
    # A run of letters that no word is long enough for would be looked at from each of its letters.
    text = re.sub(r"\[[\d,\s–-]+\]", "", _RUN.sub("…", sentence.text))
    found = [
        TermProposal(name, sentence.line, sentence.text, full=full, note="from an abbreviation in the text")
        for name, full in expansions(text)
    ]
    plain = re.sub(r"\s?\([^()]*\)", "", text)
    for pattern in _DEFINED:
        for match in pattern.finditer(plain):
            term, what = _name(match.group("term")), _thing(match.group("what").strip(" ,"), pattern is _DEFINED[0])
            if _is_term(term, what):
                found.append(
                    TermProposal(
                        term,
                        sentence.line,
                        sentence.text,
                        definition=what,
                        note="explained in the text: write the definition in your own words",
                    )
                )
    return found


def _thing(what: str, named: bool) -> str:
    """What explains a term; before "called" and "known as" only the thing named there."""

    parts = what.split()
    if not named or len(parts) < 3:
        return what
    cut = max(
        (
            at
            for at, part in enumerate(parts)
            if part.lower() in PREPOSITIONS or part.lower() in forms.everything() or part.lower().endswith(("'s", "’s"))
        ),
        default=-1,
    )
    return " ".join(parts[cut + 1 :]) or what


_PERSON = re.compile(
    r"(?i)\b(?:professor|author|director|researcher|scientist|lecturer|fellow|student|\w*(?:olog|physic|chem|econom|botan|art|activ|journal|specia|strateg|geneti|statistic)ists?|expert|engineer|founder|head|leader|writer|editor|chair|member|president|minister)\b"
)
_FUNCTION = frozenset(
    "the a an this these our its their and or of in on by with called as is are into to from for like including that at such when while but if".split()
)


@cache
def _verbs() -> frozenset[str]:
    return forms.finite() | {word for word in forms.everything() if word.endswith("s") and word not in forms.bare()}


def _name(words: str) -> str:
    """A term as it is listed: what stands behind its last preposition, in small letters unless it is a name."""
    parts = words.strip(" \"“”'").split()
    verbs = _verbs()
    last = max(
        (
            at
            for at, part in enumerate(parts)
            if part.lower() in _FUNCTION or (part.lower() in verbs and at + 1 < len(parts))
        ),
        default=-1,
    )
    name = " ".join(parts[last + 1 :])
    first, *others = name.split(" ") if name else [""]
    named = any(other[:1].isupper() for other in others)
    return name if named or not first[1:].islower() else name[:1].lower() + name[1:]


def _is_term(term: str, what: str) -> bool:

    low = term.lower().split()
    if not low or len(term) < 3 or set(low) & _NO_TERMS or len(low) > 4:
        return False
    if _PERSON.search(what):
        return False
    if low[0].endswith(("ed", "ly")) or term[:1].isdigit() or set(low) & (forms.finite() | AUXILIARIES):
        return False
    # An explanation is a name with what narrows it down, no statement.
    head = re.split(r" (?:that|which|who|where) ", f"{what.lower()} ")[0].split()
    for at, word in enumerate(head):
        after = head[at + 1] if at + 1 < len(head) else ""
        if (
            word in AUXILIARIES
            or (word in forms.bare() and head[at - 1 : at] != ["to"])
            or (word in forms.finite() and (not word.endswith(("ed", "n")) or after not in PREPOSITIONS))
        ):
            return False
        if word in forms.everything() and word.endswith("s") and after in ("to", "the", "a", "that"):
            return False
    if head and forms.everything().get(head[-1], head[-1]) != head[-1] and head[-1].endswith("s") and len(head) < 6:
        return False
    return term.lower() not in what.lower() and what.strip() != ""
