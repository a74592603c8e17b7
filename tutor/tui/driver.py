"""The terminal's side of the app: leaves without a pause, asks for the background's colour, and lets the cursor be seen.

The stock driver polls its input ten times a second and is joined twice on the way out; here a pipe wakes it.
"""

from __future__ import annotations

import os
import re
import selectors
import sys
from codecs import getincrementaldecoder
from typing import Any

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

ASK_BACKGROUND = "\x1b]11;?\x1b\\"
SHOW_CURSOR, STEADY_BAR, USUAL_CURSOR = "\x1b[?25h", "\x1b[6 q", "\x1b[0 q"
_REPLY = re.compile(r"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)[^\x07\x1b]*(?:\x07|\x1b\\)")
_START = "\x1b]11;"


class Background(Message):
    """The terminal's background as red, green and blue from 0 to 1."""

    def __init__(self, color: tuple[float, float, float]) -> None:
        super().__init__()
        self.color = color


class Closed(Message):
    """The terminal is gone."""


class TerminalDriver(LinuxDriver):
    """Reads keys until it is told to stop, at once."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if sys.__stdout__ is not None:
            # The stock driver draws on standard error, which a learner may well send to a file.
            self._file = sys.__stdout__
        self._wake_read, self._wake_write = os.pipe()
        self._reply: str | None = ""

    def start_application_mode(self) -> None:
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is not None:
            ask = ASK_BACKGROUND if self._reply is not None and self.input_tty else ""
            self.write(ask + STEADY_BAR + SHOW_CURSOR)
            self.flush()

    def stop_application_mode(self) -> None:
        if self._writer_thread is not None:
            self.write(USUAL_CURSOR)
        super().stop_application_mode()

    def disable_input(self) -> None:
        os.write(self._wake_write, b"!")
        super().disable_input()
        selector = selectors.DefaultSelector()
        selector.register(self._wake_read, selectors.EVENT_READ)
        while selector.select(0):
            os.read(self._wake_read, 64)
        selector.close()

    def run_input_thread(self) -> None:
        """Reads, parses and passes on what the terminal sends, until `exit_event` is set and the pipe says so."""
        selector = selectors.DefaultSelector()
        selector.register(self.fileno, selectors.EVENT_READ)
        selector.register(self._wake_read, selectors.EVENT_READ)
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")(errors="replace").decode
        try:
            while not self.exit_event.is_set():
                ready = [key.fd for key, _ in selector.select(0.1)]
                if self.fileno in ready and not self._read(parser, decode):
                    self.send_message(Closed())
                    return
                for event in parser.tick():
                    self.process_message(event)
        finally:
            selector.close()
            try:
                for _ in parser.feed(""):
                    pass
            except (EOFError, ParseError):
                pass

    def _read(self, parser: XTermParser, decode: Any) -> bool:
        """Passes on what is there; False at the end of input."""
        try:
            received = os.read(self.fileno, 4096)
        except OSError:
            return False
        if not received:
            return False
        for event in parser.feed(self._without_reply(decode(received))):
            self.process_message(event)
        return True

    def _without_reply(self, text: str) -> str:
        """Takes the terminal's answer about its background out of what it sent; an answer in two parts is put together."""
        if self._reply is None:
            return text
        text, self._reply = self._reply + text, ""
        if found := _REPLY.search(text):
            self._reply = None
            red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
            self.send_message(Background((red, green, blue)))
            return text[: found.start()] + text[found.end() :]
        begun = text.find(_START)
        if begun >= 0 and len(text) - begun < 64:
            self._reply = text[begun:]
            return text[:begun]
        return text
