"""`tutor import`: an Anki package, a table or a Markdown deck as a question file; what could not be carried is told."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, NamedTuple

from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.cli.streams import make_file, say_json, there, working
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count, listed

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.core.incoming import Delivery, Left
    from tutor.files.incoming.write import Imported

_ANKI = (b"PK\x03\x04", b"PK\x05\x06", b"SQLite format 3\0")
_NOUNS = {"a table": "row", "a Markdown deck": "card"}
_LARGEST_TEXT = 64 << 20
_EXAMPLES = 5


class _Arrived(NamedTuple):
    """What was read, and how its pictures and sounds are read."""

    delivery: Delivery
    media: Callable[[str], bytes]


def arguments_import(parser: ArgumentParser) -> None:
    """FILE and where to write."""
    parser.add_argument("file", metavar="FILE", help=".apkg, .colpkg, collection.anki2; CSV or TSV with a header; Markdown with Q:, A: and C: blocks")  # fmt: skip
    parser.add_argument("-o", "--output", metavar="QUESTIONS", help="the question file to write, - to print it (else questions/ of the library in use)")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def run_import(args: Arguments) -> int:
    """Writes the question file and tells what could not be carried; exit 1 when nothing could."""
    from tutor.files.incoming.media import Shelf
    from tutor.files.incoming.write import imported
    from tutor.files.naming import slug

    if args.output == "-" and args.json:
        raise Refusal("--json and the question file cannot both be printed", "name a file with -o", 2)
    with Context(args) as context, ExitStack() as open_:
        target, root, library = _target(args, context)
        with working("reading the cards"):
            arrived = _read(args.file, open_)
            _ours(arrived.delivery, args.file)
            shelf = Shelf(root, arrived.media) if root else None
            id = slug(_stem(target or args.file)) or "imported"
            try:
                found = imported(arrived.delivery, id, os.path.basename(args.file), shelf, bool(library))
                _nothing(found, args.file)
                paths = _write(found, target, library)
            except BaseException:
                if shelf is not None:
                    shelf.take_back()
                raise
        copied = shelf.copied if shelf is not None else 0
    if args.json:
        say_json(_record(arrived.delivery, found, paths, copied))
    _tell(arrived.delivery, found, paths, copied)
    return 0


# ---- where to


def _target(args: Arguments, context: Context) -> tuple[str, str, str]:
    """The path to write ("" to print), the folder media are copied below ("" for none), and the library whose file it will be ("" for none)."""
    from tutor.files.naming import slug

    if args.output == "-":
        return "", "", ""
    library = ""
    if args.output:
        path = os.path.abspath(args.output)
        folder = os.path.dirname(path)
        if not os.path.isdir(folder):
            raise Refusal(f"there is no folder '{visible(_shown(folder))}'", "make it, or name another file with -o")
        root = os.path.dirname(folder) if os.path.basename(folder) == "questions" else folder
    else:
        from tutor.cli.new import own_library

        library = root = own_library(args, context)
        path = os.path.join(library, "questions", f"{slug(_stem(args.file)) or 'imported'}.yaml")
        known = {id for id, file in getattr(context.library.files, "paths", {}).items() if os.path.basename(file) != os.path.basename(path)}  # fmt: skip
        if slug(_stem(path)) in known:
            raise Refusal(f"a question file of the library has the id '{slug(_stem(path))}' already", "name another file with -o questions/NAME.yaml")  # fmt: skip
    _free(path)
    return path, root, library


def _free(path: str) -> None:
    if os.path.lexists(path):
        raise _there(path)


def _there(path: str) -> Refusal:
    return there(visible(_shown(path)), "it is left as it is: take it away to have it made anew (ids stay the same, so progress goes on), or name another with -o")  # fmt: skip


def _stem(path: str) -> str:
    return os.path.basename(path).rpartition(".")[0] or os.path.basename(path)


def _shown(path: str) -> str:
    inside = os.path.relpath(path)
    return path if inside.startswith("..") else inside


def _write(found: Imported, target: str, library: str) -> list[str]:
    """Writes all files or none; their paths, none where they were printed."""
    if not target:
        print("".join(file.text for file in found.files[:1]), end="")
        if len(found.files) > 1:
            raise Refusal(f"only the first of {len(found.files)} question files is printed", "name a file with -o")
        return []
    folder = os.path.dirname(target)
    first, rest = found.files[0], found.files[1:]
    paths = {target: first.text, **{os.path.join(folder, f"{file.id}.yaml"): file.text for file in rest}}
    for path in paths:
        _free(path)
    if library:
        from tutor.files.writing.beside import lay

        os.makedirs(folder, exist_ok=True)
        lay(library)
    made: list[str] = []
    try:
        for path, text in paths.items():
            make_file(path, text.encode("utf-8"), _there(path))
            made.append(path)
    except BaseException:
        for path in made:
            os.unlink(path)
        raise
    return made


# ---- what from


def _read(path: str, open_: ExitStack) -> _Arrived:
    """What a file holds, by what it is."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            start = file.read(16)
    except OSError as error:
        raise Refusal(f"'{visible(path)}' cannot be read: {(error.strerror or str(error)).lower()}", "name an Anki package, a table or a Markdown deck") from None  # fmt: skip
    if start.startswith(_ANKI) or path.lower().endswith((".apkg", ".colpkg", ".anki2", ".anki21")):
        from tutor.anki.collection import opened
        from tutor.anki.incoming import delivery

        collection = open_.enter_context(opened(path))
        return _Arrived(delivery(collection), collection.media.read)
    return _text(path)


def _text(path: str) -> _Arrived:
    from tutor.files.incoming.deck import deck, looks_like_deck
    from tutor.files.incoming.media import beside
    from tutor.files.incoming.table import names_columns, table

    text = _decoded(path)
    lower, shown = path.lower(), f"'{visible(path)}'"
    if lower.endswith((".md", ".markdown")) or (looks_like_deck(text) and not lower.endswith((".csv", ".tsv"))):
        found = deck(text)
        if not found.notes:
            raise Refusal(f"{shown} has no block that begins with Q: or C:", "a question is 'Q: …' with 'A: …' below it; a gap is 'C: … [answer] …'")  # fmt: skip
        return _Arrived(found, beside(path))
    if not lower.endswith((".csv", ".tsv", ".txt")) and not names_columns(text.split("\n")[:20]):
        raise Refusal(f"{shown} is neither an Anki package nor a table nor a Markdown deck", "an article is made into questions by: tutor draft")  # fmt: skip
    return _Arrived(table(text, shown, lower.endswith(".tsv")), beside(path))


def _decoded(path: str) -> str:
    """A text in the encoding its mark names, else UTF-8, else Windows' Western one."""
    with open(path, "rb", opener=_without_waiting) as file:
        content = file.read(_LARGEST_TEXT + 1)
    if len(content) > _LARGEST_TEXT:
        raise Refusal(f"'{visible(path)}' is larger than {_LARGEST_TEXT >> 20} MB", "divide it into several files")
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content[:4096] and not wide:
        raise Refusal(f"'{visible(path)}' is no text", "name an Anki package, a table or a Markdown deck")
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


# ---- what is said


def _ours(delivery: Delivery, path: str) -> None:
    """Refuses what holds nothing but cards that come from a library."""
    from tutor.anki.incoming import OURS

    if not delivery.incoming and delivery.left and all(each.reason == OURS for each in delivery.left if each.whole):
        raise Refusal(
            f"'{visible(path)}' holds only cards that come from a library of tutor already",
            f"to bring home the reviews made in Anki: tutor pull {visible(path)}",
        )


def _nothing(found: Imported, path: str) -> None:
    if found.files:
        return
    reasons = list(dict.fromkeys(each.reason for each in found.left if each.whole))
    more = f" ({listed(reasons[:3])})" if reasons else ""
    raise Refusal(f"nothing in '{visible(path)}' could be carried{more}", "nothing was written")


def _grouped(left: Sequence[Left]) -> list[dict[str, object]]:
    """What was left, by reason: how often, whether whole cards, and some of the places."""
    groups: dict[tuple[bool, str], list[str]] = {}
    for each in left:
        groups.setdefault((each.whole, each.reason), []).append(each.at)
    return [
        {"reason": reason, "count": len(places), "whole": whole, "examples": [at for at in places[:_EXAMPLES] if at]}
        for (whole, reason), places in sorted(groups.items(), key=lambda pair: (not pair[0][0], -len(pair[1])))
    ]


def _record(delivery: Delivery, found: Imported, paths: Sequence[str], copied: int) -> dict[str, object]:
    return {
        "paths": list(paths),
        "kind": delivery.kind,
        "title": found.title,
        "notes": delivery.notes,
        "items": dict(found.items),
        "media": copied,
        "decks": found.decks,
        "left": _grouped(found.left),
    }


def _tell(delivery: Delivery, found: Imported, paths: Sequence[str], copied: int) -> None:
    """The report, on standard error: the question file may be on standard output."""

    def say(line: str) -> None:
        print(visible(line), file=sys.stderr)

    made = [count(number, section[:-1]) for section, number in found.items.items() if number]
    where = listed([_shown(path) for path in paths]) or "standard output"
    say(f"{listed(made)} of {count(delivery.notes, _NOUNS.get(delivery.kind, 'note'))} written to {where}" + (f"; {count(copied, 'media file')} copied to media/" if copied else ""))  # fmt: skip
    for group in _grouped(found.left):
        examples = group["examples"]
        at = f" ({', '.join(map(str, examples))}{' …' if int(str(group['count'])) > len(examples) else ''})" if isinstance(examples, list) and examples else ""  # fmt: skip
        say(f"{'not carried' if group['whole'] else 'without'}: {group['count']} × {group['reason']}{at}")
    if found.decks:
        say(f"decks became tags: {', '.join(sorted(set(found.decks.values())))}; a deck of one: questions: [{found.files[0].id}], only: {{tags: [TAG]}}")  # fmt: skip
    for path in paths:
        say(f"look at it: tutor preview {_shown(path)}; mend it: tutor check {_shown(path)}")
        break
