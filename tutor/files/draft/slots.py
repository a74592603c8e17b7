"""The keys of a claim that take the phrases around it."""

from __future__ import annotations

from tutor.files.draft import forms
from tutor.files.draft.around import Around
from tutor.files.draft.cores import Reading
from tutor.files.draft.rules import words
from tutor.files.draft.spans import noun_after
from tutor.files.draft.tokens import is_adverb, is_content, is_mark

# "in turn", "in addition": no setting.
_FIGURES = frozenset(
    "them ways way total all least particular words terms which turn addition contrast fact part order general particular short exchange summary response return case cases".split()
)
_DIRECTIONS = {"increases": "more", "enables": "more", "causes": "more", "decreases": "less", "prevents": "less"}


class Slots:
    """What was put into each key so far, and the notes it made."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self.notes: list[str] = []

    def of(self, key: str) -> tuple[str, ...]:
        """What a key holds, each text once."""
        return tuple(dict.fromkeys(self.found.get(key, ())))

    def put(self, reading: Reading, phrase: Around, behind: bool) -> bool:
        """Puts a phrase into its key; False where it fits none. `behind`: it stands behind the effect."""
        text = reading.text
        start, end = phrase.opener, phrase.end
        while end > start and (is_mark(text.low(end - 1)) or text.low(end - 1) in ("and", "or")):
            end -= 1
        if phrase.place == "note" or not any(is_content(text.low(at)) for at in range(start + 1, end)):
            return False
        # A phrase that belongs to another verb is no setting of this claim.
        if (
            not behind
            and phrase.start > reading.frame.low
            and not (is_mark(text.low(phrase.start - 1)) or is_adverb(text.low(phrase.start - 1)))
        ):
            return False
        word, whole, rest = text.low(start), text.text(phrase.start, end), text.text(start + 1, end)
        if start > phrase.start:
            self.notes.append(f"'{text.text(phrase.start, end)}' in the source")
        match phrase.place:
            case "via":
                return behind and self._step(reading, start, end, whole)
            case "in":
                if ({text.low(start + 1), text.low(end - 1)} & _FIGURES and end - start < 4) or text.low(start + 1) in (
                    "them",
                    "order",
                ):
                    return not {text.low(at) for at in range(start, end)} & words.SIGNALS
                if word == "at" and "risk" in {text.low(at) for at in range(start, end)}:
                    return False
                self._add("in", rest if word in ("in", "among", "amongst") else f"{word} {rest}")
            case "compared_with":
                if not behind and start > reading.frame.low + 1:
                    return False
                skip = 1 if word in ("than", "unlike", "versus") else 2
                self._add("compared_with", text.text(min(start + skip, end - 1), end))
            case "unless":
                self._add("unless", rest if word == "unless" else whole)
            case "when":
                self._add("when", rest if word in ("when", "if", "whenever") and start == phrase.start else whole)
            case _:
                self._add(phrase.place, whole)
        return True

    def _add(self, key: str, text: str) -> None:
        self.found.setdefault(key, []).append(text)

    def _step(self, reading: Reading, start: int, end: int, whole: str) -> bool:
        step = _mediator(reading, start, end)
        if step:
            self._add("via", step)
            self.notes.append(f"steps: '{whole}'")
        return bool(step)


def _mediator(reading: Reading, start: int, end: int) -> str:
    """A mediator in the words of the key `via`, "" where the phrase is none."""
    text = reading.text
    at = start + 1
    found = forms.index().get(text.low(at), ())
    if text.low(start) == "by" and found and text.low(at).endswith("ing") and at + 1 < end:
        verb = found[0][0]
        direction = (
            ""
            if verb.base in ("make", "help", "let", "allow", "force", "protect")
            else _DIRECTIONS.get(verb.relation, "")
        )
        side = reading.side(noun_after(text, at + 1, end))
        if (
            direction
            and side is not None
            and not side.dropped
            and side.label.split()[0].lower() not in ("more", "less", "fewer")
        ):
            return f"{direction} {side.label}"
        return ""
    if text.low(start) in ("through", "via") and not text.low(at)[:1].isdigit() and not text.low(at).endswith("ing"):
        side = reading.side((at, end))
        return side.label if side is not None and not side.dropped and len(side.label.split()) < 6 else ""
    return ""
