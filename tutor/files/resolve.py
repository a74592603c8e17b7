"""The nodes of one file: which term, concept or plain words a name in a claim stands for."""

from __future__ import annotations

from typing import NamedTuple

from tutor.core.items import Direction, Node, Term
from tutor.files.naming import cut, whole_slug

DIRECTIONS: dict[str, Direction] = {"more": "more", "less": "less", "fewer": "fewer"}


class Concept(NamedTuple):
    """A node as an author declares it."""

    id: str
    label: str
    also: tuple[str, ...] = ()
    gloss: str = ""
    kind: str = ""


class Ambiguous(Exception):
    """A name that stands for several nodes; `ids` are theirs."""

    def __init__(self, ids: list[str]) -> None:
        super().__init__(", ".join(ids))
        self.ids = ids


class Nodes:
    """Every node of a file by id; asked for a name, it answers with the id, and remembers plain words it had not met."""

    def __init__(self, terms: list[Term], concepts: list[Concept]) -> None:
        self.nodes: dict[str, Node] = {}
        self.used: dict[str, Node] = {}
        self._ids: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        self._others: dict[str, list[str]] = {}
        self._slugs: dict[str, str] = {}
        for term in terms:
            id = term.common.id
            self._add(Node(id, term.term, term.also, term.full, "", term.kind, id))
        for concept in concepts:
            self._add_concept(concept)

    def slug(self, words: str) -> str:
        """The whole slug of a wording, made once."""
        found = self._slugs.get(words)
        if found is None:
            found = self._slugs[words] = whole_slug(words)
        return found

    def of(self, words: str) -> str:
        """The id of the node that `words` name; "" when their slug is empty; raises Ambiguous."""
        found = self._ids.get(words)
        if found is None:
            found = self._ids[words] = self._look_up(words)
        return found

    def known(self, words: str) -> bool:
        """Whether `words` name a term or concept."""
        key = self.slug(words) or words
        return key in self._names or key in self._others or key in self.nodes

    def mediator(self, words: str) -> tuple[Direction, str]:
        """A step of `via`: its direction and the words that name the node."""
        first, _, rest = words.partition(" ")
        direction = DIRECTIONS.get(first.lower())
        if direction is None or not rest or self.known(words):
            return "more", words
        return direction, rest.strip()

    def names(self) -> dict[str, list[str]]:
        """Every declared name by its slug, with the ids of the nodes it may stand for."""
        return {**self._others, **self._names}

    def _look_up(self, words: str) -> str:
        whole = self.slug(words)
        key = whole or words
        for ids in (self._names.get(key), self._others.get(key)):
            if ids is not None:
                if len(ids) > 1:
                    raise Ambiguous(ids)
                return ids[0]
        id = cut(whole)
        if id and id not in self.nodes:
            self.nodes[id] = Node(id, words)
        return id

    def _add(self, node: Node) -> None:
        self.nodes[node.id] = node
        # An id is its own slug.
        self._called(self._names, node.id, node.id)
        self._called(self._names, self.slug(node.label) or node.label, node.id)
        for name in (*node.also, node.full):
            if name:
                self._called(self._others, self.slug(name) or name, node.id)

    def _called(self, table: dict[str, list[str]], name: str, id: str) -> None:
        ids = table.setdefault(name, [])
        if id not in ids:
            ids.append(id)

    def _add_concept(self, concept: Concept) -> None:
        same = next(
            (node for node in self.nodes.values() if node.item and self.slug(node.label) == self.slug(concept.label)),
            None,
        )
        if same is None:
            self._add(Node(concept.id, concept.label, concept.also, "", concept.gloss, concept.kind))
            return
        also = same.also + tuple(name for name in concept.also if name not in same.also)
        self._add(same._replace(also=also, gloss=concept.gloss, kind=same.kind or concept.kind))
