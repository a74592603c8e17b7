"""`tutor` and `python -m tutor`: the version without importing anything, everything else through the command line."""

import sys


def run() -> None:
    """The console script."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from tutor import __version__

        try:
            print(f"tutor {__version__}", flush=True)
        except OSError:
            pass  # full, or left by its reader: told below
        else:
            return
    from tutor.cli.main import main

    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
