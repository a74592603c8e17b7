"""Parts of a sentence that name, define, urge or charge, and so state nothing: "any crop that feeds bees", "a drought is when …"."""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.cores import Reading
from tutor.files.draft.helping import Trigger
from tutor.files.draft.rules import events, words
from tutor.files.draft.tokens import is_adverb, is_mark


def unasserted(reading: Reading, trigger: Trigger) -> bool:
    """Whether a wording stands in such a part."""
    readings = (_picks_out, _defines, _urged, _due, _awaited, _inquires)
    return any(each(reading, trigger) for each in readings)


def _picks_out(reading: Reading, trigger: Trigger) -> bool:
    """ "Any dam that harms fish": which ones are meant, not what they do."""
    text, at = reading.text, trigger.start - 1
    if text.low(at) not in ("that", "which", "who") or text.low(at - 1) == ",":
        return False
    for place in range(at - 1, max(reading.frame.low, at - 6) - 1, -1):
        if is_mark(text.low(place)) or text.low(place) in words.AUXILIARIES:
            return False
        if text.low(place) in ("any", "whatever", "whichever"):
            return True
    return False


def _defines(reading: Reading, trigger: Trigger) -> bool:
    """ "Erosion is when water wears down rock": what a word means. "That is when X harms Y" tells of a time."""
    text, low = reading.text, reading.frame.low
    return any(
        text.low(at) in ("is", "are")
        and text.low(at + 1) in ("when", "where")
        and text.low(at - 1) not in words.PRONOUNS | {"that", "this", "which", "here", "there"}
        and not any(text.low(place) in (";", ",") for place in range(at, trigger.start))
        for at in range(low + 1, min(trigger.start - 1, low + 9))
    )


def _urged(reading: Reading, trigger: Trigger) -> bool:
    """ "Urged people to beware of claims made by sellers", "was charged with killing the rats that had eaten the eggs"."""
    text, low = reading.text, reading.frame.low
    for at in range(low + 1, trigger.start):
        word = text.low(at)
        charged = word in events.CHARGED and text.low(at - 1) in words.BE | {"also", "then"}
        if charged and text.low(at + 1) in ("with", "to"):
            return True
        if word in events.URGED and not any(
            is_mark(text.low(place)) for place in range(at, min(trigger.start, at + 6))
        ):
            return any(text.low(place) == "to" for place in range(at + 1, min(trigger.start, at + 6)))
    return False


def _due(reading: Reading, trigger: Trigger) -> bool:
    """ "Sowing should coincide with the rains": what ought to go together does not therefore."""
    text = reading.text
    if trigger.relation != "goes-with":
        return False
    at = trigger.start
    helpers = {text.low(place) for place in range(at, trigger.head)}
    while at > reading.frame.low and (text.low(at - 1) in words.AUXILIARIES or is_adverb(text.low(at - 1))):
        at -= 1
        helpers.add(text.low(at))
    return bool(helpers & {"should", "must", "ought", "shall"})


def _awaited(reading: Reading, trigger: Trigger) -> bool:
    """ "The ship is due to sail": what is awaited, not what it comes from."""
    text, end = reading.text, trigger.end
    due = text.text(end - 2, end).lower() == "due to"
    return due and (text.low(end) in forms.bare() or text.low(end) == "be")


def _inquires(reading: Reading, trigger: Trigger) -> bool:
    """ "The data help us understand rain": to know of a thing is not to act on it."""
    text = reading.text
    if trigger.base not in ("help", "allow", "enable", "let") or trigger.turned:
        return False
    return any(text.low(at) in events.KNOWING for at in range(trigger.end, min(reading.frame.high, trigger.end + 4)))
