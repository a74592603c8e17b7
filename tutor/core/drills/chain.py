"""What is asked across claims: how the first cause acts on the last effect, through links that only together say so.

The one drill that is made from the map and not from one file. Its key is `<file>/<first claim>..<last claim>#chain`, the last claim of another
file in full; a card knows its claims in their order (`after`), so that its face is made from their files alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from tutor.core.cards import DEEP, STANDARD, Card
from tutor.core.drills.ladder import LADDER, support
from tutor.core.drills.row import playable, token
from tutor.core.faces import Face, Row, Trace
from tutor.core.graph import Chain, Graph, Link, Sign, product, shown_in
from tutor.core.graph import link as link_of
from tutor.core.items import DEPTHS, Claim, QuestionFile
from tutor.core.sentences import MARKS, is_plural, label, sentence, short
from tutor.core.text import Text, join, markdown, words
from tutor.core.ways import along, chains, short_chains

SHARE = 10
"""The longest chains, one in so many claims, are drilled from depth standard on; the rest deep."""
_RANK = 1_000_000


class Part(NamedTuple):
    """What chains need to know of a claim: its link, its depth, its tags and what it is called at its end."""

    link: Link
    depth: int
    tags: tuple[str, ...]
    effect: str


def parts(file: QuestionFile) -> Iterator[Part]:
    """The claims of a file that are drilled at all."""
    for id, item in file.items.items():
        if isinstance(item, Claim) and playable(item):
            end = label(item.effect, file) if item.effect else ""
            yield Part(link_of(id, item, file.id), DEPTHS.index(item.common.depth), item.common.tags, end)


def chain_cards(known: Iterable[Part]) -> tuple[Card, ...]:
    """The chains of a library as cards, each of the file of its first claim.

    From each start the longest chain, and every short one by which more can be told; of two between the same concepts one, and none
    where one of them, or a claim, says the other way.
    """
    by_claim = {part.link.claim: part for part in known}
    few = len(by_claim) // SHARE
    taken, signs = _told(_joined(by_claim))
    found = []
    for place, (ends, chain) in enumerate(taken.items()):
        if len(signs[ends]) == 1:
            found.append(
                _card([by_claim[link.claim] for link in chain.links], STANDARD if place < few else DEEP, place)
            )
    return tuple(found)


def chains_again(known: Iterable[Part], items: Iterable[str]) -> Iterator[Card]:
    """The chains of items that have no card of their own any more, as long as the ends still join and nothing says the other way."""
    by_claim = {part.link.claim: part for part in known}
    map = _joined(by_claim)
    _, signs = _told(map)
    for chain in filter(None, (along(map, *ends_of(item)) for item in items)):
        if signs.get((chain.nodes[0], chain.nodes[-1]), {chain.sign}) == {chain.sign}:
            yield _card([by_claim[link.claim] for link in chain.links], STANDARD, len(by_claim))


def _joined(by_claim: Mapping[str, Part]) -> Graph:
    return Graph({}, tuple(part.link for part in by_claim.values()))


_Ends = tuple[str, str]


def _told(map: Graph) -> tuple[dict[_Ends, Chain], dict[_Ends, set[Sign]]]:
    """One chain between two concepts, and what chains and claims say of them: said both ways there is no one answer."""
    taken: dict[_Ends, Chain] = {}
    signs: dict[_Ends, set[Sign]] = {}
    for link in map.links:
        if link.joins:
            signs.setdefault((link.cause, link.effect), set()).add(link.sign)
    for chain in (*chains(map), *short_chains(map, len(map.links))):
        ends = chain.nodes[0], chain.nodes[-1]
        taken.setdefault(ends, chain)
        signs.setdefault(ends, set()).add(chain.sign)
    return taken, signs


def _card(links: list[Part], depth: int, place: int) -> Card:
    claims = tuple(part.link.claim for part in links)
    file = claims[0].partition("/")[0]
    item = item_of(claims[0], claims[-1])
    tags = tuple(dict.fromkeys(tag for part in links for tag in part.tags))
    deep = max(depth, *(part.depth for part in links))
    return Card(f"{item}#chain", item, file, "claim", "chain", deep, "verdict", claims, (item, *claims, token(links[-1].effect)), _RANK + place, tags)  # fmt: skip


def item_of(first: str, last: str) -> str:
    """The item that a chain's card is of, by its first and last claim (`<file>/<id>`)."""
    file, _, id = last.partition("/")
    return f"{first}..{id if first.partition('/')[0] == file else last}"


def ends_of(item: str) -> tuple[str, str]:
    """The first and last claim of a chain's item; of any other item that item twice."""
    first, dots, last = item.partition("..")
    if not dots:
        return item, item
    return first, last if "/" in last else f"{first.partition('/')[0]}/{last}"


def chain_face(files: Mapping[str, QuestionFile], card: Card) -> Face:
    """The chain as it is shown; raises KeyError where one of its claims is no longer there, or no longer joins."""
    told = claims_of(files, card.after)
    links = [link_of(claim.common.id, claim, file.id) for file, claim in told]
    kinds = {shown_in(claim) for _, claim in told}
    if not all(link.joins for link in links) or len(kinds) != 1:
        raise KeyError(card.key)
    (first_file, first), (last_file, last) = told[0], told[-1]
    start, end = label(first.cause, first_file), label(last.effect, last_file)
    cue = f"put together from {len(told)} claims" + ("; shown in animals" if kinds == {"animals"} else "")
    raises = product(links) == "+"
    return Face(
        card.key,
        "chain",
        markdown(f"Trace how {start} {'act' if is_plural(start) else 'acts'} on {end}, and which way."),
        Trace(raises, tuple(sentence(claim, file) for file, claim in told)),
        words(cue),
        markdown(f"{'raises' if raises else 'lowers'} {end}"),
        told_rows(told, links),
    )


Told = Sequence[tuple[QuestionFile, Claim]]


def claims_of(files: Mapping[str, QuestionFile], claims: Iterable[str]) -> Told:
    """Claims (`<file>/<id>`) with their files; raises KeyError for one that is not drilled (any more)."""
    return [_claim(files, claim) for claim in claims]


def _claim(files: Mapping[str, QuestionFile], key: str) -> tuple[QuestionFile, Claim]:
    file, _, id = key.partition("/")
    item = files[file].items[id]
    if not isinstance(item, Claim) or not playable(item):
        raise KeyError(key)
    return files[file], item


def told_rows(told: Told, links: Sequence[Link]) -> tuple[Row, ...]:
    """What is told below the answer: the links as arrows and, of several, that no source puts them together; the support of the weakest."""
    (file, claim) = told[0]
    drawn = [short(file.nodes[claim.cause].label)]
    for (file, claim), link in zip(told, links, strict=True):
        mark = MARKS["+" if link.sign == "+" else "-"]
        drawn += [f"{mark}{'→' if link.settled else '┄→'}", short(file.nodes[claim.effect].label)]
    articles = dict.fromkeys(file.article.title.split(": ", 1)[0] for file, _ in told if file.article)
    source = f"read in {' and '.join(articles)}" if articles else ""
    rows = (
        Row("", (markdown(" ".join(drawn)),), kind="chain"),
        Row("worded", (words("by no source as a whole; as strong as its weakest link"),) if len(told) > 1 else ()),
        Row("support", _weakest(told)),
        Row("source", (markdown(source),) if source else (), kind="quiet"),
    )
    return tuple(row for row in rows if row.lines)


def _weakest(told: Told) -> tuple[Text, ...]:
    """The lowest rung that a link stands on, and the link; what stands on none (opinion alone) is lowest."""
    rungs = [(support(claim, file), file, claim) for file, claim in told]
    found, file, claim = max(rungs, key=lambda one: one[0].rung if one[0] else len(LADDER))
    wording = found.wording if found else "by opinion alone"
    return (join((words(wording, "strong"), sentence(claim, file)), ": "),)
