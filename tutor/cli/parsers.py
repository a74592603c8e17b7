"""Parsers of the commands, made only when a command line needs one: for help, for options, for the completion scripts."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from typing import NoReturn

from tutor.cli.commands import COMMANDS
from tutor.core.problems import Refusal


class Parser(ArgumentParser):
    """A parser whose usage errors are one sentence with the nearest option."""

    def error(self, message: str) -> NoReturn:
        raise Refusal(message, f"{self.prog} --help shows what it takes", 2)


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
