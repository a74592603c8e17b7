"""Claims from prose: which sentences say that one thing acts on another, and with what slots.

It never drops a condition, a negation, a hedge or a comparison, nor turns an association into a cause: what has no slot stands in `note`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tutor.files.draft import clauses, frames, kinds, tokens
from tutor.files.draft.context import Context, Said
from tutor.files.draft.cores import Core, Reading
from tutor.files.draft.labels import Names
from tutor.files.draft.placing import proposals
from tutor.files.draft.proposals import ClaimProposal
from tutor.files.draft.rules import words

if TYPE_CHECKING:
    from tutor.files.draft.article import Article, Sentence

# No sentence is longer: it is a list or a table, and is not read.
LONGEST = 1200

# Sections whose sentences are no running statements of the article.
SKIPPED = frozenset(
    [
        "sources",
        "terms",
        "unknown",
        "missing",
        "timeline",
        "numbers",
        "myths",
        "about",
        "title",
        "heading",
        "byline",
        "furniture",
    ]
)


def claims_of(article: Article) -> tuple[ClaimProposal, ...]:
    """The claims of an article in its order; one that is said twice stands once, with both lines."""
    from tutor.files.draft.abbreviations import names_of
    from tutor.files.draft.reading import sentences

    given = sentences(article)
    return claims_in(given, names_of(given))


def claims_in(given: Iterable[Sentence], names: Names) -> tuple[ClaimProposal, ...]:
    """The claims of some sentences, read in order."""
    given = tuple(given)
    context = Context(frames.speakers(each.text for each in given))
    found: dict[tuple[str, str, str], ClaimProposal] = {}
    for sentence in given:
        if sentence.section in SKIPPED:
            continue
        for claim in claims_of_sentence(sentence, names, context):
            key = (claim.cause.lower(), claim.relation, claim.effect.lower())
            known = found.get(key)
            found[key] = claim if known is None else _together(known, claim)
    return tuple(found.values())


def claims_of_sentence(sentence: Sentence, names: Names, context: Context) -> list[ClaimProposal]:
    """The claims of one sentence; `context` knows those before it and learns this one."""
    body, speaker = frames.stripped(sentence.text)
    if len(sentence.text) > LONGEST or frames.asked(body):
        context.add(Said(sentence.line))
        return []
    text = tokens.read(body)
    frame = frames.framed(text)
    reading = Reading(text, frame, names, context, sentence.line)
    for kind, span in kinds.kinds_in(text):
        if named := reading.side(span):
            context.kinds[kind] = named.label
    cores: list[Core] = [] if frame.status == "open" else clauses.cores(reading)
    context.add(reading.said(cores))
    return [
        claim
        for claim in proposals(reading, cores, sentence, speaker)
        if _names(claim.cause) and (_names(claim.effect) or _asks(claim.effect))
    ]


def _names(label: str) -> bool:
    """Whether a label names something: no bare "you" or "what"."""
    plain = label.replace("(", "").replace("’", "'").split()
    if not plain or plain[0].lower() in words.NAMELESS:
        return False
    # "They also underwent" is a clause, no name.
    clause = plain[0].lower() == "they" and plain[1:2] and plain[1].lower() in words.AUXILIARIES | {"also"}
    return not clause


def _asks(label: str) -> bool:
    """Whether an effect is told as a question: "determines which plants grow"."""
    first, *rest = label.replace("(", "").lower().split()
    return first in ("which", "what", "how", "whether", "who") and len(rest) > 1


def _together(first: ClaimProposal, second: ClaimProposal) -> ClaimProposal:
    """A claim that is said twice: the first wording, and what the second says beside it in the note."""
    if second.quote == first.quote:
        return first
    note = f"also in line {second.line}: '{second.quote}'"
    if second.note:
        note += f" ({second.note})"
    lines = tuple(sorted({*first.lines, *second.lines}))
    return first._replace(
        lines=lines,
        note=f"{first.note}; {note}" if first.note else note,
        refs=tuple(dict.fromkeys(first.refs + second.refs)),
    )
