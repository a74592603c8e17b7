"""The table of commands: what `--help` lists, what is imported for each, and which plain forms need no argparse."""

from __future__ import annotations

from types import SimpleNamespace
from typing import NamedTuple


class Command(NamedTuple):
    """One command: its group in `--help`, one line of what it does, and the module of `tutor.cli` with `arguments_NAME` and `run_NAME`."""

    group: str
    summary: str
    module: str


COMMANDS: dict[str, Command] = {
    "study": Command("Study", "go straight into a sitting (--plain: line by line)", "study"),
    "quiz": Command("Study", "a scored test, over what you have met or not", "quiz"),
    "read": Command("Study", "read a deck as text before studying it", "listing"),
    "map": Command("Study", "the causal map of decks, as text, drawing or JSON", "map"),
    "due": Command("Study", "what there is to study now", "due"),
    "stats": Command("Study", "how it goes: retention, load, calibration", "stats"),
    "cards": Command("Study", "list cards, suspend, bury or reset them", "cards"),
    "check": Command("Write", "every problem of the question files", "check"),
    "new": Command("Write", "begin a question file, deck, term, faq or claim", "new"),
    "draft": Command("Write", "a question file proposed from an article; --review: accept or drop it", "draft"),
    "preview": Command("Write", "the cards of a file as they will look, live while you edit it", "preview"),
    "init": Command("Write", "make a library of your own from the starter content", "write"),
    "schema": Command("Write", "the JSON Schema of a question file or deck, for editors", "write"),
    "export": Command("Anki", "write decks as an Anki package, a table, JSON or Markdown", "export"),
    "import": Command("Anki", "cards of Anki, a table or Markdown as a question file", "import_"),
    "pull": Command("Anki", "bring home the reviews made in Anki", "pull"),
    "undo": Command("Care", "take back the last act", "care"),
    "log": Command("Care", "export or import the log of all reviews", "care"),
    "backup": Command("Care", "a safe copy of your progress, also while in use", "care"),
    "restore": Command("Care", "bring back what a backup holds; nothing is removed", "care"),
    "doctor": Command("Care", "check your progress, and repair it", "care"),
    "config": Command("Care", "each setting, its value and where it comes from", "care"),
    "completion": Command("Care", "the completion script of a shell", "care"),
}
GLOBAL_VALUES = ("--library", "--data")

# Asked by shell prompts, or on the way to the first card: their plain forms are read without argparse, which costs as much as the rest.
PLAIN: dict[str, tuple[dict[str, str], dict[str, object]]] = {
    "due": ({"-q": "quiet", "--quiet": "quiet", "--json": "json"}, {}),
    "study": (
        {"--plain": "plain", "--cram": "cram", "--forgotten": "forgotten"},
        {"minutes": None, "cards": None, "search": None, "ahead": 0},
    ),
    "": ({}, {}),
}


class Arguments(SimpleNamespace):
    """What a command was given, by name."""


def plain_arguments(name: str, words: list[str]) -> Arguments | None:
    """The arguments of a plain form; None for what a parser must read."""
    if name not in PLAIN:
        return None
    flags, defaults = PLAIN[name]
    found = Arguments(decks=[], library=None, data=None, demo=False, **dict.fromkeys(flags.values(), False), **defaults)
    rest = iter(words)
    for word in rest:
        if word in GLOBAL_VALUES:
            value = next(rest, "-")
            if value.startswith("-"):
                return None
            setattr(found, word[2:], value)
        elif word in flags:
            setattr(found, flags[word], True)
        elif word.startswith("-") or not name:
            return None
        else:
            found.decks.append(word)
    return found


def overview() -> str:
    """The text of `tutor --help`: the commands by group."""
    lines = ["usage: tutor [COMMAND] [--library DIR] [--data DIR] [--demo]", "", "Learn from articles in a terminal. Without a command the app opens on your decks.", ""]  # fmt: skip
    group = ""
    for name, command in COMMANDS.items():
        if command.group != group:
            lines += ([""] if group else []) + [command.group]
            group = command.group
        lines.append(f"  {name:<12}{command.summary}")
    return "\n".join(
        [*lines, "", "tutor COMMAND --help tells more of one. Files: questions/*.yaml, decks/*.yaml in your library."]
    )
