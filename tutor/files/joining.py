"""Files to a library: ids that two of them claim, decks over ids, former names, and every problem in one list."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from tutor.core.cards import Cards, Deck, group_of
from tutor.core.library import Library
from tutor.core.problems import Place, Problem
from tutor.files.decks import resolved
from tutor.files.shelf import KEPT, Chains, DeckStored, Entry, Files, Parts, Stamps, chained, thawed

if TYPE_CHECKING:
    from tutor.files.cache import Cache


def joined(
    path: str, writable: bool, stamps: Stamps, parts: Parts, before: Files | None = None, cache: Cache | None = None
) -> tuple[Library, Chains]:
    """The library, and its chains by file. `cache` is where bodies will be found."""
    entries = parts.entries
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for shown, entry in entries.items():
        problems += entry.problems
        if not entry.id:
            continue
        if entry.id in first:
            problems.append(_same_id(path, shown, entry.id, first[entry.id]))
            continue
        first[entry.id] = shown
    files = Files(path, first, stamps, parts, cache)
    if before is not None:
        for id, read in before.read.items():
            shown = first.get(id, "")
            broken = shown and any(problem.cost == KEPT for problem in entries[shown].problems)
            if broken or (shown and before.stamps[0].get(shown) == stamps[0][shown]):
                files.read[id] = read
    whole = {id: entries[shown] for id, shown in first.items()}
    unread = [shown for shown, entry in entries.items() if not entry.id]
    found = _decks(whole, first, parts.decks, problems, _lost(path, unread))
    from tutor.files.former import chain_names, names_of

    names, oldest = (
        names_of(whole, first, problems)
        if any(entry.formerly or entry.former for entry in whole.values())
        else ({}, {})
    )
    if not entries:
        help = "put question files there, or see the starter library: tutor init DIR"
        problems.append(
            Problem(
                "no-questions",
                "warning",
                Place("questions"),
                "this library has no question file (questions/*.yaml)",
                help,
            )
        )
    problems.sort(key=lambda problem: problem.place)
    chains = chained(whole.values())
    if names or oldest:
        chain_names(chains, names, oldest)
    rows = {id: (*entry.cards, *chains.get(id, ())) for id, entry in whole.items()}
    groups = {id: Counter(map(group_of, own)) for id, own in rows.items() if own}
    cards = Cards(groups, lambda id: thawed(rows[id]))
    return Library(path, cards, found, files, tuple(problems), names, oldest, writable), chains


def _lost(path: str, broken: list[str]) -> frozenset[str]:
    """The ids of files that are broken as a whole, as far as they can be told: a deck that names them is not to blame."""
    ids = {os.path.splitext(os.path.basename(shown))[0] for shown in broken}
    for whole in filter(os.path.isfile, (os.path.join(path, shown) for shown in broken)):
        try:
            with open(whole, encoding="utf-8", errors="replace") as file:
                ids.update(line[3:].strip() for line in file.read(4096).splitlines() if line.startswith("id:"))
        except OSError:
            continue
    return frozenset(ids)


def _same_id(path: str, shown: str, id: str, first: str) -> Problem:
    from tutor.files.sheet import Broken, read_sheet

    place, source = Place(shown), ""
    try:
        sheet = read_sheet(os.path.join(path, shown), shown)
        for number, line in enumerate(sheet.text.splitlines(), 1):
            if line.startswith("id:"):
                place, source = Place(shown, number, 1, len(line.rstrip())), line
                break
    except Broken:
        pass
    return Problem("duplicate-id", "error", place, f"the id '{id}' is already that of {first}", "give one of the two files another id", "the whole file is left out", source)  # fmt: skip


def _decks(
    whole: dict[str, Entry],
    paths: dict[str, str],
    decks: dict[str, DeckStored],
    problems: list[Problem],
    lost: frozenset[str],
) -> tuple[Deck, ...]:
    found: dict[str, Deck] = {}
    taken: set[str] = set()
    for stored in decks.values():
        problems += stored.deck.problems
        if stored.deck.deck is None:
            continue
        deck, unknown = resolved(stored.deck.deck, stored.deck.patterns, whole)
        problems += [problem for problem in unknown if problem.message.split("'")[1] not in lost]
        if deck.id in found:
            message = f"the id '{deck.id}' is already that of {found[deck.id].path}"
            problems.append(Problem("duplicate-id", "error", Place(deck.path), message, "give one of the two decks another id", "the whole deck is left out"))  # fmt: skip
            continue
        found[deck.id] = deck
        taken.update(deck.files)
    for id, entry in whole.items():
        if id in taken:
            continue
        if id in found:
            message = f"no deck names this file, and '{id}' is already the id of {found[id].path}"
            problems.append(Problem("duplicate-id", "error", Place(paths[id]), message, f"name the file in a deck, or give {found[id].path} another id", "the file is in no deck"))  # fmt: skip
        else:
            found[id] = Deck(id, entry.title, (id,), path=paths[id])
    return tuple(found.values())
