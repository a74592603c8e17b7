"""What one command stands on: clock, folders, settings, library and log, each opened when first asked for and closed at the end."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import TYPE_CHECKING

from tutor.cli.clock import Clock, clock, moments
from tutor.cli.commands import Arguments
from tutor.core.agenda import Options, Tally, tallies
from tutor.core.days import Moment
from tutor.core.library import Library
from tutor.core.memory import CardState
from tutor.core.problems import Refusal
from tutor.core.reviewed import in_play
from tutor.core.settings import Settings
from tutor.store.journal import Journal
from tutor.store.places import cache_folder, config_folder, data_folder, remembered_library
from tutor.store.settings import read_settings

if TYPE_CHECKING:
    from tutor.cli.desk import LocalDesk


class Context:
    """The edges of one command; use it in a `with`."""

    def __init__(self, args: Arguments) -> None:
        self._library_option: str = getattr(args, "library", None) or os.environ.get("TUTOR_LIBRARY", "")
        self._demo: bool = getattr(args, "demo", False)
        self.clock: Clock = clock()
        self.data = data_folder(getattr(args, "data", None) or "")
        self.config = config_folder(getattr(args, "data", None) or "")
        self._temporary: object = None
        self._settings: Settings | None = None
        self._library: Library | None = None
        self._journal: Journal | None = None
        self._states: dict[str, CardState] | None = None
        if self._demo:
            self._invent()

    def __enter__(self) -> Context:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._journal is not None:
            self._journal.close()

    def now(self) -> Moment:
        """The present as the learner lives it."""
        return moments(self.clock, self.settings.day_start)()

    @property
    def settings(self) -> Settings:
        """What the learner has set."""
        if self._settings is None:
            self._settings = read_settings(self.config)
        return self._settings

    @property
    def library(self) -> Library:
        """The library in use, read as far as it changed since the last time."""
        if self._library is None:
            from tutor.files.load import load

            path, writable = library_path(self._library_option, self.data)
            self._library = load(path, cache_folder(), writable)
        return self._library

    @property
    def journal(self) -> Journal:
        """The log."""
        if self._journal is None:
            self._journal = Journal(self.data, self.now(), self.library.names)
        return self._journal

    def states(self) -> Mapping[str, CardState]:
        """What is known of every card with a history."""
        if self._states is None:
            self._states = self.journal.states()
        return self._states

    def played(self) -> Library:
        """The library with the chains that history keeps in play."""
        return in_play(self.library, self.states())

    def forget_states(self) -> None:
        """Has them read again: something was kept since."""
        self._states = None

    def forget_library(self) -> None:
        """Has it looked at again: its files were changed since."""
        self._library = None

    def tallies(self, decks: Sequence[str] = ()) -> tuple[dict[str, Tally], Tally]:
        """The counts of the decks (all of them without names), and of those together."""
        library = self.played()
        if decks:
            library = library._replace(decks=tuple(deck for deck in library.decks if deck.id in decks))
        return tallies(library, self.states(), self.now(), self.settings)

    def desk(self) -> LocalDesk:
        """What the app and plain mode work with."""
        from tutor.cli.desk import LocalDesk

        return LocalDesk(self.library, self.journal, self.settings, moments(self.clock, self.settings.day_start), self.data, "tutor, a demo" if self._demo else "tutor")  # fmt: skip

    def _invent(self) -> None:
        """The demo: a data folder of its own, filled with sixty invented days, gone at the end."""
        from tempfile import TemporaryDirectory

        from tutor.cli.demo import invent

        self._temporary = folder = TemporaryDirectory(prefix="tutor-demo-")
        self.data = folder.name
        self._library_option = ""
        invent(self.library, self.journal, self.settings, self.now())


def library_path(option: str, data: str) -> tuple[str, bool]:
    """The folder of the library to use, and whether it may be written to; raises Refusal for one that was named and is not there."""
    from tutor.files.scaffold import discover, starter

    if option:
        path = os.path.abspath(os.path.expanduser(option))
        if not os.path.isdir(path):
            raise Refusal(
                f"there is no folder {path}", "name a folder that holds questions/, or make one with: tutor init DIR"
            )
        return path, os.access(path, os.W_OK)
    found = discover(os.getcwd()) or remembered_library(data)
    return (found, os.access(found, os.W_OK)) if found else (starter(), False)


def at_home(args: Arguments, path: str) -> Arguments:
    """The arguments, with the library that a file stands in as the one in use where none was named."""
    folder, name = os.path.split(os.path.dirname(path))
    if name == "questions" and not args.library and os.path.isdir(folder):
        args.library = folder
    return args


def decks_named(library: Library, names: Sequence[str]) -> tuple[str, ...]:
    """The ids of the decks called by id or title; raises Refusal with the nearest name for one that is not there."""
    known: dict[str, str] = {}
    for deck in library.decks:
        for name in (deck.title, deck.id):
            known[name.casefold()] = deck.id
    ids = []
    for name in names:
        found = known.get(name.casefold())
        if found is None:
            from difflib import get_close_matches

            near = get_close_matches(name.casefold(), known, n=1, cutoff=0.4)
            every = ", ".join(deck.id for deck in library.decks) or "none"
            raise Refusal(
                f"there is no deck '{name}'", f"did you mean '{known[near[0]]}'?" if near else f"the decks are: {every}"
            )
        ids.append(found)
    return tuple(dict.fromkeys(ids))


__all__ = ["Context", "Options", "at_home", "decks_named", "library_path"]
