"""Numbers with their history and their reasons, and what the group predicted of them."""

from __future__ import annotations

from game.engine.causes import Cause
from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.insight.causes import grouped_causes
from game.insight.fitting import fitted
from game.insight.foresight import Judged
from game.insight.shown import DIGITS, POINTS, WORDS, unit, way
from game.insight.shown import change as difference
from game.insight.shown import shown as as_written
from game.view_makers.desk import Desk
from game.views import AccuracyView, IndicatorView

GUARDS = INDICATORS[3:]
_COMPARED = 3
"""Turns before a group is held against a constant guess: of one or two turns it is always right."""


def figure(desk: Desk, number: str, n: int) -> float:
    """Return an indicator, ``maturity.<lever>`` or ``service.<id>`` after ``n`` turns, as it is written."""
    return as_written(number, desk.figures(n).shown(number))


def causes_of(desk: Desk, number: str, n: int) -> tuple[Cause, ...]:
    """Return the causes of a number's change in turn ``n`` (1-based), as they are written; none at the start.

    Everything told of causes is made of these, so that it adds up and agrees wherever it stands.
    """
    if not n:
        return ()
    causes = desk.session.outcomes[n - 1].causes.get(number, ())
    return fitted(number, causes, figure(desk, number, n - 1), figure(desk, number, n))


def indicator_view(desk: Desk, number: str, n: int | None = None) -> IndicatorView:
    """Return a number after ``n`` turns (now when left out), with its reasons."""
    n = desk.played if n is None else n
    if not n:
        return _indicator_view(desk, number, n)
    turn = desk.session.position.turns[n - 1]
    kept = desk.numbers.get((number, n))
    if kept is None or kept[0] is not turn:
        kept = desk.numbers[number, n] = (turn, _indicator_view(desk, number, n))
    return kept[1]


def _indicator_view(desk: Desk, number: str, n: int) -> IndicatorView:
    words = desk.words
    value = figure(desk, number, n)
    before = figure(desk, number, n - 1) if n else value
    change, moved = difference(number, before, value), way(number, before, value)
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
        amount_text=words.amount(number, value),
        bare_text=words.bare(number, value),
        unit=unit(number),
        unit_text="" if unit(number) == POINTS else desk.tr(f"tile.{unit(number)}"),
        change=change,
        change_text=words.change(number, change) if n else "",
        bare_change_text=words.bare_change(number, change) if n else "",
        direction=moved,
        good=None if moved == 0 else moved > 0,
        history=tuple(figure(desk, number, turn) for turn in range(n + 1)),
        digits=DIGITS[unit(number)],
        way=WORDS[moved],
        predicted=desk.session.position.turns[n - 1].prediction.get(number) if n else None,
        foreseen=_foreseen(desk, number, n),
        definition=words.definition(help_id),
        reading=words.reading(number, value),
        summary=_summary(desk, number, n, value, change, moved),
    )


def _icon(desk: Desk, number: str) -> str:
    kind, _, name = number.partition(".")
    if kind == "service":
        item = next(each for each in desk.content.structure.services if each.id == name)
        return item.icon or item.building
    return name if kind == "maturity" else number


def _summary(desk: Desk, number: str, n: int, value: float, change: float, moved: int) -> str:
    tr, words = desk.tr, desk.words
    label, shown = words.label(number), words.value(number, value)
    if not n:
        return tr("summary.start", label=label, value=shown)
    text = words.change(number, change)
    if moved == 0:
        return tr("summary.same", label=label, value=shown, change=text)
    went, size = tr(f"direction.{WORDS[moved]}"), words.size(number, change)
    same_way = [each for each in grouped_causes(causes_of(desk, number, n)) if each.change * moved > 0]
    if not same_way:
        return tr("summary.moved_bare", label=label, value=shown, direction=went, change=size)
    main = words.cause(number, max(same_way, key=lambda each: (abs(each.change), each.key)), n)
    return tr(
        "summary.moved",
        label=label,
        value=shown,
        direction=went,
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


def _foreseen(desk: Desk, number: str, n: int) -> bool | None:
    """Return whether a number went as predicted in turn ``n``; None where nothing was predicted."""
    judged = _judged(desk, n)
    return None if judged is None or number not in (*judged.right, *judged.wrong) else number in judged.right


def _judged(desk: Desk, n: int) -> Judged | None:
    return desk.foresight.turns[n - 1] if n else None


def accuracy_views(desk: Desk) -> tuple[AccuracyView, ...]:
    """Return how well the group predicted, turn by turn."""
    return tuple(_accuracy(desk, turn) for turn in desk.foresight.turns)


def _accuracy(desk: Desk, turn: Judged) -> AccuracyView:
    period, right = desk.words.period(turn.turn), len(turn.right)
    text = desk.tr("accuracy.turn", right=right, of=turn.of, period=period)
    return AccuracyView(turn.turn, period, right, turn.of, text)


def accuracy_text(desk: Desk) -> str:
    """Return how well the group has predicted so far, in a sentence; empty before the first turn.

    When there is something to compare, it is held against whoever says the same every time.
    """
    seen = desk.foresight
    if not seen.of:
        return ""
    kind = "so_far" if len(seen.turns) < _COMPARED else "learned" if seen.learned else "constant"
    return desk.tr(f"accuracy.{kind}", right=seen.right, of=seen.of, constant=seen.constant)


def passed_prediction_text(desk: Desk, n: int) -> str:
    """Return how the prediction of turn ``n`` went, in a sentence; empty where there was none."""
    judged = _judged(desk, n)
    if judged is None or not judged.of:
        return ""
    some = "some_right" if judged.right else "none_right"
    key = f"prediction.{some if judged.wrong else 'all_right'}"
    return desk.tr(key, right=_named(desk, judged.right), wrong=_named(desk, judged.wrong))


def _named(desk: Desk, numbers: tuple[str, ...]) -> str:
    return desk.tr.join([desk.tr("prediction.named", label=desk.words.label(number)) for number in numbers])
