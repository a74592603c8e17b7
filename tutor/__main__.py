"""`tutor` and `python -m tutor`: the version without importing anything, everything else through the command line."""

import sys


def run() -> None:
    """The console script."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from tutor import __version__

        print(f"tutor {__version__}")
        return
    from tutor.cli.main import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
