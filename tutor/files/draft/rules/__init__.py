"""The rules by which prose is read, as data: add a row and its example, and the drafter knows it.

verbs.py: one verb a line, in tables by relation. phrases.py: wordings of several words. words.py: sets of words (hedges, negations,
conditions, comparisons, populations, designs, frames, actors). No code that reads sentences is here.
"""
