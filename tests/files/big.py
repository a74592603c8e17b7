"""A generated library of plausible, mixed items for benchmarks and growth laws: the same arguments write the same bytes."""

from __future__ import annotations

from pathlib import Path
from random import Random

_THINGS = (
    "lactate", "sleep pressure", "grip strength", "cortisol", "reaction time", "gut flora", "iron stores", "wave height", "soil moisture",
    "kelp cover", "urchin density", "blood flow", "synapse count", "muscle mass", "heart rate", "leaf area", "river flow", "stone wear",
    "memory span", "word recall", "light exposure", "salt intake", "bone density", "nerve growth", "fish stocks", "shade", "root depth",
)  # fmt: skip
_VERBS = ("raise", "lower", "steady", "slow", "renew", "thin out", "feed", "spare")
_PLACES = ("mice", "older adults", "the north coast", "one cohort of nurses", "alpine meadows", "rowers in training")
_ORDINARY = (
    "It is measured once a week, in the same place and by the same hand.", "Most of the change comes in the first month, and little after that.",
    "Small at first, it adds up over the years: few notice it.", "What looks like a cause may be a trace of something older.",
    "The effect is large in beginners and small in those who have trained.", "Nobody has yet tried it the other way round.",
)  # fmt: skip


def write_library(folder: Path | str, items: int, per_file: int) -> Path:
    """Writes `questions/` with `items` items, `per_file` to a file, and one deck over all; returns the folder."""
    folder = Path(folder)
    (folder / "questions").mkdir(parents=True, exist_ok=True)
    (folder / "decks").mkdir(exist_ok=True)
    files = -(-items // per_file)
    for index in range(files):
        count = min(per_file, items - index * per_file)
        (folder / "questions" / f"topic-{index:04}.yaml").write_text(question_file(index, count), encoding="utf-8")
    (folder / "decks" / "everything.yaml").write_text(
        "id: everything\ntitle: Everything\nquestions: ['topic-*']\n", encoding="utf-8"
    )
    return folder


def question_file(index: int, items: int) -> str:
    """One question file of that many items: of ten, three terms, three faqs and four claims."""
    random = Random(index)
    terms = items * 3 // 10
    faqs = items * 3 // 10
    lines = [_HEAD.format(index=index)]
    lines += ["terms:\n"] if terms else []
    lines += [_term(random, number) for number in range(terms)]
    lines += ["faqs:\n"] if faqs else []
    lines += [_faq(random, number) for number in range(faqs)]
    lines += ["claims:\n"]
    lines += [_claim(random, number, terms) for number in range(items - terms - faqs)]
    return "".join(lines)


_HEAD = """\
id: topic-{index:04}
article:
  title: What number {index} is about
  publisher: The Weekly Generator
gist:
  - Much of it hangs together.
sources:
  - {{id: first, title: A first look at it, year: 1998, design: comparison}}
  - {{id: second, title: A second look at it, year: 2011, design: rct, population: rowers}}
"""


def _term(random: Random, number: int) -> str:
    thing, ordinary = random.choice(_THINGS), random.choice(_ORDINARY)
    text = (
        f"  - term: {thing} {number}\n    definition: The {thing} of number {number}. {ordinary.replace(': ', ', ')}\n"
    )
    if number % 3 == 0:
        text += f"    clue: What is counted when {thing} number {number} is counted?\n"
    if number % 5 == 0:
        text += f"    depth: gist\n    also: [{thing} no. {number}]\n"
    return text


def _faq(random: Random, number: int) -> str:
    thing, other = random.choice(_THINGS), random.choice(_THINGS)
    head = f"  - question: How does case {number} of {thing} differ from {other}?\n"
    match number % 5:
        case 0:
            return f"{head}    points:\n      - it is slower than {other}\n      - it wears off within {number % 30 + 2} days\n      - it needs {thing}\n"
        case 1:
            return f"{head}    number: {number % 90 + 1} %\n    within: 2\n"
        case 2:
            return f"{head}    typed: [{thing}, plain {thing}]\n"
        case 3:
            return f"{head}    right: it follows {thing}\n    wrong:\n      - it follows {other} twice\n      - {{say: it never changes, why: 'It did, in every year but one.'}}\n"
        case _:
            return f'{head}    answer: "In short: {random.choice(_ORDINARY)}"\n    tags: [short]\n'


def _claim(random: Random, number: int, terms: int) -> str:
    cause, effect = random.sample(_THINGS, 2)
    mentioned = f"{random.choice(_THINGS)} {random.randrange(terms)}" if terms else cause
    relation = random.choice(("increases", "decreases", "causes", "prevents", "enables"))
    text = f"  - cause: {cause} of kind {number}\n    {relation}: {effect if number % 2 else mentioned}\n    verb: {random.choice(_VERBS)}s\n"
    if number % 2 == 0:
        text += f"    because: {random.choice(_ORDINARY).replace(': ', ', ')}\n    in: {random.choice(_PLACES)}\n"
    match number % 4:
        case 0:
            text += f"    depth: gist\n    evidence:\n      - source: second\n        do: '{cause} was doubled for {number % 40 + 2} weeks'\n        found: {effect} changed\n        outcome: increased\n"
        case 1:
            text += f"    evidence: [first, second]\n    via: [more {random.choice(_THINGS)}, less {random.choice(_THINGS)}]\n"
        case 2:
            text += "    evidence: first\n    hedged: true\n"
    return text
