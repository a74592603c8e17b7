"""The drafts of a file, accepted one by one: in the app, or line by line for pipes and screen readers.

The protocol of the line mode is pinned by a test: the draft is told, one line says what is done with it; end of input quits, and every act
is saved in the file before the next draft is told.
"""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tutor.cli.context import Context
from tutor.cli.desk import LocalDesk
from tutor.cli.plain import EndOfInput, Lines, front, reveal
from tutor.cli.study import no_terminal, opened
from tutor.core.drafting import FRESH, Aside, Change, Draft, Drafts, Fresh, Reviewing, Spot, Trial, added, led, position
from tutor.core.faces import Graded, Shown
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count

HELP = (
    "a accept, N text rewords row N, + key: text adds one, n term, n faq or n claim increases begins an item of your own from this passage, "
    "d drop, m merge, e edit, s or nothing skip, b back, u undo, q quit"
)


def run_review(context: Context, path: str, plain: bool = False) -> int:
    """Goes through the drafts of a file; exit 0 when it ends, whatever is left. Raises Refusal where the file cannot be read."""
    path = os.path.abspath(path)
    if plain:
        return review(context.desk(), path, Lines(sys.stdin, sys.stdout))
    if no_terminal():
        return opened(context, Reviewing(path), "tutor draft --review --plain FILE works without one")
    before = context.desk().drafts(path)
    status = opened(context, Reviewing(path), "")
    after = context.desk().drafts(path)
    if after.broken is None and after.drafts:
        number, left = len(before.drafts), len(after.drafts)
        of = f"{left} of {count(number, 'draft')}" if left < number else count(left, "draft")
        shown = shlex.quote(os.path.relpath(path))
        print(f"{of} left in {shown}, every act saved: tutor draft --review {shown}")
    return status


class _Hand(NamedTuple):
    """Where the review stands: the file, the number of the draft, what was done (for undo) and the places in the round of those drafts."""

    drafts: Drafts
    at: int = 0
    changes: tuple[tuple[Change, int], ...] = ()
    aside: Aside | None = None

    @property
    def gone(self) -> list[int]:
        """The places in the round of drafts that are none any more."""
        return [place for change, place in self.changes if change.settled]


def review(desk: LocalDesk, path: str, lines: Lines) -> int:
    """The line mode; exit 1 where the file can no longer be read. Raises Refusal where it cannot be read at all."""
    hand = _Hand(desk.drafts(path))
    if (problem := hand.drafts.broken) is not None:
        shown = f"{os.path.relpath(path)}:{problem.place.line}"
        raise Refusal(f"{shown} cannot be read: {problem.message}", problem.help)
    lines.say(f"{visible(hand.drafts.title)}: {count(len(hand.drafts.drafts), 'draft')}, {count(hand.drafts.accepted, 'item')} accepted", HELP)  # fmt: skip
    while hand.drafts.drafts and hand.drafts.broken is None:
        draft = hand.drafts.drafts[hand.at]
        trial = desk.tried(path, draft)
        lines.say("", *told(hand, draft, trial))
        try:
            after = _answered(desk, path, hand, draft, lines)
        except EndOfInput:
            break
        if after is None:
            break
        hand = after
    _close(desk, hand, path, lines)
    return 0 if hand.drafts.broken is None else 1


def told(hand: _Hand, draft: Draft, trial: Trial) -> Iterator[str]:
    """A draft as lines: the passage, the rows by number, what stands in the way, how it will be asked."""
    where = f" (line {', '.join(map(str, draft.at))})" if draft.at else ""
    whole = len(hand.drafts.drafts) + len(hand.gone)
    yield f"draft {position(hand.at, hand.gone) + 1} of {whole}, {draft.kind}, line {draft.line} of the file"
    yield f"article{where}: {visible(draft.quote) or 'the draft quotes nothing'}"
    for number, slot in enumerate(draft.slots, 1):
        yield f"{number}  {slot.key}: {'still to be written' if slot.open else visible(slot.text)}"
    if draft.doubts:
        yield f"doubt: {visible(draft.doubts)}"
    for problem in trial.problems:
        yield f"{problem.severity}: {visible(problem.message)}" + (f"; {visible(problem.help)}" if problem.help else "")
    if trial.face is not None:
        yield "asked: " + " ".join(front(trial.face))
        yield from reveal(trial.face, Shown(), Graded("none", None))


def _answered(desk: LocalDesk, path: str, hand: _Hand, draft: Draft, lines: Lines) -> _Hand | None:
    """What one line does; None to quit. What cannot be done is said, and the draft stays."""
    while True:
        word = lines.ask("what to do:")
        try:
            match word.partition(" ")[0]:
                case "q":
                    return None
                case "" | "s" | "b":
                    step = -1 if word == "b" else 1
                    return hand._replace(at=(hand.at + step) % len(hand.drafts.drafts))
                case "u":
                    return _undone(desk, path, hand, lines)
                case "e":
                    _edit(desk, path, draft)
                    return _after(desk, path, hand, draft.spot)
                case "a":
                    change = desk.accept_draft(path, draft)
                case "d":
                    change = desk.drop_draft(path, draft)
                case "m":
                    change = _merged(desk, path, draft, lines)
                case "n":
                    change = desk.new_draft(path, draft, _fresh(word.split()[1:]))
                case "+":
                    slot, text = added(word.partition(" ")[2])
                    change = desk.reword_draft(path, draft, slot, text)
                case number if number.isdecimal() and 1 <= int(number) <= len(draft.slots):
                    change = desk.reword_draft(path, draft, draft.slots[int(number) - 1], word.partition(" ")[2])
                case _:
                    lines.say(HELP)
                    continue
        except Refusal as refusal:
            lines.say(visible(refusal.message), *filter(None, [visible(refusal.help)]))
            continue
        lines.say(f"{change.act}: {visible(change.name)}")
        to, aside = led(hand.aside, change)
        changes = (*hand.changes, (change, position(hand.at, hand.gone)))
        return _after(desk, path, hand._replace(changes=changes, aside=aside), to)


def _fresh(words: Sequence[str]) -> Fresh:
    """What is meant by `term`, `faq`, `claim RELATION`; raises Refusal."""
    for fresh in FRESH:
        if words == [fresh.kind, *([fresh.relation] if fresh.relation else [])]:
            return fresh
    known = ", ".join(fresh.relation for fresh in FRESH if fresh.relation)
    raise Refusal("n takes term, faq, or claim with a relation", f"the relations: {known}")


def _after(desk: LocalDesk, path: str, hand: _Hand, to: Spot) -> _Hand:
    drafts = desk.drafts(path)
    return hand._replace(drafts=drafts, at=drafts.again(to))


def _undone(desk: LocalDesk, path: str, hand: _Hand, lines: Lines) -> _Hand:
    if not hand.changes:
        raise Refusal("there is nothing to take back")
    last, _ = hand.changes[-1]
    desk.put_back(last)
    lines.say(f"taken back: {last.act} {visible(last.name)}")
    drafts = desk.drafts(path)
    return _Hand(drafts, drafts.again(last.spot), hand.changes[:-1])


def _merged(desk: LocalDesk, path: str, draft: Draft, lines: Lines) -> Change:
    partners = desk.partners(path, draft)
    if not partners:
        raise Refusal("there is nothing to merge it with")
    for number, partner in enumerate(partners, 1):
        lines.say(f"{number}  {visible(partner.name)}" + (" (a draft too)" if partner.draft else ""))
    word = lines.ask("with which, as a number:")
    if not word.isdecimal() or not 1 <= int(word) <= len(partners):
        raise Refusal(f"a number from 1 to {len(partners)}, please", "nothing was merged")
    return desk.merge_draft(path, draft, partners[int(word) - 1].spot)


def _edit(desk: LocalDesk, path: str, draft: Draft) -> None:
    import subprocess

    from tutor.core.problems import Place

    command = desk.editor(Place(path, draft.line))
    try:
        subprocess.run(command, check=False)
    except OSError as error:
        raise Refusal(f"the editor '{command[0]}' could not be started: {error.strerror}") from None


def _close(desk: LocalDesk, hand: _Hand, path: str, lines: Lines) -> None:
    done = {act: sum(change.act == act for change, _ in hand.changes) for act in ("accepted", "dropped", "merged")}
    said = ", ".join(f"{number} {act}" for act, number in done.items() if number) or "nothing done"
    lines.say("", f"{said}, every act saved; {count(len(hand.drafts.drafts), 'draft')} left")
    if hand.drafts.broken is not None:
        problem = hand.drafts.broken
        lines.say(f"line {problem.place.line} cannot be read: {visible(problem.message)}")
    elif not hand.drafts.drafts:
        preview = desk.preview(path)
        file = preview.cards[0].item.partition("/")[0] if preview.cards else ""
        deck = next((deck.id for deck in desk.library.decks if file in deck.files), "")
        lines.say(
            f"next: tutor study {deck}"
            if deck
            else "next: move the file into questions/ of your library, then tutor study"
        )
