"""Prints precision, recall and slots of the drafter on labelled articles: `python -m tests.drafting [-v] FOLDER…`."""

from __future__ import annotations

import sys

from tests.drafting.scoring import Score, articles, of


def line(name: str, score: Score) -> str:
    """A row of the table."""
    share = f"{score.precision:5.2f} {score.recall:5.2f} {score.usable:7.2f}"
    slots = " ".join(
        f"{count / max(score.right, 1):5.2f}" for count in (score.cause, score.relation, score.effect, score.hedged)
    )
    return f"{name:24.24} {score.sentences:5} {score.causal:6} {score.flagged:7} {score.neutral:4} {share} {score.exact:6} {score.one:4}  {slots}"


def main(arguments: list[str]) -> int:
    """Scores each article and all of them."""
    verbose = "-v" in arguments
    folders = [each for each in arguments if each != "-v"]
    if not folders:
        print(__doc__, file=sys.stderr)
        return 2
    print(
        f"{'article':24} {'sent.':>5} {'causal':>6} {'flagged':>7} {'free':>4} {'prec.':>5} {'rec.':>5} {'usable':>7} {'exact':>6} {'one':>4}  cause  rel. effect hedge"
    )
    total = Score()
    for path, gold in articles(folders):
        report: list[str] | None = [] if verbose else None
        score = of(path, gold, report)
        total += score
        print(line(path.stem, score))
        for each in report or []:
            print("   ", each)
    print(line("all", total))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
