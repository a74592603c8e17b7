"""Decks in plain formats: a table for Anki and spreadsheets (CSV), everything for programs (JSON), pages to read (Markdown)."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tutor.cli.clock import utc
from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.cli.introducing import introduction
from tutor.cli.streams import say_json, working, write_file
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count

if TYPE_CHECKING:
    from tutor.core.cards import Card, Deck
    from tutor.core.library import Library

COLUMNS = ("key", "deck", "type", "drill", "Front", "options", "Back", "because", "source", "tags")
"""Anki puts columns into the fields of the same name: those of its note type Basic are filled without a click."""
STATE = ("state", "due", "stability", "difficulty", "retrievability", "reps", "lapses", "suspended")
_HEAD = ("#separator:Comma", "#html:false", "#notetype:Basic", "#guid column:1", "#deck column:2", "#tags column:10")
# A spreadsheet takes these for the beginning of a formula; a plain number it may have.
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)*(?:\s?%)?")


def run_plainly(context: Context, decks: Sequence[Deck], args: Arguments) -> int:
    """Writes or prints the decks in the format asked for."""
    if args.output == "-" and args.json:
        raise Refusal("--json tells what was done, and -o - prints the decks", "take one of the two", 2)
    if args.progress and args.format != "json":
        raise Refusal(f"a {args.format} file has no place for progress", "take --format json", 2)
    with working("writing the decks"):
        library = context.library if args.format == "md" else context.played()
        held = {} if args.format == "md" else _held(library, decks, context)
        text = {"md": _markdown, "csv": _table, "json": _document}[args.format](context, library, decks, held, args)
    if args.output == "-":
        _print(text)
    else:
        write_file(args.output, text.encode("utf-8-sig" if args.format == "csv" else "utf-8"), 0o666)
    if args.json:
        cards = {} if args.format == "md" else {"cards": len(held)}
        say_json({"path": args.output, "decks": len(decks), **cards})
    else:
        what = count(len(decks), "deck") if args.format == "md" else f"{count(len(held), 'card')} of {count(len(decks), 'deck')}"  # fmt: skip
        where, to = ("standard output", sys.stderr) if args.output == "-" else (visible(args.output), sys.stdout)
        print(f"{what} written to {where}", file=to)
    return 0


def _print(text: str) -> None:
    """As UTF-8 whatever the terminal's encoding is: it is a file's content."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        print(text, end="")
        return
    sys.stdout.flush()
    raw.write(text.encode("utf-8"))
    raw.flush()


def _held(library: Library, decks: Sequence[Deck], context: Context) -> dict[str, tuple[Card, Deck]]:
    """The cards in introduction order by key, each with the first of the decks that holds it."""
    held: dict[str, tuple[Card, Deck]] = {}
    for deck in decks:
        for card in introduction(library, deck, context.now()):
            held.setdefault(card.key, (card, deck))
    return held


def _markdown(context: Context, library: Library, decks: Sequence[Deck], held: object, args: Arguments) -> str:
    from tutor.core.reading import markdown

    return "\n".join(markdown(library, deck) for deck in decks)


def _table(
    context: Context, library: Library, decks: Sequence[Deck], held: dict[str, tuple[Card, Deck]], args: Arguments
) -> str:
    """One row a card; the lines before the first are read by Anki, and the last of them names the columns."""
    out = io.StringIO()
    out.writelines(f"{line}\n" for line in _HEAD)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("#columns:" + COLUMNS[0], *COLUMNS[1:]))
    writer.writerows(_rows(library, held))
    return out.getvalue()


def _rows(library: Library, held: dict[str, tuple[Card, Deck]]) -> Iterator[list[str]]:
    from tutor.anki.naming import deck_name, tag
    from tutor.core.outgoing import line

    for card, deck in held.values():
        said = line(library, card)
        options = "\n".join(f"{number}  {option}" for number, option in enumerate(said.options, 1))
        cells = (
            said.key,
            deck_name(deck.anki or deck.title.replace("::", ": ")),
            said.type,
            said.drill,
            f"{said.front}\n{options}" if options else said.front,
            options,
            said.answer,
            said.because,
            said.source,
            " ".join(filter(None, map(tag, said.tags))),
        )
        yield [_guarded(cell) for cell in cells]


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet runs: the apostrophe before what looks like a formula makes it text."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _document(
    context: Context, library: Library, decks: Sequence[Deck], held: dict[str, tuple[Card, Deck]], args: Arguments
) -> str:
    """Everything: decks, the files they draw on with all their items, and the cards (with --progress as they stand)."""
    import json

    from tutor.cli.cards import record
    from tutor.core.outgoing import VERSION, card_record, deck_record, file_record

    cards = []
    for key, (card, _) in held.items():
        said = card_record(library, card, library.decks)
        if args.progress:
            stands = record(context, key)
            said |= {name: stands[name] for name in STATE}  # type: ignore[misc]
        cards.append(said)
    files = dict.fromkeys(id for deck in decks for id in deck.files if id in library.files)
    whole = {
        "format": "tutor",
        "version": VERSION,
        "exported": utc(context.now().at),
        "decks": [deck_record(deck) for deck in decks],
        "files": [file_record(library.files[id]) for id in files],
        "cards": cards,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
