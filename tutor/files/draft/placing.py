"""Where the words around a claim go: setting, conditions, times, comparisons, steps; what has no place stands in the note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.files.draft import forms
from tutor.files.draft.around import Around, around
from tutor.files.draft.cores import Core, Reading
from tutor.files.draft.frames import Framed
from tutor.files.draft.proposals import ClaimProposal, Trial
from tutor.files.draft.rules import words
from tutor.files.draft.slots import Slots
from tutor.files.draft.spans import Span
from tutor.files.draft.tokens import is_content, is_mark, joined

if TYPE_CHECKING:
    from tutor.files.draft.article import Sentence

_EMPTY = frozenset(
    """which that who it they this these however moreover furthermore also therefore thus strikingly importantly notably indeed interestingly surprisingly
    instead then so in addition meanwhile ultimately finally overall too such as there is was are were be has have had""".split()
)
# Quotation marks that YAML need not double.
_QUOTED = re.compile(r"(?<![\w'])'([^']*(?:(?<=\w)'(?=\w)[^']*)*)'(?!\w)")
_QUALIFIES = (
    words.SIGNALS
    | words.POPULATIONS
    | frozenset("""in among within under during after before for by with at throughout across""".split())
)


def proposals(reading: Reading, cores: list[Core], sentence: Sentence, speaker: str) -> list[ClaimProposal]:
    """The claims of a sentence with everything that stands around them."""
    found = [_placed(reading, core, cores, sentence, speaker) for core in cores]
    return list({(claim.cause, claim.relation, claim.effect): claim for claim in found}.values())


def _placed(reading: Reading, core: Core, cores: list[Core], sentence: Sentence, speaker: str) -> ClaimProposal:
    text, frame = reading.text, reading.frame
    slots = Slots()
    notes = [*core.notes, *core.cause.notes, *core.effect.notes]
    for side in (core.cause, core.effect):
        if side.dropped:
            notes.append(f"left out of '{side.label}': '{side.dropped}'")
    if core.effect.changed and core.relation not in ("increases", "decreases", "modulates"):
        notes.append(f"'{core.effect.changed}' in the source")
    for run, own in _runs(reading, core, cores):
        for phrase in around(text, *run):
            words_of = text.text(phrase.start, phrase.end)
            if own and slots.put(reading, phrase, phrase.start >= core.end):
                continue
            if _tells(reading, phrase, own):
                notes.append(f"{'not placed' if own else 'elsewhere in the sentence'}: '{words_of}'")
    for phrase in around(text, 0, frame.low):
        if phrase.place == "in" and {text.low(at) for at in range(phrase.start, phrase.end)} & words.POPULATIONS:
            slots.put(reading, phrase, False)
    notes += slots.notes
    notes += _frame_notes(frame, core.hedged)
    notes += [
        f"set apart in the sentence: '{aside}'" for aside in text.asides if not re.fullmatch(r"[\w./-]{1,12}", aside)
    ]
    if speaker and any(word in words.SIGNALS | words.POPULATIONS for word in re.findall(r"[\w']+", speaker.lower())):
        notes.append(f"said with it: '{speaker}'")
    where = "; ".join(slots.of("in") or ((core.where,) if core.where else ()))
    claim = ClaimProposal(
        cause=core.cause.label,
        relation=core.relation,
        effect=core.effect.label,
        lines=(sentence.line,),
        quote=sentence.text,
        verb=_agreeing(core.verb, core.cause.label),
        hedged=core.hedged,
        where=where,
        when=slots.of("when"),
        unless=slots.of("unless"),
        via=slots.of("via"),
        lag="; ".join(slots.of("lag")),
        dose="; ".join(slots.of("dose")),
        compared_with=tuple(dict.fromkeys([*core.compared, *slots.of("compared_with")])),
        necessary=core.necessary,
        status="" if frame.status in ("", "open") else frame.status,
        trials=core.trials or _design(sentence.text),
        refs=text.refs,
        note="; ".join(dict.fromkeys(notes)),
    )
    claim = _whole(claim, reading, speaker)
    return claim._replace(note=_QUOTED.sub(r'"\1"', claim.note))


def _frame_notes(frame: Framed, hedged: bool) -> list[str]:
    said = frame.said
    if not said or hedged:
        return []
    low = set(re.findall(r"[\w']+", said.lower()))
    return [f"said with it: '{said}'"] if low & (words.SIGNALS | words.POPULATIONS) else []


def _runs(reading: Reading, core: Core, cores: list[Core]) -> list[tuple[Span, bool]]:
    """The words of the statement that no claim uses, in runs; True for those that belong to this claim's clause or stand before all."""
    used = {at for each in cores for span in each.spans for at in range(*span)}
    first = min(each.start for each in cores)
    after = min(
        (each.start for each in cores if each.start > core.start and each.start >= core.end), default=reading.frame.high
    )
    runs: list[tuple[Span, bool]] = []
    at = reading.frame.low
    while at < reading.frame.high:
        if at in used:
            at += 1
            continue
        end = at
        while end < reading.frame.high and end not in used:
            end += 1
        own = end <= first or core.start <= at < after
        runs.append(((at, end), own))
        at = end
    mine = {at for span in core.spans for at in range(*span)}
    for each in cores:
        for span in each.spans:
            rest = [place for place in range(*span) if place not in mine and reading.text.low(place) in _QUALIFIES]
            if rest and each is not core:
                runs.append((span, False))
    return runs


def _tells(reading: Reading, phrase: Around, own: bool) -> bool:
    """Whether a phrase must be noted: it qualifies something, or stands in the claim's own clause."""
    low = [reading.text.low(at) for at in range(phrase.start, phrase.end)]
    if not any((is_content(word) or word in words.SIGNALS) and word not in _EMPTY for word in low):
        return False
    return own or bool(set(low) & _QUALIFIES)


def _agreeing(verb: str, cause: str) -> str:
    """The verb in the form the cause asks for."""
    if not verb:
        return ""
    head, _, tail = verb.partition(" ")
    plain = re.sub(r"\([^)]*\)", "", cause).strip().lower()
    name = re.split(r" (?:of|in|on|from|for|to|with|that|at|by) ", plain)[0]
    many = (
        " and " in plain
        or (name.endswith("s") and not name.endswith(("ss", "us", "is")))
        or name.split()[-1:]
        in (
            ["mice"],
            ["people"],
            ["bacteria"],
            ["algae"],
            ["they"],
            ["these"],
            ["those"],
            ["them"],
            ["children"],
            ["data"],
        )
    )
    if head == "be":
        head = "are" if many else "is"
    elif not many:
        head = forms.third(head)
    return f"{head} {tail}".strip()


def _design(sentence: str) -> tuple[Trial, ...]:
    """The kind of study a sentence names, if it names one."""
    low = sentence.lower()
    design = next((design for pattern, design in words.DESIGNS if re.search(pattern, low)), "")
    return (Trial(design=design),) if design else ()


def _whole(claim: ClaimProposal, reading: Reading, speaker: str) -> ClaimProposal:
    """The law: each word that denies, hedges, conditions or compares stands in a slot or in the note."""
    said = " ".join(
        (
            claim.cause,
            claim.effect,
            claim.where,
            *claim.when,
            *claim.unless,
            *claim.via,
            claim.lag,
            claim.dose,
            *claim.compared_with,
            claim.note,
            *(f"{trial.do} {trial.found}" for trial in claim.trials),
        )
    )
    shown = set(re.findall(r"\w(?:[\w'-]*\w)?", said.lower()))
    # The keys themselves say these words.
    shown |= {"when", "if", "whenever"} if claim.when else set()
    shown |= {"unless"} if claim.unless else set()
    shown |= {"than", "compared", "relative", "versus", "unlike", "rather", "instead"} if claim.compared_with else set()
    text = reading.text
    lost = [
        at
        for at in range(len(text.words))
        if text.low(at) in words.SIGNALS | words.POPULATIONS and text.low(at) not in shown
    ]
    if not lost:
        return claim
    pieces: dict[str, None] = {}
    for at in lost:
        piece = _clause_of(reading, at)
        if not any(piece in each or reading.text.low(at) in each.lower() for each in pieces):
            pieces[piece] = None
    note = f"not placed: {', '.join(repr_of(piece) for piece in pieces)}"
    return claim._replace(note=f"{claim.note}; {note}" if claim.note else note)


def repr_of(piece: str) -> str:
    """A piece of the source in quotes."""
    return f"'{piece}'"


def _clause_of(reading: Reading, at: int) -> str:
    """The words around a place up to the next marks, at most five on either side."""
    text = reading.text
    start = end = at
    while start > 0 and at - start < 5 and not is_mark(text.low(start - 1)):
        start -= 1
    while end + 1 < len(text.words) and end - at < 5 and not is_mark(text.low(end + 1)):
        end += 1
    return joined([word.text for word in text.words[start : end + 1]])
