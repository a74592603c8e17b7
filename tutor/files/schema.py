"""JSON Schema of question files and decks for editors, from the same declarations as the decoder.

Text is string, number or boolean, as editors type scalars; what needs the rest of the file (references, ids) is left to `tutor check`.
"""

from __future__ import annotations

from typing import Any

from tutor.files.keys import CALLED, DECK, EMPTY_TAKES_AWAY, FILE, FORMS, RECORDS, RELATIONS, Key

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ITEM_ID = r"^[^\sA-Z/#.,;:_!?'\"()\[\]{}]+$"

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
    return {"$schema": DRAFT, "title": title, "description": description, **whole, "$defs": definitions}


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
        "properties": {key: {"description": entry.meaning, **_value(key, entry)} for key, entry in table.items()},
    }
    required = [key for key, entry in table.items() if entry.required]
    if required:
        schema["required"] = required
    schema.update(_RULES.get(name, {}))
    if "quote" in table:
        draft = {"properties": {"draft": {"const": True}}, "required": ["draft"]}
        schema["allOf"] = [*schema.get("allOf", []), {"if": {"required": ["quote"]}, "then": draft}]
    return schema


_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
_ID: Schema = {"type": ["string", "number", "boolean"], "pattern": _ITEM_ID}


def _value(name: str, key: Key) -> Schema:
    match key.kind:
        case "text" | "name":
            return _TEXT
        case "texts" | "names":
            return _list(name, _TEXT)
        case "id":
            return _ID
        case "flag":
            return {"type": "boolean"}
        case "whole":
            return {"type": "integer", "minimum": key.least}
        case "wholes":
            return _list(name, {"type": "integer", "minimum": key.least})
        case "decimal":
            return {"type": "number", "minimum": key.least, **({} if key.most is None else {"maximum": key.most})}
        case "day":
            return {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
        case "one":
            return {"enum": list(key.choices)}
        case "some":
            return _list(name, {"enum": list(key.choices)})
        case "record":
            return {"$ref": f"#/$defs/{key.of}"}
        case "records" | "items":
            return {
                "type": "array",
                "items": {"$ref": f"#/$defs/{key.of}"},
                "minItems": int(name not in EMPTY_TAKES_AWAY),
            }
        case "lines":
            return _lines(name, key)
        case "steps":
            return {
                "anyOf": [
                    _TEXT,
                    {
                        "type": "array",
                        "minItems": 1,
                        "items": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]},
                    },
                ]
            }


def _list(name: str, entry: Schema) -> Schema:
    """A list, or one entry alone."""
    return {"anyOf": [entry, {"type": "array", "items": entry, "minItems": int(name not in EMPTY_TAKES_AWAY)}]}


def _lines(name: str, key: Key) -> Schema:
    """Texts or records; a text alone is a list of one."""
    first = next(iter(RECORDS[key.of].values()))
    alone = _ID if first.kind == "id" else _TEXT
    least = max(int(key.least), int(name not in EMPTY_TAKES_AWAY))
    many = {"type": "array", "minItems": least, "items": {"anyOf": [alone, {"$ref": f"#/$defs/{key.of}"}]}}
    return many if least > 1 else {"anyOf": [alone, many]}


# ---- which keys go together: keyed on what is there, so that an editor names the missing key instead of every alternative


def _with(key: str, *needed: str) -> Schema:
    return {"if": {"required": [key]}, "then": {"required": list(needed)}}


def _without(key: str, *others: str) -> Schema:
    return {"if": {"required": [key]}, "then": {"not": _any(others)}}


def _any(keys: tuple[str, ...]) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


def _one_form() -> list[Schema]:
    leading = [form[0] for form in FORMS]
    rules: list[Schema] = [_any(tuple(key for keys in leading for key in keys))]
    for index, keys in enumerate(leading):
        others = tuple(key for other in leading[index + 1 :] for key in other)
        if others:
            rules += [_without(key, *others) for key in keys]
    return rules


_RULES: dict[str, Schema] = {
    "term": {
        "anyOf": [{"required": ["definition"]}, {"required": ["points"]}],
        "allOf": [_without("definition", "points")],
    },
    "faq": {
        "allOf": [
            *_one_form(),
            _with("extra", "points"),
            _with("within", "number"),
            _with("right", "wrong"),
            _with("wrong", "right"),
            _with("flawed", "sound"),
            _with("sound", "flawed"),
            {
                "if": {"required": ["flawed"]},
                "then": {"not": {"required": ["question"]}},
                "else": {"required": ["question"]},
            },
        ]
    },
    "claim": {"oneOf": [{"required": [relation], "title": relation} for relation in RELATIONS]},
    "evidence": {"allOf": [_with("outcome", "do")]},
}
