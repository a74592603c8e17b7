"""Restoring, importing and merging are one operation: the union by uid, in any order, which never shrinks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store.conftest import NOW, later, review
from tests.store.test_journal import replayed
from tutor.core.days import Moment
from tutor.core.log import line, parse
from tutor.core.problems import Refusal
from tutor.store.backup import back_up, backups
from tutor.store.exchange import export_lines, import_lines
from tutor.store.journal import Journal
from tutor.store.restoring import restore


def test_an_exported_log_imports_to_the_same_history(filled: Journal, tmp_path: Path, opened: Callable[..., Journal]) -> None:  # fmt: skip
    filled.undo(later(11))
    file = tmp_path / "log.jsonl"
    file.write_bytes(export_lines(filled))
    other = opened(str(tmp_path / "other"))

    assert import_lines(other, str(file), NOW)[:3] == (41, 0, ())
    assert import_lines(other, str(file), NOW)[:3] == (0, 41, ())

    assert other.states() == filled.states()
    assert other.identity() == filled.identity()
    assert export_lines(other) == export_lines(filled)


def test_a_damaged_line_costs_that_line(filled: Journal, tmp_path: Path, opened: Callable[..., Journal]) -> None:
    lines = export_lines(filled).splitlines(keepends=True)
    lines[3] = lines[3].replace(b"item", b"itex")
    lines[7] = lines[7][:20] + b"\n"
    lines[9] = b"\xff\xfe\n"
    lines[11] = lines[11].replace(b"\n", b"\r\n")
    lines[-1] = lines[-1][:-9]
    file = tmp_path / "log.jsonl"
    file.write_bytes(b"\n".join([b"".join(lines[:5]), b"".join(lines[5:])]))
    other = opened(str(tmp_path / "other"))

    imported = import_lines(other, str(file), NOW)

    assert (imported.added, imported.known, imported.damaged) == (36, 0, (4, 9, 11, 41))
    assert other.states() == replayed(other)


def test_no_flipped_bit_of_a_line_is_taken_for_a_row(filled: Journal) -> None:
    text = line(filled.rows()[0]).encode()
    for index in range(len(text) * 8):
        flipped = bytearray(text)
        flipped[index // 8] ^= 1 << index % 8
        with pytest.raises(ValueError, match=r".*"):
            parse(flipped.decode())


def test_known_rows_with_other_contents_are_told_and_change_nothing(filled: Journal) -> None:
    row = filled.rows()[0]
    before = filled.identity()

    merged = filled.merge([row._replace(rating=4, text="not what was kept"), row])

    assert merged == (0, 2, (row.uid,))
    assert filled.rows()[0] == row
    assert filled.identity() == before


def test_restoring_brings_back_what_is_missing_and_removes_nothing(filled: Journal, data: str, tmp_path: Path, opened: Callable[..., Journal]) -> None:  # fmt: skip
    backup = back_up(data, later(10))
    filled.append([review(filled, now=later(12))])

    assert restore(filled, backup, later(12)) == (0, 40, 0, ())
    assert len(filled.rows()) == 41
    assert len(backups(data)) == 2
    fresh = opened(str(tmp_path / "fresh"))
    assert restore(fresh, backup, later(12)) == (40, 0, 0, ())
    assert restore(fresh, f"{data}/progress.db", later(12)) == (1, 40, 0, ())
    assert fresh.states() == filled.states()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no backup found at {path}"),
        (b"", "{path} is empty (0 bytes): the history that was in it is gone"),
        (b"shopping list " * 100, "{path} is not a tutor database"),
    ],
)
def test_what_is_no_backup_is_refused_with_nothing_changed(filled: Journal, tmp_path: Path, content: bytes | None, message: str) -> None:  # fmt: skip
    path = tmp_path / "some.db"
    if content is not None:
        path.write_bytes(content)
    before = filled.identity()

    with pytest.raises(Refusal) as refused:
        restore(filled, str(path), NOW)

    assert refused.value.message == message.format(path=path)
    assert filled.identity() == before


class Devices(RuleBasedStateMachine):
    """Three devices that rate, undo, exchange, back up and restore, with clocks that jump."""

    CARDS = ("a/x#name", "a/y#define", "b/z#why")

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.devices = [Journal(f"{self.folder.name}/{name}", NOW) for name in "abc"]
        self.clocks = [NOW] * 3
        self.backups: list[list[bytes]] = [[], [], []]
        self.made: set[str] = set()
        self.sizes = [0] * 3

    def teardown(self) -> None:
        for device in self.devices:
            device.close()
        self.folder.cleanup()

    @rule(device=st.integers(0, 2), card=st.sampled_from(CARDS), rating=st.integers(1, 4), hours=st.integers(-72, 960))
    def rates(self, device: int, card: str, rating: int, hours: int) -> None:
        now = self._pass(device, hours)
        kept = self.devices[device].append([review(self.devices[device], card, rating, now)])
        self.made.update(row.uid for row in kept)

    @rule(device=st.integers(0, 2), act=st.sampled_from(("suspend", "bury", "reset", "flag")))
    def acts(self, device: int, act: str) -> None:
        kept = self.devices[device].append(self.devices[device].command(act, self.CARDS[:2], self.clocks[device]))
        self.made.update(row.uid for row in kept)

    @rule(device=st.integers(0, 2))
    def undoes(self, device: int) -> None:
        journal = self.devices[device]
        before = {row.uid for row in journal.raw_rows().rows}
        taken = journal.undo(self._pass(device, 1))
        assert all(row.device == journal.device for row in taken)
        self.made.update({row.uid for row in journal.raw_rows().rows} - before)

    @rule(giver=st.integers(0, 2), taker=st.integers(0, 2))
    def exchanges(self, giver: int, taker: int) -> None:
        self.devices[taker].merge([parse(text.decode()) for text in export_lines(self.devices[giver]).splitlines()])

    @rule(device=st.integers(0, 2))
    def keeps_a_copy(self, device: int) -> None:
        self.backups[device].append(export_lines(self.devices[device]))

    @rule(device=st.integers(0, 2))
    def restores_an_old_copy(self, device: int) -> None:
        for copy in self.backups[device][:1]:
            assert self.devices[device].merge([parse(text.decode()) for text in copy.splitlines()]).added == 0

    def _pass(self, device: int, hours: int) -> Moment:
        old = self.clocks[device]
        at = old.at + hours * 3_600_000
        self.clocks[device] = Moment(at, old.offset, NOW.day + timedelta(milliseconds=at - NOW.at))
        return self.clocks[device]

    @invariant()
    def nothing_shrinks_and_states_are_the_fold(self) -> None:
        for index, device in enumerate(self.devices):
            rows = device.raw_rows()
            assert not rows.damaged
            assert len(rows.rows) >= self.sizes[index]
            self.sizes[index] = len(rows.rows)
            assert device.states() == replayed(device)

    @invariant()
    def any_order_comes_to_the_same(self) -> None:
        rows = [device.raw_rows().rows for device in self.devices]
        assert {row.uid for part in rows for row in part} == self.made
        results = []
        for order in ((0, 1, 2), (2, 0, 1)):
            with TemporaryDirectory() as folder:
                journal = Journal(folder, NOW)
                for index in order:
                    journal.merge(rows[index])
                results.append((journal.states(), journal.identity()))
                journal.close()
        assert results[0] == results[1]


TestDevices = Devices.TestCase
TestDevices.settings = settings(max_examples=20, stateful_step_count=15, deadline=None, derandomize=True)


class ManyDevices(Devices):
    """The same, for long."""


TestManyDevices = pytest.mark.heavy(ManyDevices.TestCase)
TestManyDevices.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
