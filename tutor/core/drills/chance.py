"""Chance without dice: every turn and shuffle follows from a card's key and its review count."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


def turn(key: str, count: int, of: int) -> int:
    """Which of `of` faces comes at this count: they follow each other round, from a start of the key's own."""
    return (_number(key) + count) % of


def shuffled(key: str, count: int, of: int) -> tuple[int, ...]:
    """The numbers below `of` in an order of this showing's own."""
    return tuple(sorted(range(of), key=lambda index: _number(f"{key}\x1f{count}\x1f{index}")))


def disordered(key: str, count: int, of: int) -> tuple[int, ...]:
    """The same, but never in order."""
    order = shuffled(key, count, of)
    return order if order != tuple(range(of)) else order[1:] + order[:1]


def _number(text: str) -> int:
    return int.from_bytes(_sha256()(text.encode()).digest()[:8], "big")


@cache
def _sha256() -> Callable[[bytes], Any]:
    """The interpreter's own sha256: hashlib's loads OpenSSL, which would be felt before the first card."""
    for name in ("_sha2", "_sha256"):
        try:
            found: Callable[[bytes], Any] = import_module(name).sha256
            return found
        except ImportError:
            continue
    from hashlib import sha256

    return sha256
