"""What every code of `tutor check` means, why it matters, and an example wrong and mended: the pages of tutor/files/codes.

A page begins with the name of its group (`# …`); each code is a heading `## code: in one line`, text, and two blocks of YAML (`wrong`, `mended`; `deck` when
it is one), which the suite checks. Text that ends a lint's entry says how to silence it; that is the same for all, and added here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import NamedTuple

from tutor.core.problems import Refusal
from tutor.files.naming import meant

_HEADING = re.compile(r"^## ([a-z0-9-]+): (.+)$", re.MULTILINE)
_BLOCK = re.compile(r"^```yaml (wrong|mended)( deck)?\n(.*?)^```\n?", re.MULTILINE | re.DOTALL)
_LOUD = frozenset({"placeholder", "prerequisite-circle", "renamed", "long-gist", "gist-without-item"})
"""Lints that stand on no item, or that nothing may silence."""


class Explanation(NamedTuple):
    """One code: `line` in a few words, `text` what it means and why it matters, two examples ("" where none helps), of a deck or a question file."""

    code: str
    group: str
    line: str
    text: str
    wrong: str
    mended: str
    deck: bool
    silence: str


def explanations() -> dict[str, Explanation]:
    """Every code in the order of the pages."""
    found = {}
    pages = (page for page in files("tutor.files").joinpath("codes").iterdir() if page.name.endswith(".md"))
    for page in sorted(pages, key=lambda page: page.name):
        text = page.read_text(encoding="utf-8")
        group = text.partition("\n")[0].removeprefix("# ")
        parts = _HEADING.split(text)[1:]
        for code, line, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            found[code] = _read(code, group, line, body)
    return found


def explained(code: str) -> Explanation:
    """What a code means; raises Refusal with the nearest one."""
    known = explanations()
    if code not in known:
        raise Refusal(f"there is no code '{code}'", meant(code, known, "tutor check --explain lists them"), 2)
    return known[code]


def page(explanation: Explanation) -> str:
    """One explanation as text."""
    parts = [f"{explanation.code}: {explanation.line}", explanation.text]
    for word, example in (("wrong", explanation.wrong), ("mended", explanation.mended)):
        if example:
            parts.append(f"{word}:\n\n" + "".join(f"    {line}\n" for line in example.splitlines()).rstrip("\n"))
    if explanation.silence:
        parts.append(explanation.silence)
    return "\n\n".join(parts) + "\n"


def index(known: Iterable[Explanation]) -> str:
    """All codes by group, one line each."""
    groups: dict[str, list[Explanation]] = {}
    for each in known:
        groups.setdefault(each.group, []).append(each)
    wide = max(len(each.code) for own in groups.values() for each in own)
    return "\n".join(
        f"{group}\n" + "".join(f"  {each.code:<{wide}}  {each.line}\n" for each in own) for group, own in groups.items()
    )


def _read(code: str, group: str, line: str, body: str) -> Explanation:
    from tutor.files.lints import CODES

    blocks = {word: (text, bool(deck)) for word, deck, text in _BLOCK.findall(body)}
    wrong, deck = blocks.get("wrong", ("", False))
    silence = f"If it is meant, silence it on the item: allow: [{code}]" if code in CODES and code not in _LOUD else ""
    text = re.sub(r"\n{3,}", "\n\n", _BLOCK.sub("", body)).strip()
    return Explanation(code, group, line, text, wrong, blocks.get("mended", ("", False))[0], deck, silence)
