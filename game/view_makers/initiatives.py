"""Initiatives: what each is, how far it has come, and what may be done with it now."""

from __future__ import annotations

from game.engine.forecast import Forecast
from game.engine.options import Options
from game.engine.orders import Act, Decision
from game.engine.vocabulary import DELIVERED, LEVERS, NOT_STARTED, STATUSES
from game.insight.chains import chain_of, level, remedy
from game.view_makers.desk import Desk
from game.views import ActView, ChainLink, ChoiceView, InitiativeView, NeedView

_ACTIVE = ("building", "piloting", "pilot_done", "delivered")
_OWNER_ATTENTION = 2
_FITTING = {
    "not_started": ("start", "pilot"),
    "building": ("pause", "stop"),
    "piloting": ("pause", "stop"),
    "pilot_done": ("scale", "pause", "stop"),
    "delivered": ("pause", "stop"),
    "paused": ("resume", "stop"),
    "stopped": (),
}
"""The acts worth showing for each status."""


def initiative_views(
    desk: Desk,
    n: int,
    draft: Decision | None = None,
    options: Options | None = None,
    forecast: Forecast | None = None,
) -> tuple[InitiativeView, ...]:
    """Return every initiative after ``n`` turns.

    Args:
        desk: the session and its words.
        n: turns played.
        draft: the budget's draft, shown as what is chosen.
        options: what may be done now; without it nothing can be.
        forecast: delivery dates of the draft.
    """
    return tuple(
        _view(desk, n, index, draft, options, forecast) for index in range(len(desk.rules.initiatives))
    )


def _view(
    desk: Desk, n: int, index: int, draft: Decision | None, options: Options | None, forecast: Forecast | None
) -> InitiativeView:
    rule, words, tr = desk.rules.initiatives[index], desk.words, desk.tr
    state = desk.session.states[n]
    status = STATUSES[state.status[index]]
    owner = _owner(desk, n, index, draft)
    chain = chain_links(desk, n, index)
    title = words.initiative(rule.id)
    weak = weak_text(desk, n, index, owner >= 0)
    owners = _owner_options(desk, n, index, options.initiatives[index].owners) if options else ()
    return InitiativeView(
        id=rule.id,
        title=title,
        pitch=words.text(f"initiatives.{rule.id}.pitch"),
        practice=words.text(f"initiatives.{rule.id}.practice"),
        icon=desk.content.structure.initiatives[index].icon or "gear",
        service_titles=tuple(
            words.text(f"services.{desk.rules.services[s.service].id}.title") for s in rule.shares
        ),
        cost_text=_cost_text(desk, n, index, draft, options),
        running_text=tr("cost.running", money=tr.cost(rule.running)),
        years_text=tr("cost.years", years=words.duration(rule.duration)),
        load_word=tr(f"load.{0 if rule.load < 0.8 else 1 if rule.load < 1.3 else 2}"),
        usefulness=tr(f"useful.{0 if rule.usefulness < 0.45 else 1 if rule.usefulness < 0.7 else 2}"),
        risks=_risks(desk, n, index),
        benefit_text=_benefit_text(desk, n, index),
        needs=_needs(desk, n, index),
        status=status,
        status_text=tr(f"status.{status}"),
        active=status in _ACTIVE,
        available=rule.first_turn <= n + 1 <= rule.last_turn,
        acts=_acts(desk, index, options),
        chosen_act=next((act.kind for act in draft.acts if act.initiative == index), None) if draft else None,
        chain=chain,
        weak_text=weak,
        owner=desk.rules.owners[owner] if owner >= 0 else None,
        owner_title=words.owner(desk.rules.owners[owner]) if owner >= 0 else tr("owner.none"),
        owner_options=owners,
        owner_open=bool(options and options.initiatives[index].owners),
        baseline=bool(state.baseline[index]) or bool(draft and index in draft.baseline),
        baseline_done=bool(state.baseline[index]),
        baseline_open=_baseline_open(index, options),
        baseline_text=_baseline_text(desk, n, index, options),
        delivery_text=_delivery_text(desk, n, index, forecast),
        fit_values=_fitting(desk, index, "favours"),
        against_values=_fitting(desk, index, "opposes"),
        new=status == "not_started" and rule.first_turn == n + 1,
        summary=tr("initiative.summary", title=title, status=tr(f"status.{status}"), weak=weak),
    )


def chain_links(desk: Desk, n: int, index: int) -> tuple[ChainLink, ...]:
    """Return the chain built, used, practice changed, followed up, with the weakest marked."""
    chain = chain_of(desk.figures(n).initiatives[index])
    return tuple(
        ChainLink(link, desk.tr(f"chain.{link}"), value, desk.words.link(value), link == chain.weakest)
        for link, value in chain.values.items()
    )


def weak_text(desk: Desk, n: int, index: int, has_owner: bool) -> str:
    """Return every weak link in words, and what can be done about it now."""
    chain = chain_of(desk.figures(n).initiatives[index])
    if not chain.weak:
        return desk.tr(f"weak.{chain.state}")
    said = [_weak(desk, link, chain.values[link], has_owner) for link in chain.weak]
    if n == desk.played < desk.rules.turns:
        owner_open = bool(desk.options.initiatives[index].owners)
        mended = remedy(chain, has_owner, owner_open)
        said.append(desk.tr(f"remedy.{mended}") if mended else "")
    return " ".join(each for each in said if each)


def _weak(desk: Desk, link: str, value: float, has_owner: bool) -> str:
    shown = desk.words.link(value)
    if link == "built":
        return desk.tr("weak.built", value=shown)
    nobody = link == "followed_up" and not has_owner
    return desk.tr(f"weak.{link}.{'none' if nobody else level(value)}", value=shown)


def _owner(desk: Desk, n: int, index: int, draft: Decision | None) -> int:
    chosen = dict(draft.owners) if draft else {}
    return chosen.get(index, desk.session.states[n].owner[index])


def _owner_options(desk: Desk, n: int, index: int, allowed: tuple[int, ...]) -> tuple[ChoiceView, ...]:
    rule, state, tr = desk.rules.initiatives[index], desk.session.states[n], desk.tr
    near = {desk.rules.services[share.service].id for share in rule.shares}
    found: list[ChoiceView] = []
    for owner in allowed:
        name = desk.rules.owners[owner]
        others = len([1 for i, each in enumerate(state.owner) if each == owner and i != index])
        text = tr("owner.near" if name in near else "owner.far")
        if others >= _OWNER_ATTENTION:
            text += tr("owner.divided", n=others)
        found.append(ChoiceView(name, desk.words.owner(name), text))
    return tuple(found)


def _cost_text(desk: Desk, n: int, index: int, draft: Decision | None, options: Options | None) -> str:
    rule, state, tr = desk.rules.initiatives[index], desk.session.states[n], desk.tr
    if state.status[index] == NOT_STARTED:
        build = rule.build * state.cost_factor[index]
        money, pilot = tr.cost(build), tr.cost(build * desk.rules.params.pilot_share)
        if draft and Act("pilot", index) in draft.acts:
            return tr("cost.pilot", money=pilot)
        if options and "pilot" in options.initiatives[index].acts:
            return tr("cost.build_or_pilot", money=money, pilot=pilot)
        return tr("cost.build", money=money)
    if state.built[index] >= 0.995:
        return ""  # that it is delivered is told where the date stood
    left = rule.build * state.cost_factor[index] * state.overrun[index] * state.reach[index]
    return tr("cost.left", money=tr.cost(left * (1.0 - state.built[index])))


def _risks(desk: Desk, n: int, index: int) -> tuple[str, ...]:
    rule, state, tr = desk.rules.initiatives[index], desk.session.states[n], desk.tr
    started = state.status[index] != NOT_STARTED
    found = [
        tr("risk.overrun", percent=tr.percent(state.overrun[index] - 1.0))
        if started and state.overrun[index] > 1.1
        else "",
        tr("risk.debt") if started and state.debt[index] > 0.35 else "",
        tr("risk.privacy") if rule.privacy >= 0.6 else "",
        tr("risk.complex") if rule.complexity >= 0.55 and not started else "",
        tr("risk.load") if rule.load >= 1.3 else "",
        tr("risk.citizen") if rule.citizen_facing else "",
    ]
    return tuple(text for text in found if text)


def _benefit_text(desk: Desk, n: int, index: int) -> str:
    rule, tr = desk.rules.initiatives[index], desk.tr
    money = tr.cost(rule.value)
    if desk.session.states[n].status[index] == DELIVERED:
        return tr("benefit.now", now=tr.cost(desk.figures(n).initiatives[index].benefit), money=money)
    common = max(rule.data, rule.platform, rule.security) > 0.0
    kind = "common" if common else "time" if rule.cashable >= 0.5 else "quality"
    return tr("benefit.can", money=money, kinds=tr(f"benefit.kind.{kind}"))


def _needs(desk: Desk, n: int, index: int) -> tuple[NeedView, ...]:
    rule, state, tr = desk.rules.initiatives[index], desk.session.states[n], desk.tr
    found: list[NeedView] = []
    if rule.first_turn > n + 1:
        found.append(NeedView(tr("need.from", period=desk.words.period(rule.first_turn)), False))
    for need in rule.needs:
        lever = LEVERS[need.lever]
        now = desk.figures(n).maturity[lever]
        text = tr(
            "need.lever",
            lever=desk.words.lever(lever),
            level=tr.number(100 * need.level),
            now=desk.words.bare(f"maturity.{lever}", now),
        )
        found.append(NeedView(text, now >= 100 * need.level))
    for other in rule.completed:
        done = state.status[other] == DELIVERED
        found.append(
            NeedView(
                tr("need.completed", title=desk.words.initiative(desk.rules.initiatives[other].id)), done
            )
        )
    return tuple(found)


def _acts(desk: Desk, index: int, options: Options | None) -> tuple[ActView, ...]:
    if options is None:
        return ()
    found: list[ActView] = []
    for kind in _FITTING[STATUSES[desk.session.state.status[index]]]:
        reasons = options.initiatives[index].refusals.get(kind, ())
        if kind == "pilot" and not desk.rules.initiatives[index].pilot:
            continue
        reason = " ".join(desk.refusals(reasons))
        found.append(ActView(kind, desk.tr(f"act.{kind}"), not reasons, reason))
    return tuple(found)


def _baseline_open(index: int, options: Options | None) -> bool:
    return bool(options and options.initiatives[index].baseline)


def _baseline_text(desk: Desk, n: int, index: int, options: Options | None) -> str:
    state, tr = desk.session.states[n], desk.tr
    if state.baseline[index]:
        return tr("baseline.measured")
    if options is None:
        return ""
    if not options.features["baseline"]:
        return tr("baseline.closed")
    if options.initiatives[index].baseline:
        if options.baseline_cost < 0.005:
            return tr("baseline.now_cheap")
        return tr("baseline.now", money=tr.cost(options.baseline_cost))
    return tr("baseline.late") if state.status[index] == DELIVERED else ""


def delivery_texts(desk: Desk, forecast: Forecast) -> dict[str, str]:
    """Return the delivery dates of what is, or is to be, under way."""
    ids = [rule.id for rule in desk.rules.initiatives]
    return {
        name: _delivery_text(desk, desk.played, ids.index(name), forecast) for name in forecast.deliveries
    }


def _delivery_text(desk: Desk, n: int, index: int, forecast: Forecast | None) -> str:
    state = desk.session.states[n]
    if state.status[index] == DELIVERED and state.built[index] >= 0.995:
        return desk.tr("delivery.done")
    name = desk.rules.initiatives[index].id
    if forecast is None or name not in forecast.deliveries:
        return ""
    turns = forecast.deliveries[name]
    if turns is None or n + turns > desk.rules.turns:
        return desk.tr("delivery.never")
    return desk.tr("delivery.when", period=desk.words.period(n + max(turns, 1)))


def _fitting(desk: Desk, index: int, way: str) -> tuple[str, ...]:
    values = desk.session.position.values
    return tuple(
        desk.words.text(f"values.{desk.rules.values[value].id}.title")
        for value in values
        if index in getattr(desk.rules.values[value], way)
    )
