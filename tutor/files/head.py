"""The head of a question file: its id, article, sources, and what it says once for all its items."""

from __future__ import annotations

from typing import Any

from tutor.core.items import Article, Evidence, Source
from tutor.core.problems import Place
from tutor.files import claims
from tutor.files.claims import Evident
from tutor.files.naming import is_id, slug
from tutor.files.nodes import Mapping
from tutor.files.sheet import WHOLE
from tutor.files.topics import Setting
from tutor.files.values import Line, Reader


def file_id(reader: Reader, root: Mapping, head: dict[str, Any]) -> str:
    """The file's id, given or its name; "" (and a problem that costs the file) when neither can be one."""
    if "id" in root.entries:
        if "id" not in head:
            place = reader.sheet.place(root.entries["id"])
            for index, problem in enumerate(reader.problems):
                if problem.place == place:
                    reader.problems[index] = problem._replace(cost=WHOLE)
        return str(head.get("id", ""))
    name = reader.sheet.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    if is_id(name):
        return name
    other = slug(name)
    help = f"add 'id: {other or '…'}', or rename the file"
    reader.problem("bad-id", Place(reader.sheet.path), f"the file's name '{name}' cannot be its id", help, WHOLE)
    return ""


def told_once(reader: Reader, head: dict[str, Any], folder: str) -> tuple[Evident, Setting]:
    """Sources and defaults; `folder` is where pictures and sounds must lie. The article's fields become an Article."""
    article: Line | None = head.get("article")
    if article is not None:
        head["article"] = Article(**article.fields) if article.fields.get("title") else None
    sources: dict[str, Source] = {}
    named = set()
    for line in head.get("sources", ()):
        line.fields.pop("note", None)
        id = line.fields.get("id")
        if id in named:
            message = f"two sources have the id '{id}'"
            reader.problem("duplicate-id", line.node, message, "give one of them another id", "the second is left out")
        elif id is not None:
            named.add(id)
            if "title" in line.fields:
                sources[id] = Source(**line.fields)
    only = next(iter(named)) if len(named) == 1 else ""
    plain = {id: Evidence(id, design=source.design, population=source.population) for id, source in sources.items()}
    return _defaults(reader, head, Evident(sources, frozenset(named), (), plain, only), folder)


def _defaults(reader: Reader, head: dict[str, Any], evident: Evident, folder: str) -> tuple[Evident, Setting]:
    begin = len(reader.problems)
    line: Line | None = head.get("defaults")
    fields = line.fields if line is not None else {}
    alone = (evident.only,) if evident.only in evident.sources else ()
    if "evidence" in fields:
        evidence = claims.evidence_of(reader, evident, fields["evidence"])
        named = {piece.source for piece in evidence}
        evident = evident._replace(only=named.pop() if len(named) == 1 else "")
    else:
        evidence = tuple(evident.plain[id] for id in alone)
    sources = fields.get("sources")
    if sources is not None and line is not None and isinstance(line.node, Mapping):
        for id in sources:
            if id not in evident.named:
                claims.unknown_source(reader, evident.named, line.node.entries["sources"], id)
    reader.costing(begin, "the default is left out")
    kept = tuple(id for id in sources if id in evident.sources) if sources is not None else alone
    setting = Setting(fields.get("depth", "standard"), fields.get("tags", ()), kept, folder)
    return evident._replace(evidence=evidence, where=fields.get("where", "")), setting
