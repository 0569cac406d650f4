"""Many playthroughs at once: the equations and phases of one game, on numpy vectors, in blocks.

A lane is one playthrough. It has its own seed and its own decisions, and is bit for bit the live game with
that seed, whatever the block it stands in, the order of the seeds and the number of processes. Nothing of the
model is written here: a turn is ``phases.play`` with the arithmetic of vectors.

``run`` returns ``Playthroughs``; ``stream`` gives them block by block, so that memory stays the same however
many playthroughs are asked for. Who decides is the name of a policy, or a ``Player`` with three methods:

- ``check(rules, count)`` raises ``ValueError`` when it does not fit the scenario or the number of games;
- ``part(first, last)`` returns the player of some of the playthroughs (it is sent to other processes);
- ``orders(work, facts)`` returns ``Orders`` that are legal by construction. ``game.engine.habits`` has the
  parts that policies and plans are made of, and ``reasons.may`` says who may do what.

This is the only place in the engine that needs numpy; the play path never comes here.
"""

from game.engine.batch.run import BLOCK, run, stream
from game.engine.batch.table import Playthroughs
from game.engine.batch.vectors import VECTORS

__all__ = ["BLOCK", "VECTORS", "Playthroughs", "run", "stream"]
