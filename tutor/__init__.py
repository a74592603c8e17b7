"""Learn from articles in a terminal: terms, FAQs and causal claims, spaced by FSRS."""

__version__ = "0.1.0"
