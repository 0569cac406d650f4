"""The model in a form that people read, by the group of parameters that drives it.

The words of a mechanism stand beside its equations (``dynamics``); here are those of decisions and of what is
shown. ``half(money, k)`` is ``money / (money + k)``; rates are per year. A stock with an inflow and an
outflow follows ``change = inflow × (1 − stock) − outflow × stock``; one with a target closes a share of the
gap each year. Tests hold the parameters and stocks that a text names to the code.
"""

from __future__ import annotations

from game.engine.dynamics.mechanism import Mechanism, MechanismError
from game.engine.dynamics.mechanisms import MECHANISMS
from game.engine.parameters import GROUPS

DECIDED = Mechanism(
    {
        "overrun": (
            "at the start of an initiative: with a chance of `tail` × (0.4 + 1.2 × complexity) the cost "
            "factor is `tail_start` / v, at most `tail_cap`; else 1 + `ordinary` × v (v is drawn evenly from "
            "0 to 1)",
            "after a pilot the chance is `pilot_lesson` of that, and a pilot itself has none",
        ),
        "pilot": (
            "a pilot has `share` of cost, load and reach",
            "when it is scaled: **built** = its share + `head_start`; `practice_kept` of **practice** stays; "
            "**adoption** and **debt** become their share of the whole",
        ),
        "baseline": (
            "what the council believes of an initiative's benefits = all with a baseline, `unbelieved` "
            "without; a baseline costs `cost`",
        ),
        "council": (
            "next grant: − `cut` when **confidence** is below `low`, + `extra` above `high`",
            "**reserve** below the loan limit: a turn under supervision, where `supervised` of the grant may "
            "be spent, `forced` is saved in the services, and **pressure** rises by `forced_pressure`",
            "**reserve** above `idle` turns of grant: a warning, and a turn later `reclaimed` of what still "
            "lies idle is taken back",
        ),
        "sustainability": (
            "the indicator is the mean of three parts: environmental (see above); social = (1 − `wellbeing`) "
            "× (1 − **exclusion**) + `wellbeing` × ((1 − **fatigue**) + **staff_trust**) / 2; economic = 0.5 "
            "+ 0.5 × (benefits − cost) / (benefits + cost + 0.05 × annual budget), where cost is a year's "
            "running cost + a tenth of what it cost to build what is now **debt**",
        ),
        "fit": (
            "fit of an initiative = `neutral` + `favours` for each chosen value that favours it − `opposes` "
            "for each that opposes it, within 0 and 1",
        ),
        "result": (
            "a value's result = weighted mean of its indicators on a scale from 0 to 100; benefits score "
            "full at `benefits` × annual budget, the **reserve** moves by half the scale at `economy` × "
            "annual budget",
        ),
    }
)
"""What is decided and judged between the flows."""


def _told(group: str) -> tuple[str, ...]:
    every = (*MECHANISMS, DECIDED)
    found = tuple(text for mechanism in every for text in mechanism.equations.get(group, ()))
    if not found:
        raise MechanismError(f"group '{group}' has parameters and no equation in words")
    return found


EQUATIONS: dict[str, tuple[str, ...]] = {group: _told(group) for group in GROUPS}
"""Every equation in words, by group."""
