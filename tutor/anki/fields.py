"""A face as the fields of a note: what rotates or is shuffled in the tutor is frozen here as the face shows it.

Each field can be read and edited in Anki by itself; where it stands on the card is the template's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from tutor.anki.html import clean, escape, inline
from tutor.anki.notetype import FIELDS
from tutor.core.exported import Typing
from tutor.core.faces import Arrange, Face, Judge, Pick, Recall, Row, Tick, Trace, TypeIn
from tutor.core.sentences import shown
from tutor.core.text import Text

VERDICTS = ("sound", "flawed")
WAYS = ("raises", "lowers")
_EMPTY = dict.fromkeys(FIELDS, "")


def fields(
    face: Face, id: str, typing: Typing, images: Sequence[str] = (), audio: Sequence[str] = ()
) -> tuple[str, ...]:
    """The note's fields in the note type's order; `images` and `audio` are names inside the package."""
    evidence, lines = _warnings(face), dict[str, list[Text]]()
    for row in face.rows:
        place = _place(row)
        if place == "Evidence":
            evidence.append(row)
        else:
            lines.setdefault(place, []).extend(row.lines)
    said = _EMPTY.copy()
    said["Front"], said["Answer"], said["Label"], said["Id"] = _front(face), _answer(face), face.label, escape(id)
    if not isinstance(face.ask, TypeIn):
        said["Options"] = _options(face)
    elif typing != "never":
        said["Typed"] = escape(typed(face))
    if evidence:
        said["Evidence"] = f"<dl>{''.join([_row(row) for row in evidence])}</dl>"
    for place, texts in lines.items():
        said[place] = _joined(texts)
    if images:
        said["Image"] = "".join(f'<img src="{name}" alt="">' for name in images)
    if audio:
        said["Audio"] = "".join(f"[sound:{name}]" for name in audio)
    return tuple(said.values())


def typed(face: Face) -> str:
    """What a typed answer is compared with: the first accepted name without its brackets; "" where nothing is typed."""
    match face.ask:
        case TypeIn(accept=accept, number=True):
            return clean(accept[0]).strip()
        case TypeIn(accept=accept):
            return shown(clean(accept[0]))
        case _:
            return ""


def _front(face: Face) -> str:
    cue = f'&emsp;<span class="cue">{inline(face.cue)}</span>' if face.cue else ""
    return inline(face.prompt) + cue


def _options(face: Face) -> str:
    match face.ask:
        case Pick(options=options, several=several):
            kind = "checkbox" if several else "radio"
            return _numbered((number, _tappable(inline(option.text), kind)) for number, option in enumerate(options, 1))
        case Arrange(lines=lines):
            return _numbered((number, inline(line)) for number, line in enumerate(lines, 1))
        case Judge():
            return _numbered((number, _tappable(verdict, "radio")) for number, verdict in enumerate(VERDICTS, 1))
        case Trace():
            return _numbered((number, _tappable(way, "radio")) for number, way in enumerate(WAYS, 1))
        case TypeIn() | Tick() | Recall():
            return ""
        case other:
            assert_never(other)


def _answer(face: Face) -> str:
    """The right answer, with the digits under which the options showed it."""
    match face.ask:
        case Pick(options=options):
            return _numbered((number, inline(option.text)) for number, option in enumerate(options, 1) if option.right)
        case Arrange(lines=lines, order=order, notes=notes):
            return _numbered(
                (index + 1, inline(lines[index]) + _remark(notes[index] if notes else ())) for index in order
            )
        case Judge(sound=sound, reason=reason):
            number = 1 if sound else 2
            return _numbered([(number, VERDICTS[number - 1])]) + _aside(inline(reason))
        case Trace(raises=raises, points=points):
            number = 1 if raises else 2
            return _numbered([(number, inline(face.answer) or WAYS[number - 1])]) + _listed(points)
        case Tick(points=points, extra=extra):
            also = _aside("also: " + "; ".join(map(inline, extra))) if extra else ""
            return inline(face.answer) + _listed(points) + also
        case TypeIn():
            return inline(face.answer) or escape(typed(face))
        case Recall():
            return inline(face.answer)
        case other:
            assert_never(other)


def _warnings(face: Face) -> list[Row]:
    """Why a wrong option is wrong: Anki cannot know which one was chosen, so all are told."""
    if not isinstance(face.ask, Pick):
        return []
    return [
        Row(f"not {number}", (option.why,))
        for number, option in enumerate(face.ask.options, 1)
        if option.why and not option.right
    ]


def _place(row: Row) -> str:
    if row.kind == "chain":
        return "Chain"
    if row.kind == "quiet" or row.label == "source":
        return "Source"
    return "Because" if row.label == "why" and not row.remarks else "Evidence"


def _row(row: Row) -> str:
    if not row.remarks:
        return f"<div><dt>{escape(row.label)}</dt><dd>{_joined(row.lines)}</dd></div>"
    # The space belongs to the line: alone between the two it would be a cell of the grid.
    lines = "".join(
        f'<div class="line"><span>{inline(line)}&emsp;</span><span class="remark">{inline(remark)}</span></div>'
        for line, remark in zip(row.lines, row.remarks, strict=True)
    )
    return f'<div><dt>{escape(row.label)}</dt><dd class="pairs">{lines}</dd></div>'


def _joined(lines: Iterable[Text]) -> str:
    return "<br>".join([inline(line) for line in lines])


def _remark(text: Text) -> str:
    return f'&emsp;<span class="remark">{inline(text)}</span>' if text else ""


def _aside(html: str) -> str:
    return f'<div class="aside">{html}</div>' if html else ""


def _listed(lines: Iterable[Text]) -> str:
    """What is to be ticked off."""
    ticks = (_tappable(inline(line), "checkbox") for line in lines)
    return f"<ul>{''.join(f'<li>{tick}</li>' for tick in ticks)}</ul>"


def _tappable(html: str, kind: str) -> str:
    """A line that a tap marks, without a script; Anki on iOS takes a tap for its own unless the element is of that class."""
    name = ' name="option"' if kind == "radio" else ""
    return f'<label class="tappable"><input type="{kind}"{name}><span>{html}</span></label>'


def _numbered(lines: Iterable[tuple[int, str]]) -> str:
    return f"<ol>{''.join([f'<li value={number}>{line}</li>' for number, line in lines])}</ol>"
