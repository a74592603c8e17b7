"""Former names: from every name an item or its file ever had to the one it has now, and from that to its oldest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from tutor.core.problems import Place, Problem


class Named(Protocol):
    """What a question file says about names: its own former ids, those of items by item, and every item's id."""

    @property
    def formerly(self) -> tuple[str, ...]: ...
    @property
    def former(self) -> dict[str, tuple[str, ...]]: ...
    @property
    def items(self) -> tuple[str, ...]: ...


def names_of(
    files: Mapping[str, Named], paths: Mapping[str, str], problems: list[Problem]
) -> tuple[dict[str, str], dict[str, str]]:
    """`<file>/<item>` of old to that of now, and of now to the oldest; a name that two items claim stays with the first."""
    names: dict[str, str] = {}
    oldest: dict[str, str] = {}
    current = {f"{id}/{item}" for id, file in files.items() for item in file.items}
    for id, file in files.items():
        own = (*file.formerly, id)
        for item in file.items if file.formerly else file.former:
            now = f"{id}/{item}"
            former = file.former.get(item, ())
            known = [name if "/" in name else "" for name in former]
            olds = [full for full in known if full]
            olds += [f"{each}/{name}" for each in own for name in (*(name for name in former if "/" not in name), item)]
            for old in olds:
                if old == now or old in current:
                    continue
                if names.setdefault(old, now) != now:
                    problems.append(_twice(paths[id], old, names[old]))
            first = former[0] if former else item
            oldest[now] = first if "/" in first else f"{own[0]}/{first}"
    for now, first in oldest.items():
        folder, _, item = first.partition("/")
        other = files.get(folder)
        if other is not None and other.formerly:
            oldest[now] = f"{other.formerly[0]}/{item}"
    return names, {now: first for now, first in oldest.items() if now != first}


def chain_names(chains: Mapping[str, Iterable[tuple[Any, ...]]], names: dict[str, str], oldest: dict[str, str]) -> None:
    """Adds the former names of chains: those that the former names of their two ends make."""
    from tutor.core.drills.chain import ends_of, item_of

    former: dict[str, list[str]] = {}
    for old, now in names.items():
        former.setdefault(now, []).append(old)
    for _, item, *_ in (row for rows in chains.values() for row in rows):
        first, last = ends_of(item)
        for start in (first, *former.get(first, ())):
            for end in (last, *former.get(last, ())):
                if (old := item_of(start, end)) != item:
                    names.setdefault(old, item)
        eldest = item_of(oldest.get(first, first), oldest.get(last, last))
        if eldest != item:
            oldest[item] = eldest


def _twice(path: str, old: str, other: str) -> Problem:
    message = f"'{old}' is a former name of '{other}' already"
    return Problem(
        "formerly-twice",
        "error",
        Place(path),
        message,
        "leave it with the one that has the history",
        "the name stays with the first",
    )
