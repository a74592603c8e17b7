"""Protobuf as Anki stores it, as far as reading needs it: fields by number, no schema.

Refuses what is no protobuf with ValueError, and never reads beyond the bytes it was given.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_LONGEST_VARINT = 10
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


class Field(NamedTuple):
    """One field of a message; exactly one of its values is meant, by what the field is: the others are 0 and b""."""

    number: int
    integer: int = 0
    content: bytes = b""


def fields(message: bytes) -> Iterator[Field]:
    """The fields of a message in their order."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        number, kind = key >> 3, key & 7
        if kind == _VARINT:
            integer, at = _varint(message, at)
            yield Field(number, integer)
            continue
        size = {_FIXED64: 8, _FIXED32: 4}.get(kind, -1)
        if kind == _BYTES:
            size, at = _varint(message, at)
        if size < 0 or at + size > len(message):
            raise ValueError(f"no protobuf: wire type {kind} at {at}")
        yield Field(number, content=message[at : at + size])
        at += size


def integer(message: bytes, number: int) -> int:
    """The last value of an integer field, 0 where it is not said."""
    return next((field.integer for field in reversed(list(fields(message))) if field.number == number), 0)


def text(message: bytes, number: int) -> str:
    """The last value of a text field, "" where it is not said."""
    found = next((field.content for field in reversed(list(fields(message))) if field.number == number), b"")
    return found.decode("utf-8", "replace")


def floats(content: bytes) -> tuple[float, ...]:
    """A packed list of 32-bit floats."""
    return struct.unpack(f"<{len(content) // 4}f", content[: len(content) // 4 * 4])


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(_LONGEST_VARINT):
        if at >= len(message):
            break
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at
    raise ValueError(f"no protobuf: a number without an end at {at}")
