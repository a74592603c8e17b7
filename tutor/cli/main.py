"""From arguments to an exit status: finds the command, imports its module alone, and is the only one that writes to stderr.

Exit 0 fine, 1 the library or the request has problems, 2 usage, 130 interrupted. No traceback reaches the user.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from importlib import import_module
from typing import NamedTuple, NoReturn

from tutor.core.problems import Refusal, visible


class Command(NamedTuple):
    """One command: its group in `--help`, one line of what it does, and the module of `tutor.cli` with `arguments_NAME` and `run_NAME`."""

    group: str
    summary: str
    module: str


COMMANDS: dict[str, Command] = {
    "study": Command("Study", "go straight into a sitting (--plain: line by line)", "study"),
    "read": Command("Study", "read a deck as text before studying it", "listing"),
    "due": Command("Study", "what there is to study now", "due"),
    "cards": Command("Study", "list cards, suspend, bury or reset them", "cards"),
    "check": Command("Write", "every problem of the question files", "write"),
    "init": Command("Write", "make a library of your own from the starter content", "write"),
    "schema": Command("Write", "the JSON Schema of a question file or deck, for editors", "write"),
    "export": Command("Anki", "write decks as an Anki package", "export"),
    "undo": Command("Care", "take back the last act", "care"),
    "log": Command("Care", "export or import the log of all reviews", "care"),
    "backup": Command("Care", "a safe copy of your progress, also while in use", "care"),
    "restore": Command("Care", "bring back what a backup holds; nothing is removed", "care"),
    "doctor": Command("Care", "check your progress, and repair it", "care"),
    "config": Command("Care", "each setting, its value and where it comes from", "care"),
    "completion": Command("Care", "the completion script of a shell", "care"),
}
GLOBAL_VALUES = ("--library", "--data")


class Parser(ArgumentParser):
    """A parser whose usage errors are one sentence with the nearest option."""

    def error(self, message: str) -> NoReturn:
        raise Refusal(message, f"{self.prog} --help shows what it takes", 2)


def main(argv: list[str]) -> int:
    """Runs one command line; the exit status."""
    try:
        status = _dispatch(argv)
        sys.stdout.flush()
        return status
    except Refusal as refusal:
        return _say(refusal)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # What reads our output has left (head, less): not an error, but the interpreter must not try to flush again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _say(Refusal(_system_error(error), "nothing was changed; free space or rights may be missing there"))
    except Exception as error:
        from tutor.cli.crash import keep

        return _say(keep(error))


def _say(refusal: Refusal) -> int:
    sys.stdout.flush()
    print(f"tutor: {visible(refusal.message)}", file=sys.stderr)
    if refusal.help:
        print(f"help: {visible(refusal.help)}", file=sys.stderr)
    return refusal.code


def _system_error(error: OSError) -> str:
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}"


def _dispatch(argv: list[str]) -> int:
    name, rest = _split(argv)
    if name is None:
        return _bare(rest)
    if name not in COMMANDS:
        raise Refusal(f"'{name}' is no command of tutor", _nearest(name), 2)
    parser = command_parser(name)
    args = parser.parse_args(rest)
    module = import_module(f"tutor.cli.{COMMANDS[name].module}")
    status: int = getattr(module, f"run_{name}")(args)
    return status


def _split(argv: list[str]) -> tuple[str | None, list[str]]:
    """The command's name and the arguments without it; global options may stand before it."""
    skip = False
    for index, word in enumerate(argv):
        if skip:
            skip = False
        elif word in GLOBAL_VALUES:
            skip = True
        elif not word.startswith("-"):
            return word, argv[:index] + argv[index + 1 :]
    return None, argv


def _bare(argv: list[str]) -> int:
    """`tutor` alone: the app on the decks, or what `tutor due` prints where standard output is no terminal."""
    if "-h" in argv or "--help" in argv:
        print(overview())
        return 0
    parser = Parser(prog="tutor", add_help=False)
    add_globals(parser)
    parser.add_argument("--version", "-V", action="store_true")
    args = parser.parse_args(argv)
    if args.version:
        from tutor import __version__

        print(f"tutor {__version__}")
        return 0
    from tutor.cli.study import run_home

    return run_home(args)


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
    return f"did you mean '{near[0]}'? tutor --help lists them all" if near else "tutor --help lists them all"


def add_globals(parser: ArgumentParser) -> None:
    """The options every command takes."""
    parser.add_argument("--library", metavar="DIR", help="the library to use (else TUTOR_LIBRARY, the nearest folder with questions/, the remembered one, the starter library)")  # fmt: skip
    parser.add_argument("--data", metavar="DIR", help="where progress is kept (else TUTOR_DATA, else your data folder)")
    parser.add_argument("--demo", action="store_true", help="sixty invented days in a temporary folder")


def command_parser(name: str) -> Parser:
    """The parser of one command."""
    command = COMMANDS[name]
    parser = Parser(
        prog=f"tutor {name}", description=_sentence(command.summary), formatter_class=RawDescriptionHelpFormatter
    )
    configure(name, parser)
    return parser


def configure(name: str, parser: ArgumentParser) -> None:
    """Adds a command's arguments and the global ones to `parser`."""
    getattr(import_module(f"tutor.cli.{COMMANDS[name].module}"), f"arguments_{name}")(parser)
    add_globals(parser)


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


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


def whole_parser() -> ArgumentParser:
    """All commands in one parser, for the completion scripts."""
    parser = ArgumentParser(prog="tutor", description="Learn from articles in a terminal.")
    add_globals(parser)
    parser.add_argument("--version", action="store_true", help="the version")
    commands = parser.add_subparsers()
    for name, command in COMMANDS.items():
        configure(name, commands.add_parser(name, help=command.summary, description=_sentence(command.summary)))
    return parser


__all__ = ["COMMANDS", "Command", "Namespace", "main", "overview", "whole_parser"]
