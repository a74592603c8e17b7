"""What the map shows: around one concept, of one link, and of the whole library as an outline or as lanes.

Words and values, no screen: the app, `tutor map` and its JSON say the same. Adds nothing to the map that the claims do not say.
"""

from tutor.core.mapping.around import (
    Around,
    Atlas,
    Mark,
    Tie,
    around,
    atlas,
    busiest,
    counted,
    mark,
    named,
    place_of,
    walk,
)
from tutor.core.mapping.lanes import Lane, lanes
from tutor.core.mapping.outline import Entry, outline
from tutor.core.mapping.telling import detail, feedback, path

__all__ = [
    "Around",
    "Atlas",
    "Entry",
    "Lane",
    "Mark",
    "Tie",
    "around",
    "atlas",
    "busiest",
    "counted",
    "detail",
    "feedback",
    "lanes",
    "mark",
    "named",
    "outline",
    "path",
    "place_of",
    "walk",
]
