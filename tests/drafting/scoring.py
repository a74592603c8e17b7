"""How good a draft is: the sentences it flags and the skeletons it makes, against labels written by hand.

A folder of labels holds ARTICLE.txt (or .md, .html) beside ARTICLE.gold.yaml: `causal`, a list of {line, sentence, cause, relation, effect,
hedged}, where cause, relation and effect may be a text or a list of texts that are all right, and `neutral`, lines or {line, sentence} that may
go either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tutor.files.draft.article import Article
from tutor.files.draft.causal import claims_of
from tutor.files.draft.proposals import ClaimProposal
from tutor.files.draft.reading import read_article, sentences

SIGN = {"increases": 1, "causes": 1, "enables": 1, "decreases": -1, "prevents": -1}
_STOP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "to",
        "and",
        "or",
        "by",
        "with",
        "from",
        "that",
        "which",
        "its",
        "their",
        "this",
        "these",
        "at",
        "as",
        "is",
        "are",
        "be",
        "more",
    ]
)
_TURNED = re.compile(
    r"(?i)^(?:\w+ly )?(?:silencing|inhibiting|blocking|deleting|suppressing|loss of|lack of|absence of|removal of|removing|reduced|lower|less|fewer|knocking out|knockout of|deactivating|cutting|without|declining|decline in|deficiency of|low|decreased) "
)
_MORE = re.compile(
    r"(?i)^(?:increased|increasing|higher|more|greater|stimulating|activating|improved|better|enhanced|elevated|raised|rising|warmer|longer) "
)


class Gold(NamedTuple):
    """A labelled sentence: every wording of a slot that is right."""

    line: int
    sentence: str
    cause: tuple[str, ...]
    relation: tuple[str, ...]
    effect: tuple[str, ...]
    hedged: bool


class Score(NamedTuple):
    """Counts over some articles. `flagged` are sentences with a claim, `neutral` those of them that may go either way, `right` those labelled causal."""

    sentences: int = 0
    causal: int = 0
    flagged: int = 0
    neutral: int = 0
    right: int = 0
    exact: int = 0
    one: int = 0
    cause: int = 0
    relation: int = 0
    effect: int = 0
    hedged: int = 0

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """Of the flagged sentences, without those that may go either way, the share labelled causal."""
        counted = self.flagged - self.neutral
        return self.right / counted if counted else 0.0

    @property
    def recall(self) -> float:
        """Of the sentences labelled causal, the share flagged."""
        return self.right / self.causal if self.causal else 0.0

    @property
    def usable(self) -> float:
        """Of the flagged causal sentences, the share whose best skeleton has at most one slot to mend."""
        return (self.exact + self.one) / self.right if self.right else 0.0


def labelled(path: Path) -> tuple[list[Gold], list[Any]]:
    """The labels of one article."""
    import yaml

    read = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    gold = []
    for each in read.get("causal") or []:
        # One sentence may have several readings: `alternatives` is a list of further slots.
        rows = [each, *(each.get("alternatives") or [])]
        slots = {
            key: tuple(dict.fromkeys(text for row in rows for text in _texts(row.get(key))))
            for key in ("cause", "relation", "effect")
        }
        gold.append(
            Gold(int(each["line"]), str(each.get("sentence", "")), **slots, hedged=bool(each.get("hedged", False)))
        )
    return gold, list(read.get("neutral") or [])


def _texts(value: Any) -> tuple[str, ...]:
    return () if value is None else tuple(map(str, value)) if isinstance(value, list) else (str(value),)


def scored(article: Article, gold: Sequence[Gold], neutral: Sequence[Any], report: list[str] | None = None) -> Score:
    """The score of one article; `report` collects a line for each miss."""
    by_sentence: dict[tuple[int, str], list[ClaimProposal]] = {}
    for claim in claims_of(article):
        by_sentence.setdefault((claim.lines[0], claim.quote), []).append(claim)
    # A claim said twice stands once: its later lines count as flagged too.
    again = {line for claim in claims_of(article) for line in claim.lines[1:]}
    score = Score(sentences=len(sentences(article)), causal=len(gold))
    taken: set[tuple[int, str]] = set()
    for each in gold:
        found = [key for key in by_sentence if key[0] == each.line and same_sentence(key[1], each.sentence)]
        if not found:
            if each.line in again:
                score += Score(flagged=1, right=1, exact=1, cause=1, relation=1, effect=1, hedged=1)
            elif report is not None:
                report.append(f"MISSED {each.line}: {each.sentence}")
            continue
        taken.update(found)
        claims = [claim for key in found for claim in by_sentence[key]]
        best = max((fits(claim, each) for claim in claims), key=sum)
        wrong = 4 - sum(best)
        score += Score(0, 0, 1, 0, 1, wrong == 0, wrong == 1, *best)
        if wrong > 1 and report is not None:
            report += [
                f"SLOTS  {each.line}: {each.sentence}",
                *(
                    f"    {claim.cause} | {claim.relation} | {claim.effect}{' h' if claim.hedged else ''}   {fits(claim, each)}"
                    for claim in claims
                ),
            ]
    for key, claims in by_sentence.items():
        if key in taken:
            continue
        free = any(
            key[0] == (each["line"] if isinstance(each, dict) else int(each))
            and (not isinstance(each, dict) or same_sentence(key[1], str(each.get("sentence", ""))))
            for each in neutral
        )
        score += Score(flagged=1, neutral=int(free))
        if report is not None and not free:
            report += [
                f"FALSE  {key[0]}: {key[1]}",
                *(f"    {claim.cause} | {claim.relation} | {claim.effect}" for claim in claims),
            ]
    return score


def same_sentence(first: str, second: str) -> bool:
    """Whether two texts are one sentence: the same words, or most of them; an empty second is any."""
    one, other = set(_words(first)), set(_words(second))
    if not other:
        return True
    return len(one & other) >= 0.7 * min(len(one), len(other))


def fits(claim: ClaimProposal, gold: Gold) -> tuple[bool, bool, bool, bool]:
    """Whether cause, relation, effect and hedge are right."""
    cause = alike(claim.cause, gold.cause)
    effect = alike(claim.effect, gold.effect)
    signs = {SIGN.get(relation, relation) for relation in gold.relation}
    mine = SIGN.get(claim.relation, claim.relation)
    relation = claim.relation in gold.relation or mine in signs
    if not relation and isinstance(mine, int):
        # "Less X, more Y" says what "X, less Y" says.
        turned = any(bool(_TURNED.match(each)) != bool(_TURNED.match(claim.cause)) for each in gold.cause)
        turned ^= any(bool(_TURNED.match(each)) != bool(_TURNED.match(claim.effect)) for each in gold.effect)
        relation = turned and -mine in signs
    return cause, relation, effect, claim.hedged == gold.hedged


def alike(mine: str, gold: Iterable[str]) -> bool:
    """Whether a label names one of the things: half of the words of both together are shared, or all of the shorter of two words or more."""
    for each in gold:
        one, other = set(_words(_plain(mine))), set(_words(_plain(each)))
        core = set(_words(re.sub(r"\([^)]*\)", "", mine))) or one
        if not one or not other:
            continue
        for words in (one, core):
            shared = len(words & other)
            if (
                shared / len(words | other) >= 0.5
                or (shared == len(other) and len(words) <= len(other) + 4)
                or (shared == len(words) and shared >= 2)
            ):
                return True
    return False


def _plain(label: str) -> str:
    return _MORE.sub("", _TURNED.sub("", re.sub(r"[()]", "", label)))


def _words(text: str) -> list[str]:
    return [
        re.sub(r"(?<=\w{3})(?:ing|es|ed|s|e)$", "", word)
        for word in re.findall(r"[\w-]+", text.lower())
        if word not in _STOP
    ]


def articles(folders: Iterable[str]) -> Iterable[tuple[Path, Path]]:
    """Each article of some folders with its labels."""
    for folder in folders:
        root = Path(folder)
        for gold in sorted(root.glob("*.gold.yaml") if root.is_dir() else [root]):
            stem = gold.name.removesuffix(".gold.yaml")
            text = next(
                (path for end in (".txt", ".md", ".html") if (path := gold.parent / (stem + end)).exists()), None
            )
            if text is not None:
                yield text, gold


def of(path: Path, gold: Path, report: list[str] | None = None) -> Score:
    """The score of one article by its files."""
    return scored(read_article(str(path)), *labelled(gold), report)
