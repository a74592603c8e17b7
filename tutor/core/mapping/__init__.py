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
    claim_of,
    counted,
    file_of,
    mark,
    named,
    of_library,
    place_of,
)
from tutor.core.mapping.exported import dot, mermaid, record
from tutor.core.mapping.lanes import Lane, lanes
from tutor.core.mapping.outline import Entry, outline
from tutor.core.mapping.telling import circle_told, detail, feedback, path

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
    "circle_told",
    "claim_of",
    "counted",
    "detail",
    "dot",
    "feedback",
    "file_of",
    "lanes",
    "mark",
    "mermaid",
    "named",
    "of_library",
    "outline",
    "path",
    "place_of",
    "record",
]
