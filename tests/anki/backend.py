"""The real Anki, as a collection in a temporary folder: what the tests of this room import into and read back from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tutor.anki.export import Export, ExportCard, build
from tutor.anki.package import write
from tutor.core.exported import Exported

pytest.importorskip("anki")

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportLogWithChanges

if TYPE_CHECKING:
    from anki.cards import Card
    from anki.notes import Note

NOW = 1_764_100_000_000
SECOND, DAY = 1000, 86_400_000
# The type of a card that is past its learning steps.
REVIEW = 2


class Anki:
    """One collection of a learner's."""

    def __init__(self, collection: Collection) -> None:
        self.col = collection

    def read(self, path: Path, learnt: bool = False, merged: bool = False) -> ImportLogWithChanges.Log:
        """Imports a package with Anki's default options, or as `learnt` with its progress and presets, or with note types `merged`; what Anki says of it."""
        options = ImportAnkiPackageOptions(with_scheduling=learnt, with_deck_configs=learnt, merge_notetypes=merged)
        return self.col.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options)).log

    def note(self, id: str) -> Note:
        """The note of a card of ours."""
        return self.col.get_note(self.col.find_notes(f'"Id:{id}"')[0])

    def cards(self) -> list[Card]:
        """All cards in the order in which new ones come."""
        return [self.col.get_card(id) for id in self.col.find_cards("", order="c.due asc")]


@contextmanager
def collection(folder: Path) -> Iterator[Anki]:
    """An empty collection."""
    folder.mkdir(parents=True, exist_ok=True)
    col = Collection(str(folder / "collection.anki2"))
    try:
        yield Anki(col)
    finally:
        col.close()


def export(
    cards: Sequence[ExportCard], path: Path, ledger: Mapping[str, Exported] | None = None, now: int = NOW
) -> tuple[Export, dict[str, Exported]]:
    """Exports as the command does: the package is put in its place, then the ledger learns of it."""
    told = build(cards, ledger or {}, now)
    write(told.package, path)
    return told, {**(ledger or {}), **{entry.guid: entry for entry in told.record}}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "br":
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.elements.append(("!--", {}))


def seen(html: str) -> tuple[str, list[tuple[str, dict[str, str | None]]]]:
    """What a reader sees of some HTML, and the elements it is made of."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.said).replace("\xa0", " "), reader.elements
