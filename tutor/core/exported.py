"""What is remembered of a note once it was written into an Anki package: the store keeps it, the Anki room reads it.

Nothing of the card's text, and of its schedule only that it went out.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Typing = Literal["always", "desktop", "never"]
TYPINGS: tuple[Typing, ...] = ("always", "desktop", "never")


class Exported(NamedTuple):
    """One note of ours, as it was last exported.

    `hash` of its fields and tags; `changed_at` when that last changed and `first_at` when it was first exported (UTC milliseconds);
    `deck` the Anki deck it was first exported to, where Anki keeps it; `typing` where its answer is typed; `progress_at` when what is
    remembered of it went out with it (None: never yet). `gone_at` when the learner was told that no file yields it any more, `moved_to`
    the deck of which the learner was told that it is to be there ("" none): neither is told twice.
    """

    guid: str
    hash: str
    changed_at: int
    first_at: int
    deck: str
    typing: Typing = "desktop"
    progress_at: int | None = None
    gone_at: int | None = None
    moved_to: str = ""
