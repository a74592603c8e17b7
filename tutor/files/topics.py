"""Terms, concepts and faqs: their nodes to values; what is common to every item is read here too."""

from __future__ import annotations

import os
import re
from typing import Any, NamedTuple

from tutor.core.items import (
    AnswerForm,
    ChoiceForm,
    Common,
    Depth,
    Faq,
    NumberForm,
    OrderForm,
    Recalled,
    Step,
    Term,
    TwinsForm,
    TypedForm,
    Wrong,
)
from tutor.files.keys import COMMON, FAQ, FORMS
from tutor.files.nodes import Mapping, Node
from tutor.files.resolve import Concept
from tutor.files.values import Line, Reader

_FORM_OF = {key: form for form in FORMS for key in form[0]}
_CHECKED = ("flawed", "right")
_BESIDE = frozenset({"extra", "within"})
_SHARED = frozenset(COMMON)
_DIGIT = re.compile(r"\d")


class Setting(NamedTuple):
    """What a file says once for all its items. `root` is the folder that pictures and sounds must lie in."""

    depth: Depth = "standard"
    tags: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    root: str = ""


def common(
    reader: Reader, setting: Setting, id: str, fields: dict[str, Any], node: Mapping, sourced: bool = True
) -> Common:
    """What every item may carry, taken out of `fields`; references are checked when every id is known."""
    if _SHARED.isdisjoint(fields):
        return Common(id, setting.depth, setting.tags, setting.sources if sourced else ())
    take = fields.pop
    take("note", None)
    take("id", None)
    tags, sources, quote, draft = take("tags", None), take("sources", None), take("quote", ""), take("draft", False)
    if quote and not draft:
        unfounded_quote(reader, node)
    image, audio = take("image", ""), take("audio", "")
    return Common(
        id,
        take("depth", setting.depth),
        setting.tags
        if tags is None
        else (setting.tags + tuple(tag for tag in tags if tag not in setting.tags) if tags else ()),
        (setting.sources if sources is None else sources) if sourced else (),
        take("at", ()),
        take("allow", ()),
        take("about", ()),
        take("requires", ()),
        take("formerly", ()),
        draft,
        quote,
        media(reader, setting.root, image, node.entries["image"]) if image else "",
        media(reader, setting.root, audio, node.entries["audio"]) if audio else "",
        take("because", ""),
    )


def unfounded_quote(reader: Reader, node: Mapping) -> None:
    """Names a quote beside something that is no draft."""
    message = "'quote' stands beside 'draft: true' only"
    reader.problem("quote-without-draft", node.key("quote"), message, "delete it when the draft is done")


def media(reader: Reader, root: str, path: str, node: Node) -> str:
    """The path of a picture or sound inside the library, "" (and a problem) for anything else."""
    failed = reader.failed
    cost = "the item is kept without it"
    try:
        base = os.path.realpath(root)
        full = os.path.realpath(os.path.join(base, path), strict=True)
        if os.path.commonpath([base, full]) != base:
            reader.problem(
                "media", node, f"'{path}' lies outside of the library", "copy the file into the library", cost
            )
        elif not os.path.isfile(full):
            reader.problem("media", node, f"'{path}' is no file", "", cost)
        else:
            return os.path.relpath(full, base).replace(os.sep, "/")
    except (OSError, ValueError):
        reader.problem(
            "media", node, f"there is no file '{path}' in the library", "the path begins at the library's folder", cost
        )
    reader.failed = failed
    return ""


def term(reader: Reader, setting: Setting, id: str, fields: dict[str, Any], node: Mapping) -> Term | None:
    """A term; None when something was wrong."""
    if ("definition" in node.entries) == ("points" in node.entries):
        if "points" in node.entries:
            reader.problem(
                "two-answers",
                node.key("points"),
                "a term has 'definition' or 'points', not both",
                "keep one of the two",
            )
        elif not reader.suspected & {"definition", "points"}:
            reader.problem("missing-key", node, "a term needs 'definition' or 'points'", "add 'definition: …'")
    shared = common(reader, setting, id, fields, node)
    return None if reader.failed else Term(shared, **fields)


def concept(fields: dict[str, Any], id: str) -> Concept:
    """A concept."""
    fields.pop("id", None)
    return Concept(id, **fields)


def faq(reader: Reader, setting: Setting, id: str, fields: dict[str, Any], node: Mapping) -> Faq | None:
    """A faq; None when something was wrong."""
    form = _form(reader, fields, node)
    shared = common(reader, setting, id, fields, node)
    return None if reader.failed or form is None else Faq(shared, fields.get("question", ""), form)


def _form(reader: Reader, fields: dict[str, Any], node: Mapping) -> AnswerForm | None:
    given = node.entries
    forms = list(dict.fromkeys([_FORM_OF[key] for key in given if key in _FORM_OF]))
    if not forms and (reader.suspected - {"question"}) & FAQ.keys():
        return None
    if not forms:
        help = "add one of answer, points, typed, number, right and wrong, order; or flawed and sound instead of the question"
        reader.problem("missing-key", node, "a faq needs an answer", help)
        return None
    leading, allowed = forms[0]
    if (
        len(forms) == 1
        and "question" in given
        and not reader.failed
        and leading[0] not in _CHECKED
        and not given.keys() & _BESIDE
    ):
        return _made(reader, leading[0], fields, node)
    if len(forms) > 1:
        named = [(key, form) for key in given for form in forms if key in form[0]]
        first, form = named[0]
        other = next(key for key, own in named if own is not form)
        reader.problem(
            "two-answers",
            node.key(other),
            f"a faq has one answer form, and '{first}' is given already",
            "keep one of the two",
        )
        return None
    for extra, home in (("extra", "points"), ("within", "number")):
        if extra in given and extra not in allowed:
            reader.problem(
                "missing-key", node.key(extra), f"'{extra}' goes with '{home}'", f"add '{home}: …' or delete it"
            )
    twins = leading[0] == "flawed"
    for key in leading if twins or leading[0] == "right" else ():
        if key not in given:
            reader.problem(
                "missing-key",
                node,
                f"'{leading[0] if key == leading[1] else leading[1]}' needs '{key}' beside it",
                f"add '{key}: …'",
            )
    if twins and "question" in given:
        reader.problem(
            "two-answers",
            node.key("question"),
            "'flawed' and 'sound' stand instead of a question",
            "delete the question",
        )
    elif not twins and "question" not in given and "question" not in reader.suspected:
        reader.problem("missing-key", node, "a faq needs 'question'", "add 'question: …'")
    return None if reader.failed else _made(reader, leading[0], fields, node)


def _made(reader: Reader, leading: str, fields: dict[str, Any], node: Mapping) -> AnswerForm | None:
    match leading:
        case "answer":
            if "extra" in fields and "points" not in fields:
                reader.problem(
                    "missing-key", node.key("extra"), "'extra' goes with 'points'", "add 'points: …' or delete it"
                )
            return Recalled(fields.get("answer", ""), fields.get("points", ()), fields.get("extra", ()))
        case "typed":
            return TypedForm(fields["typed"])
        case "number":
            if not _DIGIT.search(fields["number"]):
                help = "write digits with the unit: 25 %; or use 'typed'"
                reader.problem(
                    "wrong-type", node.entries["number"], f"'number' holds no number: '{fields['number']}'", help
                )
            return NumberForm(fields["number"], fields.get("within", 0.0))
        case "right":
            return _choice(reader, fields, node)
        case "order":
            return _order(reader, fields["steps"])
        case _:
            return TwinsForm(fields["flawed"], fields["sound"])


def _choice(reader: Reader, fields: dict[str, Any], node: Mapping) -> ChoiceForm:
    lines: list[Line] = fields["wrong"]
    seen = set(fields["right"])
    if len(seen) < len(fields["right"]):
        reader.problem("said-twice", node.entries["right"], "two options are the same", "delete one of the two")
    for line in lines:
        say = line.fields.get("say")
        if say in seen:
            reader.problem(
                "said-twice", line.node, f"the option '{say}' is given twice", "delete or reword one of the two"
            )
        seen.add(say)
    return ChoiceForm(fields["right"], tuple(Wrong(**line.fields) for line in lines) if not reader.failed else ())


def _order(reader: Reader, lines: list[Line]) -> OrderForm:
    seen = set()
    for line in lines:
        say = line.fields.get("say")
        if say in seen:
            reader.problem("said-twice", line.node, f"the line '{say}' is given twice, so it has no one place in the order", "reword one of the two")  # fmt: skip
        seen.add(say)
    return OrderForm(tuple(Step(**line.fields) for line in lines) if not reader.failed else ())
