"""What the map says of taking a cause away: along links whose cause is needed, the effect is gone too. No card stands behind these.

An experiment that an author wrote down is a card of its claim (`do`); a claim that has one is not asked for here once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tutor.core.drills.chain import Told, claims_of, ends_of, item_of, told_rows
from tutor.core.drills.chance import shuffled
from tutor.core.drills.evidence import OUTCOMES, experiments
from tutor.core.faces import Face, Option, Pick, Row
from tutor.core.graph import Chain, Graph, Link, graph
from tutor.core.items import QuestionFile
from tutor.core.sentences import capital, is_plural, label, sentence
from tutor.core.text import join, markdown, words

NAME = "intervention"
_LONGEST = 4


def interventions(map: Graph) -> tuple[Chain, ...]:
    """The ways along links that are needed and raise what they lead to, in the order of their claims' ids; single links are among them."""
    needed: dict[str, list[Link]] = {}
    for link in sorted(map.links, key=lambda link: link.claim):
        if link.necessary and link.joins and link.sign == "+":
            needed.setdefault(link.cause, []).append(link)
    found = [Chain(way, "+") for links in needed.values() for link in links for way in _onward((link,), needed)]
    return tuple(sorted(found, key=lambda chain: tuple(link.claim for link in chain.links)))


def _onward(way: tuple[Link, ...], needed: Mapping[str, list[Link]]) -> Iterator[tuple[Link, ...]]:
    yield way
    met = {way[0].cause, *(link.effect for link in way)}
    for link in needed.get(way[-1].effect, ()) if len(way) < _LONGEST else ():
        if link.effect not in met and link.shown == way[0].shown:
            yield from _onward((*way, link), needed)


def intervention_key(chain: Chain) -> str:
    """The name of the question, made like a chain's of its two ends."""
    first, last = chain.links[0].claim, chain.links[-1].claim
    return f"{first if first == last else item_of(first, last)}#{NAME}"


def asked(files: Iterable[QuestionFile]) -> dict[str, Chain]:
    """The questions that the map of these files asks, by key: of claims that are drilled, and of no experiment that is asked already."""
    known = {file.id: file for file in files}
    found: dict[str, Chain] = {}
    for chain in interventions(graph(known.values())):
        try:
            told = claims_of(known, (link.claim for link in chain.links))
        except KeyError:
            continue  # one of them is only on the map
        if len(told) > 1 or not experiments(told[0][1]):
            found.setdefault(intervention_key(chain), chain)
    return found


def intervention_face(files: Mapping[str, QuestionFile], key: str, count: int) -> Face:
    """The question as it is asked at this count; raises KeyError for one that the map does not ask."""
    first, last = ends_of(key.removesuffix(f"#{NAME}"))
    chain = asked(files.values() if first != last else [files[first.partition("/")[0]]])[key]
    told = claims_of(files, (link.claim for link in chain.links))
    (start_file, start), (end_file, end) = told[0], told[-1]
    cause, effect = label(start.cause, start_file), label(end.effect, end_file)
    order = shuffled(key, count, len(OUTCOMES))
    cues = [f"in {start.where}" if len(told) == 1 and start.where else "", f"put together from {len(told)} claims" if len(told) > 1 else ""]  # fmt: skip
    return Face(
        key,
        "claim" if len(told) == 1 else "chain",
        markdown(f"{taken_away(cause, start_file.nodes[start.cause].kind)}: what happens to {effect}, and why?"),
        Pick(tuple(Option(words(OUTCOMES[index]), OUTCOMES[index] == "abolished") for index in order)),
        words("; ".join(filter(None, cues))),
        rows=(*_why(told), *told_rows(told, chain.links)),
    )


_TAKEN = {
    "cell": "silenced",
    "process": "blocked",
    "molecule": "taken away",
    "structure": "destroyed",
    "exposure": "left out",
}


def taken_away(cause: str, kind: str) -> str:
    """The experiment in a few words, as one would do it on a cause of this kind: `SF1 neurons are silenced`."""
    return capital(f"{cause} {'are' if is_plural(cause) else 'is'} {_TAKEN.get(kind, 'missing')}")


def _why(told: Told) -> tuple[Row, ...]:
    """That each cause is needed, with the reason its author gives."""
    lines = [join((sentence(claim, file), markdown(claim.common.because)), " ") for file, claim in told]
    return (Row("why", tuple(lines)),)
