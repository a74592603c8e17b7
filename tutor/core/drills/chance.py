"""Chance without dice: every turn and shuffle follows from a card's key and its review count."""

from __future__ import annotations

from hashlib import sha256


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
    return int.from_bytes(sha256(text.encode()).digest()[:8], "big")
