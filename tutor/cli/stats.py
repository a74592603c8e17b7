"""`tutor stats`: how it goes, in sentences or as JSON: retention, memory, load, calibration, quizzes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from tutor.cli.commands import Arguments
from tutor.cli.context import Context, decks_named
from tutor.cli.quizzing import decks_of
from tutor.core.calibration import Forecast, Share, Trust, confidence, forecast, told
from tutor.core.cards import Card, Deck
from tutor.core.memory import CardState, Seen
from tutor.core.progress import MONTH, Home, home, offered, recalled, retention
from tutor.core.quiz import Result, comparable, results
from tutor.core.wording import count, length, listed, on, percent

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from tutor.core.days import Moment

PLURALS = {"term": "terms", "faq": "questions", "claim": "claims"}
QUIZZES, MIXED = 3, 5
KEYS = """keys of --json: now; decks; cards {met, total}; retention {days, reviews, remembered, share, wanted, types};
memory {recalled_today, recalled_in_a_month}; load {days, studied, answers, ms, ahead [{day, reviews}]};
confidence {answers, brier, sure, guess, types}, sure and guess {right, of, share}; forecast {reviews, brier,
curve [{from, to, forecast, remembered, of}]}; mixed_up [{one, other, times}]; quizzes as of tutor quiz --results --json. Shares are from 0 to 1,
null where there is nothing to share."""


class Standing(NamedTuple):
    """All that is said, over the decks named: `load` answers and milliseconds of the last thirty days."""

    decks: tuple[Deck, ...]
    now: Moment
    met: int
    total: int
    kept: dict[str, Share]
    today: float
    later: float
    home: Home
    load: tuple[int, int]
    trust: Trust
    types: dict[str, Trust]
    forecast: Forecast
    quizzes: tuple[Result, ...]
    mixed: tuple[tuple[str, str, int], ...]

    @property
    def whole(self) -> Share:
        """All reviews together."""
        return Share(sum(one.right for one in self.kept.values()), sum(one.of for one in self.kept.values()))


def arguments_stats(parser: ArgumentParser) -> None:
    """DECK… and --json."""
    parser.epilog = KEYS
    parser.add_argument("decks", nargs="*", metavar="DECK", help="only these decks (else all)")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_stats(args: Arguments) -> int:
    """Prints how it goes."""
    with Context(args) as context:
        found = standing(context, decks_named(context.library, args.decks))
        if args.json:
            import json

            print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        else:
            _print(context, found)
        return 0


def standing(context: Context, ids: tuple[str, ...]) -> Standing:
    """The figures, from the log and the states."""
    now, decks = context.now(), decks_of(context.library, ids)
    cards = {key: card for key, card in context.library.cards.items() if any(deck.holds(card) for deck in decks)}
    states = {key: state for key, state in context.states().items() if key in cards}
    everything = context.journal.rows()
    rows = [row for row in everything if row.card in cards or row.act == "void"]
    parameters = context.journal.parameters().numbers
    month = [row for row in rows if (now.day - row.day).days < MONTH]
    answered = [row for row in month if row.act == "review"]
    trust, types = confidence(rows, cards)
    today, later = (recalled(states.values(), now.day + timedelta(days=days), parameters) for days in (0, MONTH))
    return Standing(
        decks, now, *_met(cards, states), retention(month, states, cards, now.day), today, later, home(month, states, offered(context.library, states), now.day),
        (len(answered), sum(row.ms or 0 for row in answered)), trust, types, forecast(rows, cards, parameters),
        comparable(results(everything), (file for deck in decks for file in deck.files)), _mixed(context, decks),
    )  # fmt: skip


def _mixed(context: Context, decks: tuple[Deck, ...]) -> tuple[tuple[str, str, int], ...]:
    """What was taken for what in the decks' files, and how often; the most often first."""
    from tutor.core.confusions import name_of, tally

    held, files = {file for deck in decks for file in deck.files}, context.library.files
    times = {pair: number for pair, number in tally(context.desk().mixups()).items() if pair[0] in held}
    named = []
    for (file, pair), number in times.items():
        one, other = sorted(name_of(id, files[file]) for id in pair)
        named.append((one, other, number))
    return tuple(sorted(named, key=lambda mixed: (-mixed[2], mixed)))


def _met(cards: dict[str, Card], states: dict[str, CardState]) -> tuple[int, int]:
    return sum(isinstance(state.memory, Seen) for state in states.values()), len(cards)


# ---- in sentences


def _print(context: Context, found: Standing) -> None:
    from tutor.core.text import plain, words, wrap

    told_of = [
        ("cards", [f"{found.met} of {found.total} met"]),
        ("kept", _kept(found)),
        ("memory", _memory(found)),
        ("load", _load(found)),
        ("sure", _sure(found, context.settings.confidence)),
        ("forecast", _forecast(found)),
        (
            "mixed up",
            [f"{one} and {other}, {count(times, 'time')}" for one, other, times in found.mixed[:MIXED]]
            or ["nothing for anything else"],
        ),
        ("quizzes", _quizzes(found)),
    ]
    print(listed([deck.title for deck in found.decks]))
    for label, sentences in told_of:
        for index, line in enumerate(line for sentence in sentences for line in wrap(words(sentence), 64)):
            print(f"{'' if index else label:>10}  {plain(line)}" if index else f"\n{label:>10}  {plain(line)}")


def _kept(found: Standing) -> list[str]:
    whole = found.whole
    if whole.share is None:
        return [f"no review yet in the last {MONTH} days"]
    by_type = "; ".join(f"{PLURALS[type]} {one.right} of {one.of}" for type, one in found.kept.items())
    return [
        f"{whole.right} of {count(whole.of, 'review')} in the last {MONTH} days, {percent(whole.share)}; {_wanted(found)} wanted",
        by_type,
    ]


def _wanted(found: Standing) -> str:
    wanted = sorted({deck.retention for deck in found.decks})
    return " to ".join(percent(one) for one in (wanted[:1] + wanted[-1:] if len(wanted) > 1 else wanted))


def _memory(found: Standing) -> list[str]:
    if not found.met:
        return ["nothing met yet"]
    return [
        f"of the {count(found.met, 'card')} met you would recall about {round(found.today)} today, and about {round(found.later)} in a month without study"
    ]


def _load(found: Standing) -> list[str]:
    answers, ms = found.load
    said = [f"studied on {found.home.studied} of the last {found.home.of} days"]
    if answers and found.home.studied:
        said[0] += f"; {count(answers, 'answer')} in {length(ms)} over {MONTH} days"
    if found.home.ahead:
        week = ", ".join(str(number) if number else "·" for _, number in found.home.ahead)
        said.append(f"reviews due on each of the next {len(found.home.ahead)} days: {week}")
    return said


def _sure(found: Standing, on: bool) -> list[str]:
    if found.trust.brier is None:
        how = (
            "answers can be marked as a guess"
            if on
            else "confidence is off; switched on in settings.toml, answers can be marked as a guess"
        )
        return [f"nothing yet: {how}"]
    by_type = [f"{PLURALS[type]}: {told(trust)}" for type, trust in found.types.items()] if len(found.types) > 1 else []
    return [
        told(found.trust),
        *by_type,
        f"Brier score {found.trust.brier:.2f}: 0 is best, 0.25 is what guessing alone gives",
    ]


def _forecast(found: Standing) -> list[str]:
    held = found.forecast
    if held.brier is None:
        return ["nothing yet: it needs a review on a later day"]
    curve = [
        f"where {percent(one.forecast)} was expected, {one.recalled.right} of {one.recalled.of} were remembered, {percent(one.recalled.share or 0)}"
        for one in held.bins
    ]
    return [
        f"how well the schedule's forecast held, over {count(held.of, 'review')}:",
        *curve,
        f"Brier score {held.brier:.2f}, 0 is best",
    ]


def _quizzes(found: Standing) -> list[str]:
    if not found.quizzes:
        return ["none yet over these decks"]
    last = found.quizzes[-QUIZZES:]
    return ["; ".join(f"{percent(one.score)} of {one.of} {on(one.day, found.now.day)}" for one in last)]


# ---- as JSON


def as_json(found: Standing) -> dict[str, object]:
    """The figures under their documented keys."""
    from tutor.cli.clock import utc
    from tutor.cli.quiz import result_json

    whole, (answers, ms) = found.whole, found.load
    types = {type: _share(one) for type, one in found.kept.items()}
    wanted = [deck.retention for deck in found.decks]
    curve = [
        {
            "from": one.low,
            "to": one.high,
            "forecast": round(one.forecast, 4),
            "remembered": one.recalled.right,
            "of": one.recalled.of,
        }
        for one in found.forecast.bins
    ]
    return {
        "now": utc(found.now.at),
        "decks": [deck.id for deck in found.decks],
        "cards": {"met": found.met, "total": found.total},
        "retention": {"days": MONTH, "reviews": whole.of, "remembered": whole.right, "share": whole.share, "wanted": max(wanted, default=0.9), "types": types},
        "memory": {"recalled_today": round(found.today, 2), "recalled_in_a_month": round(found.later, 2)},
        "load": {"days": found.home.of, "studied": found.home.studied, "answers": answers, "ms": ms, "ahead": [{"day": day.isoformat(), "reviews": number} for day, number in found.home.ahead]},
        "confidence": {**_trust(found.trust), "types": {type: _trust(trust) for type, trust in found.types.items()}},
        "forecast": {"reviews": found.forecast.of, "brier": found.forecast.brier, "curve": curve},
        "mixed_up": [{"one": one, "other": other, "times": times} for one, other, times in found.mixed],
        "quizzes": [result_json(result) for result in found.quizzes],
    }  # fmt: skip


def _share(one: Share) -> dict[str, object]:
    return {"right": one.right, "of": one.of, "share": one.share}


def _trust(trust: Trust) -> dict[str, object]:
    return {"answers": trust.of, "brier": trust.brier, "sure": _share(trust.sure), "guess": _share(trust.guess)}
