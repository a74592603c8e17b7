"""What the desk does for an author: the drafts of a file and what is done with them, and a file as its cards will look."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from tutor.core.library import Library
from tutor.core.problems import Refusal

if TYPE_CHECKING:
    from tutor.core.drafting import Change, Draft, Drafts, Fresh, Partner, Sentence, Slot, Spot, Trial
    from tutor.core.previewing import Preview


class Authoring(ABC):
    """The part of a desk that an author asks."""

    library: Library
    _counted: tuple[object, tuple[tuple[str, int], ...]] = (None, ())

    @abstractmethod
    def _writable(self) -> None: ...

    def file_path(self, file: str) -> str:
        """Where the question file of that id lies; raises Refusal where it is gone."""
        if file not in self.library.files:
            raise Refusal(f"the file '{file}' is not in the library any more")
        paths: dict[str, str] = getattr(self.library.files, "paths", {})
        return os.path.join(self.library.path, paths[file])

    def stamp(self, path: str) -> str:
        """How a file looks now; "" where it is not there."""
        from tutor.files.writing.marked import stamp_of

        return stamp_of(path)

    def drafted(self) -> tuple[tuple[str, int], ...]:
        """The question files of the library that hold drafts (paths inside it), and how many."""
        from tutor.files.load import listed
        from tutor.files.writing.marked import drafted

        stamps = listed(self.library.path)[0]
        if self._counted[0] != stamps:
            self._counted = stamps, drafted(self.library.path, stamps)
        return self._counted[1]

    def drafts(self, path: str) -> Drafts:
        """The drafts of a file as it stands."""
        from tutor.files.writing.drafts import read_drafts

        return read_drafts(path)

    def tried(self, path: str, draft: Draft) -> Trial:
        """What would come of accepting a draft."""
        from tutor.files.writing.drafts import tried

        return tried(path, draft)

    def partners(self, path: str, draft: Draft) -> tuple[Partner, ...]:
        """The items that a draft can be merged with."""
        from tutor.files.writing.drafts import partners

        return partners(path, draft)

    def accept_draft(self, path: str, draft: Draft) -> Change:
        """Makes an item of a draft."""
        from tutor.files.writing.accepting import accept

        self._changing(path)
        return accept(path, draft)

    def drop_draft(self, path: str, draft: Draft) -> Change:
        """Takes a draft out of its file."""
        from tutor.files.writing.accepting import drop

        self._changing(path)
        return drop(path, draft)

    def merge_draft(self, path: str, draft: Draft, into: Spot) -> Change:
        """Adds what a draft says to another item, and takes the draft out."""
        from tutor.files.writing.accepting import merge

        self._changing(path)
        return merge(path, draft, into)

    def reword_draft(self, path: str, draft: Draft, slot: Slot, text: str) -> Change:
        """Writes another text into a row of a draft."""
        from tutor.files.writing.accepting import reword

        self._changing(path)
        return reword(path, draft, slot, text)

    def sentences(self, path: str, draft: Draft) -> tuple[tuple[Sentence, ...], int]:
        """The article's sentences, and the place of the one that the draft quotes."""
        from tutor.files.writing.passages import sentences_of

        return sentences_of(path, draft)

    def new_draft(self, path: str, draft: Draft, fresh: Fresh, sentence: Sentence | None = None) -> Change:
        """Begins an item of the author's own from a passage of the article."""
        from tutor.files.writing.adding import add

        self._changing(path)
        return add(path, draft, fresh, sentence)

    def put_back(self, change: Change) -> None:
        """Undoes one of these acts."""
        from tutor.files.writing.accepting import put_back

        put_back(change)

    def preview(self, path: str) -> Preview:
        """A file as its cards will look."""
        from tutor.files.preview import read_preview

        return read_preview(path, _shown(path, self.library.path), self.library.decks if self._inside(path) else ())

    def _inside(self, path: str) -> bool:
        base = os.path.realpath(self.library.path)
        return os.path.realpath(path).startswith(os.path.join(base, ""))

    def _changing(self, path: str) -> None:
        if self._inside(path):
            self._writable()


def _shown(path: str, library: str) -> str:
    """A path as its author writes it: inside the library relative to it, else to the working folder where it stands below it."""
    for base in (library, os.getcwd()):
        inside = os.path.relpath(path, base)
        if not inside.startswith(".."):
            return inside
    return path
