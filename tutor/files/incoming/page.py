"""A page of HTML as lines of styled text: read in one pass, never run; elements are left out but for their text."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import unquote

from tutor.core.text.spans import Style
from tutor.core.vocabulary import listed
from tutor.files.incoming.formulas import filled, fit
from tutor.files.incoming.marking import Line, Piece

SPACE = re.compile(r"[ \t\r\n\f\v\xa0]+")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)>")
_LOOSE = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)([^>]*)>")
_VALUE = re.compile(r"([^\s=\"'/>]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_MARKS = re.compile("(\x02\\d+\x03)")
_ATTRIBUTES, _DEEPEST = 10_000, 40
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
_COLOURED = re.compile(r"(?<![\w-])(?:color|background(?:-color)?|font-size)\s*:", re.IGNORECASE)

_STYLES: dict[str, Style] = {
    **dict.fromkeys(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "mark"), "strong"),
    **dict.fromkeys(("i", "em", "u", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("code", "kbd", "samp", "tt", "pre"), "code"),
}  # fmt: skip
_BLOCKS = frozenset(
    listed(
        "p div br hr li ul ol table tr h1 h2 h3 h4 h5 h6 blockquote pre dl dt dd section article header footer figure figcaption center details"
        " summary caption address main aside nav form fieldset"
    )
)
_UNREAD = frozenset({"script", "style", "title", "head", "template", "noscript", "rp", "select", "textarea"})
_LOST = {
    "video": "a video", "iframe": "a page inside the page", "object": "an embedded object", "embed": "an embedded object", "svg": "a drawing",
    "canvas": "a drawing", "s": "crossing out", "strike": "crossing out", "del": "crossing out", "math": "a formula in MathML",
    "table": "the grid of a table (its cells are carried)", "script": "a script",
}  # fmt: skip
_SUPER = dict(zip("0123456789+-=()niabcdefghjklmoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_SUB = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))


class Page:
    """HTML as lines; elements that are not closed are closed by the end of the text, and what is no element is text."""

    def __init__(self, held: list[str]) -> None:
        self.lines: list[Line] = []
        self.images: list[str] = []
        self.sounds: list[str] = []
        self.lost: list[str] = []
        self._held = held
        self._pieces: list[Piece] = []
        self._mark = ""
        self._styles: list[tuple[str, Style]] = []
        self._lists: list[int] = []
        self._unread: list[str] = []
        self._link = self._script = ""

    def read(self, text: str) -> None:
        """Takes a text apart in one pass, whatever it is."""
        at, last = 0, text.rfind(">")
        while (begin := text.find("<", at)) >= 0:
            self._text(text[at:begin])
            if text.startswith("<!--", begin):
                end = text.find("-->", begin + 4)
                at = len(text) if end < 0 else end + 3
                continue
            tag = begin < last and (_TAG.match(text, begin) or _LOOSE.match(text, begin))
            if tag:
                (self._end if tag[1] else self._start)(tag[2].lower(), tag[3])
                at = tag.end()
            elif begin < last and text[begin + 1 : begin + 2] in ("!", "?"):
                at = text.find(">", begin) + 1
            else:
                self._text("<")
                at = begin + 1
        self._text(text[at:])
        self.end_line()

    def _start(self, tag: str, attributes: str) -> None:
        values: dict[str, str] = {}
        for name, *quoted in _VALUE.findall(attributes[:_ATTRIBUTES]):
            values.setdefault(name.lower(), unescape("".join(quoted)))
        if tag in _LOST:
            self.lost.append(_LOST[tag])
        if tag in ("td", "th", "tr", "dd", "dt"):
            # The end of a cell need not be said.
            self._styles = [each for each in self._styles if each[0] not in ("th", "dt")]
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag in _BLOCKS:
            self._block(tag)
        elif tag in ("td", "th") and self._pieces:
            self._say(" | ", "")
        elif tag == "a":
            self._link = values.get("href", "").strip()
        elif tag in ("sub", "sup"):
            self._script = tag
        elif tag == "rt":
            self._say("(", "")
        elif tag == "img":
            self._picture(values)
        elif tag in ("audio", "source") and values.get("src"):
            self.sounds.append(unquote(values["src"]))
        style = values.get("style", "")
        if tag == "font" or _COLOURED.search(style):
            self.lost.append("colour or size of letters")
        if len(self._styles) >= _DEEPEST:
            return
        if tag in _STYLES:
            self._styles.append((tag, _STYLES[tag]))
        elif tag in ("span", "div", "p", "font") and (_BOLD.search(style) or _SLANTED.search(style)):
            self._styles.append((tag, "strong" if _BOLD.search(style) else "emphasis"))

    def _end(self, tag: str, attributes: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        elif tag == "rt":
            self._say(")", "")
        elif tag == "a":
            self._link = ""
        elif tag in ("sub", "sup"):
            self._script = ""
        elif tag in ("ul", "ol"):
            self.end_line()
            if self._lists:
                self._lists.pop()
        elif tag in _BLOCKS:
            self.end_line()
        for place in range(len(self._styles) - 1, -1, -1):
            if self._styles[place][0] == tag:
                del self._styles[place]
                break

    def _text(self, text: str) -> None:
        if self._unread or not text:
            return
        # What stood there as `&#8238;` is as unfit as what stood there by itself; the marks of held math are not.
        data = "".join(part if place % 2 else fit(unescape(part)) for place, part in enumerate(_MARKS.split(text)))
        if self._is_preformatted():
            first, *rest = data.split("\n")
            self._say(first, "code")
            for line in rest:
                self.end_line()
                self._say(line, "code")
            return
        words = SPACE.sub(" ", data)
        if self._script and words.strip() and "\x02" not in words:
            words = _raised(words.strip(), _SUPER, "^") if self._script == "sup" else _raised(words.strip(), _SUB, "_")
        self._say(words, self._style())

    def end_line(self) -> None:
        """Begins a new line, unless this one is still empty."""
        if any(piece.text.strip() for piece in self._pieces):
            self.lines.append(Line(self._mark, tuple(self._pieces)))
            self._mark = ""
        self._pieces = []

    def _say(self, text: str, style: Style) -> None:
        if text.startswith(" ") and style != "code" and (not self._pieces or self._pieces[-1].text.endswith(" ")):
            text = text[1:]
        if text:
            self._pieces += filled(text, style, self._held, self._link)

    def _block(self, tag: str) -> None:
        self.end_line()
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            ordered = bool(self._lists) and self._lists[-1] >= 0
            if ordered:
                self._lists[-1] += 1
            self._mark = f"{min(self._lists[-1], 999)}. " if ordered else "- "

    def _picture(self, values: dict[str, str]) -> None:
        source = values.get("src", "").strip()
        if not source or source.lower().startswith("data:"):
            self.lost.append("a picture written into the text itself")
        else:
            self.images.append(unquote(source))

    def _style(self) -> Style:
        styles = [style for _, style in self._styles]
        return next((style for style in ("code", "strong", "emphasis") if style in styles), "")

    def _is_preformatted(self) -> bool:
        return any(tag == "pre" for tag, _ in self._styles)


def _raised(text: str, letters: dict[str, str], sign: str) -> str:
    """Raised or lowered letters where there are such, else behind a sign: 10⁵, x^(n/2)."""
    if all(letter in letters for letter in text):
        return "".join(letters[letter] for letter in text)
    return sign + (text if len(text) == 1 else f"({text})")
