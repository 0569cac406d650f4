"""The view models of a turn: status, case, budget, prediction, and the time that passes.

Money is in million kroner; ``*_text`` fields are finished words, the numbers beside them are for bars and
charts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.views.parts import (
    ChoiceView,
    EventView,
    FrontPageView,
    IndicatorView,
    InitiativeView,
    ServiceView,
    TownView,
)


@dataclass(frozen=True, slots=True)
class StatusView:
    """How the municipality stands at the start of a turn."""

    front: FrontPageView
    headlines: tuple[IndicatorView, ...]
    guards: tuple[IndicatorView, ...]
    maturity: tuple[IndicatorView, ...]
    services: tuple[ServiceView, ...]
    initiatives: tuple[InitiativeView, ...]
    events: tuple[EventView, ...]
    council: str | None
    hints: tuple[str, ...]
    opened: tuple[str, ...]
    prediction_text: str
    town: TownView
    summary: str


@dataclass(frozen=True, slots=True)
class SeatNoteView:
    """What one seat knows about a case, to be opened by that seat only."""

    seat: str
    title: str
    note: str
    icon: str


@dataclass(frozen=True, slots=True)
class OptionView:
    """An answer to a case; ``allowed`` False with ``reason`` when its condition is not met."""

    id: str
    title: str
    text: str
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    cost_text: str
    allowed: bool
    reason: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """A dilemma (``number`` of ``of`` this turn; ``chosen`` and ``because`` once answered)."""

    id: str
    title: str
    text: str
    paragraphs: tuple[str, ...]
    discuss: str
    service: str
    service_icon: str
    seats: tuple[SeatNoteView, ...]
    options: tuple[OptionView, ...]
    chosen: str | None
    because: str
    number: int
    of: int
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeverView:
    """One of the four levers in the budget (money in million kroner this turn, steps of 0.1).

    Attributes:
        value: the draft's money.
        last: what was given last turn.
        max: the most that can be given now, all else as it is.
        emphasis: chosen branch, or None when even.
        note: of technology, whether all under way keeps its pace and what is left to build on; of the others,
            how mature they are.
    """

    id: str
    title: str
    text: str
    icon: str
    value: float
    value_text: str
    last: float
    last_text: str
    max: float
    max_text: str
    emphasis: str | None
    emphasis_options: tuple[ChoiceView, ...]
    emphasis_open: bool
    maturity: float
    note: str


@dataclass(frozen=True, slots=True)
class FreedView:
    """Freed time in a service, hours a year, and what it is used for (None: undirected, shown as lost).

    ``decided_text`` names the case of this turn that decided it; empty where none did.
    """

    service: str
    title: str
    hours_text: str
    use: str | None
    use_text: str
    options: tuple[ChoiceView, ...]
    decided_text: str = ""


@dataclass(frozen=True, slots=True)
class CapacityView:
    """How much change is under way against how much the organisation can carry (``share`` 0..1 and above)."""

    share: float
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class MoneyView:
    """What a draft costs and asks of people: all that changes while a lever moves.

    ``spent`` is what the draft uses of what is ``available``; ``left`` is what remains after ``running`` too.
    ``held`` is what the council holds back, ``other`` what goes to cases and baselines; their texts are empty
    for nothing. ``refusals`` are the reasons why the draft cannot be confirmed yet; empty means that it can.
    ``warning`` is what the game would say at its end to so little left; it stops nobody.
    ``deliveries`` are the delivery dates of what is under way, in words, by initiative id.
    """

    available: float
    running: float
    spent: float
    left: float
    held: float
    other: float
    running_text: str
    left_text: str
    held_text: str
    other_text: str
    flow_text: str
    money_line: str
    levers: tuple[LeverView, ...]
    capacity: CapacityView
    deliveries: Mapping[str, str]
    warning: str
    refusals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The whole of the budget's draft; outcomes are for the group to predict."""

    money: MoneyView
    portfolio: tuple[InitiativeView, ...]
    freed: tuple[FreedView, ...]
    freed_open: bool
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PredictionItem:
    """A headline outcome to predict (``guess``: up, same, down or None)."""

    id: str
    label: str
    icon: str
    value_text: str
    definition: str
    margin_text: str
    guess: str | None


@dataclass(frozen=True, slots=True)
class PredictionView:
    """The prediction before the half-year passes; ``decisions`` sums up what the group is about to do."""

    items: tuple[PredictionItem, ...]
    options: tuple[ChoiceView, ...]
    because: str
    accuracy_text: str
    decisions: tuple[str, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PassingView:
    """What happened while the time passed; ``after`` holds the headlines and then the guards."""

    title: str
    period: str
    after: tuple[IndicatorView, ...]
    town_before: TownView
    town_after: TownView
    events: tuple[EventView, ...]
    deliveries: tuple[str, ...]
    summary: str
