"""A budget's draft: what a turn begins with, changes to it, and what stands in its way.

Each change returns a new decision and keeps lever money within what may be divided.
"""

from __future__ import annotations

from dataclasses import replace

from game.engine.legality import legal
from game.engine.options import fit, neutral
from game.engine.orders import Decision, Refusal
from game.engine.parts import PART
from game.engine.prices import answers_cost, tenths
from game.engine.purse import purse
from game.engine.rules import Rules
from game.engine.state import State
from game.engine.story import OptionRule
from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.engine.work import Work
from game.session.course import unanswered
from game.session.position import Position


def fresh_draft(rules: Rules, position: Position) -> Decision:
    """Return the draft that a turn begins with, with what has been answered in it."""
    if len(position.turns) >= rules.turns:
        return Decision()
    answered = with_answers(neutral(rules, position.state), position)
    return within_means(rules, position.state, answered)


def with_answers(draft: Decision, position: Position) -> Decision:
    """Return a draft with the answers that were confirmed this turn."""
    return replace(draft, choices=position.choices)


def within_means(rules: Rules, state: State, draft: Decision) -> Decision:
    """Make room for what the answers cost.

    Lever money is scaled down to what is free without borrowing.
    """
    work = Work(rules, state)
    cost = answers_cost(work, draft.choices)
    if not cost:
        return draft
    return replace(draft, levers=fit(draft.levers, tenths(purse(work).free - cost)))


def draft_refusals(rules: Rules, position: Position, draft: Decision) -> tuple[Refusal, ...]:
    """Return every reason why a draft cannot be confirmed now."""
    if left := unanswered(position):
        return (Refusal("refused.cases_open", {"n": len(left)}),)
    return legal(rules, position.state, draft)


def answer_refusals(rules: Rules, position: Position, case: int, option: int) -> tuple[Refusal, ...]:
    """Return why a case cannot be answered so; the rest of the turn's draft has no say in it."""
    others = tuple(each for each in position.choices if each[0] != case)
    return legal(rules, position.state, Decision(choices=tuple(sorted((*others, (case, option))))))


def with_lever(draft: Decision, lever: str, money: float, most: int) -> Decision:
    """Give a lever money.

    Args:
        draft: the decision to change.
        lever: one of the four.
        money: million kroner, rounded to 0.1.
        most: the most tenths of a million the lever may have now.
    """
    tenths = max(0, min(round(money * 10), most))
    return _with(draft, "levers", LEVERS.index(lever), tenths)


def with_emphasis(draft: Decision, lever: str, branch: str | None) -> Decision:
    """Lean a lever's money on a branch, or evenly (None)."""
    index = LEVERS.index(lever)
    chosen = EMPHASIS[index].index(branch) + 1 if branch in EMPHASIS[index] else None
    return _with(draft, "emphasis", index, chosen)


def with_act(rules: Rules, draft: Decision, initiative: str, act: str | None, idle: bool) -> Decision:
    """Choose what to do with an initiative, or nothing (None).

    Args:
        rules: the scenario.
        draft: the decision to change.
        initiative: its id.
        act: one of the acts.
        idle: the initiative has not been started; when it is not to be after all, owner and baseline go too.
    """
    index = initiative_index(rules, initiative)
    if act not in ACTS:
        rest = ("acts", "owners", "baseline") if idle else ("acts",)
        for part in rest:
            draft = _with(draft, part, index, None)
        return draft
    return _with(draft, "acts", index, ACTS.index(act))


def with_owner(rules: Rules, draft: Decision, initiative: str, owner: str | None, current: int) -> Decision:
    """Hand an initiative a benefit owner; None leaves it with the one it has (``current``, -1 none)."""
    index = initiative_index(rules, initiative)
    chosen = rules.owners.index(owner) if owner in rules.owners else current
    return _with(draft, "owners", index, None if chosen == current else chosen)


def with_baseline(rules: Rules, draft: Decision, initiative: str, measured: bool) -> Decision:
    """Measure an initiative's baseline this turn, or not."""
    return _with(draft, "baseline", initiative_index(rules, initiative), 1 if measured else None)


def with_freed(rules: Rules, draft: Decision, service: str, use: str | None, current: int) -> Decision:
    """Decide what a service's freed time is used for; None leaves it as it is (``current``, -1 undecided)."""
    index = [each.id for each in rules.services].index(service)
    chosen = FREED_TIME.index(use) if use in FREED_TIME else current
    return _with(draft, "freed_time", index, None if chosen == current else chosen)


def freed_uses(rules: Rules, position: Position) -> dict[int, int]:
    """Return what this turn's answers use the freed time of services for: use by service index."""
    uses: dict[int, int] = {}
    for case, option in position.choices:
        uses |= directed(rules.cases[case].options[option])
    return uses


def directed(option: OptionRule) -> dict[int, int]:
    """Return what an answer uses the freed time of services for at once: use by service index."""
    found = (effect for effect in option.effects if effect.target == "service.freed_time")
    return {effect.index: int(effect.amount) for effect in found}


def _with(draft: Decision, name: str, subject: int, choice: int | None) -> Decision:
    """Return the draft with something else decided of one subject of a part; None: nothing."""
    return replace(draft, **{name: PART[name].shape.put(getattr(draft, name), subject, choice)})


def initiative_index(rules: Rules, initiative: str) -> int:
    """Return the index of an initiative.

    Raises:
        ValueError: there is none with that id.
    """
    return [each.id for each in rules.initiatives].index(initiative)
