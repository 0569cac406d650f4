"""The view models of looking back: why a number moved, the debrief, and what if."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.parts import IndicatorView, InitiativeView, ReceiptView


@dataclass(frozen=True, slots=True)
class WhyPeriodView:
    """One turn of a number, with its receipt."""

    turn: int
    period: str
    period_short: str
    receipt: ReceiptView
    sentence: str


@dataclass(frozen=True, slots=True)
class MapEdge:
    """An arrow of the cause map: ``source`` moves ``target`` with ``strength`` 0..1, up (1) or down (-1).

    ``change_text`` is the change as the receipt of the game writes it.
    """

    source: str
    source_label: str
    target: str
    target_label: str
    sign: int
    strength: float
    change_text: str
    text: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """Everything about one number: what it means, how it went, and why, turn by turn (newest first)."""

    indicator: IndicatorView
    definition: str
    follows_from: str
    periods: tuple[WhyPeriodView, ...]
    total: ReceiptView
    chain: tuple[InitiativeView, ...]
    edges: tuple[MapEdge, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class ScoreView:
    """How the group did against one ambition it chose (0..100)."""

    id: str
    title: str
    score: float
    score_text: str
    text: str
    icon: str


@dataclass(frozen=True, slots=True)
class DecisionGroup:
    """Decisions of one kind in a turn: cases, start, pilot, scale, pause, resume, stop, owners, baseline,
    freed or emphasis.
    """

    kind: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineTurn:
    """A turn on the timeline.

    ``groups`` holds the decisions (without the money) gathered by kind; ``money`` is the name of each lever,
    what it got (million kroner) and that in words. ``reflections`` are what the group wrote at the end of the
    chapter that this turn closed, each with its question; ``notes`` what it noted during the turn.
    """

    turn: int
    period: str
    chapter: str
    decisions: tuple[str, ...]
    because: tuple[str, ...]
    reflections: tuple[str, ...]
    notes: tuple[str, ...]
    events: tuple[str, ...]
    headline: str
    indicators: tuple[IndicatorView, ...]
    predictions: tuple[str, ...]
    groups: tuple[DecisionGroup, ...]
    money: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class ShareView:
    """A lever's share of the money and of the benefits (million kroner over the game; shares of 1).

    The benefits are shared by Shapley values; both kinds of shares add up to the whole.
    """

    id: str
    title: str
    icon: str
    value: float
    value_text: str
    share: float
    share_text: str
    spent_text: str
    spent_share: float
    spent_share_text: str
    money_text: str


@dataclass(frozen=True, slots=True)
class TurningPointView:
    """A turn in which the game turned (``way``: 1 up, -1 down), and why."""

    turn: int
    period: str
    indicator: str
    way: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class QuestionGroupView:
    """Questions bound to a learning goal."""

    goal: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PatternView:
    """A recurring pattern that the log shows (``good``: one to keep)."""

    id: str
    title: str
    text: str
    good: bool


@dataclass(frozen=True, slots=True)
class AccuracyView:
    """How many of the three predictions were right in a turn."""

    turn: int
    period: str
    right: int
    of: int
    text: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A line of a chart: ``values`` from the start and after each turn, as they are written.

    ``bare_texts`` are the figures without their unit, ``moved_text`` how far it went from first to last
    (without a sign), ``digits`` the decimals that everything is written with.
    """

    id: str
    title: str
    unit: str
    values: tuple[float, ...]
    value_texts: tuple[str, ...]
    bare_texts: tuple[str, ...]
    moved_text: str
    digits: int
    period_labels: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ClosingView:
    """What can be said at once when the game is looked back on: how it went, so what, and the way on.

    ``played`` counts the turns. ``plan`` holds what the group has written to each of ``plan_prompts`` ("" for
    nothing yet); ``notes`` are period and text.
    """

    played: int
    ending_title: str
    ending_text: tuple[str, ...]
    summary: str
    scores: tuple[ScoreView, ...]
    numbers: tuple[IndicatorView, ...]
    benefits: tuple[tuple[str, str], ...]
    questions: tuple[QuestionGroupView, ...]
    patterns: tuple[PatternView, ...]
    accuracy: tuple[AccuracyView, ...]
    accuracy_text: str
    own: tuple[tuple[str, str], ...]
    plan_prompts: tuple[str, ...]
    plan: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    take_home: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DebriefView(ClosingView):
    """The whole game, looked back on: with what happened and why, which takes a while to work out.

    ``shares_best`` names the lever that clearly gave most for its money ("" for none); ``shares_text`` begins
    with it and says how the shares are found.
    """

    timeline: tuple[TimelineTurn, ...]
    series: tuple[SeriesView, ...]
    totals: tuple[tuple[IndicatorView, ReceiptView], ...]
    shares: tuple[ShareView, ...]
    shares_best: str
    shares_text: str
    turning_points: tuple[TurningPointView, ...]
    edges: tuple[MapEdge, ...]
    play_code: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A single change that could have been made in one turn."""

    id: str
    turn: int
    period: str
    kind: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """A number in both futures."""

    id: str
    label: str
    icon: str
    real: SeriesView
    other: SeriesView
    difference: float
    difference_text: str
    good: bool | None


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """The whole future redrawn after one change, beside the real one (same luck)."""

    change: ChangeView
    turn: int
    items: tuple[DifferenceView, ...]
    ending_real: str
    ending_other: str
    events_text: tuple[str, ...]
    text: str
