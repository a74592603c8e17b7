"""`tutor due`: how much there is to study now, by the same code as the app's counts and with as little imported as that needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tutor.cli.clock import utc
from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.core.agenda import Tally

if TYPE_CHECKING:
    from argparse import ArgumentParser


def arguments_due(parser: ArgumentParser) -> None:
    """DECK… and -q, --json."""
    parser.add_argument("decks", nargs="*", metavar="DECK", help="only these decks (else all)")
    parser.add_argument("-q", "--quiet", action="store_true", help="print the number alone; exit 0 if there is any, 1 if none")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_due(args: Arguments) -> int:
    """Prints the counts of each deck and of all together."""
    with Context(args) as context:
        ids = decks_named(context.library, args.decks)
        chosen = [deck for deck in context.library.decks if not ids or deck.id in ids]
        tallies, total = context.tallies(ids)
        if args.quiet:
            print(total.today)
            return 0 if total.today else 1
        if args.json:
            from tutor.cli.streams import say_json

            decks = [
                {"id": deck.id, "title": deck.title, "studied": deck.studied, **_counts(tallies[deck.id])}
                for deck in chosen
            ]
            say_json(
                {"now": utc(context.now().at), "library": context.library.path, "decks": decks, "total": _counts(total)}
            )
            return 0
        print(f"{total.today} {'card' if total.today == 1 else 'cards'} now")
        width = max((len(deck.title) for deck in chosen), default=0)
        print(f"\n{'':<{width}}   due   learning    new   met")
        for deck in chosen:
            tally = tallies[deck.id]
            now = f"{_dot(tally.due):>6}{_dot(tally.learning):>11}{_dot(tally.new):>7}"
            if deck.studied == "anki":
                now = f"{'studied in Anki':>{len(now)}}"
            print(f"{deck.title:<{width}}{now}   {tally.met} of {tally.total}")
        broken = sum(problem.severity == "error" for problem in context.library.problems)
        if broken:
            print(f"{broken} {'error' if broken == 1 else 'errors'} in the files: tutor check", file=sys.stderr)
        return 0


def _counts(tally: Tally) -> dict[str, int]:
    return {"due": tally.due, "learning": tally.learning, "new": tally.new, "total": tally.total}


def _dot(number: int) -> str:
    return str(number) if number else "·"
