"""`tutor pull`: reviews made in Anki come home into the log; what came, what was known and what was left out is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tutor.cli.clock import offsets
from tutor.cli.commands import Arguments
from tutor.cli.context import Context
from tutor.cli.packaging import oldest
from tutor.cli.streams import say_json, working
from tutor.core.cards import CardKey
from tutor.core.problems import visible
from tutor.core.wording import count, listed

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Mapping

    from tutor.anki.revlog import History, Ours
    from tutor.core.library import Library
    from tutor.core.returning import Homecoming

EPILOG = """\
Reviews are matched by card and time, so pulling again adds nothing, and what went out with 'tutor export --progress' is known.
Forgotten cards are reset, due days set by hand are kept; crammed answers and cards suspended in Anki change nothing here.
'tutor undo' takes a whole pull back, and the next pull brings it again. A backup is made first.

keys of --json: file, kind; reviews_new and cards (that they are of), reviews_known; resets, rescheduled; cards_unknown (with reviews, but not
in this library), cards_suspended (in Anki, not here), cards_deleted (in Anki, their reviews come all the same);
left (rows left out: crammed, future, early, unreadable, unmet: a due day set for a card never answered); written"""
_LEFT = {
    "crammed": "crammed",
    "future": "dated in the future",
    "early": "older than Anki",
    "unreadable": "of a kind that is not known here",
    "unmet": "given a due day before the first answer",
}


class _Came(NamedTuple):
    """What a file told, and what of it is new here."""

    file: str
    shown: str
    kind: str
    history: History
    home: Homecoming
    cards: int
    suspended: int


def arguments_pull(parser: ArgumentParser) -> None:
    """FILE and whether to write."""
    parser.epilog = EPILOG
    parser.add_argument("file", nargs="?", metavar="FILE", help=".apkg, .colpkg or collection.anki2, which Anki may have open (else the collection of Anki on this machine)")  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="tell what would come, and write nothing")
    parser.add_argument("--json", action="store_true", help="print what was done as JSON")


def run_pull(args: Arguments) -> int:
    """Adds what is new to the log and tells."""
    from tutor.store.exchange import take_home

    with Context(args) as context, working("reading what was done in Anki"):
        came = _read(context, args.file)
        if not args.dry_run:
            take_home(context.journal, came.home.rows, context.now())
    written = bool(came.home.rows) and not args.dry_run
    if args.json:
        say_json(_record(came, written))
    else:
        _tell(came, args.dry_run)
    return 0


def _read(context: Context, file: str | None) -> _Came:
    from tutor.anki.collection import opened
    from tutor.anki.profiles import default
    from tutor.anki.revlog import Clock, history
    from tutor.core.memory import Seen
    from tutor.core.returning import homecoming

    now, day_start = context.now(), context.settings.day_start
    path = Path(file) if file else default()
    shown = file or f"Anki's profile '{path.parent.name}'"
    library = context.played()
    with opened(path) as collection:
        clock = Clock(now, offsets(context.clock), day_start)
        told, kind = history(collection, _ours(library, context.journal.history()), clock), collection.kind
    home = homecoming(told.acts, context.journal.rows(), lambda name: _current(library.names, name))
    states = context.states()
    told, home = _of_met(
        told, home, {key for key, state in states.items() if isinstance(state.memory, Seen)}, library.names
    )
    asleep = (states.get(_current(library.names, name)) for name in told.suspended)
    suspended = sum(not (state and state.suspended) for state in asleep)
    cards = len({row.card for row in home.rows if row.act == "review"})
    return _Came(str(path), shown, "collection" if kind == "collection" else "package", told, home, cards, suspended)


def _of_met(told: History, home: Homecoming, met: set[str], names: Mapping[str, str]) -> tuple[History, Homecoming]:
    """Without due days that were set by hand for cards never answered, there or here: a card has none before it is met."""
    answered = met | {_current(names, row.card or "") for row in home.rows if row.act == "review"}
    rows = tuple(row for row in home.rows if row.act != "reschedule" or _current(names, row.card or "") in answered)
    if left := len(home.rows) - len(rows):
        told = told._replace(left={**told.left, "unmet": left})
    return told, home._replace(rows=rows)


def _ours(library: Library, kept: Mapping[str, int]) -> Ours:
    """The cards of the library, and those of another one that have a history here."""
    from tutor.anki.naming import guid
    from tutor.anki.revlog import Ours

    guids = {guid(name): name for name in (oldest(library, key) for key in (*library.cards, *kept) if _is_key(key))}

    def named(id: str) -> str:
        if not _is_key(id):
            return ""
        key = _current(library.names, id)
        return oldest(library, key) if key in library.cards or key in kept else ""

    return Ours(guids, named)


def _is_key(key: str) -> bool:
    try:
        return bool(CardKey.parse(key))
    except ValueError:
        return False


def _current(names: Mapping[str, str], key: str) -> str:
    """The key of now of a card under any name it had."""
    item, _, drill = key.rpartition("#")
    return f"{names.get(item, item)}#{drill}"


def _count(home: Homecoming, act: str) -> int:
    return sum(row.act == act for row in home.rows)


def _record(came: _Came, written: bool) -> dict[str, object]:
    home, told = came.home, came.history
    return {
        "file": came.file, "kind": came.kind, "reviews_new": _count(home, "review"), "reviews_known": home.known.get("review", 0), "cards": came.cards,
        "resets": _count(home, "reset"), "rescheduled": _count(home, "reschedule"), "cards_unknown": told.unknown, "cards_suspended": came.suspended,
        "cards_deleted": told.deleted, "left": {reason: told.left.get(reason, 0) for reason in _LEFT}, "written": written,
    }  # fmt: skip


def _tell(came: _Came, dry: bool) -> None:
    home, told = came.home, came.history
    new, known = _count(home, "review"), home.known.get("review", 0)
    would = "would come home" if dry else "came home"
    said = f"{count(new, 'review')} of {count(came.cards, 'card')} {would}" if new else f"no new review {'would come' if dry else 'came'} home"  # fmt: skip
    print(f"{said} from {visible(came.shown)}" + (f"; {known} {'was' if known == 1 else 'were'} known" if known else ""))  # fmt: skip
    changed = [f"{count(number, 'card')} {word}" for act, word in (("reset", "forgotten"), ("reschedule", "given another due day")) if (number := _count(home, act))]  # fmt: skip
    if changed:
        print(f"in Anki {listed(changed)}: here too")
    if told.unknown:
        print(f"{count(told.unknown, 'card')} with reviews {'is' if told.unknown == 1 else 'are'} not in this library; --library DIR names another")  # fmt: skip
    if came.suspended:
        print(f"{count(came.suspended, 'card')} {'is' if came.suspended == 1 else 'are'} suspended in Anki, not here")
    if told.deleted:
        print(f"{count(told.deleted, 'card')} with reviews {'is' if told.deleted == 1 else 'are'} no longer in Anki")
    if left := [f"{number} {_LEFT[reason]}" for reason, number in told.left.items()]:
        print(f"left out: {listed(left)}")
    if dry:
        print("nothing was written")
    elif home.rows:
        print("'tutor undo' takes it back")
