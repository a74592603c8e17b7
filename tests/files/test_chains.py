"""Chains go through files: they are made anew when any file changes, come from the cache when none did, and keep their history through renames."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.files.libraries import library, put
from tests.files.test_load import parsed, same
from tutor.core.drills import answer_of, face_in
from tutor.core.problems import Place
from tutor.files.load import load, places, reload
from tutor.files.renames import renamed

SOURCES = "sources: [{id: trial, title: A trial, design: rct}]\ndefaults: {evidence: trial}\n"
ONE = f"id: one\n{SOURCES}claims:\n  - {{id: x, cause: walking, increases: sleep}}\n"
TWO = f"id: two\n{SOURCES}claims:\n  - {{id: y, cause: sleep, decreases: hunger}}\n"
OPEN = TWO.replace("hunger}", "hunger, status: open}")
RENAMED = ONE.replace("id: x", "id: w, formerly: x").replace("id: one", "id: first\nformerly: one", 1)
CHAIN = "one/x..two/y#chain"

__all__ = ["parsed"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return library(tmp_path / "library", a=ONE, b=TWO)


def chains(path: Path, cache: Path | None) -> list[str]:
    return [key for key in load(str(path), str(cache) if cache else None).cards if key.endswith("#chain")]


def test_a_chain_is_a_card_of_the_file_of_its_first_claim(folder: Path) -> None:
    found = load(str(folder), None)

    assert list(found.cards.of_file("one"))[-1] == CHAIN
    assert CHAIN not in found.cards.of_file("two")
    assert len(found.cards) == len(list(found.cards))
    assert answer_of(face_in(found, CHAIN, 0)) == "lowers hunger"
    assert places(found, CHAIN) == Place("questions/a.yaml", 5, 5, 41)


def test_the_cache_gives_the_same_chains_without_reading_a_file(
    folder: Path, tmp_path: Path, parsed: list[str]
) -> None:
    first = load(str(folder), str(tmp_path / "cache"))
    parsed.clear()
    again = load(str(folder), str(tmp_path / "cache"))

    assert same(first, again)
    assert CHAIN in again.cards
    assert parsed == []


def test_a_change_in_one_file_changes_the_chains_of_another(folder: Path, tmp_path: Path, parsed: list[str]) -> None:
    cache = tmp_path / "cache"
    assert chains(folder, cache) == [CHAIN]
    put(folder, "b", OPEN, 1_000_000_100)
    parsed.clear()

    assert chains(folder, cache) == chains(folder, cache) == []
    assert parsed == ["b.yaml"]
    put(folder, "b", TWO, 1_000_000_200)
    assert chains(folder, cache) == chains(folder, cache) == [CHAIN]


def test_a_running_app_sees_the_chains_of_what_changed(folder: Path, tmp_path: Path) -> None:
    before = load(str(folder), str(tmp_path / "cache"))
    put(folder, "b", OPEN, 1_000_000_100)
    after = reload(before, str(tmp_path / "cache"))

    assert CHAIN in before.cards
    assert CHAIN not in after.cards


def test_a_cache_that_lost_its_chains_is_done_without(folder: Path, tmp_path: Path) -> None:
    load(str(folder), str(tmp_path / "cache"))
    (database,) = (tmp_path / "cache").glob("*.db")
    with sqlite3.connect(database) as connection:
        connection.execute("DELETE FROM files WHERE path LIKE 'chains/%'")
    connection.close()

    assert chains(folder, tmp_path / "cache") == [CHAIN]


def test_the_history_of_a_chain_follows_the_renames_of_its_claims_and_files(folder: Path) -> None:
    put(folder, "a", RENAMED)
    found = load(str(folder), None)

    assert "first/w..two/y#chain" in found.cards
    assert {old for old, now in found.names.items() if now == "first/w..two/y"} == {
        "one/w..two/y",
        "first/x..two/y",
        "one/x..two/y",
    }
    assert found.oldest["first/w..two/y"] == "one/x..two/y"


def test_a_chain_that_is_gone_is_no_renamed_claim(folder: Path) -> None:
    put(folder, "b", OPEN)

    assert renamed(load(str(folder), None), [CHAIN]) == ()
