"""`tutor check --fix`: the files of a library, or those that were named, mended as far as that is safe."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from tutor.cli.context import Context
from tutor.core.problems import Refusal, visible
from tutor.core.wording import count
from tutor.files.writing.fix import Target, fixed, targets


def fix(context: Context, paths: Sequence[str], own: str, writable: bool, only_diff: bool) -> int:
    """Mends the files and says on stderr what was done; how many there are to mend. `only_diff` shows it on stdout and writes nothing.

    `own` is the library in use, where that is what is mended ("" for named paths): its names are compared with progress. Raises Refusal, before the
    first file is touched, where one of them may not be written to.
    """
    found = targets(paths)
    if not only_diff:
        _may_write(found, own, writable)
    former = _former(context) if own else {}
    changed = 0
    for target in found:
        try:
            result = fixed(target.path, former.get(os.path.realpath(target.path)), target.deck)
        except Refusal:
            continue  # what cannot be read is said by the check that follows
        changed += result.after != result.before
        if not only_diff:
            result.save()
        elif result.after != result.before:
            print("".join(f"{visible(line)}\n" for line in result.diff().split("\n")[:-1]), end="")
        for word, lines in (("fixed", () if only_diff else result.said), ("left", result.left)):
            for line in lines:
                print(f"{word}: {visible(target.path)}: {visible(line)}", file=sys.stderr)
    if only_diff:
        print(f"{count(changed, 'file')} would be changed; nothing was written", file=sys.stderr)
    elif not changed:
        print("nothing to fix", file=sys.stderr)
    return changed


def _may_write(found: Sequence[Target], own: str, writable: bool) -> None:
    from tutor.files.scaffold import must_be_own
    from tutor.files.writing.edits import must_be_writable

    if own:
        must_be_own(own, writable)
    for target in found:
        nothing = "nothing was changed; tutor check --diff shows what would be"
        must_be_writable(target.path, nothing)
        if not os.access(os.path.dirname(os.path.realpath(target.path)), os.W_OK):
            raise Refusal(f"the folder of '{visible(target.path)}' may not be written to", nothing)


def _former(context: Context) -> dict[str, dict[str, str]]:
    """Former names of items ("" for a file's own) by path, as the log tells them; none where it cannot be read, which the check says."""
    from tutor.files.renames import renamings

    found: dict[str, dict[str, str]] = {}
    try:
        for each in renamings(context.library, context.journal.history()):
            path = os.path.realpath(os.path.join(context.library.path, each.path))
            found.setdefault(path, {})[each.item] = each.old
    except Refusal:
        return {}
    return found
