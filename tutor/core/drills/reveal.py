"""What stands below the answer: why, what was tried, in whom, the limits, how it was worded, how well it is supported, the source.

One fixed order; a row without anything to say is left out.
"""

from __future__ import annotations

import re

from tutor.core.drills.ladder import ANIMALS, DIRECTLY, EXPERIMENTS, support
from tutor.core.faces import Row
from tutor.core.items import Article, Claim, Common, Evidence, Faq, QuestionFile, Source, Term
from tutor.core.sentences import chain, label, link, sentence, shown
from tutor.core.text import Text, join, markdown, plain, width, words

SOURCES = 2
_LONGEST_NOUN = 22
_PREPOSITION = re.compile(r"\s+(?:of|in|to|for|from|onto|on|with|by|at|after|during|between)\s")
_UNCLEAR = re.compile(r",|\b(?:and|or|what|how|whether|who|that)\b")
# What counts as one change although it is written in the plural.
_CHANGES = frozenset(["gains", "benefits", "effects", "improvements", "changes", "losses"])


def claim_rows(claim: Claim, file: QuestionFile) -> tuple[Row, ...]:
    """All rows of a claim's reveal."""
    rows = (*why_rows(claim, file), *_tried(claim, file), *_found(claim), _in(claim), _limits(claim), _worded(claim), _supported(claim, file), *_told(claim), source_row(claim.common, file, claim.evidence))  # fmt: skip
    return tuple(row for row in rows if row.lines)


def moderator_rows(claim: Claim, file: QuestionFile) -> tuple[Row, ...]:
    """The rows of a moderator: what it says as a whole, then as for any claim; of its wording only a hedge."""
    said = (Row("claim", (sentence(claim, file),)), Row("why", _lines(claim.common.because)))
    worded = (_worded(claim),) if claim.hedged else ()
    rows = (*said, *_tried(claim, file), *_found(claim), _in(claim), _limits(claim), *worded, *_told(claim), source_row(claim.common, file, claim.evidence))  # fmt: skip
    return tuple(row for row in rows if row.lines)


def why_rows(claim: Claim, file: QuestionFile) -> tuple[Row, ...]:
    """The reason in prose, and the chain in arrows."""
    arrows = chain(claim, file)
    return (Row("why", _lines(claim.common.because)), Row("", (arrows,) if arrows else (), kind="chain"))


def _tried(claim: Claim, file: QuestionFile) -> tuple[Row, ...]:
    pieces = [piece for piece in claim.evidence if piece.do]
    if not pieces:
        return ()
    return (Row("tried", tuple(markdown(piece.do) for piece in pieces), tuple(_came(piece, claim, file) for piece in pieces)),)  # fmt: skip


def _came(piece: Evidence, claim: Claim, file: QuestionFile) -> Text:
    """What came of an experiment: `→ gain abolished`."""
    if not piece.outcome:
        return join((words("→ "), markdown(piece.found)), "") if piece.found else ()
    measured = shown(piece.of) or (label(claim.effect, file) if claim.effect else "")
    noun = short_noun(measured) if file.language == "en" else ""
    return words(f"→ {noun} {piece.outcome}" if noun else f"→ {piece.outcome}")


def short_noun(label: str) -> str:
    """What a label comes down to (`survival of existing neurons`: survival, `endurance gains`: gain), "" where that is not simple."""
    if _UNCLEAR.search(label):
        return ""
    noun = _PREPOSITION.split(f"{plain(markdown(label))} ", maxsplit=1)[0].strip()
    last = noun.rpartition(" ")[2]
    if last in _CHANGES:
        noun = last[:-2] if last == "losses" else last[:-1]
    return noun if width(noun) <= _LONGEST_NOUN else ""


def _found(claim: Claim) -> tuple[Row, ...]:
    """What was found, in words: of a single experiment as well."""
    alone = len(_reported(claim)) == 1 == sum(bool(piece.do) for piece in claim.evidence)
    told = (piece.found for piece in claim.evidence if piece.found and (not piece.do or (alone and piece.outcome)))
    return (Row("found", tuple(map(markdown, told))),)


def _told(claim: Claim) -> tuple[Row, ...]:
    """What several experiments found, in their order, below all that is shorter; with what was done where one of them does not say."""
    done = [piece for piece in claim.evidence if piece.do]
    reported = _reported(claim)
    if len(done) < 2:
        return ()
    named = len(reported) < len(done)
    return (
        Row("found", tuple(markdown(f"{piece.do}: {piece.found}" if named else piece.found) for piece in reported)),
    )


def _reported(claim: Claim) -> list[Evidence]:
    """The experiments that tell more than their outcome."""
    return [piece for piece in claim.evidence if piece.do and piece.outcome and piece.found]


def _in(claim: Claim) -> Row:
    """In whom or what, how much, for how long, and how many; a number that an experiment lacks is said to be missing."""
    where = claim.where or next((piece.population for piece in claim.evidence if piece.population), "")
    lasted = next((piece.duration for piece in claim.evidence if piece.duration), "")
    setting = ", ".join(part for part in dict.fromkeys((where, claim.dose, claim.lag, lasted)) if part)
    compared = ", ".join(shown(one) for one in claim.compared_with)
    parts = (setting, f"compared with {compared}" if compared else "", _how_many(claim))
    line = join((markdown(part) for part in parts if part), "; ")
    return Row("in", (line,) if line else ())


def _how_many(claim: Claim) -> str:
    """How many studies and participants, of the first piece of evidence that says so."""
    for piece in claim.evidence:
        kind = "animals" if piece.design == "animal-experiment" else "participants"
        counts = (_counted(piece.studies, "studies"), _counted(piece.participants, kind))
        if any(counts):
            return ", ".join(count for count in counts if count)
    expected = any(piece.design in EXPERIMENTS or (piece.do and not piece.design) for piece in claim.evidence)
    return "how many is not said" if expected else ""


def _counted(number: str, noun: str) -> str:
    return f"{number} {noun}" if re.fullmatch(r"[\d., ]*\d", number) else number


def bounds(claim: Claim) -> tuple[str, ...]:
    """What limits a claim, in words: its limits, then under which conditions it holds and does not."""
    return (*claim.limits, *(f"only if {one}" for one in claim.when), *(f"unless {one}" for one in claim.unless))


def _limits(claim: Claim) -> Row:
    line = join(map(markdown, bounds(claim)), "; ")
    return Row("limits", (line,) if line else ())


def _worded(claim: Claim) -> Row:
    if claim.relation == "goes-with":
        said = f"as {'perhaps ' if claim.hedged else ''}found together, not as cause and effect"
    elif claim.hedged:
        said = "with caution: the source says may, might or could"
    else:
        said = "plainly, as having no effect" if claim.relation == "does-not-affect" else "plainly: the source does not say may or might"  # fmt: skip
    return Row("worded", (words(said),))


def _supported(claim: Claim, file: QuestionFile) -> Row:
    found = support(claim, file)
    if found is None:
        return Row("support", ())
    more = ""
    if claim.necessary:
        more = ": needed; whether it is enough is another matter"
    elif claim.where and found.rung in (DIRECTLY, ANIMALS):
        more = f": {claim.where}"
    return Row("support", (join((words(found.wording, "strong"), markdown(more)), ""),))


# ---- terms and faqs


def term_rows(term: Term, file: QuestionFile, means: Text = ()) -> tuple[Row, ...]:
    """The rows of a term: what it means (where the front did not say it), its other names, what it is not."""
    apart = ", ".join(_named(one, file) for one in term.confuse)
    rows = (
        Row("means", (means,) if means else ()),
        Row("in full", _lines(term.full)),
        Row("also", _lines("; ".join(shown(name) for name in term.also))),
        Row("why", _lines(term.common.because)),
        Row("unlike", _lines(apart)),
        _about(term.common, file),
        source_row(term.common, file),
    )
    return tuple(row for row in rows if row.lines)


def faq_rows(faq: Faq, file: QuestionFile, *own: Row) -> tuple[Row, ...]:
    """The rows of a faq, after those of its answer form."""
    rows = (*own, Row("why", _lines(faq.common.because)), _about(faq.common, file), source_row(faq.common, file))
    return tuple(row for row in rows if row.lines)


def _named(one: str, file: QuestionFile) -> str:
    match file.items.get(one):
        case Term(term=name):
            return shown(name)
        case _:
            return label(one, file) if one in file.nodes else shown(one)


def _about(common: Common, file: QuestionFile) -> Row:
    """The claims an item is about, drawn as arrows."""
    claims = (file.items.get(id) for id in common.about)
    return Row("about", tuple(link(claim, file) for claim in claims if isinstance(claim, Claim)))


def source_row(common: Common, file: QuestionFile, evidence: tuple[Evidence, ...] = ()) -> Row:
    """`Neuron, February 2026; read in Neural afterburn`; without sources the article and its publisher."""
    ids = dict.fromkeys((*(piece.source for piece in evidence), *common.sources))
    names = list(dict.fromkeys(_cited(file.sources[id]) for id in ids if id in file.sources))
    if not names:
        line = _read(file.article) if file.article else ""
    else:
        more = f"{len(names) - SOURCES} more" if len(names) > SOURCES else ""
        line = "; ".join(names[:SOURCES]) + (f" and {more}" if more else "")
        line += f"; read in {_before_colon(file.article.title)}" if file.article else ""
    return Row("source", _lines(line), kind="quiet")


def _cited(source: Source) -> str:
    return ", ".join(part for part in (source.venue or _before_colon(source.title), source.year) if part)


def _read(article: Article) -> str:
    return ", ".join(part for part in (_before_colon(article.title), article.publisher) if part)


def _before_colon(title: str) -> str:
    """A title short enough for a line: up to its first colon."""
    return title.split(": ", 1)[0]


def _lines(text: str) -> tuple[Text, ...]:
    return (markdown(text),) if text else ()
