"""What answers and events do: impulses now, target shifts that last, effects that fall due later."""

from __future__ import annotations

from game.engine.arithmetic import FLOATS, unit
from game.engine.dynamics.stocks import Inputs
from game.engine.frame import lasting
from game.engine.keyed import draw
from game.engine.rules import Effect
from game.engine.state import Tag
from game.engine.vocabulary import (
    BUILDING,
    DELIVERED,
    NOT_STARTED,
    PAUSED,
    PILOT_DONE,
    PILOTING,
    STOPPED,
)
from game.engine.work import UNDER_WAY, Work

_PARTS = {
    "initiative.built": "built",
    "initiative.adoption": "adoption",
    "initiative.practice": "practice",
    "initiative.follow_up": "follow_up",
    "initiative.debt": "debt",
}
_FACTORS = {
    "initiative.cost": "cost_factor",
    "initiative.time": "time_factor",
    "initiative.load": "load_factor",
}
_SERVICE = {
    "competence": "competence",
    "pressure": "pressure",
    "service.quality": "quality",
    "service.pressure": "pressure",
    "service.competence": "competence",
}

_MONEY = ("budget", "cost", "income")

DELIVERED_AT = 0.99
"""Built from here on counts as delivered."""


def trigger(work: Work, source: Tag) -> bool:
    """Set a source's effects going: impulses now, slots for what lasts or falls due later.

    Returns:
        Whether anything changed at once.
    """
    first, last = work.frame.slot_range[source]
    _arm(work, first, last)
    first, last = work.frame.delayed_range[source]
    for n in range(first, last):
        work.later_left[n] = work.frame.delayed[n].later.after
    origin = _origin(work, source)
    return apply_all(work, origin)


def fall_due(work: Work) -> list[tuple[Tag, int]]:
    """Count delayed effects down; return (source, slot) of those that fall due now."""
    due = []
    for n, left in enumerate(work.later_left):
        if left > 0:
            work.later_left[n] = left - 1
            if left == 1:
                due.append((work.frame.delayed[n].source, n))
    return due


def apply_later(work: Work, slot: int) -> bool:
    """Apply the delayed effects of a slot; say whether anything changed at once."""
    first, last = work.frame.slot_range["later", slot, ""]
    _arm(work, first, last)
    return apply_all(work, work.frame.delayed[slot].later.effects)


def _arm(work: Work, first: int, last: int) -> None:
    for n in range(first, last):
        work.shift_left[n] = work.frame.slots[n].effect.lasts


def _origin(work: Work, source: Tag) -> tuple[Effect, ...]:
    kind, index, part = source
    if kind == "event":
        return work.rules.events[index].effects
    options = work.rules.cases[index].options
    return next(option.effects for option in options if option.id == part)


def apply_all(work: Work, effects: tuple[Effect, ...]) -> bool:
    """Apply the effects that act at once; those that last act through their slots."""
    touched = False
    for effect in effects:
        if not lasting(effect):
            apply(work, effect)
            touched = True
    return touched


def apply(work: Work, effect: Effect) -> None:
    """Apply one impulse, clipped to the range of what it changes."""
    target, amount, x = effect.target, effect.amount, work.x
    if target in _MONEY:
        x.reserve = x.reserve + (-amount if target == "cost" else amount)
        if target == "cost":
            x.invested = x.invested + amount
    elif target == "co2":
        x.co2 = x.co2 + amount
    elif target in _SERVICE:
        lanes = getattr(x, _SERVICE[target])
        for s in range(len(lanes)) if effect.index < 0 else (effect.index,):
            lanes[s] = _moved(lanes[s], effect)
    elif target in _PARTS:
        lanes = getattr(x, _PARTS[target])
        lanes[effect.index] = _moved(lanes[effect.index], effect)
    elif target in _FACTORS:
        lanes = getattr(work, _FACTORS[target])
        lanes[effect.index] = min(max(lanes[effect.index] * (1.0 + amount), 0.1), 10.0)
    elif target.startswith("initiative."):
        _order(work, target, effect.index, amount)
    else:
        setattr(x, target, _moved(getattr(x, target), effect))


def _moved(value: float, effect: Effect) -> float:
    change = value * effect.amount if effect.relative else effect.amount
    return unit(value + change, FLOATS)


def _order(work: Work, target: str, initiative: int, amount: float) -> None:
    if target == "initiative.owner":
        give_owner(work, initiative, int(amount))
    elif target == "initiative.baseline":
        work.baseline[initiative] = 1 if amount > 0.0 else 0
    elif target == "initiative.stop" and work.status[initiative] not in (NOT_STARTED, STOPPED):
        stop(work, initiative)
    elif target == "initiative.start" and work.status[initiative] == NOT_STARTED:
        start(work, initiative, pilot=False)


def shift(work: Work, inputs: Inputs) -> dict[tuple[str, int], list[tuple[Tag, float]]]:
    """Put every lasting effect into the inputs; return who shifts what, for the receipts."""
    who: dict[tuple[str, int], list[tuple[Tag, float]]] = {}
    for slot, left in zip(work.frame.slots, work.shift_left, strict=True):
        if left <= 0 or slot.effect.target in _MONEY:
            continue
        name = _SERVICE.get(slot.effect.target, slot.effect.target)
        every = range(len(work.frame.weight)) if slot.effect.index < 0 else (slot.effect.index,)
        for s in every if slot.effect.target in _SERVICE else (-1,):
            inputs.shift[name, s] = inputs.shift.get((name, s), 0.0) + slot.effect.amount
            who.setdefault((name, s), []).append((slot.source, slot.effect.amount))
    return who


def count_down(work: Work) -> None:
    """End a turn of every lasting effect."""
    work.shift_left = [left - 1 if left > 0 else 0 for left in work.shift_left]


def give_owner(work: Work, initiative: int, owner: int) -> None:
    """Let an owner answer for an initiative's benefits."""
    work.owner[initiative] = owner
    work.owner_turn[initiative] = work.turn if owner >= 0 else 0


def start(work: Work, initiative: int, pilot: bool) -> None:
    """Begin an initiative, at full reach or as a pilot, and draw its overrun."""
    work.status[initiative] = PILOTING if pilot else BUILDING
    work.reach[initiative] = work.rules.params.pilot_share if pilot else 1.0
    work.overrun[initiative] = draw_overrun(work, initiative, 0.0 if pilot else 1.0)
    work.start_turn[initiative] = work.turn


def scale(work: Work, initiative: int) -> None:
    """Take a finished pilot to full reach: its lessons and some redesigned practice carry over."""
    p, x = work.rules.params, work.x
    share = work.reach[initiative]
    work.status[initiative] = BUILDING
    work.reach[initiative] = 1.0
    work.overrun[initiative] = draw_overrun(work, initiative, p.overrun_pilot_lesson)
    x.built[initiative] = min(share * x.built[initiative] + p.pilot_head_start, 1.0)
    x.adoption[initiative] = share * x.adoption[initiative]
    x.practice[initiative] = p.pilot_practice_kept * x.practice[initiative]
    x.debt[initiative] = share * x.debt[initiative]


def pause(work: Work, initiative: int) -> None:
    """Lay an initiative aside; what is built stays, habits return."""
    work.status[initiative] = PAUSED


def resume(work: Work, initiative: int) -> None:
    """Take a paused initiative up again where it was."""
    piloted = work.reach[initiative] < 1.0
    built = work.x.built[initiative] >= DELIVERED_AT
    if piloted:
        work.status[initiative] = PILOT_DONE if built else PILOTING
    else:
        work.status[initiative] = DELIVERED if built else BUILDING


def stop(work: Work, initiative: int) -> None:
    """End an initiative for good: the tool is taken out of use, and its users remain in the count."""
    work.status[initiative] = STOPPED
    work.x.built[initiative] = 0.0
    work.x.debt[initiative] = 0.0


def draw_overrun(work: Work, initiative: int, tail: float) -> float:
    """Draw the cost factor of an initiative.

    Source: a Pareto tail with index 1, so that one division draws it (Flyvbjerg and others 2022).

    Args:
        work: The turn.
        initiative: Which one.
        tail: Factor on the chance of a heavy overrun; 0 for a pilot.
    """
    p, rule = work.rules.params, work.rules.initiatives[initiative]
    stream = f"overrun/{rule.id}"
    u = draw(work.seed, 0, work.turn, stream, 0)
    v = draw(work.seed, 0, work.turn, stream, 1)
    if u < tail * p.overrun_tail * (0.4 + 1.2 * rule.complexity):
        return min(p.overrun_tail_start / max(v, 0.001), p.overrun_tail_cap)
    return 1.0 + p.overrun_ordinary * v


def settle(work: Work) -> None:
    """Mark what has been delivered, or piloted to the end, and who counts among its users."""
    for n, built in enumerate(work.x.built):
        status = work.status[n]
        if built > 0.5 and status in UNDER_WAY:
            work.member[n] = 1
        if built >= DELIVERED_AT and status == BUILDING:
            work.status[n] = DELIVERED
        elif built >= DELIVERED_AT and status == PILOTING:
            work.status[n] = PILOT_DONE
