"""Tables of cards: columns by their names in any of the usual words and orders, and what Anki writes at the head of its text files."""

from __future__ import annotations

import pytest

from tutor.core.incoming import Incoming, Left
from tutor.core.problems import Refusal
from tutor.files.incoming.table import names_columns, table

HEADS = {
    "comma": ("question,answer\na,b\n", ("asked", "a", "b")),
    "semicolon": ("Question;Answer\na;b\n", ("asked", "a", "b")),
    "tab": ("Front\tBack\na\tb\n", ("asked", "a", "b")),
    "pipe": ("prompt|response\na|b\n", ("asked", "a", "b")),
    "the other way round": ("answer,question\nb,a\n", ("asked", "a", "b")),
    "a term": ("Term,Definition\na,b\n", ("term", "a", "b")),
    "a key term": ("key term,meaning\na,b\n", ("term", "a", "b")),
    "a claim": ("cause,relation,effect\na,increases,b\n", ("claim", "a", "b")),
    "typed": ("question,typed\na,b\n", ("typed", "a", "b")),
    "quotes and line breaks": ('question,answer\n"a, ""x""","b\nc"\n', ("asked", 'a, "x"', "b\nc")),
    "empty lines": ("\n\nquestion,answer\n\na,b\n\n", ("asked", "a", "b")),
    "Anki's separator": ("#separator:Pipe\n#columns:Front|Back\na|b\n", ("asked", "a", "b")),
    "Anki's fields by place": ("#separator:tab\n#html:true\n#notetype column:1\nBasic\ta\tb\n", ("asked", "a", "b")),
}


@pytest.mark.parametrize("case", HEADS)
def test_a_row_by_its_columns(case: str) -> None:
    text, wanted = HEADS[case]
    found = table(text, "t.csv")

    assert [(each.shape, each.front, each.back) for each in found.incoming] == [wanted]
    assert (found.notes, found.left) == (1, ())


def test_everything_else_a_row_may_say() -> None:
    text = "question,answer,why,extra,tags,source,deck,id\na,b,c,d,e f;g,Estes  1998,Sea::Kelp,mine\n"
    (card,) = table(text, "t.csv").incoming

    assert card == Incoming(
        "line 2", "mine", "asked", "a", "b", (), "c\nd", "", ("e", "f", "g"), "Sea::Kelp", "Estes 1998", "mine", "plain"
    )  # fmt: skip


def test_what_anki_says_of_its_columns() -> None:
    head = (
        "#separator:tab\n#html:true\n#tags:all of\n#guid column:1\n#notetype column:2\n#deck column:3\n#tags column:6\n"
    )
    found = table(
        head + "abc\tBasic\tSea\tfr<b>o</b>nt\tback\tone two\nabd\tCloze\tSea\t{{c1::x}} y\tmore\t\n", "t.txt"
    )
    first, second = found.incoming

    assert (first.front, first.markup, first.seed, first.deck) == ("fr<b>o</b>nt", "html", "abc", "Sea")
    assert [tag for tag in first.tags if tag] == ["all", "of", "one", "two"]
    assert (second.shape, second.front, second.gaps, second.because) == ("gap", "[…] y", ("x",), "more")


def test_rows_that_cannot_be_carried_are_named_by_their_line() -> None:
    found = table('question,answer,shelf\n"a\nb",c,\n,d,\ne,f,3\ng,h,,,more\n', "t.csv")

    assert found.left == (
        Left("line 4", "its question is empty"),
        Left("line 5", "the column 'shelf' is none of those that are carried", False),
        Left("line 6", "it has more cells than there are columns", False),
    )


REFUSED = {
    "no header": ("What is this?,An answer\n", "no column for a question"),
    "no column for a question": ("answer,tags\nb,c\n", "no column for a question (its columns: 'answer', 'tags')"),
    "ours": ("#columns:key,deck,type,drill,Front,options,Back\na/b#name,x,term,name,c,,d\n", "exported by tutor"),
    "a cell without an end": ('question,answer\na,"' + "x" * 200_000, "cannot be read as a table: line 2"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_table_of_cards_is_refused(case: str) -> None:
    text, wanted = REFUSED[case]
    with pytest.raises(Refusal) as caught:
        table(text, "t.csv")
    assert wanted in caught.value.message


def test_a_table_is_known_by_its_first_line() -> None:
    assert names_columns(["", "Question;Answer"])
    assert names_columns(["#separator:tab"])
    assert not names_columns(["Once upon a time, there was an otter"])
