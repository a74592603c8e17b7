"""Questions put to what an article lists: as asked, or made of its open ends, dates, figures, beliefs and camps, in the article's order.

A question that is made is sound, or says in `note` that it is a place for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from tutor.core.quantities import quantity
from tutor.files.draft.blocks import words
from tutor.files.draft.casing import Casing
from tutor.files.draft.entries import Entry
from tutor.files.draft.figures import GAP
from tutor.files.draft.myths import verdict_of
from tutor.files.draft.sentences import split
from tutor.files.draft.shapes import side_of
from tutor.files.draft.tidy import clean, drafted
from tutor.files.writing.compose import Value

QUESTIONS = {
    "timeline": "In which order did these come about?",
    "unknown": "What does the article leave open?",
    "caveats": "What do these findings not show?",
    "missing": "Whose views does the article itself say are missing?",
    "view": "What is the view of {name}?",
    "for": "What speaks for {name}?",
    "against": "What speaks against {name}?",
    "date": "What happened at this time: {name}?",
    "figure": "Which figure is this: {name}?",
    "measure": "What is the {name}?",
    "count": "How many {name}?",
    "gap": "Which figure belongs in the gap: “{name}”?",
    "figures": "What does the article count here?",
    "true": "Is this true, and why: “{name}”?",
}
"""The questions put to findings that are none themselves."""
MEASURES = words(
    "age amount amplitude area average budget capacity chance concentration cost death debt decline decrease density depth diameter difference distance drop duration "
    "energy fall fraction frequency gain growth half-life height increase interval length level lifespan lifetime limit loss mass maximum mean median minimum number "
    "odds peak percentage population power pressure price probability proportion range rate ratio record reduction rise risk salary score share size speed strength sum "
    "temperature thickness threshold time toll total value volume wage weight width yield"
)
"""Nouns that a figure is one of: "What is the …?" asks for it."""
NOTES = {
    "timeline": "dates are shown on the reveal only: none may stand in a line",
    "turned": "the article tells the latest first; here the earliest stands first",
    "unsorted": "the dates are not in one order in the article: put the lines in order",
    "choice": "as an alternative: which camp holds this? right: the name, wrong: the other camps",
    "side": "say for or against what",
    "figure": "ask it as a question of its own: how many, how much, how far",
    "count": "complete the question",
    "pronoun": "say what the first word stands for",
    "figures": "no number was found in this line: ask for what it says",
    "sound": "the sound line must be a statement that is understood without the flawed one",
    "true": "the article calls this true: for a pair, write a flawed twin of it",
    "rated": "the article's verdict: {name}",
}
_POINTS = re.compile(r"(?:it|its|they|their|this|that|these|those|he|she)\b", re.IGNORECASE)
_LEANS = re.compile(
    r".{0,30}\b(?:do|does|did|is|are|was|were|can|will|would),|(?:it|its|they|their|them|this|that|these|those|he|she|there|both|neither|such|only|not|no|yes|but|however|instead|rather|in fact|actually)\b|.*\bthem\b|.* (?:one|does|do|did|is|are|so|the former|the latter)[.!]$",
    re.IGNORECASE | re.DOTALL,
)
"""How a sentence begins or ends that leans on the one before it."""


def questions_of(
    entries: Mapping[str, Sequence[Entry]], casing: Casing, caveats: Sequence[Entry] = ()
) -> list[dict[str, Value]]:
    """Every question of an article, in its order; `caveats` are what its running text says is open."""
    made: list[dict[str, Value]] = [
        drafted(_answered(each.name, each.text), each.lines, f"{each.name} {each.text}", each.doubt)
        for each in entries["faqs"]
    ]
    made += _each(_belief, entries["myths"]) + _each(_figure, entries["numbers"])
    made += _together("unknown", entries["unknown"]) + _together("caveats", caveats) + _dates(entries["timeline"])
    made += _each(lambda each: _view(each, len(entries["viewpoints"]) > 1, casing), entries["viewpoints"])
    made += _together("missing", entries["missing"])
    return sorted(made, key=last_line)


def last_line(item: Mapping[str, Value]) -> int:
    """Where an item stands: what is named at the top and explained below stands below."""
    lines = item.get("at")
    return int(str(lines[-1])) if isinstance(lines, list) and lines else 0


def _each(make: Callable[[Entry], dict[str, Value]], entries: Sequence[Entry]) -> list[dict[str, Value]]:
    return [make(each) for each in entries]


def _answered(question: str, answer: str) -> dict[str, Value]:
    """A question with its answer: line by line or sentence by sentence as points, one alone as it is."""
    lines = [line for line in answer.split("\n") if line.strip()]
    said = lines if len(lines) > 1 else [answer[start:end] for start, end in split(answer)]
    return {"question": question, "points": list(said)} if len(said) > 1 else {"question": question, "answer": answer}


def _view(entry: Entry, several: bool, casing: Casing) -> dict[str, Value]:
    """What a camp says, or what speaks for one side."""
    side = side_of(entry.name)
    question = QUESTIONS[side or "view"].format(name=(entry.full or "it") if side else casing.lowered(entry.name))
    note = entry.doubt or (
        NOTES["side"] if side and not entry.full else NOTES["choice"] if several and not side else ""
    )
    return drafted(_answered(question, entry.text), entry.lines, entry.quote or f"{entry.name}: {entry.text}", note)


def _belief(entry: Entry) -> dict[str, Value]:
    """A wrong belief and its sound twin, the reason beside them; what is no statement, or is called true, as a question."""
    verdict, said = verdict_of(entry.text)
    if entry.name.endswith("?"):
        return drafted(_answered(entry.name, entry.text), entry.lines, entry.quote, entry.doubt)
    if verdict in ("true", "fact", "correct", "right", "very much true"):
        answer = _answered(QUESTIONS["true"].format(name=entry.name.rstrip(".")), f"{verdict.capitalize()}. {said}")
        answer["id"] = entry.name
        return drafted(answer, entry.lines, entry.quote, "; ".join(filter(None, (entry.doubt, NOTES["true"]))))
    spans = list(split(said))
    sound = said[slice(*spans[0])] if spans else said
    if len(spans) > 1 and sound.rstrip(".!").casefold() in ("no", "not so", "wrong", "not quite"):
        spans = spans[1:]
        sound = said[slice(*spans[0])]
    because = said[spans[1][0] :] if len(spans) > 1 else ""
    doubts = [entry.doubt, NOTES["rated"].format(name=verdict) if " " in verdict else "", NOTES["sound"] if _LEANS.match(sound) else ""]  # fmt: skip
    return drafted(
        {"flawed": entry.name, "sound": sound, "because": because},
        entry.lines,
        entry.quote,
        "; ".join(filter(None, doubts)),
    )


def _figure(entry: Entry) -> dict[str, Value]:
    """A number and the question for it; what the program cannot read as one is recalled freely."""
    quote = entry.quote or f"{entry.name} {entry.text}"
    if not entry.name:
        return drafted(_answered(QUESTIONS["figures"], entry.text), entry.lines, quote, NOTES["figures"])
    gapped = GAP in entry.text and GAP not in quote
    kind, what = ("gap", entry.text) if gapped else _asking(entry)
    form = "number" if any(map(str.isdigit, entry.name)) and quantity(entry.name) is not None else "answer"
    points = NOTES["pronoun"] if kind == "gap" and _POINTS.match(entry.text) else ""
    note = "; ".join(filter(None, (entry.doubt, NOTES.get(kind, ""), points)))
    named = {"id": what.replace(GAP, "")} if kind in ("gap", "figure") else {}
    return drafted({**named, "question": QUESTIONS[kind].format(name=what), form: entry.name}, entry.lines, quote, note)


def _asking(entry: Entry) -> tuple[str, str]:
    """How a value is asked for by what it measures, and the words of that in the question."""
    what = entry.text.strip().rstrip(".")
    bare = re.sub(r"^(?:the|an?) ", "", what, flags=re.IGNORECASE)
    first = bare.split(" ", 1)[0].casefold() if bare else ""
    if first in MEASURES and " " in bare:
        return "measure", bare[:1].lower() + bare[1:]
    if re.fullmatch(r"\D{0,14}[\d.,\s]+(?:(?:hundred|thousand|million|billion|trillion)s?)?", entry.name) and re.match(r"[a-z-]+(?:s|people|children|men|women|mice|species)\b", bare.casefold()):  # fmt: skip
        return "count", what[:1].lower() + what[1:]
    return "figure", what


def _together(kind: str, entries: Sequence[Entry]) -> list[dict[str, Value]]:
    """A list as one question with its points."""
    if not entries:
        return []
    quote = " … ".join(entry.text for entry in entries)
    lines = [line for entry in entries for line in entry.lines]
    return [drafted({"question": QUESTIONS[kind], "points": [entry.text for entry in entries]}, lines, quote, "")]


def _dates(entries: Sequence[Entry]) -> list[dict[str, Value]]:
    """Dated lines as one question of order, the earliest first; a single one as a question of its own."""
    if len({clean(entry.text) for entry in entries}) < 2:
        return [drafted({"question": QUESTIONS["date"].format(name=each.name), "answer": each.text}, each.lines, each.quote or each.text, "") for each in entries[:1]]  # fmt: skip
    years = [_year(entry.name) for entry in entries]
    note = NOTES["timeline"]
    if all(years) and years == sorted(years, reverse=True) and years[0] != years[-1]:
        entries, note = tuple(reversed(entries)), f"{NOTES['turned']}; {note}"
    elif all(years) and years != sorted(years):
        note = f"{NOTES['unsorted']}; {note}"
    steps: dict[str, Value] = {}
    for entry in entries:
        steps.setdefault(clean(entry.text), {"say": entry.text, "note": entry.name})
    lines = [line for entry in entries for line in entry.lines]
    quote = " … ".join(entry.quote or f"{entry.name}: {entry.text}" for entry in entries)
    return [drafted({"question": QUESTIONS["timeline"], "order": list(steps.values())}, lines, quote, note)]


def _year(date: str) -> int:
    """The first year of a date, 0 where it has none."""
    found = re.search(r"\d{4}", date)
    return int(found[0]) if found else 0
