"""A question file from its text to what its author knows, with every problem named at once.

An error costs its item, not its file; only what breaks the file itself (syntax, `format`, its id, the limits) costs all of it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Table
from typing import Any, NamedTuple

from tutor.core.items import Article, Claim, Gist, Item, QuestionFile, Term
from tutor.core.problems import Place, Problem
from tutor.files import claims, references, topics
from tutor.files.claims import Evident
from tutor.files.collector import uncollected
from tutor.files.head import file_id, told_once
from tutor.files.keys import FORMAT, MODERATING
from tutor.files.naming import slug
from tutor.files.nodes import Mapping, Node, parse
from tutor.files.references import Known, Referring, referring
from tutor.files.resolve import Concept, Nodes
from tutor.files.sheet import WHOLE, Broken, Sheet, read_sheet
from tutor.files.topics import Setting
from tutor.files.values import Reader

_SECTIONS = ("terms", "faqs", "claims")


class Reading(NamedTuple):
    """What was read: `file` is None when all of it is left out; `written` leads from an item's id to its mapping, as do `concepts` and
    `sources`; `gist` are the nodes of the key points kept."""

    sheet: Sheet
    file: QuestionFile | None
    problems: tuple[Problem, ...]
    written: Table[str, Mapping] = {}
    concepts: Table[str, Mapping] = {}
    sources: Table[str, Node] = {}
    gist: tuple[Node, ...] = ()

    def places(self) -> dict[str, Place]:
        """Where each item stands."""
        return {id: self.sheet.place(node) for id, node in self.written.items()}


def read_question_file(path: str, shown: str | None = None, root: str | None = None, nodes: bool = False) -> Reading:
    """Reads a question file; `shown` is its path in messages, `root` the folder its pictures lie in (else the library it stands in).

    `nodes` keeps where everything stood: a reading without them is freed sooner.
    """
    shown = path if shown is None else shown
    root = library_of(path) if root is None else root
    try:
        return decode(read_sheet(path, shown), root, nodes=nodes)
    except Broken as broken:
        return Reading(Sheet(shown, ""), None, (broken.problem,))


def library_of(path: str) -> str:
    """The folder of the library that a question file stands in, else its own folder."""
    folder = os.path.dirname(os.path.abspath(path))
    return os.path.dirname(folder) if os.path.basename(folder) == "questions" else folder


def decode(sheet: Sheet, root: str = "", pure: bool = False, nodes: bool = True) -> Reading:
    """A question file from its text."""
    with uncollected():
        reading = _decode(sheet, root, pure)
        if not nodes:
            # Freed here, the tree is not walked by the collector when it starts again.
            reading = Reading(reading.sheet, reading.file, reading.problems)
    return reading


def _decode(sheet: Sheet, root: str, pure: bool) -> Reading:
    try:
        tree = parse(sheet, pure)
    except Broken as broken:
        from tutor.files.recovery import recovered

        found = recovered(sheet, broken.problem, lambda rest: _decode(rest, root, pure).problems)
        return Reading(sheet, None, found)
    reader = Reader(sheet, tree.problems)
    if tree.root is None:
        problem = sheet.problem(
            "empty-file", Place(sheet.path), "this file holds nothing yet", "add terms, faqs or claims", "", "warning"
        )
        return Reading(sheet, None, (problem,))
    if type(tree.root) is not Mapping:
        reader.record(tree.root, "file")
        reader.costing(0, WHOLE)
        return Reading(sheet, None, tuple(reader.problems))
    return _File(reader, tree.root, root).read()


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file and place."""
    return tuple(sorted(problems, key=lambda problem: problem.place))


class _File:
    """One file on its way from nodes to values: head first, then terms and concepts, which give the names, then faqs and claims."""

    def __init__(self, reader: Reader, root: Mapping, folder: str) -> None:
        self.reader, self.root, self.folder = reader, root, folder
        self.items: dict[str, Item] = {}
        self.written: dict[str, Mapping] = {}
        self.concepts: dict[str, Mapping] = {}
        self.ids: dict[str, int] = {}
        self.claim_ids: set[str] = set()
        self.former: dict[str, str] = {}
        self.referring: list[Referring] = []

    def read(self) -> Reading:
        reader = self.reader
        head = reader.record(self.root, "file") or {}
        id = file_id(reader, self.root, head)
        if head.get("format", FORMAT) > FORMAT:
            message = f"this file is written for a newer tutor (format {head['format']}, and this one reads {FORMAT})"
            reader.problem("newer-format", self.root.entries["format"], message, "update tutor", WHOLE)
            return Reading(reader.sheet, None, tuple(reader.problems))
        reader.costing(0, "this key is left out")
        evident, setting = told_once(reader, head, self.folder)
        self._section(head, "terms", "term", self._term, setting)
        concepts = self._concepts(head)
        self.nodes = Nodes([item for item in self.items.values() if isinstance(item, Term)], concepts)
        self._section(head, "faqs", "faq", self._faq, setting)
        self._section(head, "claims", "claim", lambda *given: self._claim(evident, *given), setting)
        known = Known(self.ids, self.claim_ids, evident)
        references.check(reader, known, self.referring, self.items, self.written)
        gist = self._gist(head, known)
        reader.rest_of_known()
        file = None
        if id:
            order = self._order()
            article: Article | None = head.get("article")
            title = head.get("title") or (article.title if article else id)
            file = QuestionFile(
                id, reader.sheet.path, title, article, tuple(point for _, point in gist), evident.sources, {item: self.items[item] for item in order},
                self._used(), head.get("language", "en"), head.get("formerly", ()),
            )  # fmt: skip
        written = self.written
        if len(written) > len(self.items):
            written = {item: node for item, node in written.items() if item in self.items}
        sources = {line.fields["id"]: line.node for line in head.get("sources", ()) if "id" in line.fields}
        return Reading(
            reader.sheet,
            file,
            sorted_problems(reader.problems),
            written,
            self.concepts,
            sources,
            tuple(node for node, _ in gist),
        )

    # ---- items

    def _section(
        self, head: dict[str, Any], section: str, name: str, make: Callable[..., Item | None], setting: Setting
    ) -> None:
        reader, claim = self.reader, name == "claim"
        for node in head.get(section) or ():
            begin = len(reader.problems)
            reader.failed = reader.refers = False
            if reader.suspected:
                reader.suspected = set()
            if reader.known:
                reader.claim_known(node)
            fields = reader.record(node, name)
            if fields is not None and type(node) is Mapping:
                id = self._named(name, fields, node)
                if reader.refers or (claim and not MODERATING.isdisjoint(fields)):
                    self.referring.append(referring(id, name, node, fields))
                item = make(setting, id, fields, node)
                if item is not None:
                    if item.common.formerly:
                        self._formerly(id, item, node)
                    if not reader.failed:
                        self.items[id], self.written[id] = item, node
            if reader.failed:
                reader.costing(begin, f"one {name} is left out")

    def _named(self, name: str, fields: dict[str, Any], node: Mapping) -> str:
        """The item's id, given or made of its wording, noted as used even when the item is broken."""
        given = fields.get("id")
        if given is not None:
            id = str(given)
        elif name == "term":
            id = slug(fields.get("term", ""))
        elif name == "faq":
            id = slug(fields.get("question") or fields.get("flawed", ""))
        else:
            id = claims.wording_slug(self.nodes, fields, claims.relation_of(node))
        if name == "claim" and id:
            self.claim_ids.add(id)
        if not id:
            if not self.reader.failed:
                words = fields.get("term") or fields.get("question") or fields.get("flawed")
                if words:
                    self.reader.problem(
                        "empty-slug", node, f"'{words}' holds no letter or digit to make an id of", "add 'id: …'"
                    )
            return ""
        line = node.start_mark.line + 1
        first = self.ids.setdefault(id, line)
        if first != line or id in self.written:
            if given is not None:
                self.reader.problem(
                    "duplicate-id",
                    node.key("id"),
                    f"the id '{id}' is already used on line {first}",
                    "give one of them another id",
                )
            else:
                message = f"the id made of this wording, '{id}', is already used on line {first}"
                other = id[:50].rstrip("-") + "-2"
                self.reader.problem("duplicate-id", node, message, f"add an id of its own, such as 'id: {other}'")
        return id

    def _term(self, setting: Setting, id: str, fields: dict[str, Any], node: Mapping) -> Item | None:
        return topics.term(self.reader, setting, id, fields, node)

    def _faq(self, setting: Setting, id: str, fields: dict[str, Any], node: Mapping) -> Item | None:
        return topics.faq(self.reader, setting, id, fields, node)

    def _claim(self, evident: Evident, setting: Setting, id: str, fields: dict[str, Any], node: Mapping) -> Item | None:
        return claims.claim(self.reader, setting, evident, self.nodes, id, fields, node)

    def _concepts(self, head: dict[str, Any]) -> list[Concept]:
        found: list[Concept] = []
        reader = self.reader
        for node in head.get("concepts") or ():
            begin = len(reader.problems)
            reader.failed = False
            reader.suspected = set()
            reader.claim_known(node)
            fields = reader.record(node, "concept")
            if fields is not None and isinstance(node, Mapping) and "label" in fields:
                id = fields.get("id") or slug(fields["label"])
                if not id:
                    reader.problem(
                        "empty-slug",
                        node,
                        f"'{fields['label']}' holds no letter or digit to make an id of",
                        "add 'id: …'",
                    )
                elif id in self.concepts:
                    reader.problem(
                        "duplicate-id", node, f"two concepts have the id '{id}'", "give one of them another id"
                    )
                elif not reader.failed:
                    self.concepts[id] = node
                    found.append(topics.concept(fields, id))
            reader.costing(begin, "one concept is left out")
        return found

    def _formerly(self, id: str, item: Item, node: Mapping) -> None:
        for name in item.common.formerly:
            other = self.former.setdefault(name, id)
            if other != id:
                at = node.key("formerly")
                self.reader.problem(
                    "formerly-twice",
                    at,
                    f"'{name}' is a former id of '{other}' too",
                    "leave it with the one that has the history",
                )

    def _gist(self, head: dict[str, Any], known: Known) -> list[tuple[Node, Gist]]:
        found = []
        for line in head.get("gist", ()):
            begin = len(self.reader.problems)
            items = line.fields.get("items", ())
            if items and isinstance(line.node, Mapping):
                references.unknown(self.reader, known, line.node, "items", items, self.ids, "item")
                line.fields["items"] = tuple(id for id in items if id in self.items)
            self.reader.costing(begin, "the reference is left out")
            draft, quote = line.fields.pop("draft", False), line.fields.pop("quote", "")
            if quote and not draft and isinstance(line.node, Mapping):
                topics.unfounded_quote(self.reader, line.node)
            if "say" in line.fields and not draft:
                found.append((line.node, Gist(**line.fields)))
        return found

    def _order(self) -> list[str]:
        """The ids of the items in file order."""
        if [section for section in self.root.entries if section in _SECTIONS] == [
            section for section in _SECTIONS if section in self.root.entries
        ]:
            return list(self.items)
        return sorted(self.items, key=lambda item: self.written[item].start_mark.index)

    def _used(self) -> dict[str, Any]:
        """The nodes of the claims that are kept."""
        used = set()
        for item in self.items.values():
            if type(item) is Claim:
                used.add(item.cause)
                used.add(item.effect)
                for step in item.via:
                    used.update([mediator.node for mediator in step])
        used.discard("")
        return {id: node for id, node in self.nodes.nodes.items() if id in used or node.item}
