"""A draft on the screen: the passage of the article, the item row by row, what stands in the way, and how it will be asked. Pure."""

from __future__ import annotations

from typing import NamedTuple

from tutor.core.drafting import Draft, Drafts, Partner, Sentence, Slot, Trial, position
from tutor.core.problems import Refusal, visible
from tutor.core.text import Span, Text, words
from tutor.tui.widgets import outlook
from tutor.tui.widgets.beside import Columns
from tutor.tui.widgets.choosing import kinds, partners
from tutor.tui.widgets.entry import Entry
from tutor.tui.widgets.front import refused
from tutor.tui.widgets.rows import headed, labelled, told, written
from tutor.tui.widgets.spine import (
    EMPTY,
    LABEL,
    ROWS,
    Frame,
    Line,
    Picture,
    Piece,
    Role,
    clip,
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
        """`3 accepted, 1 dropped`; "" for nothing."""
        return ", ".join(f"{number} {name}" for name, number in self._asdict().items() if number)


class Review(NamedTuple):
    """All that the screen shows: the file, the draft in hand, what would come of accepting it, the row under the cursor.

    `gone` are the places that drafts of this visit had which are none any more. `entry` is a row being written, or `adding` one, as `key: text`;
    `partners` a list to choose from with its cursor, `kinds` whether that is of what may be written, from the `sentence` of `sentences`;
    `refusal` what could not be done, `remark` what was. `roams` whether the block was scrolled away from the cursor, `whole` whether all
    doubts are asked for.
    """

    drafts: Drafts
    at: int = 0
    trial: Trial = Trial()
    row: int = 0
    done: Reviewed = Reviewed()
    gone: tuple[int, ...] = ()
    entry: Entry | None = None
    adding: bool = False
    partners: tuple[Partner, ...] | None = None
    kinds: bool = False
    sentences: tuple[Sentence, ...] = ()
    sentence: int = -1
    chosen: int = 0
    refusal: Refusal | None = None
    remark: str = ""
    scroll: int = 0
    roams: bool = False
    whole: bool = False

    @property
    def draft(self) -> Draft | None:
        """The draft in hand; None where none is left, or the file is broken."""
        return self.drafts.drafts[self.at] if self.at < len(self.drafts.drafts) else None

    @property
    def source(self) -> Sentence | None:
        """The sentence of the article that an item is to be written from; None where the article is not at hand."""
        return self.sentences[self.sentence] if 0 <= self.sentence < len(self.sentences) else None

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
    if shown.kinds or shown.partners is not None:
        listed = (
            kinds(left, shown.chosen, shown.source)
            if shown.kinds
            else partners(left, draft, shown.partners or (), shown.chosen)
        )
        body, at = listed
        room = room_for_body(left, False)
        body, first = scrolled(left, body, room, max(0, at - room + 3))
        return columns.joined(
            picture(left, head, body, foot, cursor=(_mark_column(left), at - first)),
            _article(columns.right, left, draft),
            left.top + len(head),
        )
    told, cursor, _ = _block(columns, draft, shown)
    body, offset = scrolled(left, told, room_for_body(left, False, len(told)), scrolled_to(frame, shown))
    drawn = picture(left, head, body, foot, cursor=(cursor[0], max(0, cursor[1] - offset)))
    return columns.joined(drawn, _article(columns.right, left, draft), left.top + len(head))


def _block(columns: Columns, draft: Draft, shown: Review) -> tuple[list[Line], tuple[int, int], int]:
    """All that is said of a draft, where the cursor stands in it, and the line on which what stands in the way begins."""
    left = columns.left
    passage = [] if columns.right else [*_passage(left, draft), EMPTY]
    rows, cursor = _rows(left, draft, shown)
    stands, asked = outlook.wrong(left, shown.trial), outlook.asked(left, shown.trial)
    doubt = outlook.doubts(left, draft, True)
    lines = len(passage) + len(rows) + 1 + len(doubt) + len(stands) + len(asked)
    if not shown.whole and (left.height <= ROWS or lines > room_for_body(left, False, lines)):
        doubt = outlook.doubts(left, draft, False)
    above = [*passage, *rows, *([EMPTY] if doubt or stands else []), *doubt]
    return [*above, *stands, *asked], (cursor[0], cursor[1] + len(passage)), len(above)


def scrolled_to(frame: Frame, shown: Review) -> int:
    """How far the block is scrolled: as it was, but never away from the cursor unless that was meant."""
    if shown.draft is None:
        return 0
    columns = Columns(frame)
    told, (_, here), _ = _block(columns, shown.draft, shown)
    room = room_for_body(columns.left, False, len(told))
    scroll = min(shown.scroll, furthest(frame, shown))
    if not shown.roams and (here - scroll > room - 3 or here < scroll):
        scroll = max(0, here - max(1, room - 4))
    return scroll


def furthest(frame: Frame, shown: Review) -> int:
    """How far the block can be scrolled."""
    if shown.draft is None:
        return 0
    columns = Columns(frame)
    lines = len(_block(columns, shown.draft, shown)[0])
    room = room_for_body(columns.left, False, lines)
    return max(0, lines - max(1, room - 1)) if lines > room else 0


def wrong_at(frame: Frame, shown: Review) -> int:
    """How far the block has to be scrolled for what stands in the way to be seen."""
    if shown.draft is None:
        return 0
    columns = Columns(frame)
    lines, _, at = _block(columns, shown.draft, shown)
    room = room_for_body(columns.left, False, len(lines))
    long = sum(len(told(columns.left, problem)) for problem in shown.trial.problems if problem.severity == "error")
    return max(0, min(at, at + long - (room - 1)))


def _head(frame: Frame, shown: Review) -> list[Line]:
    drafts, gone = shown.drafts, len(shown.gone)
    whole = len(drafts.drafts) + gone
    done = shown.done.told()
    if shown.draft:
        far = f"draft {position(shown.at, shown.gone) + 1} of {whole}"
        far += f" · {done}" if done and not frame.narrow else ""
    else:
        far = "no draft left" if drafts.broken is None else "broken"
    return headed(frame, visible(drafts.title), far, drafts.accepted, len(drafts.drafts) + drafts.accepted, shown.remark)  # fmt: skip


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
        if here and shown.refusal is not None and not shown.adding:
            lines += refused(frame, visible(shown.refusal.message), visible(shown.refusal.help))
    if shown.entry is not None and shown.adding:
        drawn, column, down = written(frame, "add", shown.entry)
        cursor = (column, len(lines) + down)
        lines += drawn
    if shown.refusal is not None and (shown.adding or not draft.slots):
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
        if slot.copied or slot.open
        else space(1)
    )
    text: Text = words("still to be written", "quiet") if slot.open else words(visible(slot.text))
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


# ---- a file that cannot be read


def _broken(frame: Frame, shown: Review) -> list[Line]:
    problem = shown.drafts.broken
    lines = told(frame, problem, f"line {problem.place.line}", "e") if problem else []
    if shown.refusal is not None:
        lines += [EMPTY, *refused(frame, visible(shown.refusal.message), visible(shown.refusal.help))]
    return lines
