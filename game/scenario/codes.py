"""The codes of problems: permanent, so that waivers, scripts and people can speak of them.

The letter is the level (error, warning, advice). What each means stands in the catalogue under
``scenario.code`` in one line and under ``scenario.explain`` with an example.
"""

from __future__ import annotations

CODES = (
    *(f"E{number}" for number in range(101, 117)),
    *(f"E{number}" for number in range(201, 208)),
    "E299",
    "E301",
    *(f"W{number}" for number in range(401, 415)),
    *(f"W{number}" for number in range(416, 424)),
    *(f"A{number}" for number in range(500, 505)),
    *(f"A{number}" for number in range(510, 516)),
)
