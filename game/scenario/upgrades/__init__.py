"""Steps between versions of the scenario language, one module each: ``from_<version>`` leads to the next.

A step is a function that looks at a `draft.Draft` and queues edits of the author's own text. To add one,
write ``from_1.py``, put it into `STEPS`, and raise ``VERSION`` in `game.scenario.schema`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.scenario.upgrades import from_0
from game.scenario.upgrades.draft import Draft

Step = Callable[[Draft], None]

STEPS: Mapping[int, Step] = {0: from_0.edit}
"""The step from each version to the next."""
