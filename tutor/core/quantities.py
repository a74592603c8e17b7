"""A number as people write it: value, unit and how it is hedged; and whether one is the other within a tolerance.

Reads `25 %`, `twenty-five percent`, `1,205`, `1.5 million`, `half an hour`, `20 to 30`, `1 h 30 min`. Units of one kind are converted; a unit
left out is no mistake, a different one is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from tutor.core.spelling import CAP, same, small
from tutor.core.vocabulary import NEGATIONS, NUMBERS

Bound = Literal["", "more", "less"]


class Unit(NamedTuple):
    """`kind` and `factor` for a unit that converts, else its words alone: of `17 randomised trials` randomised and trials."""

    words: tuple[str, ...] = ()
    kind: str = ""
    factor: float = 1.0


class Amount(NamedTuple):
    """`values` are the readings, the likelier first (`1,205` is 1205, perhaps 1.205); `part` whether it was written as a fraction of one."""

    values: tuple[float, ...]
    unit: Unit = Unit()
    bound: Bound = ""
    part: bool = False


class Quantity(NamedTuple):
    """One amount, or the two ends of a range."""

    low: Amount
    high: Amount


_UNITS: dict[str, tuple[str, float]] = {}
for _kind, _table in {
    "time": "ms millisecond|0.001;s sec second|1;min minute|60;h hr hour|3600;d day|86400;wk w week|604800;fortnight|1209600",
    "calendar": "mo month|1;yr y year|12;decade|120;century|1200",
    "mass": "ng nanogram|1e-9;µg ug mcg microgram|1e-6;mg milligram|0.001;g gram gramme|1;kg kilo kilogram kilogramme|1000;t tonne|1e6",
    "length": "nm nanometer|1e-9;µm um micrometer micron|1e-6;mm millimeter|0.001;cm centimeter|0.01;m meter|1;km kilometer|1000",
    "volume": "µl ul microliter|1e-6;ml milliliter|0.001;cl centiliter|0.01;dl deciliter|0.1;l liter|1",
    "energy": "j joule|1;kj kilojoule|1000;cal calorie|4.184;kcal kilocalorie|4184",
    "percent": "% percent pct|1",
    "point": "pp point|1",
}.items():
    for _line in _table.split(";"):
        _names, _, _factor = _line.partition("|")
        for _name in _names.split():
            _UNITS[_name] = (_kind, float(_factor))

_DIGITS = r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)*|\.\d+"
_NUMBER = re.compile(rf"(?P<sign>(?<![\w.])[-−+]\s?)?(?P<digits>{_DIGITS})(?:\s*/\s*(?P<under>\d+))?(?:e(?P<e>[-+−]?\d+)|\s*[×x*]\s*10\^(?P<ten>[-+−]?\d+))?")  # fmt: skip
_SCALE = {"hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "mio": 1e6, "billion": 1e9, "bn": 1e9}
_PARTS = {"half": 0.5, "halves": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fourth": 0.25, "fifth": 0.2, "fifths": 0.2, "tenth": 0.1, "tenths": 0.1}  # fmt: skip
_BOUNDS: tuple[tuple[str, Bound], ...] = (
    (r"no (?:more|longer|greater|higher) than|at most|up to|maximum|max|≤|<=", "less"),
    (r"no (?:less|fewer) than|at least|minimum|min\.|≥|>=", "more"),
    (r"(?:more|longer|greater|higher) than|over|above|upwards? of|>", "more"),
    (r"(?:less|fewer|shorter|lower) than|under|below|almost|nearly|<", "less"),
)
_OR_MORE = re.compile(r"\bor (more|longer|higher|over|less|fewer|shorter|under)\b|(?<=\d)\+(?!\s*\d)")
_HEDGE = re.compile(
    r"\b(?:about|around|roughly|approximately|approx|circa|ca|some|exactly|just|only|maybe|perhaps|it is|it was|is|was)\b|[~≈±]"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_MORE = frozenset(("more", "longer", "higher", "over"))


def agrees(said: str, meant: str, within: float = 0.0, language: str = "en") -> bool | None:
    """Whether `said` is the number `meant`, `within` so much of its own unit; None when either is no number that can be read."""
    expected, given = quantity(meant, language), quantity(said, language)
    if expected is None or given is None:
        return None
    if set(re.findall(r"[^\W\d]+", _OR_MORE.sub("", _bounded(_cleaned(said))[0]))) & NEGATIONS:
        return False
    if expected.low == expected.high:
        return all(_is(end, expected.low, within, language) for end in given)
    if given.low == given.high:
        low, high = expected.low.values[0] - within, expected.high.values[0] + within
        return any(
            _same(low, value) or _same(high, value) or low < value < high
            for value in _converted(given.low, expected.high, language)
        )
    return _is(given.low, expected.low, within, language) and _is(given.high, expected.high, within, language)


def _is(given: Amount, expected: Amount, within: float, language: str) -> bool:
    if given.bound and expected.bound and given.bound != expected.bound:
        return False
    wanted = expected.values[0]
    values = _converted(given, expected, language)
    if any(abs(value - wanted) <= within or _same(value, wanted) for value in values):
        return True
    # A third is 33 %, in whole percent.
    return given.part and not within and any(_same(round(value), wanted) for value in values)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-12 * max(abs(one), abs(other))


def _converted(given: Amount, expected: Amount, language: str) -> tuple[float, ...]:
    """The values of `given` in the unit of `expected`; none where the units do not go together."""
    ours, theirs = given.unit, expected.unit
    if theirs.kind == "percent" and not ours.kind and given.part:
        return tuple(value * 100 for value in given.values)
    if theirs.kind == "percent" and not ours.words and expected.values[0] >= 1:
        return given.values + tuple(value * 100 for value in given.values if 0 < value < 1)
    if not ours.words or not theirs.words:
        return given.values
    if ours.kind or theirs.kind:
        return tuple(value * ours.factor / theirs.factor for value in given.values) if ours.kind == theirs.kind else ()
    shorter, longer = sorted((ours.words, theirs.words), key=len)
    named = all(any(same(word, other, language) for other in longer) for word in shorter)
    return given.values if named else ()


# ---- reading


@lru_cache(maxsize=1024)
def quantity(text: str, language: str = "en") -> Quantity | None:
    """The one number (or range) that `text` says; None when it says none or several."""
    line, bound = _bounded(_cleaned(text))
    if beyond := _OR_MORE.search(line):
        bound = "more" if beyond[1] in (None, *_MORE) else "less"
        line = _OR_MORE.sub(" ", line)
    line = _spelled(_HEDGE.sub(" ", line))
    found = list(_NUMBER.finditer(line))
    if not found:
        return None
    amounts = []
    for i, match in enumerate(found):
        end = found[i + 1].start() if i + 1 < len(found) else len(line)
        lead = line[: match.start()] if i == 0 else ""
        amounts.append(_amount(match, line[match.end() : end], lead, bound, language))
    return _joined(amounts, [line[one.end() : two.start()] for one, two in pairwise(found)])


def _joined(amounts: list[Amount], between: list[str]) -> Quantity | None:
    first = amounts[0]
    if len(amounts) == 1:
        return Quantity(first, first)
    if len(amounts) > 2:
        return None
    second = amounts[1]
    if first.unit.kind == second.unit.kind and first.unit.kind and first.unit.factor > second.unit.factor:
        total = first.values[0] + second.values[0] * second.unit.factor / first.unit.factor
        whole = Amount((total,), first.unit, first.bound)
        return Quantity(whole, whole)
    if second.part and first.unit.words and not second.unit.words and between[0].split()[-1:] == ["and"]:
        whole = first._replace(values=(first.values[0] + second.values[0],))
        return Quantity(whole, whole)
    if re.search(r"(?:[-–—]|\bto\b|\band\b|\bor\b)\s*$", between[0]):
        return Quantity(first if first.unit.words else first._replace(unit=second.unit), second)
    return None


def _cleaned(text: str) -> str:
    line = re.sub("([⁻⁰¹²³⁴-⁹]+)", lambda found: "^" + found[1].translate(_SUPERSCRIPTS), text[:CAP])
    line = re.sub("([¼½¾⅓⅔⅕⅛])", r" \1", line)
    return re.sub(
        r"\bminus\s+(?=[\d.])", "-", unicodedata.normalize("NFKC", line).replace("⁄", "/").casefold().replace("μ", "µ")
    )


def _bounded(line: str) -> tuple[str, Bound]:
    for pattern, bound in _BOUNDS:
        changed = re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", " ", line)
        if changed != line:
            return changed, bound
    return line, ""


def _spelled(line: str) -> str:
    """Number words in digits: `two and a half` as 2.5; a fraction of one as `0.75/1`, so that it is known as one."""
    line = re.sub(r"(\d)\s+(\d+/\d+)", lambda found: f"{int(found[1]) + _ratio(found[2])}", line)
    tokens = re.findall(r"[^\W\d_]+|\s+|.", re.sub(r"(?<=[a-z])-(?=[a-z])", " ", line))
    kept: list[str] = []
    number: _Words | None = None
    for i, token in enumerate(tokens):
        after = next((other for other in tokens[i + 1 :] if other.strip() and other not in ("a", "an")), "")
        counted = bool(kept) and "".join(kept).rstrip()[-1:].isdigit()
        if token in NUMBERS or (token in _SCALE and len(token) > 2 and not counted):
            number = (number or _Words()).then(token)
        elif token in _PARTS and not counted:
            kept.append(f"{(number or _Words()).of(_PARTS[token]):.12g}/1")
            number = None
        elif number and (not token.strip() or (token == "and" and after in NUMBERS)):
            continue
        elif number and token == "and" and after in _PARTS:
            number = number._replace(added=True)
        elif token in ("a", "an") and (number or after in _PARTS or after in _SCALE):
            continue
        elif token in ("a", "an") and _unit_word(after) and not "".join(kept).strip():
            kept.append("1 ")
        else:
            kept.append(f"{number.value:g} {token}" if number else token)
            number = None
    return "".join(kept) + (f"{number.value:g}" if number else "")


class _Words(NamedTuple):
    """Number words read so far: whole thousands, what follows them, and whether a fraction is to be added."""

    total: float = 0.0
    rest: float | None = None
    added: bool = False

    @property
    def value(self) -> float:
        return self.total + (self.rest or 0.0)

    def then(self, word: str) -> _Words:
        if word in NUMBERS:
            return self._replace(rest=(self.rest or 0.0) + NUMBERS[word])
        scaled = (1.0 if self.rest is None else self.rest) * _SCALE[word]
        return self._replace(rest=scaled) if word == "hundred" else _Words(self.total + scaled)

    def of(self, part: float) -> float:
        if self.added:
            return self.value + part
        return (self.value or 1.0) * part


def _ratio(text: str) -> float:
    over, under = text.split("/")
    return int(over) / int(under) if int(under) else 0.0


def _amount(match: re.Match[str], tail: str, lead: str, bound: Bound, language: str) -> Amount:
    values = _readings(match["digits"], language)
    part = match["under"] is not None
    if part and float(match["under"]):
        values = tuple(value / float(match["under"]) for value in values)
    power = (match["e"] or match["ten"] or "0").replace("−", "-")
    scale = 10.0 ** max(-300, min(300, int(power)))
    words = re.findall(r"%|°\w?|[$€£]|[^\W\d_]+(?:/[^\W\d_]+)?", re.sub(r"\bper cent\b", "percent", tail))
    if words and words[0] in _SCALE:
        scale *= _SCALE[words.pop(0)]
    if match["sign"] and match["sign"].strip() in "-−":
        scale = -scale
    unit = _unit(words, language)
    if not unit.words:
        before = re.findall(r"[$€£]|[^\W\d_]+", lead)
        unit = next((_unit([word], language) for word in before if _unit_word(word) or word in "$€£"), unit)
    return Amount(tuple(value * scale for value in values), unit, bound, part)


def _readings(digits: str, language: str) -> tuple[float, ...]:
    """What a row of digits may stand for. A lone comma (or point) before three digits may group thousands; the language says what is likelier."""
    digits = re.sub(r"[ \u00a0\u2009\u202f'’]", "", digits)
    points, commas = digits.count("."), digits.count(",")
    if points and commas:
        decimal = max(".,", key=digits.rindex)
        grouped = "," if decimal == "." else "."
        return (_float(digits.replace(grouped, "").replace(decimal, ".")),)
    if points + commas != 1:
        return (_float(digits.replace(".", "").replace(",", "")),)
    mark = "." if points else ","
    before, after = digits.split(mark)
    decimal_value, grouped_value = _float(f"{before or 0}.{after}"), _float(before + after)
    if len(after) != 3 or len(before) > 3 or before.startswith("0"):
        return (decimal_value,)
    likelier = (mark == ",") == (language == "en")
    return (grouped_value, decimal_value) if likelier else (decimal_value, grouped_value)


def _float(digits: str) -> float:
    return float(digits if digits.count(".") < 2 else digits.replace(".", ""))


def _unit(words: list[str], language: str) -> Unit:
    said = [word for word in words if word in _UNITS or word not in small(language)]
    if not said:
        return Unit()
    if "/" in said[0] or "per" in said[1:2]:
        over, under = said[0].split("/", 1) if "/" in said[0] else (said[0], said[2] if len(said) > 2 else "")
        return Unit((f"{_unit_word(over) or over}/{_unit_word(under) or under}",))
    for word in said[:2]:
        name = _unit_word(word)
        if name:
            kind, factor = _UNITS[name]
            return Unit((name,), "point" if kind == "percent" and "points" in said else kind, factor)
    return Unit(tuple(said))


@lru_cache(maxsize=1024)
def _unit_word(word: str) -> str:
    """The unit that a word names, by one name for all its spellings; "" for any other word."""
    if word in _UNITS:
        return _one_name(word)
    if word.endswith("s") and word[:-1] in _UNITS and len(word) > 2:
        return _one_name(word[:-1])
    for name in _UNITS:
        if len(name) > 2 and same(word, name):
            return _one_name(name)
    return "percent" if word == "percentage" else ""


def _one_name(name: str) -> str:
    return next(other for other, unit in _UNITS.items() if unit == _UNITS[name])
