"""An item of the author's own, begun as a draft from the passage of another: where it says nothing yet, a template's words stand."""

from __future__ import annotations

import os

from tutor.core.drafting import Change, Draft, Fresh, Section, Sentence
from tutor.files.decode import decode, library_of
from tutor.files.sheet import Sheet
from tutor.files.writing import template
from tutor.files.writing.append import appended, last
from tutor.files.writing.compose import Value
from tutor.files.writing.drafts import spot_of
from tutor.files.writing.edits import encoded, read, save
from tutor.files.writing.itemised import itemised
from tutor.files.writing.new import NOTHING, no_worse, texts, whole

_SECTIONS: dict[str, Section] = {"term": "terms", "faq": "faqs", "claim": "claims"}


def add(path: str, draft: Draft, fresh: Fresh, sentence: Sentence | None = None) -> Change:
    """Puts a draft of that kind at the end of its section, with the line and words of `sentence`, else those of `draft`. Raises Refusal."""
    path = os.path.realpath(path)
    section = _SECTIONS[fresh.kind]
    content, sheet = read(path, NOTHING)
    root = library_of(path)
    before = decode(sheet, root)
    fields, _ = whole(section, _begun(fresh), texts(before))
    fields.pop("draft", None)
    lines, quote = ([sentence.line], sentence.text) if sentence is not None else (list(draft.at), draft.quote)
    fields |= {"at": list[Value](lines)} if lines else {}
    fields |= {"draft": True} | ({"quote": quote} if quote else {})
    text = appended(sheet, section, fields)
    no_worse(before, decode(Sheet(path, text), root))
    saved = encoded(content, text)
    save(path, content, saved, NOTHING)
    now = spot_of(itemised(Sheet(path, text)), section, last(text, path, section))
    return Change("added", fresh.kind, path, content, saved, draft.spot, now)


def _begun(fresh: Fresh) -> dict[str, Value]:
    """What decides the form of an item, in a template's words."""
    if fresh.kind == "claim":
        return {fresh.relation: template.PLACEHOLDERS["claims"]["increases"]}
    return {"answer": "what must be said"} if fresh.kind == "faq" else {}
