"""What answers and events do: impulses now, target shifts that last, effects that fall due later.

Each function acts where its mask holds.
"""

from __future__ import annotations

from game.engine.arithmetic import Arithmetic, Lane, Mask, Whole, put, unit
from game.engine.dynamics.stocks import Inputs
from game.engine.frame import MONEY, lasting
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
from game.engine.work import Work

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

DELIVERED_AT = 0.99
"""Built from here on counts as delivered."""


def trigger(work: Work, source: Tag, mask: Mask) -> bool:
    """Set a source's effects going: impulses now, slots for what lasts or falls due later.

    Returns:
        Whether it has anything that acts at once.
    """
    first, last = work.frame.slot_range[source]
    _arm(work, first, last, mask)
    first, last = work.frame.delayed_range[source]
    for n in range(first, last):
        put(work.later_left, n, mask, work.frame.delayed[n].later.after, work.ar)
    return apply_all(work, _effects(work, source), mask)


def fall_due(work: Work) -> list[tuple[Tag, int, Mask]]:
    """Count delayed effects down; return source and slot of those that fall due now, and for whom."""
    due: list[tuple[Tag, int, Mask]] = []
    some = work.ar.some
    for n, left in enumerate(work.later_left):
        if some(left > 0):
            work.later_left[n] = left - (left > 0)
            now = left == 1
            if some(now):
                due.append((work.frame.delayed[n].source, n, now))
    return due


def apply_later(work: Work, slot: int, mask: Mask) -> bool:
    """Apply the delayed effects of a slot; say whether it has anything that acts at once."""
    first, last = work.frame.slot_range["later", slot, ""]
    _arm(work, first, last, mask)
    return apply_all(work, work.frame.delayed[slot].later.effects, mask)


def _arm(work: Work, first: int, last: int, mask: Mask) -> None:
    for n in range(first, last):
        put(work.shift_left, n, mask, work.frame.slots[n].effect.lasts, work.ar)


def _effects(work: Work, source: Tag) -> tuple[Effect, ...]:
    kind, index, part = source
    if kind == "event":
        return work.rules.events[index].effects
    options = work.rules.cases[index].options
    return next(option.effects for option in options if option.id == part)


def apply_all(work: Work, effects: tuple[Effect, ...], mask: Mask) -> bool:
    """Apply the effects that act at once; those that last act through their slots."""
    touched = False
    for effect in effects:
        if not lasting(effect):
            apply(work, effect, mask)
            touched = True
    return touched


def apply(work: Work, effect: Effect, mask: Mask) -> None:
    """Apply one impulse, clipped to the range of what it changes."""
    target, amount, x, ar = effect.target, effect.amount, work.x, work.ar
    if target in MONEY:
        x.reserve = ar.where(mask, x.reserve + (-amount if target == "cost" else amount), x.reserve)
        if target == "cost":
            x.invested = ar.where(mask, x.invested + amount, x.invested)
    elif target == "co2":
        x.co2 = ar.where(mask, x.co2 + amount, x.co2)
    elif target in _SERVICE:
        lanes = getattr(x, _SERVICE[target])
        for s in range(len(lanes)) if effect.index < 0 else (effect.index,):
            put(lanes, s, mask, _moved(lanes[s], effect, ar), ar)
    elif target in _PARTS:
        lanes = getattr(x, _PARTS[target])
        put(lanes, effect.index, mask, _moved(lanes[effect.index], effect, ar), ar)
    elif target in _FACTORS:
        lanes = getattr(work, _FACTORS[target])
        factor = ar.clip(lanes[effect.index] * (1.0 + amount), 0.1, 10.0)
        put(lanes, effect.index, mask, factor, ar)
    elif target == "service.freed_time":
        direct(work, effect.index, int(amount), mask)
    elif target.startswith("initiative."):
        _order(work, target, effect.index, amount, mask)
    else:
        before = getattr(x, target)
        setattr(x, target, ar.where(mask, _moved(before, effect, ar), before))


def _moved(value: Lane, effect: Effect, ar: Arithmetic) -> Lane:
    change = value * effect.amount if effect.relative else effect.amount
    return unit(value + change, ar)


def _order(work: Work, target: str, initiative: int, amount: float, mask: Mask) -> None:
    status, some = work.status[initiative], work.ar.some
    begun = mask & (status != NOT_STARTED) & (status != STOPPED)
    fresh = mask & (status == NOT_STARTED)
    if target == "initiative.owner":
        give_owner(work, initiative, int(amount), mask)
    elif target == "initiative.baseline":
        put(work.baseline, initiative, mask, 1 if amount > 0.0 else 0, work.ar)
    elif target == "initiative.stop" and some(begun):
        stop(work, initiative, begun)
    elif target == "initiative.start" and some(fresh):
        start(work, initiative, fresh, pilot=False)


def shift(work: Work, inputs: Inputs) -> dict[tuple[str, int], list[tuple[Tag, float]]]:
    """Put every lasting effect into the inputs; return who shifts what, for the receipts of one game."""
    who: dict[tuple[str, int], list[tuple[Tag, float]]] = {}
    ar = work.ar
    for n in work.frame.shift_slots:
        slot, lasts = work.frame.slots[n], work.shift_left[n] > 0
        if not ar.some(lasts):
            continue
        name = _SERVICE.get(slot.effect.target, slot.effect.target)
        amount = ar.where(lasts, slot.effect.amount, 0.0)
        every = range(len(work.frame.weight)) if slot.effect.index < 0 else (slot.effect.index,)
        for s in every if slot.effect.target in _SERVICE else (-1,):
            inputs.shift[name, s] = inputs.shift.get((name, s), 0.0) + amount
            who.setdefault((name, s), []).append((slot.source, slot.effect.amount))
    return who


def count_down(work: Work) -> None:
    """End a turn of every lasting effect."""
    work.shift_left = [left - (left > 0) for left in work.shift_left]


def give_owner(work: Work, initiative: int, owner: Whole, mask: Mask) -> None:
    """Let an owner answer for an initiative's benefits; -1 takes the owner away."""
    put(work.owner, initiative, mask, owner, work.ar)
    since = work.ar.where(owner >= 0, work.turn, 0)
    put(work.owner_turn, initiative, mask, since, work.ar)


def direct(work: Work, service: int, use: Whole, mask: Mask) -> None:
    """Use a service's freed time for something; where it is used so already, it stays as it was."""
    changed = mask & (use != work.freed_use[service])
    put(work.freed_use, service, changed, use, work.ar)
    put(work.freed_turn, service, changed, work.turn, work.ar)


def start(work: Work, initiative: int, mask: Mask, *, pilot: bool) -> None:
    """Begin an initiative, at full reach or as a pilot, and draw its overrun."""
    ar = work.ar
    put(work.status, initiative, mask, PILOTING if pilot else BUILDING, ar)
    put(work.reach, initiative, mask, work.rules.params.pilot_share if pilot else 1.0, ar)
    put(work.overrun, initiative, mask, draw_overrun(work, initiative, 0.0 if pilot else 1.0, mask), ar)
    put(work.start_turn, initiative, mask, work.turn, ar)


def scale(work: Work, initiative: int, mask: Mask) -> None:
    """Take a finished pilot to full reach: its lessons and some redesigned practice carry over."""
    p, x, ar, n = work.rules.params, work.x, work.ar, initiative
    share = work.reach[n]
    put(work.status, n, mask, BUILDING, ar)
    put(work.reach, n, mask, 1.0, ar)
    put(work.overrun, n, mask, draw_overrun(work, n, p.overrun_pilot_lesson, mask), ar)
    put(x.built, n, mask, ar.minimum(share * x.built[n] + p.pilot_head_start, 1.0), ar)
    put(x.adoption, n, mask, share * x.adoption[n], ar)
    put(x.practice, n, mask, p.pilot_practice_kept * x.practice[n], ar)
    put(x.debt, n, mask, share * x.debt[n], ar)


def pause(work: Work, initiative: int, mask: Mask) -> None:
    """Lay an initiative aside; what is built stays, habits return."""
    put(work.status, initiative, mask, PAUSED, work.ar)


def resume(work: Work, initiative: int, mask: Mask) -> None:
    """Take a paused initiative up again where it was."""
    ar = work.ar
    built = work.x.built[initiative] >= DELIVERED_AT
    piloted = ar.where(built, PILOT_DONE, PILOTING)
    whole = ar.where(built, DELIVERED, BUILDING)
    put(work.status, initiative, mask, ar.where(work.reach[initiative] < 1.0, piloted, whole), ar)


def stop(work: Work, initiative: int, mask: Mask) -> None:
    """End an initiative for good: the tool is taken out of use, and its users remain in the count."""
    put(work.status, initiative, mask, STOPPED, work.ar)
    put(work.x.built, initiative, mask, 0.0, work.ar)
    put(work.x.debt, initiative, mask, 0.0, work.ar)


def draw_overrun(work: Work, initiative: int, tail: float, mask: Mask = True) -> Lane:
    """Draw the cost factor of an initiative, where the mask holds.

    Source: a power law (Flyvbjerg and others 2022) with index 1 (Flyvbjerg and others 2025): one division.

    Args:
        work: The turn.
        initiative: Which one.
        tail: Factor on the chance of a heavy overrun; 0 for a pilot.
        mask: For whom.
    """
    p, rule, ar = work.rules.params, work.rules.initiatives[initiative], work.ar
    stream = f"overrun/{rule.id}"
    u, v = (ar.draw(mask, work.seed, 0, work.turn, stream, number) for number in range(2))
    heavy = ar.minimum(p.overrun_tail_start / ar.maximum(v, 0.001), p.overrun_tail_cap)
    unlucky = u < tail * p.overrun_tail * (0.4 + 1.2 * rule.complexity)
    return ar.where(unlucky, heavy, 1.0 + p.overrun_ordinary * v)


def settle(work: Work) -> None:
    """Mark what has been delivered, or piloted to the end; the staff of what is delivered are to use it."""
    ar = work.ar
    for n, built in enumerate(work.x.built):
        done = built >= DELIVERED_AT
        if ar.some(done):
            status = work.status[n]
            delivered = done & (status == BUILDING)
            put(work.status, n, delivered, DELIVERED, ar)
            put(work.member, n, delivered, 1, ar)
            put(work.status, n, done & (status == PILOTING), PILOT_DONE, ar)
