"""Every key of the app, in one table: what it is called, where it works, what it does in a word and in a sentence.

The footer, the help screen, the palette and the README's table are made from it; nothing else names a key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

LINE = ("typed", "note", "folder", "palette", "rewording")
OPEN = ("away", "choice", "several", "order", "verdict", "trace", "recalled")
SHUT = ("reveal", "points")
CARD = (*OPEN, *SHUT)
ALL = (*CARD, "typed", "recall", "predicted", "home", "read", "summary", "waiting")

STAGES: Mapping[str, str] = {
    "home": "the decks",
    "typed": "a question, typed",
    "away": "a typed question, the line left",
    "choice": "a choice",
    "several": "a choice with several right ones",
    "order": "lines to put in order",
    "verdict": "a statement to judge",
    "trace": "a chain to trace",
    "recall": "a question answered from memory",
    "recalled": "a question answered from memory, its keys",
    "reveal": "the answer",
    "points": "the answer, with points to tick",
    "predicted": "a prediction, revealed",
    "read": "reading",
    "summary": "the summary",
    "waiting": "waiting",
    "explained": "an answer of a quiz",
    "score": "the score of a quiz",
    "mistake": "a mistake of a quiz",
    "map": "the map",
    "evidence": "a claim of the map",
    "rebuild": "the map, taken apart",
    "rebuilt": "the map, put back",
    "review": "a draft",
    "rewording": "a row of a draft, reworded",
    "merging": "an item to merge a draft with",
    "choosing": "what to write from a passage",
    "reviewed": "no draft left",
    "preview": "a file as its cards will look",
    "wrong": "what is wrong with a file",
    "flagged": "the flagged cards",
    "note": "the note of a flag",
    "folder": "a folder for your library",
    "renamed": "an item with another id",
    "help": "the keys",
    "palette": "the palette",
}


class Key(NamedTuple):
    """One key, or several that do the same: `press` as the terminal library names them, `shown` as a reader knows it, `word` for the footer,

    `tip` a sentence for help; `stages` where it works.
    """

    id: str
    press: tuple[str, ...]
    shown: str
    word: str
    tip: str
    stages: tuple[str, ...]


DIGITS = tuple("123456789")

KEYS: tuple[Key, ...] = (
    Key("study", ("enter",), "enter", "study", "Study the deck under the cursor.", ("home",)),
    Key("read", ("r",), "r", "read", "Read the deck as a text, before or instead of studying it.", ("home",)),
    Key("quiz", ("z",), "z", "quiz", "Take a quiz over the deck: scored, and no schedule moves.", ("home",)),
    Key("next", ("enter", "space"), "enter", "go on", "Go on to the next question.", ("explained",)),
    Key("next", ("enter", "space"), "enter", "next mistake", "Go on to the next mistake, after the last one to the score.", ("score", "mistake")),
    Key("previous", ("left", "backspace", "h"), "←", "mistake before", "Go back to the mistake before.", ("mistake",)),
    Key("count", ("c",), "c", "let mistakes count", "Count the mistakes on cards you have met as Again; otherwise the schedule stays as it was.", ("score",)),
    Key("again", ("z",), "z", "another quiz", "Take another quiz over the same decks, with other questions.", ("score",)),
    Key("accept-draft", ("a",), "a", "accept", "Accept the draft as it stands, if nothing is in the way.", ("review",)),
    Key("reword", ("enter", "r"), "enter", "reword", "Write the row under the cursor in your own words.", ("review",)),
    Key("add", ("plus", "+"), "+", "add row", "Add a row: a key and its text, such as hedged: true or in: mice.", ("review",)),
    Key("new", ("n",), "n", "new item", "Write an item of your own from this passage: a term, a faq or a claim.", ("review",)),
    Key("drop", ("d",), "d", "drop", "Take the draft out of the file.", ("review",)),
    Key("merge", ("m",), "m", "merge", "Add what it says to another item of the file, chosen from a list.", ("review",)),
    Key("doubts", ("w",), "w", "doubts", "See all that the drafter was in doubt about, or the short of it again.", ("review",)),
    Key("skip", ("s", "right"), "s", "skip", "Leave it a draft, and go on to the next.", ("review",)),
    Key("previous", ("left", "backspace"), "←", "back", "Go back to the draft before.", ("review",)),
    Key("write", ("enter",), "enter", "write it", "Write the row into the file; an empty one is taken out.", ("rewording",)),
    Key("empty", ("ctrl+u",), "ctrl+u", "begin anew", "Empty the row, to say it from the beginning.", ("rewording",)),
    Key("chosen", ("enter",), "enter", "merge", "Merge with the item under the cursor.", ("merging",)),
    Key("begin", ("enter",), "enter", "write it", "Begin what stands under the cursor, and fill it in row by row.", ("choosing",)),
    Key("passage-back", ("left", "h"), "←", "", "", ("choosing",)),
    Key("passage-on", ("right", "l"), "←→", "passage", "Choose another sentence of the article.", ("choosing",)),
    Key("flip", ("space", "enter"), "space", "turn", "Turn the card over.", ("preview",)),
    Key("skip", ("right", "l"), "→", "next", "Go on to the next card.", ("preview",)),
    Key("previous", ("left", "h", "backspace"), "←", "back", "Go back to the card before.", ("preview",)),
    Key("wording", ("tab",), "tab", "wording", "See the card's next wording.", ("preview",)),
    Key("study", ("enter",), "enter", "study", "Study the deck that holds these items.", ("reviewed",)),
    Key("up", ("up", "k"), "↑", "", "", ("review", "merging", "choosing", "preview", "wrong")),
    Key("down", ("down", "j"), "↑↓", "row", "Move over the rows of the draft.", ("review",)),
    Key("down", ("down", "j"), "↑↓", "item", "Move over the items.", ("merging",)),
    Key("down", ("down", "j"), "↑↓", "kind", "Move over the kinds.", ("choosing",)),
    Key("down", ("down", "j"), "↑↓", "scroll", "Scroll what is longer than the screen.", ("preview", "wrong")),
    Key("page", ("pagedown",), "pgdn", "scroll on", "Scroll on.", ("review", "preview", "wrong")),
    Key("page-back", ("pageup",), "pgup", "scroll back", "Scroll back.", ("review", "preview", "wrong")),
    Key("wrong", ("w",), "w", "problems", "See all that is wrong with the file.", ("preview",)),
    Key("cancel", ("w", "escape", "enter", "q"), "w", "cards", "Go back to the cards.", ("wrong",)),
    Key("undo", ("u", "ctrl+z"), "u", "undo", "Take back the last act in this file.", ("review", "reviewed")),
    Key("edit", ("e",), "e", "edit", "Open the item in your editor, and come back to it.", ("review", "preview")),
    Key("edit", ("e",), "e", "edit", "Open the file in your editor.", ("reviewed",)),
    Key("cancel", ("escape",), "esc", "not now", "Go back, nothing changed.", ("rewording", "merging", "choosing")),
    Key("keep-history", ("plus", "+"), "+", "keep its history", "Write the line that lets the history of the renamed item go on into its file.", ("home",)),
    Key("keep-history", ("enter", "plus", "+"), "enter", "keep its history", "Write the line under the item.", ("renamed",)),
    Key("cancel", ("escape", "q"), "esc", "not now", "Leave it; the decks go on naming it.", ("renamed",)),
    Key("flagged", ("f",), "f", "flagged cards", "Go through the cards that you flagged, with your notes.", ("home", "summary")),
    Key("edit", ("e", "enter"), "e", "edit", "Open the item in your editor, and come back to the list.", ("flagged",)),
    Key("unflag", ("exclamation_mark", "!"), "!", "clear the flag", "Take the flag away: what it asked for is done.", ("flagged",)),
    Key("up", ("up", "k"), "↑", "", "", ("flagged",)),
    Key("down", ("down", "j"), "↑↓", "card", "Move over the cards.", ("flagged",)),
    Key("undo", ("u", "ctrl+z"), "u", "undo", "Bring back the flag that was cleared last.", ("flagged",)),
    Key("leave", ("q", "escape"), "q", "leave", "Leave, back to where it was opened.", ("flagged",)),
    Key("up", ("up", "k"), "↑", "", "", ("map",)),
    Key("down", ("down", "j"), "↑↓", "link", "Move over the links, in the outline and the lanes over the concepts.", ("map",)),
    Key("walk", ("right", "l"), "→", "walk", "Walk to the concept at the end of the link.", ("map",)),
    Key("back", ("left", "h"), "←", "back", "Go back the way you came.", ("map",)),
    Key("claim", ("enter",), "enter", "claim", "Read the claim of the link with its evidence.", ("map",)),
    Key("view", ("tab",), "tab", "outline", "Change between the trunk, the outline and the lanes.", ("map",)),
    Key("rebuild", ("t",), "t", "take apart", "Take the links around the concept apart, and put them back from memory.", ("map",)),
    Key("digit", DIGITS, "1–9", "concept", "Name a concept: first the cause, then what it acts on.", ("rebuild",)),
    Key("raises", ("up", "plus", "+", "k"), "↑", "raises", "The cause raises it.", ("rebuild",)),
    Key("lowers", ("down", "minus", "-", "j"), "↓", "lowers", "The cause lowers it.", ("rebuild",)),
    Key("nothing", ("0",), "0", "no effect", "The cause does nothing to it.", ("rebuild",)),
    Key("modulates", ("tilde", "~"), "~", "modulates", "The cause modulates it, this way or that.", ("rebuild",)),
    Key("together", ("equals_sign", "="), "=", "together", "The two only go together.", ("rebuild",)),
    Key("back", ("backspace",), "backspace", "take back", "Take the last digit or the last link back.", ("rebuild",)),
    Key("other", ("tab",), "tab", "the chain", "Take the chain that leads here apart instead, or the neighbourhood again.", ("rebuild",)),
    Key("check", ("enter",), "enter", "check", "Compare with what the claims say.", ("rebuild",)),
    Key("again", ("t",), "t", "once more", "Take it apart once more.", ("rebuilt",)),
    Key("check", ("enter",), "enter", "check", "Hand in the answer; on an empty line, show it.", ("typed", "several", "order")),
    Key("show", ("enter",), "enter on nothing", "show me", "Show the answer without giving one.", ("typed",)),
    Key("hint", ("tab",), "tab", "hint", "Show one letter more; the first also says how many words. Suggests Hard at best.", ("typed",)),
    Key("leave-line", ("escape",), "esc", "keys", "Leave the line, so that single letters are keys.", ("typed",)),
    Key("to-line", ("enter", "escape"), "enter", "type on", "Go back to the line.", ("away",)),
    Key("to-line", ("escape", "enter"), "esc", "back", "Go back to the question.", ("recalled",)),
    Key("digit", DIGITS, "1–9", "choose", "Choose the option of that number.", ("choice",)),
    Key("digit", DIGITS, "1–9", "tick", "Tick the option of that number, or untick it.", ("several",)),
    Key("digit", DIGITS, "1–9", "next line", "Name the next line in the right order.", ("order",)),
    Key("sound", ("1",), "1", "sound", "Judge the statement to be sound.", ("verdict",)),
    Key("flawed", ("2",), "2", "flawed", "Judge the statement to be flawed.", ("verdict",)),
    Key("raises", ("1",), "1", "raises", "Say that the chain raises what it ends at.", ("trace",)),
    Key("lowers", ("2",), "2", "lowers", "Say that it lowers it.", ("trace",)),
    Key("back", ("backspace",), "backspace", "take back", "Take the last line named back.", ("order",)),
    Key("guess", ("g",), "g", "only a guess", "Say that what you choose next is only a guess.", ("choice", "several", "verdict", "trace")),
    Key("show", ("space",), "space", "show me", "Show the answer without giving one.", ("choice", "several", "order", "verdict", "trace")),
    Key("show", ("space", "enter"), "space", "show", "Show the answer.", ("recall",)),
    Key("show", ("space",), "space", "show", "Show the answer.", ("recalled",)),
    Key("leave-line", ("escape",), "esc", "keys", "Make keys of single letters, which do nothing while you think.", ("recall",)),
    Key("tick", ("space",), "space", "tick, next", "Tick the point under the cursor, or untick it, and go on.", ("points",)),
    Key("all", ("a",), "a", "all", "Tick all points.", ("points",)),
    Key("accept", ("enter",), "enter", "accept", "Rate as suggested, and go on.", SHUT),
    Key("rate", ("1", "2", "3", "4"), "1–4", "other", "Rate Again, Hard, Good or Easy, and go on.", SHUT),
    Key("on", ("enter", "space"), "enter", "go on", "Go on to the card itself; a prediction is not rated.", ("predicted",)),
    Key("wording", ("plus", "+"), "+", "accept my wording", "Add what you typed to the accepted answers, in the question file.", SHUT),
    Key("page", ("space", "pagedown"), "space", "next page", "Turn to the next page.", ("read",)),
    Key("page-back", ("pageup", "b"), "pgup", "page back", "Turn a page back.", ("read",)),
    Key("up", ("up", "k"), "↑", "", "", ("home", "points", "read", "reveal", "predicted", "summary", "explained", "score", "mistake", "help", "evidence", "rebuilt", *OPEN)),
    Key("down", ("down", "j"), "↑↓", "scroll", "Move or scroll up and down.", ("home", "points", "read", "reveal", "predicted", "summary", "explained", "score", "mistake", "help", "evidence", "rebuilt", *OPEN)),
    Key("up", ("up",), "↑", "", "", ("palette", "typed", "recall")),
    Key("down", ("down",), "↑↓", "", "Scroll a long text.", ("palette", "typed", "recall")),
    Key("page", ("pagedown",), "pgdn", "scroll on", "Scroll the text on.", (*SHUT, "predicted", "explained", "mistake")),
    Key("page-back", ("pageup",), "pgup", "scroll back", "Scroll the text back.", (*SHUT, "predicted", "explained", "mistake")),
    Key("study", ("enter",), "enter", "study this", "Study this deck.", ("read",)),
    Key("home", ("enter",), "enter", "home", "Go to the decks.", ("summary",)),
    Key("more-new", ("n",), "n", "ten more new", "Study ten more new cards today.", ("summary",)),
    Key("slipped", ("x",), "x", "slipped again", "Go through what slipped once more; it is not scheduled.", ("summary",)),
    Key("wait", ("w",), "w", "wait", "Wait for the cards that come back in a few minutes.", ("summary",)),
    Key("end", ("enter", "escape"), "enter", "to the summary", "Stop waiting.", ("waiting",)),
    Key("undo", ("u",), "u", "undo", "Take back the last act, also one of an earlier sitting.", (*CARD, "summary", "waiting")),
    Key("undo", ("ctrl+z",), "ctrl+z", "undo", "Take back the last act.", ALL),
    Key("edit", ("e",), "e", "edit", "Open the item in your editor, and come back to the same card.", (*CARD, "predicted", "read", "mistake")),
    Key("edit", ("e",), "e", "edit", "Open the first trouble, or the deck's question file, in your editor.", ("home",)),
    Key("suspend", ("s",), "s", "suspend", "Leave the card out from now on.", CARD),
    Key("bury", ("b",), "b", "bury", "Leave the card out until tomorrow.", CARD),
    Key("flag", ("exclamation_mark", "!"), "!", "flag", "Flag the card, with a note.", CARD),
    Key("map", ("m",), "m", "map", "See the causal map around what is at hand.", (*CARD, "home", "read")),
    Key("review", ("d",), "d", "review drafts", "Go through the drafts of this file, or of the first file that holds any.", ("home", "preview")),
    Key("preview", ("p",), "p", "preview this file", "See the cards of this file as they will look, live as it is saved.", ("home", "read", *CARD)),
    Key("preview", ("p",), "p", "preview", "See the cards of this file as they will look.", ("review", "reviewed")),
    Key("preview", ("p",), "p", "preview", "See the card as it will look.", ("flagged",)),
    Key("keep", ("enter",), "enter", "keep the flag", "Keep the flag with this note.", ("note",)),
    Key("cancel", ("escape",), "esc", "not now", "Go back, nothing changed.", ("note", "folder")),
    Key("copy", ("enter",), "enter", "copy", "Copy the starter library into this folder.", ("folder",)),
    Key("run", ("enter",), "enter", "do it", "Do what stands under the cursor.", ("palette",)),
    Key("close", ("escape", "ctrl+p"), "esc", "back", "Go back.", ("palette",)),
    Key("close", ("escape", "enter", "space", "question_mark", "?", "q"), "esc", "back", "Go back.", ("help",)),
    Key("close", ("enter", "escape", "space", "left", "h", "q"), "enter", "map", "Go back to the map.", ("evidence", "rebuilt")),
    Key("keys", ("question_mark", "?"), "?", "keys", "All keys of this moment.", (*CARD, "review", "merging", "choosing", "reviewed", "preview", "wrong", "flagged", "recall", "map", "evidence", "rebuild", "rebuilt", "predicted", "home", "read", "summary", "waiting", "explained", "score", "mistake")),
    Key("leave", ("q",), "q", "leave", "Leave; every answer given is saved.", (*CARD, "predicted", "home", "read", "summary", "waiting", "explained", "score", "mistake")),
    Key("leave", ("q",), "q", "leave", "Leave the map, back to where it was opened.", ("map",)),
    Key("leave", ("q", "escape"), "q", "leave", "Leave it at that, back to the map.", ("rebuild",)),
    Key("leave", ("escape",), "esc", "leave", "Leave; every answer given is saved.", ("read", "map")),
    Key("leave", ("q", "escape"), "q", "leave", "Leave; what was done stands in the file.", ("review", "reviewed", "preview")),
    Key("palette", ("ctrl+p",), "ctrl+p", "palette", "Find a command by its name.", (*ALL, "review", "reviewed", "preview", "flagged", "map", "explained", "score", "mistake")),
    Key("quit", ("ctrl+q",), "ctrl+q", "quit", "Leave the program from anywhere; nothing is lost.", tuple(STAGES)),
    Key("interrupt", ("ctrl+c",), "ctrl+c", "quit", "Leave the program as well.", tuple(STAGES)),
)  # fmt: skip

# What the footer names, the likeliest first; what does not work at the moment or does not fit is left out from the end.
FOOTERS: Mapping[str, tuple[str, ...]] = {
    "home": ("study", "keep-history", "read", "map", "quiz", "edit", "keys", "leave"),
    "typed": ("check", "show", "hint", "leave-line"),
    "away": ("to-line", "undo", "edit", "suspend", "bury", "flag", "map", "keys", "leave"),
    "choice": ("digit", "guess", "show", "keys", "leave"),
    "several": ("digit", "check", "guess", "show", "keys", "leave"),
    "order": ("digit", "back", "check", "show", "keys", "leave"),
    "verdict": ("sound", "flawed", "guess", "show", "keys", "leave"),
    "recall": ("show", "leave-line"),
    "recalled": ("to-line", "undo", "edit", "suspend", "bury", "flag", "keys", "leave"),
    "trace": ("raises", "lowers", "guess", "show", "keys", "leave"),
    "reveal": ("accept", "rate", "wording", "undo", "edit", "flag", "map", "keys", "leave"),
    "points": ("tick", "all", "accept", "rate", "undo", "keys"),
    "predicted": ("on", "edit", "keys", "leave"),
    "read": ("page", "down", "study", "map", "edit", "leave"),
    "summary": ("home", "more-new", "slipped", "wait", "flagged", "undo", "keys", "leave"),
    "waiting": ("end", "undo", "keys", "leave"),
    "map": ("down", "walk", "back", "claim", "view", "rebuild", "keys", "leave"),
    "rebuild": (
        "digit",
        "raises",
        "lowers",
        "nothing",
        "modulates",
        "together",
        "check",
        "back",
        "other",
        "keys",
        "leave",
    ),
    "rebuilt": ("close", "again", "down", "keys"),
    "evidence": ("close", "down", "keys"),
    "explained": ("next", "keys", "leave"),
    "score": ("next", "count", "again", "keys", "leave"),
    "mistake": ("next", "previous", "edit", "keys", "leave"),
    "review": ("accept-draft", "reword", "drop", "skip", "new", "add", "edit", "merge", "undo", "keys", "leave"),
    "rewording": ("write", "cancel", "empty"),
    "merging": ("chosen", "down", "cancel", "keys"),
    "choosing": ("begin", "down", "passage-on", "cancel", "keys"),
    "reviewed": ("study", "undo", "edit", "preview", "keys", "leave"),
    "preview": ("flip", "previous", "skip", "wording", "edit", "review", "wrong", "keys", "leave"),
    "wrong": ("cancel", "down", "keys"),
    "flagged": ("edit", "unflag", "down", "preview", "undo", "keys", "leave"),
    "note": ("keep", "cancel"),
    "folder": ("copy", "cancel"),
    "renamed": ("keep-history", "cancel"),
    "help": ("close",),
    "palette": ("run", "close"),
}
# The order in which entries give way when the row is too short: `leave` goes before `keys`.
GIVES_WAY = ("rebuild", "leave", "flag", "bury", "suspend", "edit", "undo", "back", "guess", "show")

_FOUND: dict[tuple[str, str], Key] = {
    (stage, press): key for key in reversed(KEYS) for stage in key.stages for press in key.press
}


def find(stage: str, press: str) -> Key | None:
    """The key of a stage that this press means."""
    return _FOUND.get((stage, press))


def footer(stage: str, without: Collection[str] = (), words: Mapping[str, str] = {}, digits: int = 9) -> list[Key]:
    """What the footer of a stage names; `without` are ids that do not work now, `words` replace a key's own, so many `digits` mean something."""
    named = []
    for id in FOOTERS[stage]:
        key = next((key for key in KEYS if key.id == id and stage in key.stages), None)
        if key is not None and id not in without:
            shown = f"1–{digits}" if id == "digit" else key.shown
            named.append(key._replace(word=words.get(id, key.word), shown=shown))
    return named


def of_stage(stage: str, without: Collection[str] = ()) -> list[Key]:
    """Every key of a stage, once, in the order of the table."""
    found: dict[str, Key] = {}
    for key in KEYS:
        if stage in key.stages and key.tip and key.id not in without and (key.id not in found or key.id == "leave"):
            found.setdefault(key.id, key)
    return list(found.values())


def commands(stage: str, without: Collection[str] = ()) -> list[Key]:
    """What the palette of a stage offers: keys with a word, each word once, none that needs more than the one press."""
    found: dict[str, Key] = {}
    for key in of_stage(stage, without):
        if key.word and key.id not in ("palette", "digit", "rate", "check"):
            found.setdefault(key.word, key)
    return list(found.values())


def table(stages: Iterable[str] = tuple(STAGES)) -> str:
    """The keys as a Markdown table, a row a stage: for the README."""
    rows = ["| where | keys |", "|---|---|"]
    for stage in stages:
        named = [
            f"`{key.shown}` {key.word or key.tip.rstrip('.').lower()}"
            for key in of_stage(stage)
            if key.id not in ("quit", "interrupt", "palette", "up")
        ]
        rows.append(f"| {STAGES[stage]} | {' · '.join(named)} |")
    rows.append(
        "| everywhere | `ctrl+z` undo · `ctrl+p` palette · `ctrl+q` leave, nothing is lost · `j` `k` beside the arrows where no text is typed |"
    )
    return "\n".join(rows)
