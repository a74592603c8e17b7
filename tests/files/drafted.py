"""A question file with drafts, as an author half way through it has it: comments, layouts of every kind, an accepted item."""

from __future__ import annotations

FILE = """\
# yaml-language-server: $schema=schema.json
# Drafted from kelp.txt
id: kelp
article:
  title: The otter that holds up a forest
gist:
  - say: Where otters live, kelp grows.   # mine
    items: [keystone-species, otters-decreases-urchins]

terms:
  # the important ones
  - term: keystone species
    at: [4]
    definition: |
      Species that matter far more
      than their numbers suggest.
    draft: true      # drafted
    quote: >
      A keystone species is one whose effect on
      its community is far larger than expected.

  - draft: true
    quote: an urchin barren is sea floor that urchins have grazed bare of all kelp
    term: urchin barren
    definition: an urchin barren is sea floor that urchins have grazed bare
    at: [9]

  - {term: barren ground, definition: 'Rock without weed, where urchins are many.', at: [12], draft: true, quote: barren ground is rock}

  - term: kelp
    definition: Large brown seaweed.   # accepted long ago

faqs:
  - question: How fast does kelp grow?
    points: [up to half a metre a day]
    draft: true
    quote: Kelp can grow half a metre in a day.
  - question: What eats urchins?
    draft: true
    quote: Otters eat urchins.

claims:
  - cause: otters
    decreases: urchins
    evidence:
      - do: otters left an island
        found: urchins multiplied
        outcome: increased
    at: [20]
    draft: true
    quote: Where otters vanished, urchins multiplied.
    note: 'which island is not said'
  - id: otters-again
    cause: otters
    decreases: urchins
    evidence: [{do: otters came back, outcome: reduced}]
    when: [in summer]
    at: [22, 23]
    draft: true
    quote: Otters came back and urchins became few.
    about: [otters-decreases-urchins]
  - cause: pups
    strengthens: otters-again
    draft: true
    quote: More so with pups.
# the end
"""
