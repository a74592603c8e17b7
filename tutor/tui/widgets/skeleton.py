"""A draft on the screen: the passage of the article, the item row by row, what stands in the way, and how it will be asked. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.core.drafting import Draft, Drafts, Partner, Slot, Trial
from tutor.core.drills import answer_of
from tutor.core.faces import Face
from tutor.core.problems import Refusal, visible
from tutor.core.text import Span, Text, words
from tutor.core.wording import count
from tutor.tui.widgets.beside import Columns
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.front import refused
from tutor.tui.widgets.rows import labelled, told, written
from tutor.tui.widgets.spine import (
    EMPTY,
    LABEL,
    Frame,
    Line,
    Picture,
    Piece,
    Role,
    clip,
    header,
    paragraph,
    picture,
    room_for_body,
    row,
    scrolled,
    space,
    wrapped,
)

SHORT = {"does-not-affect": "not affect", "compared_with": "compared", "strengthens": "strengthen", "participants": "took part", "population": "population"}  # fmt: skip


class Reviewed(NamedTuple):
    """What was done in this visit."""

    accepted: int = 0
    dropped: int = 0
    merged: int = 0

    def told(self) -> str:
        """`3 accepted, 1 dropped`; "nothing done yet"."""
        parts = [f"{number} {name}" for name, number in self._asdict().items() if number]
        return ", ".join(parts) or "nothing done yet"


class Review(NamedTuple):
    """All that the screen shows: the file, the draft in hand, what would come of accepting it, the row under the cursor.

    `entry` a row being written, or `adding` one, as `key: text`; `partners` a list to choose from with its cursor; `refusal` what could not be done, `remark` what was.
    """

    drafts: Drafts
    at: int = 0
    trial: Trial = Trial()
    row: int = 0
    done: Reviewed = Reviewed()
    entry: Entry | None = None
    adding: bool = False
    partners: tuple[Partner, ...] | None = None
    chosen: int = 0
    refusal: Refusal | None = None
    remark: str = ""
    scroll: int = 0

    @property
    def draft(self) -> Draft | None:
        """The draft in hand; None where none is left, or the file is broken."""
        return self.drafts.drafts[self.at] if self.at < len(self.drafts.drafts) else None

    @property
    def slot(self) -> Slot | None:
        """The row under the cursor."""
        slots = self.draft.slots if self.draft else ()
        return slots[self.row] if self.row < len(slots) else None


def draw(frame: Frame, shown: Review, foot: Line) -> Picture:
    """The whole screen."""
    columns = Columns(frame)
    left, draft = columns.left, shown.draft
    head = _head(left, shown)
    if draft is None:
        return picture(frame, _head(frame, shown), _broken(frame, shown), foot)
    if shown.partners is not None:
        body, at = _partners(left, draft, shown.partners, shown.chosen)
        room = room_for_body(left, False)
        body, first = scrolled(left, body, room, max(0, at - room + 3))
        return columns.joined(
            picture(left, head, body, foot, cursor=(_mark_column(left), at - first)),
            _article(columns.right, left, draft),
            left.top + len(head),
        )
    passage = [] if columns.right else [*_passage(left, draft), EMPTY]
    rows, cursor = _rows(left, draft, shown)
    told = [*passage, *rows, *_doubts(left, draft, shown), *_asked(left, shown.trial)]
    room = room_for_body(left, False, len(told))
    here = cursor[1] + len(passage)
    scroll = min(shown.scroll, furthest(frame, shown))
    if here - scroll > room - 3 or here < scroll:
        scroll = max(0, here - max(1, room - 4))
    body, offset = scrolled(left, told, room, scroll)
    drawn = picture(left, head, body, foot, cursor=(cursor[0], max(0, here - offset)))
    return columns.joined(drawn, _article(columns.right, left, draft), left.top + len(head))


def furthest(frame: Frame, shown: Review) -> int:
    """How far the block can be scrolled."""
    columns, draft = Columns(frame), shown.draft
    if draft is None:
        return 0
    left = columns.left
    passage = [] if columns.right else [*_passage(left, draft), EMPTY]
    lines = len([*passage, *_rows(left, draft, shown)[0], *_doubts(left, draft, shown), *_asked(left, shown.trial)])
    room = room_for_body(left, False, lines)
    return max(0, lines - max(1, room - 1)) if lines > room else 0


def _head(frame: Frame, shown: Review) -> list[Line]:
    drafts = shown.drafts
    left, whole = len(drafts.drafts), len(drafts.drafts) + drafts.accepted
    far = f"draft {shown.at + 1} of {left}" if shown.draft else "no draft left" if drafts.broken is None else "broken"
    return header(frame, visible(drafts.title), far, drafts.accepted, whole, shown.remark)


# ---- the article


def _passage(frame: Frame, draft: Draft) -> list[Line]:
    """The passage with a row of what stands before and after it, quiet."""
    lines: list[Line] = []
    if draft.before and not frame.narrow:
        before = wrapped(frame, words(visible(draft.before), "quiet"), frame.measure, "quiet")
        last = (
            before[-1] if len(before) == 1 else clip((Piece("… ", "quiet"), *before[-1]), frame.measure, frame.glyphs)
        )
        lines.append(row(frame, last))
    said = visible(draft.quote) or "the draft quotes nothing"
    lines += paragraph(frame, words(said, "" if draft.quote else "quiet"), _lines_of(draft))
    if draft.after and not frame.narrow:
        after = wrapped(frame, words(visible(draft.after), "quiet"), frame.measure, "quiet")
        lines.append(
            row(frame, clip((*after[0], *((Piece(" …", "quiet"),) if after[1:] else ())), frame.measure, frame.glyphs))
        )
    return lines


def _lines_of(draft: Draft) -> str:
    if not draft.at:
        return "article"
    return f"line {draft.at[0]}" if len(draft.at) == 1 else f"{draft.at[0]}, {draft.at[1]}"[:LABEL]


def _article(cells: int, frame: Frame, draft: Draft) -> list[Line]:
    """The same in a column of its own."""
    if not cells:
        return []
    where = f", line{'s' if draft.at[1:] else ''} {', '.join(map(str, draft.at))}" if draft.at else ""
    lines: list[Line] = [(Piece(f"the article{where}", "quiet"),), EMPTY]
    for text, role in ((draft.before, "quiet"), (draft.quote or "the draft quotes nothing", "ink" if draft.quote else "quiet"), (draft.after, "quiet")):  # fmt: skip
        lines += wrapped(frame, words(visible(text)), cells, _role(role)) if text else []
    return lines


def _role(name: str) -> Role:
    return "quiet" if name == "quiet" else "ink"


# ---- the rows


def _rows(frame: Frame, draft: Draft, shown: Review) -> tuple[list[Line], tuple[int, int]]:
    """The rows with the cursor's mark, a row being written or a refusal in its place; and where the cursor stands."""
    lines: list[Line] = []
    cursor = (_mark_column(frame), 0)
    before = ""
    for index, slot in enumerate(draft.slots):
        here = index == shown.row
        if here:
            cursor = (cursor[0], len(lines))
        label = SHORT.get(slot.key, slot.key)
        label, before = ("" if label == before and slot.way[-1] != slot.key else label), label
        if here and shown.entry is not None and not shown.adding:
            drawn, column, down = written(frame, label, shown.entry)
            cursor = (column, len(lines) + down)
            lines += drawn
        else:
            lines += _slot(frame, slot, label, f"row:{index}", here)
        if here and shown.refusal is not None:
            lines += refused(frame, visible(shown.refusal.message), visible(shown.refusal.help))
    if shown.entry is not None and shown.adding:
        drawn, column, down = written(frame, "add", shown.entry)
        cursor = (column, len(lines) + down)
        lines += drawn
    if shown.refusal is not None and not draft.slots:
        lines += refused(frame, visible(shown.refusal.message), visible(shown.refusal.help))
    return lines, cursor


def _mark_column(frame: Frame) -> int:
    return 0 if frame.narrow else frame.indent - 2


def _slot(frame: Frame, slot: Slot, label: str, press: str, here: bool) -> list[Line]:
    """One row: its label, the cursor's mark or that it has to be reworded, its text."""
    glyphs = frame.glyphs
    mark = (
        Piece(glyphs.here, "accent", press)
        if here
        else Piece(glyphs.wrong, "miss", press)
        if slot.copied or slot.missing
        else space(1)
    )
    text: Text = words("still to be written", "quiet") if slot.missing else words(visible(slot.text))
    if frame.narrow:
        led: Text = (Span(label, "quiet"), Span("\xa0\xa0"), *text) if label else text
        return [
            ((mark if at == 0 else space(1)), space(1), *line)
            for at, line in enumerate(wrapped(frame, led, frame.measure, "strong" if here else "ink", press))
        ]
    found = wrapped(frame, text, frame.measure, "strong" if here else "ink", press)
    return [
        labelled(frame, line, label if at == 0 else "", mark if at == 0 else space(1)) for at, line in enumerate(found)
    ]


# ---- what is said of it


def _doubts(frame: Frame, draft: Draft, shown: Review) -> list[Line]:
    lines = paragraph(frame, words(visible(draft.doubts)), "doubt") if draft.doubts else []
    for problem in shown.trial.problems:
        lines += told(frame, problem)
    return [EMPTY, *lines] if lines else []


def _asked(frame: Frame, trial: Trial) -> list[Line]:
    """The first card's question and answer."""
    if trial.face is None:
        return []
    more = f"and {count(trial.cards - 1, 'more card')} of it" if trial.cards > 1 else ""
    lines = [
        EMPTY,
        *paragraph(frame, question(trial.face), "asked"),
        *paragraph(frame, words(answer_of(trial.face)), "answer"),
    ]
    return [*lines, *([row(frame, (Piece(more, "quiet"),))] if more else [])]


def question(face: Face) -> Text:
    """What a face asks, its cue after it."""
    cue = tuple(Span(span.text, "quiet") for span in face.cue)
    return (*face.prompt, *((Span("\xa0 "), *cue) if cue else ()))


# ---- the list, and a file that cannot be read


def _partners(frame: Frame, draft: Draft, partners: Sequence[Partner], chosen: int) -> tuple[list[Line], int]:
    lines = [*paragraph(frame, words(visible(draft.name), "strong"), "merge"), EMPTY]
    here = 0
    for index, partner in enumerate(partners):
        press, at = f"row:{index}", index == chosen
        here = len(lines) if at else here
        mark = Piece(frame.glyphs.here, "accent", press) if at else space(1)
        inset = 3 if frame.narrow else 0
        said = (
            *words(visible(partner.name), "strong" if at else ""),
            *(words("\xa0 a draft too", "quiet") if partner.draft else ()),
        )
        label = "with" if index == 0 else ""
        for number, line in enumerate(wrapped(frame, said, frame.measure - inset, "ink", press)):
            if number:
                lines.append(row(frame, (space(inset), *line)))
            elif frame.narrow:
                lines.append((mark, space(2), *line))
            else:
                lines.append(labelled(frame, line, label, mark))
    return lines, here


def _broken(frame: Frame, shown: Review) -> list[Line]:
    problem = shown.drafts.broken
    lines = told(frame, problem, f"line {problem.place.line}", "e") if problem else []
    if shown.refusal is not None:
        lines += [EMPTY, *refused(frame, visible(shown.refusal.message), visible(shown.refusal.help))]
    return lines
