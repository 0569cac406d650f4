"""The budget's draft as a view.

Money, levers, portfolio, freed time and capacity; no outcomes are foretold.
"""

from __future__ import annotations

from game.engine.forecast import Forecast, forecast
from game.engine.legality import money_needed
from game.engine.options import Options
from game.engine.orders import Decision
from game.engine.prices import lever_ceiling
from game.engine.vocabulary import EMPHASIS, FREED_TIME, LEVERS, NOT_STARTED
from game.engine.work import Work
from game.insight.levers import QUICK
from game.insight.reserve import ends_short
from game.insight.tips import NOTICED_HOURS
from game.session.draft import directed, draft_refusals, freed_uses
from game.view_makers.desk import Desk
from game.view_makers.initiatives import delivery_texts, initiative_views
from game.view_makers.opening import hints
from game.views import BudgetView, CapacityView, ChoiceView, FreedView, LeverView, MoneyView, Phase

_NOTICED_HELD, _NOTICED_OTHER = 0.05, 0.005
"""Million kroner: no more than this held back, or for cases and baselines, is not told of."""


def budget_view(desk: Desk) -> BudgetView:
    """Return the draft and what it leads to in money, delivery dates and capacity."""
    draft, open_now = desk.session.draft, desk.options
    seen = forecast(desk.rules, desk.session.state, draft)
    return BudgetView(
        money=_money(desk, draft, open_now, seen),
        portfolio=initiative_views(desk, desk.played, draft, open_now, seen),
        freed=_freed_views(desk, draft),
        freed_open=open_now.features["freed_time"],
        hints=hints(desk, Phase.BUDGET) or _nudge(desk, draft, open_now),
    )


def _nudge(desk: Desk, draft: Decision, open_now: Options) -> tuple[str, ...]:
    """Return a word to a first budget that starts nothing, or that gives nobody a benefit to follow up.

    Later ones get a word while freed time is for nothing, since the choice stands below the levers.
    """
    state = desk.session.state
    if state.turn:
        return _loose_time(desk, draft, open_now)
    may_start = any("start" in each.acts or "pilot" in each.acts for each in open_now.initiatives)
    if may_start and not any(act.kind in ("start", "pilot") for act in draft.acts):
        return (desk.tr("budget.nudge.start"),)
    something = bool(draft.acts) or any(status != NOT_STARTED for status in state.status)
    owned = any(owner >= 0 for owner in (*state.owner, *(owner for _, owner in draft.owners)))
    return (desk.tr("budget.nudge.owner"),) if something and open_now.features["owners"] and not owned else ()


def _loose_time(desk: Desk, draft: Decision, open_now: Options) -> tuple[str, ...]:
    loose = open_now.features["freed_time"] and any(not each.use for each in _freed_views(desk, draft))
    return (desk.tr("budget.nudge.freed"),) if loose else ()


def money_view(desk: Desk) -> MoneyView:
    """Return what changes while a lever moves; quick enough for every step of a slider."""
    draft = desk.session.draft
    return _money(desk, draft, desk.options, forecast(desk.rules, desk.session.state, draft))


def _money(desk: Desk, draft: Decision, open_now: Options, seen: Forecast) -> MoneyView:
    tr, money = desk.tr, open_now.money
    needed = money_needed(Work(desk.rules, desk.session.state), draft)
    left = money.free - needed
    held = max(0.0, money.available - money.running - money.free)
    other = max(0.0, needed - sum(draft.levers) / 10)
    held_text = tr.money(held) if held > _NOTICED_HELD else ""
    other_text = tr.cost(other) if other > _NOTICED_OTHER else ""
    return MoneyView(
        available=money.available,
        running=money.running,
        spent=needed,
        left=left,
        held=held,
        other=other,
        running_text=tr.cost(money.running),
        left_text=tr("budget.left", money=tr.money(left)) if left > -0.05 else _loan_text(desk, left),
        held_text=held_text,
        other_text=other_text,
        flow_text=_flow_text(desk, open_now, held_text, other_text),
        money_line=_money_line(desk, open_now, left),
        levers=tuple(
            _lever(desk, k, draft, open_now, money.limit - needed, seen) for k in range(len(LEVERS))
        ),
        capacity=_capacity(desk, seen),
        deliveries=delivery_texts(desk, seen),
        warning=_warning(desk, left),
        refusals=desk.refusals(draft_refusals(desk.rules, desk.session.position, draft)),
    )


def _warning(desk: Desk, left: float) -> str:
    """Return what to say of a last budget that leaves less than an ending asks for; else nothing."""
    tr, limit = desk.tr, ends_short(desk.rules, desk.session.state.turn + 1, left)
    if limit is None:
        return ""
    if limit <= 0:
        return tr("budget.short.loan")
    return tr("budget.short", left=tr.money(max(left, 0.0)), limit=tr.money(limit))


def _loan_text(desk: Desk, left: float) -> str:
    return desk.tr("budget.loan", money=desk.tr.money(-left))


def _flow_text(desk: Desk, open_now: Options, held: str, other: str) -> str:
    """Return what the money comes to: to dispose of, running costs, and what is left to divide."""
    tr, money = desk.tr, open_now.money
    text = tr(
        "budget.flow",
        available=tr.money(money.available),
        running=tr.cost(money.running),
        free=tr.money(money.free),
    )
    text += tr("budget.flow.held", money=held) if held else ""
    return text + (tr("budget.flow.other", money=other) if other else "")


def _money_line(desk: Desk, open_now: Options, left: float) -> str:
    tr, money = desk.tr, open_now.money
    rest = tr("budget.left", money=tr.money(left)) if left > -0.05 else _loan_text(desk, left)
    return tr(
        "budget.line",
        available=tr.money(money.available),
        running=tr.cost(money.running),
        free=tr.money(money.free),
        rest=rest,
    )


def _lever(desk: Desk, k: int, draft: Decision, open_now: Options, room: float, seen: Forecast) -> LeverView:
    tr, words, lever = desk.tr, desk.words, LEVERS[k]
    value = draft.levers[k] / 10
    maturity = desk.now.maturity[lever]
    chosen = draft.emphasis[k]
    return LeverView(
        id=lever,
        title=words.lever(lever),
        text=words.definition(lever),
        icon=lever,
        value=value,
        value_text=tr.money(value),
        last=open_now.levers[k] / 10,
        last_text=tr.money(open_now.levers[k] / 10),
        max=lever_ceiling(draft.levers[k], room) / 10,
        max_text=tr.money(lever_ceiling(draft.levers[k], room) / 10),
        emphasis=EMPHASIS[k][chosen - 1] if chosen else None,
        emphasis_options=words.emphases(lever),
        emphasis_open=open_now.features["emphasis"],
        maturity=maturity,
        note=_technology_note(desk, value, seen) if lever == "technology" else _lever_note(desk, lever),
    )


def _lever_note(desk: Desk, lever: str) -> str:
    """Return the maturity of a lever, as it stands everywhere, and whether its money works quickly."""
    number = f"maturity.{lever}"
    pace = "quick" if lever in QUICK else "slow"
    return desk.tr(f"lever.maturity.{pace}", value=desk.words.bare(number, desk.now.maturity[lever]))


def _technology_note(desk: Desk, value: float, seen: Forecast) -> str:
    """Return what the technology money does.

    Whether all under way keeps its pace, and what is left to build on.
    """
    tr, pace = desk.tr, seen.keeps_pace
    if pace < 0.05:
        return tr("lever.platform_only", money=tr.money(value))
    if value + 0.05 < pace:
        return tr("lever.behind", pace=tr.money(pace))
    return tr("lever.keeps_pace", pace=tr.money(pace), platform=tr.money(max(value - pace, 0.0)))


def _freed_views(desk: Desk, draft: Decision) -> tuple[FreedView, ...]:
    chosen = dict(draft.freed_time)
    state, tr = desk.session.state, desk.tr
    answered = freed_uses(desk.rules, desk.session.position)
    uses = tuple(
        ChoiceView(use, tr(f"glossary.freed_time.{use}.term"), tr(f"glossary.freed_time.{use}.text"))
        for use in FREED_TIME
    )
    found: list[FreedView] = []
    for index, service in enumerate(desk.now.services):
        if service.freed_hours < NOTICED_HOURS:
            continue
        number = chosen.get(index, answered.get(index, state.freed_use[index]))
        use = FREED_TIME[number] if number >= 0 else None
        found.append(
            FreedView(
                service=service.id,
                title=desk.words.text(f"services.{service.id}.title"),
                hours_text=tr("freed.hours", hours=tr.hours(round(service.freed_hours, -1))),
                use=use,
                use_text=tr("freed.used", use=uses[number].title) if use else tr("freed.lost"),
                options=uses,
                decided_text="" if index in chosen else _decided_in_case(desk, index),
            )
        )
    return tuple(found)


def _decided_in_case(desk: Desk, service: int) -> str:
    """Say in which of this turn's cases a service's freed time was decided; nothing where none did."""
    for case, option in reversed(desk.session.position.choices):
        rule = desk.rules.cases[case]
        if service in directed(rule.options[option]):
            return desk.tr("freed.decided", case=desk.words.text(f"cases.{rule.id}.title"))
    return ""


def _capacity(desk: Desk, seen: Forecast) -> CapacityView:
    share = seen.load / seen.cap if seen.cap > 0 else 9.0
    level = "easy" if share < 0.6 else "full" if share <= 1.0 else "over"
    text = desk.tr(f"budget.capacity.{level}", percent=desk.tr.percent(share))
    return CapacityView(share, level, text)
