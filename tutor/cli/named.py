"""Question files as a command is told them: by path, else by name in the library in use."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tutor.cli.commands import Arguments
from tutor.cli.context import library_path
from tutor.core.problems import Refusal, visible
from tutor.store.places import cache_folder, data_folder


def paths_named(args: Arguments, names: Sequence[str]) -> list[str]:
    """The paths meant by names: a path that is there, the id or name of a question file, a deck's id or title (the deck and all of its files).

    Raises Refusal, with the nearest name, for one that is none of these.
    """
    return list(dict.fromkeys(path for name in names for path in _meant(args, name)))


def path_named(args: Arguments, name: str) -> str:
    """The one question file that a name means; raises Refusal where it means none or several."""
    paths = [path for path in _meant(args, name) if os.path.basename(os.path.dirname(path)) != "decks" or path == name]
    if len(paths) == 1:
        return paths[0]
    several = ", ".join(os.path.basename(path).rpartition(".")[0] for path in paths[:6])
    raise Refusal(f"the deck '{visible(name)}' has {len(paths)} question files", f"name one of them: {several}" if paths else "add some under 'questions'")  # fmt: skip


def _meant(args: Arguments, name: str) -> list[str]:
    if os.path.lexists(name):
        return [name]
    from tutor.files.load import load
    from tutor.files.naming import nearest

    folder, writable = library_path(args.library or os.environ.get("TUTOR_LIBRARY", ""), data_folder(args.data or ""))
    library = load(folder, cache_folder(), writable)
    paths: dict[str, str] = dict(getattr(library.files, "paths", {}))
    known = {deck_name.casefold(): [*([deck.path] if deck.path.startswith("decks/") else []), *(paths[id] for id in deck.files if id in paths)] for deck in library.decks for deck_name in (deck.title, deck.id)}  # fmt: skip
    listed = _listed(folder)
    known |= {_base(path): [path] for path in listed} | {id: [path] for id, path in paths.items()}
    inside = {path: [path] for path in listed}
    # A path outside of the library is not to be taken for a file of the same name in it.
    found = known.get(name.casefold()) or inside.get(name) or (None if os.sep in name else known.get(_base(name)))
    if found is None:
        near = nearest(name, known)
        raise Refusal(f"there is no file '{visible(name)}', nor a question file or deck of that name", f"did you mean '{near}'?" if near else f"the question files are: {', '.join(paths) or 'none'}")  # fmt: skip
    return [_shown(os.path.join(folder, path)) for path in found]


def _listed(folder: str) -> list[str]:
    """All question files of a library, also those that cannot be read."""
    from tutor.files.load import listed

    return list(listed(folder)[0])


def _base(path: str) -> str:
    name = os.path.basename(path).casefold()
    return name.rpartition(".")[0] if name.endswith((".yaml", ".yml")) else name


def _shown(path: str) -> str:
    inside = os.path.relpath(path)
    return path if inside.startswith("..") else inside
