"""`tutor new`: a question file, a deck or an item, begun with all that can be guessed; nothing there is disturbed, nothing unfinished is asked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from typing import NamedTuple

from tutor.core.problems import Problem, Refusal, visible
from tutor.files.decode import Reading, decode, library_of
from tutor.files.keys import FORMS, RECORDS, RELATIONS
from tutor.files.load import listed
from tutor.files.naming import is_id, meant, slug
from tutor.files.nodes import Mapping
from tutor.files.sheet import HIDDEN, Sheet, name_of
from tutor.files.writing import template
from tutor.files.writing.append import appended, last
from tutor.files.writing.beside import lay, modeline
from tutor.files.writing.compose import Value
from tutor.files.writing.edits import encoded, read, save
from tutor.files.writing.remarks import DRAFT
from tutor.files.writing.whole import create

NOTHING = "nothing was added"
_APART = 2_000_000_000
SECTION_OF = {"term": "terms", "faq": "faqs", "claim": "claims"}
KIND_OF = {section: kind for kind, section in SECTION_OF.items()}


class Made(NamedTuple):
    """What was written: the file, the line it begins on, its id ("" where the author's wording decides), whether it is a draft."""

    path: str
    line: int
    id: str
    draft: bool = False


def new_file(
    library: str, name: str, article: Table[str, str], short: bool = False, known: Table[str, str] = {}
) -> Made:
    """A question file of that name, else named after its article; raises Refusal for one that is there. `known` are the paths of the library's
    files by id."""
    _visible([name, *article.values()])
    id = _id_of(name or article.get("title", ""), name)
    if not id:
        id = _free(library, "questions", "new-article")
    path = _path(library, "questions", id)
    _unused(os.path.join(library, known[id]) if id in known else path, f"tutor new term … --to {id} adds to it")
    lay(library)
    text = template.question_file(id, article, short)
    _write(path, text)
    return Made(path, 1 + text[: text.index("\nid:") + 1].count("\n"), id)


def new_deck(
    library: str, name: str, questions: Iterable[str], known: Table[str, str], loose: Iterable[str], short: bool
) -> Made:
    """A deck over the question files named, else over those that no deck holds, else over all. `known` are the paths of the library's files by
    id. Raises Refusal."""
    _visible([name])
    named = [_known(each, known) for each in questions] or list(loose) or list(known)
    if not named:
        raise Refusal("there is no question file to make a deck of", "tutor new file begins one")
    title = name if name and not is_id(name) else (name or named[0]).replace("-", " ").capitalize()
    id = _id_of(name, name) or _free(library, "decks", "new-deck")
    if id in known and id not in named:
        raise Refusal(f"'{id}' is the id of a question file, which is a deck of its own", "give the deck another name")
    path = _path(library, "decks", id)
    _unused(path, "tutor new deck NAME takes another name")
    lay(library)
    _write(path, template.deck(id, title, named, short))
    return Made(path, 2, id)


def new_item(path: str, kind: str, fields: Table[str, Value], short: bool = False) -> Made:
    """A term, faq or claim at the end of its section of a question file; what is not given is filled in as a draft. Raises Refusal."""
    section = SECTION_OF[kind]
    _visible(fields.values())
    content, sheet = read(path, NOTHING)
    root = library_of(path)
    before = decode(sheet, root)
    filled, draft = whole(section, fields, texts(before))
    below = template.examples(section, fields) if draft and not short else []
    text = appended(sheet, section, filled, below)
    after = decode(Sheet(sheet.path, text), root)
    no_worse(before, after)
    node = last(text, sheet.path, section)
    id = next((id for id, each in after.written.items() if each.start_mark.index == node.start_mark.index), "")
    if id and _named(section, fields):
        filled = {"id": id, **filled}
        text = appended(sheet, section, filled, below)
        no_worse(before, decode(Sheet(sheet.path, text), root))
        node = last(text, sheet.path, section)
    else:
        id = ""
    if modeline("question-file") in text:
        lay(root)
    save(path, content, encoded(content, _explained(text, node) if draft and below else text), NOTHING)
    return Made(path, node.start_mark.line + 1, id, draft)


def target(library: str, wanted: str, known: Table[str, str]) -> str:
    """The question file to add to: the one that `wanted` names by path, name or id, else the only one, else the one changed last.

    Raises Refusal where none is there, and where it cannot be told which was changed last.
    """
    paths = {shown: os.path.join(library, shown) for shown in listed(library)[0]}
    if wanted:
        by_name = {os.path.basename(shown).rpartition(".")[0]: path for shown, path in paths.items()}
        by_id = {id: os.path.join(library, shown) for id, shown in known.items()}
        if wanted in by_id or wanted in by_name:
            return by_id.get(wanted) or by_name[wanted]
        for path in (wanted, os.path.join(library, wanted), os.path.join(library, "questions", wanted)):
            if os.path.isfile(path):
                if os.path.basename(os.path.dirname(os.path.abspath(path))) == "decks":
                    raise Refusal(f"'{visible(wanted)}' is a deck", "items go into a question file")
                return os.path.abspath(path)
        raise Refusal(f"there is no question file '{visible(wanted)}'", meant(wanted, {**by_name, **by_id}, "tutor new file begins one"))  # fmt: skip
    if not paths:
        raise Refusal("there is no question file to add to yet", "tutor new file begins one")
    changed = sorted((os.stat(path).st_mtime_ns, path) for path in paths.values())
    if len(changed) > 1 and changed[-1][0] - changed[-2][0] < _APART:
        names = " or ".join(os.path.basename(path).rpartition(".")[0] for _, path in reversed(changed[-2:]))
        raise Refusal("several question files were changed last, so it is not clear which is meant", f"say which: --to {names}")  # fmt: skip
    return changed[-1][1]


# ---- names


def _id_of(words: str, name: str) -> str:
    """The slug of some words; raises Refusal where a name was given of which none can be made."""
    id = slug(os.path.basename(words).removesuffix(".yaml").removesuffix(".yml"))
    if name and not id:
        raise Refusal(f"'{visible(name)}' holds no letter or digit to make a name of", "take another name")
    return id


def _path(library: str, folder: str, id: str) -> str:
    return os.path.join(library, folder, f"{id}.yaml")


def _free(library: str, folder: str, name: str) -> str:
    """A name that no file of that folder has."""
    names = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next(each for each in names if not os.path.lexists(_path(library, folder, each)))


def _unused(path: str, help: str) -> None:
    if os.path.lexists(path):
        raise Refusal(f"there is a file '{visible(path)}' already", help)


def _known(wanted: str, known: Table[str, str]) -> str:
    """The id of a question file named by id, by file name or as a glob over ids."""
    name = os.path.basename(wanted).removesuffix(".yaml").removesuffix(".yml")
    if wanted in known or any(sign in wanted for sign in "*?["):
        return wanted
    for id, path in known.items():
        if name == os.path.basename(path).rpartition(".")[0]:
            return id
    raise Refusal(f"there is no question file '{visible(wanted)}'", meant(name, known, f"there are: {', '.join(known) or 'none'}"))  # fmt: skip


# ---- items


def whole(section: str, fields: Table[str, Value], taken: frozenset[str]) -> tuple[dict[str, Value], bool]:
    """The item with all that it needs, and whether something of that was filled in: then it is a draft."""
    missing = {key: _fresh(value, taken) for key, value in template.PLACEHOLDERS[section].items() if _lacks(key, fields)}  # fmt: skip
    given = {**missing, **fields, **({"draft": True} if missing else {})}
    keys = dict.fromkeys((*RECORDS[KIND_OF[section]], *given))  # an unknown one is named by the reader
    order = ["id", *(key for key in keys if key not in ("id", "draft")), "draft"]
    return {key: given[key] for key in sorted(given, key=order.index)}, bool(missing)


def _lacks(key: str, fields: Table[str, Value]) -> bool:
    """Whether an item needs that key of a template."""
    match key:
        case "definition":
            return not fields.keys() & {"definition", "points"}
        case "question":
            return not fields.keys() & {"question", "flawed"}
        case "points":
            return not any(field in fields for form in FORMS for field in form[0])
        case "increases":
            return not fields.keys() & RELATIONS.keys()
        case "because":
            return not fields
        case _:
            return key not in fields


def _named(section: str, fields: Table[str, Value]) -> bool:
    """Whether the words that make the id are the author's."""
    return bool(fields) and (section == "claims" or bool(fields.keys() & {"term", "question", "flawed"}))


def _fresh(value: Value, taken: frozenset[str]) -> Value:
    """A filled-in text that makes another id than those there are."""
    if not isinstance(value, str) or slug(value) not in taken:
        return value
    end = "?" if value.endswith("?") else ""
    words = [f"{value.removesuffix('?')} {number}{end}" for number in range(2, 1000)]
    return next(each for each in words if slug(each) not in taken)


def texts(reading: Reading) -> frozenset[str]:
    """What makes the ids of a file's items: ids, and the slugs of the causes of claims."""
    from tutor.core.items import Claim

    items = reading.file.items if reading.file is not None else {}
    return frozenset([*items, *(item.cause for item in items.values() if isinstance(item, Claim))])


def _visible(values: Iterable[Value]) -> None:
    """Refuses characters that no file may hold."""
    for value in values:
        if isinstance(value, str) and (hidden := HIDDEN.search(value)) is not None:
            raise Refusal(f"{name_of(hidden.group())} is not allowed", f"delete it; {NOTHING}")
        if isinstance(value, str) and not _is_text(value):
            raise Refusal(
                f"'{visible(value)}' is not valid text", f"your terminal sent bytes that are no UTF-8; {NOTHING}"
            )
        if isinstance(value, Sequence) and not isinstance(value, str):
            _visible(value)


def _is_text(value: str) -> bool:
    """Whether it holds no bytes of an argument that could not be read."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def no_worse(before: Reading, after: Reading) -> None:
    """Refuses an item that brings an error with it."""
    for problem in brought(before.problems, after.problems):
        if problem.severity == "error":
            raise Refusal(problem.message, f"{problem.help}; {NOTHING}" if problem.help else NOTHING)


def brought(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that were not there before, on whatever line the others are now."""
    known = [_sign(problem) for problem in before]
    found = []
    for problem in after:
        if _sign(problem) in known:
            known.remove(_sign(problem))
        else:
            found.append(problem)
    return tuple(found)


def lines_of(path: str, line: int) -> range:
    """The lines of the item that begins on a line; that line alone where none can be read there."""
    from tutor.files.decode import read_question_file

    for node in read_question_file(path, nodes=True).written.values():
        if node.start_mark.line + 1 == line:
            end = node.end_mark
            return range(line, max(line + 1, end.line + (2 if end.column else 1)))
    return range(line, line + 1)


def _sign(problem: Problem) -> tuple[str, str, str]:
    """What stays of a problem when it moves to another line."""
    return problem.code, re.sub(r"\d+", "", problem.message), problem.source


def _explained(text: str, item: Mapping) -> str:
    """The text with a remark beside `draft: true` of an item, where there is room for one."""
    if item.flow:
        return text
    end = item.entries["draft"].end_mark.index
    return f"{text[:end]}  # {DRAFT}{text[end:]}"


def _write(path: str, text: str) -> None:
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        create(path, text.encode())
    except FileExistsError:
        raise Refusal(
            f"there is a file '{visible(path)}' already", "it was made by another program this moment"
        ) from None
    except OSError as error:
        raise Refusal(f"'{visible(path)}' cannot be written: {(error.strerror or str(error)).lower()}", "nothing was made") from None  # fmt: skip
