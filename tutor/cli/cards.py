"""`tutor cards`: what cards there are and how they stand, and acts on those found."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tutor.cli.clock import utc
from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.cli.streams import say_json, working
from tutor.core.cards import Card, CardKey, Deck
from tutor.core.memory import CardState, Seen, retrievability
from tutor.core.problems import Place, Refusal, visible
from tutor.core.wording import count, short_interval

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.core.desk import Flag

ACTS = ("suspend", "unsuspend", "bury", "reset", "unflag")
MANY = 10


def arguments_cards(parser: ArgumentParser) -> None:
    """DECK…, the query, and at most one act."""
    parser.add_argument("decks", nargs="*", metavar="DECK", help="only these decks (else all)")
    parser.add_argument(
        "--search", metavar="QUERY", default="", help='words, "phrases", deck: type: drill: tag: is: prop:, - negates'
    )
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--suspend", dest="act", action="store_const", const="suspend", help="hide the cards found")
    acts.add_argument("--unsuspend", dest="act", action="store_const", const="unsuspend", help="show them again")
    acts.add_argument("--bury", dest="act", action="store_const", const="bury", help="not before tomorrow")
    acts.add_argument(
        "--reset", dest="act", action="store_const", const="reset", help="begin anew with them; history is kept"
    )
    acts.add_argument("--unflag", dest="act", action="store_const", const="unflag", help="take their flags away")
    parser.add_argument("--flagged", action="store_true", help="those you flagged, as path:line: note — question")
    parser.add_argument("--yes", action="store_true", help=f"act on more than {MANY} cards without asking")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_cards(args: Arguments) -> int:
    """Lists the cards found, or acts on them."""
    with Context(args) as context:
        decks = decks_named(context.library, args.decks)
        with working("looking through the cards"):
            keys = list(found(context, decks, f"is:flagged {args.search}" if args.flagged else args.search))
        if args.flagged:
            return _flagged(context, args, keys, whole=not decks and not args.search)
        if args.act:
            return _act(context, args, keys)
        if args.json:
            with working("looking at the cards"):
                records = [record(context, key) for key in keys]
            say_json(records)
            return 0
        for key in keys:
            print(_line(context, key))
        print(count(len(keys), "card"), file=sys.stderr)
    return 0 if keys else 1


def found(context: Context, decks: Sequence[str], query: str) -> Iterator[str]:
    """The keys of the cards in play that a query finds, deck by deck, each once."""
    from tutor.core.drills import answer_of, face_in, front_of
    from tutor.core.search import Candidate, parse

    library, states = context.played(), context.states()
    wanted = parse(query)

    def words(card: Card) -> str:
        shown = face_in(library, card.key, 0)
        return f"{front_of(shown)}\n{answer_of(shown)}"

    chosen = [deck for deck in library.decks if not decks or deck.id in decks]
    for key, card in library.cards.items():
        holding = tuple(deck for deck in chosen if deck.holds(card))
        if holding and wanted.matches(
            Candidate(card, states.get(key, CardState()), holding, words),
            context.now(),
            context.journal.parameters().numbers,
        ):
            yield key


def _flagged(context: Context, args: Arguments, keys: list[str], whole: bool) -> int:
    """The flags of these cards with their notes and places, of the `whole` library all there are, or an act on them."""
    from tutor.cli.flagging import flags

    every = flags(context.library, context.journal.flags())
    chosen = [flag for flag in every if whole or flag.key in keys]
    if args.act:
        return _act(context, args, [flag.key for flag in chosen])
    told = [flag._replace(place=_from_here(context, flag.place)) for flag in chosen]
    if args.json:
        say_json([_noted(flag) for flag in told])
        return 0
    for flag in told:
        lead = f"{flag.place.path}:{flag.place.line}: " if flag.place else ""
        asked = flag.front or f"{flag.key} is not in its file any more"
        note = " ".join(flag.note.split())
        print(visible(lead + (f"{note} — {asked}" if note else asked)))
    print(count(len(told), "flagged card"), file=sys.stderr)
    return 0 if told else 1


def _from_here(context: Context, place: Place | None) -> Place | None:
    """The place as an editor started here finds it."""
    if place is None:
        return None
    full = os.path.join(context.library.path, place.path)
    shown = os.path.relpath(full)
    return place._replace(path=full if shown.startswith("..") else shown)


def _noted(flag: Flag) -> dict[str, object]:
    place = flag.place
    return {
        "key": flag.key,
        "item": flag.key.partition("#")[0].partition("/")[2],
        "front": flag.front or None,
        "note": flag.note,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "when": utc(flag.at),
    }


def _act(context: Context, args: Arguments, keys: list[str]) -> int:
    if not keys:
        raise Refusal(
            "no card is found, so there is nothing to do", "without an act, tutor cards shows what a query finds"
        )
    if len(keys) > MANY and not args.yes:
        raise Refusal(
            f"that would {args.act} {count(len(keys), 'card')}", "add --yes if you mean it; tutor undo takes it back"
        )
    context.journal.append(context.journal.command(args.act, keys, context.now()))
    if args.json:
        context.forget_states()
        say_json([record(context, key) for key in keys if key in context.library.cards])
        return 0
    done = {
        "suspend": "suspended",
        "unsuspend": "unsuspended",
        "bury": "buried until tomorrow",
        "reset": "reset",
        "unflag": "unflagged",
    }[args.act]
    print(f"{count(len(keys), 'card')} {done}; tutor undo takes it back")
    return 0


def record(context: Context, key: str) -> dict[str, object]:
    """A card and how it stands."""
    from tutor.core.drills import answer_of, face_in, front_of

    card, state = context.library.cards[key], context.states().get(key, CardState())
    memory, shown = state.memory, face_in(context.library, key, 0)
    seen = memory if isinstance(memory, Seen) else None
    parameters = context.journal.parameters().numbers
    return {
        "key": key,
        "item": CardKey.parse(key).item,
        "type": card.type,
        "drill": card.drill,
        "decks": [deck.id for deck in _holding(context, card)],
        "front": front_of(shown),
        "answer": answer_of(shown),
        "grading": card.grading,
        "state": seen.state if seen else "new",
        "due": None if seen is None else seen.due.isoformat() if isinstance(seen.due, date) else utc(seen.due),
        "stability": None if seen is None else round(seen.stability, 4),
        "difficulty": None if seen is None else round(seen.difficulty, 3),
        "retrievability": None if seen is None else round(retrievability(seen, context.now().day, parameters), 4),
        "reps": seen.reps if seen else 0,
        "lapses": seen.lapses if seen else 0,
        "suspended": state.suspended,
    }


def _holding(context: Context, card: Card) -> list[Deck]:
    return [deck for deck in context.library.decks if deck.holds(card)]


def _line(context: Context, key: str) -> str:
    state = context.states().get(key, CardState())
    now = context.now()
    if state.suspended:
        when = "suspended"
    elif not isinstance(state.memory, Seen):
        when = "new"
    else:
        due = state.memory.due
        overdue = due <= now.day if isinstance(due, date) else due <= now.at
        when = "due" if overdue else short_interval(due, now)
    return f"{when:>9}  {key}"
