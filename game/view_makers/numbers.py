"""Numbers with their history and their reasons, and what the group predicted of them."""

from __future__ import annotations

from game.engine.causes import Cause
from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.view_makers.desk import Desk
from game.view_makers.words import direction, unit
from game.views import AccuracyView, IndicatorView

GUARDS = INDICATORS[3:]
_DIRECTIONS = {"up": 1, "same": 0, "down": -1}
_GUESS = {1: "up", 0: "same", -1: "down"}


def figure(desk: Desk, number: str, n: int) -> float:
    """Return an indicator, ``maturity.<lever>`` or ``service.<id>`` after ``n`` turns, in the unit shown."""
    return desk.figures(n).shown(number)


def causes_of(desk: Desk, number: str, n: int) -> tuple[Cause, ...]:
    """Return the causes of a number's change in turn ``n`` (1-based); none at the start."""
    return tuple(desk.session.outcomes[n - 1].causes.get(number, ())) if n else ()


def indicator_view(desk: Desk, number: str, n: int | None = None) -> IndicatorView:
    """Return a number after ``n`` turns (now when left out), with its reasons."""
    n = desk.played if n is None else n
    words = desk.words
    value = figure(desk, number, n)
    change = value - figure(desk, number, n - 1) if n else 0.0
    moved = direction(number, change)
    shown, every = words.causes(number, causes_of(desk, number, n), n)
    view_id = number.partition(".")
    help_id = (
        view_id[2] if view_id[0] == "maturity" else number if view_id[0] != "service" else "service_quality"
    )
    return IndicatorView(
        id=number,
        label=words.label(number),
        icon=_icon(desk, number),
        value=value,
        value_text=words.value(number, value),
        unit=unit(number),
        change=change,
        change_text=words.change(number, change) if n else "",
        direction=moved,
        good=None if moved == 0 else moved > 0,
        history=tuple(figure(desk, number, turn) for turn in range(n + 1)),
        predicted=desk.session.position.turns[n - 1].prediction.get(number) if n else None,
        definition=words.definition(help_id),
        reading=words.reading(number, value),
        summary=_summary(desk, number, n, value, change),
        causes=shown,
        all_causes=every,
    )


def _icon(desk: Desk, number: str) -> str:
    kind, _, name = number.partition(".")
    if kind == "service":
        item = next(each for each in desk.content.structure.services if each.id == name)
        return item.icon or item.building
    return name if kind == "maturity" else number


def _summary(desk: Desk, number: str, n: int, value: float, change: float) -> str:
    tr, words = desk.tr, desk.words
    label, shown = words.label(number), words.value(number, value)
    if not n:
        return tr("summary.start", label=label, value=shown)
    moved, text = direction(number, change), words.change(number, change)
    if moved == 0:
        return tr("summary.same", label=label, value=shown, change=text)
    way, size = tr(f"direction.{_GUESS[moved]}"), words.size(number, change)
    same_way = [cause for cause in causes_of(desk, number, n) if cause.change * moved > 0]
    if not same_way:
        return tr("summary.moved_bare", label=label, value=shown, direction=way, change=size)
    main = words.causes(number, same_way, n)[0][0]
    return tr(
        "summary.moved",
        label=label,
        value=shown,
        direction=way,
        change=size,
        cause=main.text,
        cause_change=main.change_text,
    )


def headline_views(desk: Desk, n: int | None = None) -> tuple[IndicatorView, ...]:
    """Return the three headline outcomes."""
    return tuple(indicator_view(desk, number, n) for number in HEADLINES)


def guard_views(desk: Desk, n: int | None = None) -> tuple[IndicatorView, ...]:
    """Return the six guard-rails."""
    return tuple(indicator_view(desk, number, n) for number in GUARDS)


def maturity_views(desk: Desk, n: int | None = None) -> tuple[IndicatorView, ...]:
    """Return the maturity of the four levers."""
    return tuple(indicator_view(desk, f"maturity.{lever}", n) for lever in LEVERS)


def outcome_of(desk: Desk, number: str, n: int) -> str:
    """Return up, same or down: which way a number went in turn ``n``."""
    return _GUESS[direction(number, figure(desk, number, n) - figure(desk, number, n - 1))]


def accuracy_views(desk: Desk) -> tuple[AccuracyView, ...]:
    """Return how well the group predicted, turn by turn."""
    found: list[AccuracyView] = []
    for n, turn in enumerate(desk.session.position.turns, start=1):
        guesses = turn.prediction
        right = len([number for number in guesses if guesses[number] == outcome_of(desk, number, n)])
        text = desk.tr("accuracy.turn", right=right, of=len(guesses), period=desk.words.period(n))
        found.append(AccuracyView(n, desk.words.period(n), right, len(guesses), text))
    return tuple(found)


def accuracy_text(desk: Desk) -> str:
    """Return how well the group has predicted so far, in a sentence; empty before the first turn."""
    turns = accuracy_views(desk)
    of = len(turns) * len(HEADLINES)
    if not of:
        return ""
    right = 0
    for turn in turns:
        right += turn.right
    half = len(turns) // 2
    late = [turn.right for turn in turns[-half:]] if half else []
    early = [turn.right for turn in turns[:half]]
    trend = "better" if late and sum(late) > sum(early) else "so_far"
    return desk.tr(f"accuracy.{trend}", right=right, of=of)


def passed_prediction_text(desk: Desk, n: int) -> str:
    """Return how the prediction of turn ``n`` went, in a sentence."""
    if not n:
        return ""
    guesses = desk.session.position.turns[n - 1].prediction
    right = [number for number in guesses if guesses[number] == outcome_of(desk, number, n)]
    wrong = [number for number in guesses if number not in right]
    key = (
        "prediction.all_right"
        if not wrong
        else "prediction.none_right"
        if not right
        else "prediction.some_right"
    )
    return desk.tr(key, right=_named(desk, right), wrong=_named(desk, wrong))


def _named(desk: Desk, numbers: list[str]) -> str:
    return desk.tr.join([desk.tr("prediction.named", label=desk.words.label(number)) for number in numbers])
