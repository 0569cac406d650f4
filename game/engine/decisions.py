"""The door to deciding: what a decision is, what stands open, what stands in its way."""

from game.engine.legality import legal, money_needed
from game.engine.options import InitiativeOptions, Options, neutral, options
from game.engine.orders import Act, Decision, Refusal

__all__ = [
    "Act", "Decision", "InitiativeOptions", "Options", "Refusal", "legal", "money_needed", "neutral",
    "options",
]  # fmt: skip
