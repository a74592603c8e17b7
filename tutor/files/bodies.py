"""Question files as builtin values and back, so that the one whose card is shown first need not be parsed."""

from __future__ import annotations

from typing import Any, cast

from tutor.core import items
from tutor.core.items import QuestionFile

_CLASSES: tuple[type[tuple[Any, ...]], ...] = tuple(
    each for each in vars(items).values() if isinstance(each, type) and issubclass(each, tuple)
)
_NUMBERS = {each: number for number, each in enumerate(_CLASSES)}


def frozen(file: QuestionFile) -> Any:
    """A question file in builtin values: a value of ours is a list of its class's number and its fields."""
    return _plain(file)


def thawed(plain: Any) -> QuestionFile:
    """The file that `frozen` was given; raises IndexError, TypeError or ValueError for what it did not make."""
    return cast(QuestionFile, _made(plain))


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _NUMBERS:
        return [_NUMBERS[kind], *[each if type(each) is str else _plain(each) for each in value]]
    if kind is tuple:
        return tuple([each if type(each) is str else _plain(each) for each in value])
    if kind is dict:
        return {name: _plain(each) for name, each in value.items()}
    return value


def _made(plain: Any) -> Any:
    kind = type(plain)
    if kind is list:
        return tuple.__new__(_CLASSES[plain[0]], [_made(each) if type(each) in _NESTED else each for each in plain[1:]])
    if kind is tuple:
        return tuple([_made(each) if type(each) in _NESTED else each for each in plain]) if plain else plain
    return {name: _made(each) for name, each in plain.items()}


_NESTED = frozenset([list, tuple, dict])
