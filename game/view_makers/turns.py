"""Views of a turn's phases: status, case, prediction and the time that passes."""

from __future__ import annotations

from game.engine.purse import RECLAIM, idle_limit, purse
from game.engine.rules import Effect, OptionRule
from game.engine.vocabulary import DELIVERED, GUESSES, HEADLINES, PILOT_DONE
from game.engine.work import Work
from game.insight.causes import welcome
from game.insight.shown import unit
from game.session.draft import answer_refusals
from game.view_makers.decisions import decision_lines
from game.view_makers.desk import Desk
from game.view_makers.initiatives import initiative_views
from game.view_makers.numbers import (
    accuracy_text,
    figure,
    guard_views,
    headline_views,
    maturity_views,
    passed_prediction_text,
)
from game.view_makers.opening import hints
from game.view_makers.places import service_views, town_view
from game.view_makers.press import front_page
from game.view_makers.words import paragraphs
from game.views import (
    CaseView,
    ChoiceView,
    EventView,
    OptionView,
    PassingView,
    Phase,
    PredictionItem,
    PredictionView,
    SeatNoteView,
    StatusView,
)


def status_view(desk: Desk) -> StatusView:
    """Return how the municipality stands now."""
    n = desk.played
    headlines = headline_views(desk)
    opened = [name for name, turn in desk.rules.opens.items() if turn == n + 1 and turn > 1]
    return StatusView(
        front=front_page(desk, n),
        headlines=headlines,
        guards=guard_views(desk),
        maturity=maturity_views(desk),
        services=service_views(desk, n),
        initiatives=initiative_views(desk, n),
        events=event_views(desk, n),
        council=council_text(desk, n),
        hints=hints(desk, Phase.STATUS),
        opened=tuple(desk.tr(f"opens.{name}") for name in opened if desk.tr.has(f"opens.{name}")),
        prediction_text=passed_prediction_text(desk, n),
        town=town_view(desk, n),
        summary=" ".join(view.summary for view in headlines),
    )


def event_views(desk: Desk, n: int) -> tuple[EventView, ...]:
    """Return what struck or was held off in turn ``n``."""
    if n == 0:
        return ()
    outcome = desk.session.outcomes[n - 1]
    found = (
        (desk.content.structure.events[each.event], each.struck, welcome(outcome.causes, each.event))
        for each in outcome.events
    )
    return tuple(
        EventView(
            id=item.id,
            title=desk.words.text(f"events.{item.id}.title"),
            headline=desk.told(f"events.{item.id}.headline", n),
            text=desk.told(f"events.{item.id}.text", n),
            struck=struck,
            good=good,
            why=desk.told(f"events.{item.id}.because", n),
            lesson=desk.told(f"events.{item.id}.lesson", n),
            happening=item.happening,
        )
        for item, struck, good in found
    )


def council_text(desk: Desk, n: int) -> str | None:
    """Return the council's answer for the turn to come, or None when it has none."""
    state = desk.session.states[n]
    if not state.council or n >= desk.rules.turns:
        return None
    money = state.reserve if state.council == RECLAIM else purse(Work(desk.rules, state)).answer
    limit = desk.tr.money(idle_limit(desk.rules))
    return desk.tr(f"council.{state.council}", money=desk.tr.money(abs(money)), limit=limit)


def case_views(desk: Desk) -> tuple[CaseView, ...]:
    """Return this turn's cases, answered or not."""
    cases = desk.session.state.open_cases
    return tuple(_case(desk, case, number, len(cases)) for number, case in enumerate(cases, start=1))


def _case(desk: Desk, index: int, number: int, of: int) -> CaseView:
    words, item, rule = desk.words, desk.content.structure.cases[index], desk.rules.cases[index]
    path, n = f"cases.{item.id}", desk.played
    answers = dict(desk.session.position.choices)
    service = next((each for each in desk.content.structure.services if each.id == item.service), None)
    taken = desk.session.seats
    seats = {seat.id: seat for seat in desk.content.structure.seats}
    return CaseView(
        id=item.id,
        title=words.text(f"{path}.title"),
        text=desk.told(f"{path}.text", n, n + 1),
        paragraphs=paragraphs(desk.told(f"{path}.text", n, n + 1)),
        discuss=words.text(f"{path}.discuss"),
        service=words.text(f"services.{item.service}.title") if service else "",
        service_icon=(service.icon or service.building) if service else "",
        seats=tuple(
            SeatNoteView(
                seat,
                words.text(f"seats.{seat}.title"),
                desk.told(f"{path}.seats.{seat}", n, n + 1),
                (seats[seat].icon if seat in seats else "") or "user",
            )
            for seat in item.seats
            if words.text(f"{path}.seats.{seat}") and (not taken or seat in taken or len(taken) < 2)
        ),
        options=tuple(_option(desk, index, each) for each in range(len(rule.options))),
        chosen=rule.options[answers[index]].id if index in answers else None,
        because=(desk.session.position.reasons or {}).get(item.id, ""),
        number=number,
        of=of,
        hints=hints(desk, Phase.CASE) if number == 1 else (),
    )


def _option(desk: Desk, case: int, index: int) -> OptionView:
    words, rule = desk.words, desk.rules.cases[case].options[index]
    path = f"cases.{desk.rules.cases[case].id}.options.{rule.id}"
    reasons = answer_refusals(desk.rules, desk.session.position, case, index)
    return OptionView(
        id=rule.id,
        title=words.text(f"{path}.title"),
        text=words.text(f"{path}.text"),
        pros=_lines(desk, f"{path}.pros"),
        cons=_lines(desk, f"{path}.cons"),
        cost_text=_cost_text(desk, rule),
        allowed=not reasons,
        reason=" ".join(desk.refusals(reasons)),
    )


def _lines(desk: Desk, path: str) -> tuple[str, ...]:
    """Return a text or a numbered list of texts as lines."""
    single = desk.words.text(path)
    return desk.words.texts(path) or tuple(line.strip() for line in single.splitlines() if line.strip())


def _cost_text(desk: Desk, option: OptionRule) -> str:
    """Return what an answer costs in money, now and in the turns to come; empty when it costs nothing."""
    parts = [_money_text(desk, effect) for effect in option.effects]
    return desk.tr.join([part for part in parts if part])


def _money_text(desk: Desk, effect: Effect) -> str:
    money = desk.tr.cost(abs(effect.amount))
    if effect.target in ("cost", "income"):
        return desk.tr(f"option.{effect.target}", money=money)
    if effect.target == "budget" and effect.amount:
        way = "more" if effect.amount > 0 else "less"
        return desk.tr.plural(f"option.budget.{way}", max(effect.lasts, 1), money=money)
    return ""


def prediction_view(desk: Desk) -> PredictionView:
    """Return what is to be predicted before the time passes."""
    tr, words = desk.tr, desk.words
    n = desk.played
    items = tuple(
        PredictionItem(
            id=number,
            label=words.label(number),
            icon=number,
            value_text=words.value(number, figure(desk, number, n)),
            definition=words.definition(number),
            margin_text=tr(
                "prediction.margin.points" if unit(number) == "points" else "prediction.margin.money"
            ),
            guess=None,
        )
        for number in HEADLINES
    )
    return PredictionView(
        items=items,
        options=tuple(ChoiceView(guess, tr(f"prediction.{guess}")) for guess in GUESSES),
        because="",
        accuracy_text=accuracy_text(desk),
        decisions=decision_lines(desk, n, desk.session.draft),
        hints=hints(desk, Phase.PREDICTION),
    )


def passing_view(desk: Desk) -> PassingView:
    """Return the turn that has just passed.

    Raises:
        ValueError: no turn has passed yet.
    """
    n = desk.played
    if n == 0:
        raise ValueError("no turn has passed")
    after = (*headline_views(desk, n), *guard_views(desk, n))
    return PassingView(
        title=desk.tr(f"passing.title.{desk.content.structure.period.length}"),
        period=desk.words.period(n),
        after=after,
        town_before=town_view(desk, n - 1),
        town_after=town_view(desk, n),
        events=event_views(desk, n),
        deliveries=_deliveries(desk, n),
        summary=" ".join(view.summary for view in after[: len(HEADLINES)]),
    )


def _deliveries(desk: Desk, n: int) -> tuple[str, ...]:
    """Return which tools and pilots were finished in turn ``n``."""
    before, after = desk.session.states[n - 1], desk.session.states[n]
    found: list[str] = []
    for index, rule in enumerate(desk.rules.initiatives):
        status = after.status[index]
        if status != before.status[index] and status in (DELIVERED, PILOT_DONE):
            key = "passing.delivered" if status == DELIVERED else "passing.pilot_done"
            found.append(desk.tr(key, title=desk.words.initiative(rule.id)))
    return tuple(found)
