"""From arguments to an exit status: finds the command, imports its module alone, and says every refusal on stderr.

Exit 0 fine, 1 the library or the request has problems, 2 usage, 130 interrupted. No traceback reaches the user.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module

from tutor.cli.commands import COMMANDS, GLOBAL_VALUES, Arguments, overview, plain_arguments
from tutor.cli.streams import make_ready
from tutor.core.problems import Refusal, visible


def main(argv: list[str]) -> int:
    """Runs one command line; the exit status."""
    make_ready()
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
        return _say(Refusal(_system_error(error), "free space or rights may be missing there; every answer given before is saved"))  # fmt: skip
    except Exception as error:
        from tutor.cli.crash import keep

        return _say(keep(error))


def _say(refusal: Refusal) -> int:
    with suppress(OSError):
        sys.stdout.flush()
    print(f"tutor: {visible(refusal.message)}", file=sys.stderr)
    if refusal.help:
        print(f"help: {visible(refusal.help)}", file=sys.stderr)
    return refusal.code


def _system_error(error: OSError) -> str:
    # Files of ours name themselves; what has no name is most often the standard output.
    what = f"'{error.filename}' cannot be read or written" if error.filename else "the output cannot be written"
    return f"{what}: {(error.strerror or str(error)).lower()}"


def _dispatch(argv: list[str]) -> int:
    name, rest = _split(argv)
    if name is None:
        return _bare(rest)
    if name not in COMMANDS:
        raise Refusal(f"'{name}' is no command of tutor", _nearest(name), 2)
    args = plain_arguments(name, rest)
    if args is None:
        from tutor.cli.parsers import command_parser

        args = command_parser(name).parse_args(rest, Arguments())
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
    args = plain_arguments("", argv)
    if args is None:
        from tutor.cli.parsers import Parser, add_globals

        parser = Parser(prog="tutor", add_help=False)
        add_globals(parser)
        parser.add_argument("--version", "-V", action="store_true")
        args = parser.parse_args(argv, Arguments())
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
