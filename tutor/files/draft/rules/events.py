"""Words of what befalls a thing, of what someone is urged to do, and of chances that are multiplied."""

from __future__ import annotations

# What someone is asked or told to do: "urged growers to".
URGED = frozenset(
    "urge urges urged urging advise advises advised advising implore implores implored exhort exhorted".split()
)
CHARGED = frozenset(["tasked", "charged", "entrusted", "commissioned"])

# So many times of a chance: "have twice the risk of".
MULTIPLES = frozenset(["twice", "double", "triple", "times", "quadruple"])
PARTS_OF = frozenset(["half", "third", "quarter"])
CHANCES = frozenset("risk odds rate rates chance chances likelihood probability incidence prevalence".split())

# What befalls a thing that meets another: "when exposed to light".
MET = {"exposed": ("to",), "subjected": ("to",), "treated": ("with",), "mixed": ("with",), "combined": ("with",)}

# What is said of a thing that an event left as it was.
UNMOVED = tuple(
    tuple(wording.split())
    for wording in (
        "did not change", "didn't change", "has not changed", "have not changed", "was unchanged", "were unchanged", "remained unchanged",
        "stayed the same", "remained the same", "did not differ",
    )
)  # fmt: skip

# To know of a thing: what research helps to do.
KNOWING = frozenset(["understand", "know", "predict", "explain", "clarify"])
