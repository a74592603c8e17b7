"""JSON Schema of question files and decks for editors, from the same declarations as the decoder.

Text is string, number or boolean, as editors type scalars; what needs the rest of the file (references, ids) is left to `tutor check`.
Alternatives are told apart by what is there (`if`), never by trying each: so an editor names the one mistake, in the words of `errorMessage`.
"""

from __future__ import annotations

from typing import Any

from tutor.files.keys import CALLED, DECK, EMPTY_TAKES_AWAY, FILE, FORMAT, FORMS, RECORDS, RELATIONS, Key
from tutor.files.snippets import SNIPPETS

DRAFT = "https://json-schema.org/draft/2020-12/schema"
# One part of an id: digits and small letters; of other scripts any sign, as a pattern knows no more that holds in every editor.
_PART = r"[^\x00-/:-`{-\x7f]+"
_ITEM_ID = rf"{_PART}(?:-{_PART})*"
_USUAL = {"retention": 0.9, "new_per_day": 10, "reviews_per_day": 200, "format": FORMAT}
# Lists that seldom hold one entry alone.
_SEVERAL = frozenset({"points", "extra", "questions"})
_LARGEST = 999_999_999
_DATE = r"^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$"

Schema = dict[str, Any]


def question_file_schema() -> Schema:
    """The schema of questions/*.yaml."""
    return _root("tutor question file", "What an article says, as terms, faqs and claims.", "file", FILE)


def deck_schema() -> Schema:
    """The schema of decks/*.yaml."""
    return _root("tutor deck", "What is drilled together.", "deck", DECK)


def _root(title: str, description: str, name: str, table: dict[str, Key]) -> Schema:
    definitions = {other: _record(other) for other in _needed(table)}
    whole = _record(name)
    return {"$schema": DRAFT, **whole, "title": title, "description": description, "$defs": definitions}


def _needed(table: dict[str, Key]) -> list[str]:
    found: list[str] = []
    pending = [key.of for key in table.values() if key.of]
    while pending:
        name = pending.pop()
        if name not in found:
            found.append(name)
            pending += [key.of for key in RECORDS[name].values() if key.of]
    return sorted(found)


def _record(name: str) -> Schema:
    """A mapping with exactly the keys of its record."""
    table = RECORDS[name]
    schema: Schema = {
        "title": CALLED[name].removeprefix("a ").removeprefix("an "),
        "type": "object",
        "additionalProperties": False,
        "properties": {key: {**_told(entry), **_value(key, entry), **_usual(key)} for key, entry in table.items()},
    }
    required = [key for key, entry in table.items() if entry.required]
    if required:
        schema["required"] = required
    if name in SNIPPETS:
        schema["defaultSnippets"] = [snippet._asdict() for snippet in SNIPPETS[name]]
    rules = list(_RULES.get(name, ()))
    if "quote" in table:
        rules += _drafted()
    if rules:
        schema["allOf"] = rules
    return schema


_TEXT: Schema = {
    "type": ["string", "number", "boolean"],
    "pattern": r"\S",
    "errorMessage": "A text is due here: fill it in, or delete the key. (A text that begins with a bracket goes in quotes.)",
}
_ID: Schema = {
    "type": ["string", "integer", "boolean"],
    "pattern": f"^{_ITEM_ID}$",
    "minimum": 0,
    "errorMessage": "An id is made of lower-case letters, digits and single hyphens.",
}
_FORMER: Schema = {
    **_ID,
    "pattern": f"^{_ITEM_ID}(?:/{_ITEM_ID})?$",
    "errorMessage": "A former id is old-id, or old-file/old-id.",
}
_FIGURE: Schema = {
    "type": ["string", "number"],
    "pattern": r"\d",
    "errorMessage": "A number with its unit is due here: 25 %. (Or use 'typed'.)",
}


def _value(name: str, key: Key) -> Schema:
    match key.kind:
        case "text" if name == "number":
            return _FIGURE
        case "text" | "name":
            return _TEXT
        case "texts":
            return _list(name, _TEXT)
        case "names":
            return _list(name, _FORMER if name == "formerly" else _TEXT)
        case "id":
            return _ID
        case "flag":
            return {"type": "boolean", "errorMessage": f"'{name}' is true or false."}
        case "whole":
            return _whole(key)
        case "wholes":
            return _list(name, _whole(key))
        case "decimal":
            most = _LARGEST if key.most is None else key.most
            message = f"'{name}' is a number" + ("." if key.most is None else f" from {key.least:g} to {most:g}.")
            return {"type": "number", "minimum": key.least, "maximum": most, "errorMessage": message}
        case "day":
            return {
                "type": "string",
                "pattern": _DATE,
                "errorMessage": f"'{name}' is a date: year, month, day, as in 2026-12-20.",
            }
        case "one":
            return _one(key)
        case "some":
            many = {"type": "array", "items": _one(key), "minItems": int(name not in EMPTY_TAKES_AWAY)}
            return {"anyOf": [_one(key), many]}
        case "record":
            return {"$ref": f"#/$defs/{key.of}"}
        case "records" | "items":
            return _many(name, {"$ref": f"#/$defs/{key.of}"}, key)
        case "lines":
            return _lines(name, key)
        case "steps":
            inner = {"type": "array", "items": _TEXT, "minItems": 1}
            return _alone_or_many(_TEXT, _many(name, _where("array", inner, _TEXT), key), True)


def _told(key: Key) -> Schema:
    """What a key means; with its code marked where editors show Markdown."""
    return {"description": key.meaning, **({"markdownDescription": key.meaning} if "`" in key.meaning else {})}


def _usual(name: str) -> Schema:
    """What an editor puts in first."""
    return {"default": _USUAL[name]} if name in _USUAL else {}


def _whole(key: Key) -> Schema:
    return {"type": "integer", "minimum": key.least, "maximum": key.most or _LARGEST}


def _one(key: Key) -> Schema:
    return {"enum": list(key.choices), "markdownEnumDescriptions": list(key.choices.values())}


def _many(name: str, entry: Schema, key: Key) -> Schema:
    least = max(int(key.least) if key.kind == "lines" else 0, int(name not in EMPTY_TAKES_AWAY))
    return {"type": "array", "items": entry, "minItems": least}


def _list(name: str, entry: Schema) -> Schema:
    """A list, or one entry alone."""
    many = {"type": "array", "items": entry, "minItems": int(name not in EMPTY_TAKES_AWAY)}
    return _alone_or_many(entry, many, name in _SEVERAL)


def _lines(name: str, key: Key) -> Schema:
    """Texts or records; a text alone is a list of one."""
    many = _many(name, _where("object", {"$ref": f"#/$defs/{key.of}"}, _TEXT), key)
    return many if many["minItems"] > 1 else _alone_or_many(_TEXT, many, True)


def _alone_or_many(alone: Schema, many: Schema, several: bool) -> Schema:
    """The type that comes first is what an editor makes room for."""
    kinds = (
        list(alone.get("type", ["string"])) if isinstance(alone.get("type"), list) else [alone.get("type", "string")]
    )
    rest = {key: value for key, value in alone.items() if key != "type"}
    return {
        "type": ["array", *kinds] if several else [*kinds, "array"],
        **({"errorMessage": alone["errorMessage"]} if "errorMessage" in alone else {}),
        **_where("array", many, rest),
    }


def _where(kind: str, then: Schema, otherwise: Schema) -> Schema:
    return {"if": {"type": kind}, "then": then, "else": otherwise}


# ---- which keys go together


def _with(key: str, *needed: str) -> Schema:
    named = " and ".join(f"'{each}'" for each in needed)
    return {
        "if": {"required": [key]},
        "then": {"required": list(needed), "errorMessage": f"'{key}' goes with {named}."},
    }


def _without(key: str, others: tuple[str, ...], message: str) -> Schema:
    return {
        "if": {"required": [key]},
        "then": {"properties": dict.fromkeys(others, False), "errorMessage": message.format(key=key)},
    }


def _any(keys: tuple[str, ...], message: str) -> Schema:
    return {"anyOf": [{"required": [key], "errorMessage": message} for key in keys]}


def _drafted() -> list[Schema]:
    message = "'quote' stands beside 'draft: true' only."
    draft = {"properties": {"draft": {"const": True, "doNotSuggest": True}}, "errorMessage": message}
    return [
        {"if": {"required": ["quote"]}, "then": {"required": ["draft"], "errorMessage": message}},
        {"if": {"required": ["quote"]}, "then": draft},
    ]


def _exclusive(groups: list[tuple[str, ...]], message: str) -> list[Schema]:
    """Keys of one group only."""
    rules = []
    for index, keys in enumerate(groups):
        others = tuple(key for other in groups[index + 1 :] for key in other)
        rules += [_without(key, others, message) for key in keys] if others else []
    return rules


_LEADING = [form[0] for form in FORMS]
_ANSWERS = "A faq needs an answer: answer, points, typed, number, right and wrong, or order. (Or flawed and sound instead of the question.)"
_RULES: dict[str, list[Schema]] = {
    "term": [
        _any(("definition", "points"), "A term needs 'definition' or 'points'."),
        _without("definition", ("points",), "A term has 'definition' or 'points', not both."),
    ],
    "faq": [
        _any(tuple(key for keys in _LEADING for key in keys), _ANSWERS),
        *_exclusive(_LEADING, "A faq has one answer form, and '{key}' is given already."),
        _with("extra", "points"),
        _with("within", "number"),
        _with("right", "wrong"),
        _with("wrong", "right"),
        _with("flawed", "sound"),
        _with("sound", "flawed"),
        _without("flawed", ("question",), "'flawed' and 'sound' stand instead of a question."),
        {
            "if": {"required": ["flawed"]},
            "else": {"required": ["question"], "errorMessage": "A faq needs 'question'."},
        },
    ],
    "claim": [
        _any(tuple(RELATIONS), f"A claim needs a relation key, which is followed by the effect: {', '.join(RELATIONS)}."),
        *_exclusive([(relation,) for relation in RELATIONS], "A claim has one relation, and '{key}' is given already: make a second claim of it."),
    ],
    "evidence": [_with("outcome", "do")],
}  # fmt: skip
