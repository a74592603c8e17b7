"""`tutor` and `tutor study`: the app, or the same sitting line by line."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.core.agenda import Options
from tutor.core.problems import Refusal, visible

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.core.drafting import Reviewing
    from tutor.core.previewing import Previewing
    from tutor.core.quiz import Wanted

    Start = Options | Wanted | Reviewing | Previewing


def arguments_study(parser: ArgumentParser) -> None:
    """DECK… and what narrows or widens the sitting."""
    parser.add_argument("decks", nargs="*", metavar="DECK", help="only these decks (else all)")
    parser.add_argument("--minutes", type=positive, metavar="N", help="stop after about N minutes")
    parser.add_argument("--cards", type=positive, metavar="N", help="at most N cards")
    parser.add_argument("--search", metavar="QUERY", help="only the cards found, as in tutor cards")
    parser.add_argument(
        "--ahead", type=positive, default=0, metavar="DAYS", help="also what is due in the next DAYS days"
    )
    parser.add_argument("--forgotten", action="store_true", help="only what was answered Again today or yesterday")
    parser.add_argument("--cram", action="store_true", help="every card met, due or not; the schedule stays as it is")
    parser.add_argument(
        "--plain", action="store_true", help="line by line, for pipes, dumb terminals and screen readers"
    )


def positive(word: str) -> int:
    """A whole number from 1 on, for argparse."""
    number = int(word)
    if number < 1:
        raise ValueError
    return number


positive.__name__ = "number"


def run_study(args: Arguments) -> int:
    """Straight into a sitting."""
    with Context(args) as context:
        _first_start_of_a_day(context)
        ids = decks_named(context.library, args.decks)
        if not args.cram:
            _here(context, ids)
        options = Options(
            ids, _found(context, args.search), args.cards, args.minutes, args.ahead, args.forgotten, args.cram
        )
        if args.plain:
            from tutor.cli.plain import study

            return study(context.desk(), options)
        if trouble := no_terminal():
            raise Refusal(trouble, "tutor study --plain works without one")
        return _app(context, options)


def opened(context: Context, start: Start, help: str) -> int:
    """The app on a quiz, on drafts or on a preview; `help` says what to do where there is no terminal."""
    if trouble := no_terminal():
        raise Refusal(trouble, help)
    _first_start_of_a_day(context)
    return _app(context, start)


def run_home(args: Arguments) -> int:
    """The app on the decks; where it cannot draw, what `tutor due` prints and how to study."""
    if no_terminal():
        from tutor.cli.due import run_due

        status = run_due(
            Arguments(library=args.library, data=args.data, demo=args.demo, decks=[], quiet=False, json=False)
        )
        print("\ntutor study --plain studies here; tutor in a terminal opens the app", file=sys.stderr)
        return status
    with Context(args) as context:
        _first_start_of_a_day(context)
        return _app(context, None)


def _app(context: Context, options: Start | None) -> int:
    # Until the first paint nothing is thrown away; the app starts the collector again.
    import gc

    gc.disable()
    from tutor.tui.app import run_app

    return run_app(context.desk(), options)


def no_terminal() -> str:
    """Why the app cannot draw here, in one sentence; "" where it can."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return "the app needs a terminal, and standard input or output is none"
    if os.environ.get("TERM") == "dumb":
        return "the app cannot draw in this terminal (TERM is 'dumb')"
    return ""


def _first_start_of_a_day(context: Context) -> None:
    """Makes the data folder ready before the first answer, and the day's backup."""
    from tutor.store.backup import daily

    context.journal.create()
    daily(context.data, context.now())


def _here(context: Context, ids: tuple[str, ...]) -> None:
    """Names the decks among these that are studied in Anki; raises Refusal when there are no others."""
    named = [deck for id in ids if (deck := context.library.deck(id)) is not None]
    away = [deck for deck in named if deck.studied == "anki"]
    if not away:
        return
    titles = " and ".join(f"'{visible(deck.title)}'" for deck in away)
    said = f"{titles} {'is' if len(away) == 1 else 'are'} studied in Anki"
    if len(away) == len(named):
        raise Refusal(said, f"--cram goes through it here without moving its schedule; to study it here again, take 'studied: anki' out of {visible(away[0].path)}")  # fmt: skip
    print(f"{said}: nothing of it comes here", file=sys.stderr)


def _found(context: Context, query: str | None) -> frozenset[str] | None:
    if query is None:
        return None
    from tutor.cli.cards import found

    keys = frozenset(found(context, (), query))
    if not keys:
        raise Refusal(f"no card is found by '{query}'", "tutor cards --search QUERY shows what a query finds")
    return keys
