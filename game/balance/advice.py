"""Advice from a few hundred playthroughs: quick enough for the checker, and sure enough to be said aloud.

The checker asks (``game.balance.author``). Each finding has a sentence with its remedy
(``game.balance.words.sentence``), and its ``subject`` names by index what it is about.
"""

from __future__ import annotations

import numpy as np

from game.balance.contexts import Games
from game.balance.findings import FINE, Finding, find
from game.balance.limits import BENEFITS
from game.balance.search import luck, ranked
from game.balance.simulator import Simulator, take
from game.balance.summary import Contexts, gather, random_games
from game.engine.policies import POLICIES
from game.engine.rules import Rules

LEAST = 100
"""Playthroughs below which advice would be guesswork."""

SURE = (
    "option_dominant", "option_dominated", "case_never", "lever_alone", "lever_idle", "initiative_dominant",
    "initiative_never_pays", "ending_never", "ending_missing",
)  # fmt: skip
"""Kinds of findings that a few hundred playthroughs can show."""

_NOTICED = 0.04
"""Share of the result that an answer must be worth, each way, to be spoken of after so few tries."""

_PLAYS = 0.3
_GOOD = 0.3
_TOGGLES = 8


def advise(rules: Rules, playthroughs: int = 400, seed: int = 1) -> tuple[Finding, ...]:
    """Return what a few hundred seeded plays show that an author should hear; the same every time.

    An answer that always wins or always loses, a case that never comes, a lever that never matters or is
    enough alone, an initiative that never pays, an ending that nobody reaches. What it does
    not speak of may still be wrong: ``study`` looks closer.

    Args:
        rules: The compiled scenario.
        playthroughs: About how many, ``LEAST`` or more.
        seed: Of the plays.

    Raises:
        ValueError: on fewer playthroughs than ``LEAST``.
    """
    if playthroughs < LEAST:
        raise ValueError(f"advice needs at least {LEAST} playthroughs")
    simulator = Simulator(rules, BENEFITS)
    lucks = luck(seed, 0, max(playthroughs // 80, 2))
    wild = random_games(simulator, seed, int(_PLAYS * playthroughs), lucks, simulator.space.careful())
    tables = {name: simulator.play(name, lucks[:1]) for name in POLICIES}
    order = ranked(wild.scores)[: max(int(_GOOD * len(wild.rows)), _TOGGLES)]
    good = Games(wild.rows[order], wild.seeds[order], take(wild.table, order), wild.scores[order])
    answers = max(sum(len(case.options) for case in rules.cases), 1)
    tries = Contexts(min(max(playthroughs // (2 * answers), 4), 12), _TOGGLES, 0)
    figures = gather(simulator, seed, tables, (good, wild), np.arange(len(order)), tries)
    return tuple(finding for finding in find(figures, least=4) if _is_sure(finding))


def _is_sure(finding: Finding) -> bool:
    if finding.kind.startswith("option_"):
        numbers = finding.numbers
        return finding.kind in SURE and abs(numbers["change"]) > _NOTICED
    return finding.level != FINE and finding.kind in SURE
