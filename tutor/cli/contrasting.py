"""What the desk remembers of names taken for each other: read from the log once, each wrong answer looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.core.library import Library
from tutor.store.journal import Journal

if TYPE_CHECKING:
    from tutor.core.confusions import Miss, Mixup
    from tutor.core.faces import Face, Row


class Contrasting:
    """The part of a desk that knows confusions."""

    library: Library
    _journal: Journal
    _misses: list[Miss] | None = None
    _mixups: dict[str, Mixup | None]

    def _forget(self) -> None:
        """Rows may have been taken back, names may have changed."""
        self._misses, self._mixups = None, {}

    def _remember(self, miss: Miss) -> None:
        """One more wrong answer was kept."""
        if self._misses is not None and miss.said:
            self._misses.append(miss)

    def mixups(self, file: str = "") -> list[Mixup]:
        """Every mix-up of a file ("" for all), oldest first."""
        from tutor.core.confusions import misses, mixup

        if self._misses is None:
            self._misses = misses(self._journal.rows())
        found = []
        for miss in self._misses:
            if miss.file not in self.library.files or file not in ("", miss.file):
                continue
            if miss.uid not in self._mixups:
                self._mixups[miss.uid] = mixup(miss, self.library.files[miss.file])
            if (one := self._mixups[miss.uid]) is not None:
                found.append(one)
        return found

    def contrasted(self) -> frozenset[str]:
        """The uids of the answers by which a pair was mixed up for the second time."""
        from tutor.core.confusions import contrasts

        return frozenset(contrasts(self.mixups()).values())

    def _side_by_side(self, face: Face) -> tuple[Row, ...]:
        """What a reveal adds for the contrasts of what its face asks for."""
        from tutor.core.confusions import contrasts, side_by_side

        file = face.key.partition("/")[0]
        pairs = [pair for _, pair in contrasts(self.mixups(file))]
        return side_by_side(face, self.library.files[file], pairs) if pairs else ()
