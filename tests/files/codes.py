"""Which codes a problem can have: read from the source of the program, so that none can be forgotten in a list."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import tutor.files

_FOLDER = Path(tutor.files.__file__).parent


def emitted() -> set[str]:
    """Every text that reaches a parameter or field named `code`; raises ValueError for one that cannot be told."""
    trees = {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(_FOLDER.rglob("*.py"))
        if path.name != "explain.py"
    }
    shared = _places(trees.values())
    found: set[str] = set()
    for path, tree in trees.items():
        # What a module defines itself goes before what others call the same.
        own = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        places = {name: place for name, place in shared.items() if name not in own} | _places([tree])
        for scope in ast.walk(tree):
            if isinstance(scope, ast.FunctionDef):
                for call in _calls(scope):
                    given = _given(call, places)
                    if given is not None:
                        found |= _texts(given, scope, f"{path.name}:{call.lineno}")
    return found


def _places(trees: Iterable[ast.Module]) -> dict[str, int]:
    """Where `code` stands among the arguments of each function, and of the values that have such a field."""
    found = {"Problem": 0, "problem": 0}
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
            if "code" in names:
                found[node.name] = names.index("code")
        elif isinstance(node, ast.ClassDef):
            fields = [each.target.id for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]  # fmt: skip
            if "code" in fields:
                found[node.name] = fields.index("code")
    return found


def _calls(scope: ast.FunctionDef) -> Iterator[ast.Call]:
    return (node for node in ast.walk(scope) if isinstance(node, ast.Call))


def _given(call: ast.Call, places: dict[str, int]) -> ast.expr | None:
    """What a call hands over as `code`."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for keyword in call.keywords:
        if keyword.arg == "code" and name in places:
            return keyword.value
    place = places.get(name, -1)
    return call.args[place] if 0 <= place < len(call.args) else None


def _texts(given: ast.expr, scope: ast.FunctionDef, where: str) -> set[str]:
    """The texts that an expression may be: constants, either side of a choice, a name given constants in the same function."""
    match given:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp():
            return _texts(given.body, scope, where) | _texts(given.orelse, scope, where)
        case ast.Name(id=name):
            if name in [argument.arg for argument in scope.args.args]:
                return set()
            values = list(_assigned(name, scope))
            if values:
                return set().union(*(_texts(value, scope, where) for value in values))
        case ast.Attribute(attr="code") | ast.Subscript():
            return set()  # passed on from a problem or finding that was counted where it was made
    raise ValueError(f"the code at {where} cannot be told from the source: {ast.unparse(given)}")


def _assigned(name: str, scope: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(scope):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name) and target.id == name:
                yield node.value
            elif isinstance(target, ast.Tuple):
                place = [getattr(each, "id", "") for each in target.elts]
                if name in place:
                    branches = [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]  # fmt: skip
                    for branch in branches:
                        assert isinstance(branch, ast.Tuple)
                        yield branch.elts[place.index(name)]
