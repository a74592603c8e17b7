"""The commands that look after progress: undo, log, backup, restore, doctor; and config and completion."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.cli.streams import say_json, working, write_file
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count

if TYPE_CHECKING:
    from argparse import ArgumentParser

SHELLS = ("bash", "zsh", "fish")


def arguments_undo(parser: ArgumentParser) -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_undo(args: Arguments) -> int:
    """Takes back this device's last act."""
    with Context(args) as context:
        taken = context.journal.undo(context.now())
        if args.json:
            say_json([{"act": row.act, "card": row.card, "uid": row.uid} for row in taken])
        elif not taken:
            print("there is nothing to take back")
        elif taken[0].act == "pull":
            print(
                f"taken back: what came home from Anki ({count(len(taken) - 1, 'row')}); 'tutor pull' brings it again"
            )
        else:
            cards = taken[0].card if len(taken) == 1 else count(len(taken), "card")
            print(f"taken back: {taken[0].act} of {visible(cards or '')}")
        return 0 if taken else 1


def arguments_log(parser: ArgumentParser) -> None:
    """export or import, and the file."""
    parser.add_argument(
        "action", choices=("export", "import"), help="write the log, or add the rows of a file (a union)"
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="the file to import")
    parser.add_argument("-o", "--output", metavar="FILE", help="where export writes (else standard output)")
    parser.add_argument("--json", action="store_true", help="print what an import did as JSON")


def run_log(args: Arguments) -> int:
    """Writes the log, a line a row; or adds the rows of such a file."""
    from tutor.store.exchange import export_lines, import_lines

    with Context(args) as context:
        if args.action == "export":
            return _export_log(args.output, export_lines(context.journal), args.json)
        if not args.file:
            raise Refusal("tutor log import needs the file to import", "tutor log import FILE", 2)
        with working("adding the rows"):
            merged = import_lines(context.journal, args.file, context.now())
        if args.json:
            say_json(merged._asdict())
        else:
            print(f"{count(merged.added, 'row')} added, {merged.known} known before")
            for line in merged.damaged:
                print(f"line {line} is damaged and was left out", file=sys.stderr)
        return 1 if merged.damaged else 0


def _export_log(output: str | None, lines: bytes, as_json: bool) -> int:
    if output is None or output == "-":
        sys.stdout.buffer.write(lines)
        return 0
    write_file(output, lines)
    rows = lines.count(10)
    if as_json:
        say_json({"path": output, "rows": rows})
    else:
        print(f"{count(rows, 'row')} written to {visible(output)}")
    return 0


def arguments_backup(parser: ArgumentParser) -> None:
    """-o FILE."""
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write it (else the backups folder)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_backup(args: Arguments) -> int:
    """A verified copy of progress, also while it is in use."""
    from tutor.store.backup import back_up, copy

    with Context(args) as context:
        source = os.path.join(context.data, "progress.db")
        if not os.path.exists(source):
            raise Refusal(f"there is no progress yet in {context.data}", "it begins with the first answer")
        path = os.path.abspath(args.output) if args.output else back_up(context.data, context.now())
        if args.output:
            copy(source, path)
        if args.json:
            say_json({"path": path})
        else:
            print(f"saved as {visible(path)}")
    return 0


def arguments_restore(parser: ArgumentParser) -> None:
    """FILE."""
    parser.add_argument("file", metavar="FILE", help="a backup, or a damaged progress.db")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_restore(args: Arguments) -> int:
    """Adds what the backup holds to what is there; nothing is removed."""
    from tutor.store.restoring import restore

    with Context(args) as context:
        with working("bringing the rows back"):
            restored = restore(context.journal, args.file, context.now())
        if args.json:
            say_json(restored._asdict())
        else:
            print(f"{count(restored.added, 'row')} brought back, {restored.known} known before")
        if restored.damaged:
            print(f"{count(restored.damaged, 'row')} of {args.file} damaged and left out", file=sys.stderr)
        return 1 if restored.damaged else 0


def arguments_doctor(parser: ArgumentParser) -> None:
    """--repair."""
    parser.add_argument("--repair", action="store_true", help="mend what can be mended, after a backup")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_doctor(args: Arguments) -> int:
    """Checks progress; exit 0 when all is well or was mended."""
    from tutor.store.doctor import examine

    with Context(args) as context:
        with working("looking at your progress"):
            report = examine(
                context.data, context.now(), context.library.names, frozenset(context.library.cards), args.repair
            )
        if args.json:
            say_json({"ok": report.ok, "findings": [finding._asdict() for finding in report.findings]})
        else:
            for finding in report.findings:
                print(f"{finding.code}: {visible(finding.sentence)}" + (f"\n  help: {visible(finding.mend)}" if finding.mend else ""))  # fmt: skip
            print("your progress is well" if report.ok else "your progress needs care; the help above says which")
        return 0 if report.ok else 1


def arguments_config(parser: ArgumentParser) -> None:
    """KEY."""
    parser.add_argument("key", nargs="?", metavar="KEY", help="only this setting")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_config(args: Arguments) -> int:
    """Each setting, its value and where it comes from; then the folders in use."""
    from tutor.store.settings import FILE, sources

    with Context(args) as context:
        settings, origin = context.settings, sources(context.config)
        rows = {key: (value, origin.get(key, "default")) for key, value in settings._asdict().items()}
        rows |= {
            "library": (context.library.path, "read-only" if not context.library.writable else "in use"),
            "data": (context.data, "progress.db, backups"),
            "settings": (os.path.join(context.config, FILE), "may be written by hand"),
        }
        if args.key is not None and args.key not in rows:
            from difflib import get_close_matches

            near = get_close_matches(args.key, rows, n=1)
            raise Refusal(
                f"there is no setting '{args.key}'", f"did you mean '{near[0]}'?" if near else "tutor config lists them"
            )
        chosen = {args.key: rows[args.key]} if args.key else rows
        if args.json:
            say_json({key: {"value": value, "from": where} for key, (value, where) in chosen.items()})
            return 0
        for key, (value, where) in chosen.items():
            shown = visible(value) or "-" if isinstance(value, str) else str(value).lower()
            print(f"{key:<14}{shown}  ({visible(where)})")
    return 0


def arguments_completion(parser: ArgumentParser) -> None:
    """The shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell; see the first lines of the script for where it goes")


def run_completion(args: Arguments) -> int:
    """Prints the script that completes commands and options."""
    path = os.path.join(os.path.dirname(__file__), "completions", f"tutor.{args.shell}")
    with open(path, encoding="utf-8") as file:
        print(file.read(), end="")
    return 0
