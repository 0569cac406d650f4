"""Services and the town: how each place stands."""

from __future__ import annotations

from game.insight.shown import WORDS, change, way
from game.view_makers.desk import Desk
from game.view_makers.numbers import figure
from game.views import ServiceView, TownBuilding, TownView

_HAPPENINGS = ("attack", "outage", "storm", "strike", "budget_cut", "celebration", "visit")
"""What the town can show, the one that outshines the others first."""


def service_views(desk: Desk, n: int) -> tuple[ServiceView, ...]:
    """Return every service after ``n`` turns."""
    return tuple(_service(desk, n, index) for index in range(len(desk.rules.services)))


def _service(desk: Desk, n: int, index: int) -> ServiceView:
    tr, words = desk.tr, desk.words
    item = desk.content.structure.services[index]
    number = f"service.{item.id}"
    quality = figure(desk, number, n)
    before = figure(desk, number, n - 1) if n else quality
    pressure = 100 * desk.session.states[n].pressure[index]
    moved = way(number, before, quality)
    title = words.text(f"services.{item.id}.title")
    return ServiceView(
        id=item.id,
        title=title,
        text=words.text(f"services.{item.id}.text"),
        quality=quality,
        quality_text=words.value(number, quality),
        change_text=words.change(number, change(number, before, quality)) if n else "",
        direction=moved,
        good=None if moved == 0 else moved > 0,
        pressure_text=words.link(pressure),
        building=item.building or "office",
        icon=item.icon or item.building or item.id,
        digital=digital(desk, n, index),
        summary=tr(
            "service.summary",
            title=title,
            quality=words.value(number, quality),
            reading=words.reading("service", quality),
            pressure=words.pressure(pressure),
        ),
    )


def digital(desk: Desk, n: int, service: int) -> float:
    """Return how much of a service's digital practice is in use (0..100).

    The best of its initiatives counts most.
    """
    state = desk.session.states[n]
    found: list[float] = []
    for index, rule in enumerate(desk.rules.initiatives):
        share = next((each.share for each in rule.shares if each.service == service), 0.0)
        if share > 0:
            reach = share if share < 0.5 else 1.0
            found.append(
                100 * reach * state.reach[index] * state.built[index] * (0.4 + 0.6 * state.adoption[index])
            )
    total = 0.0
    for rank, value in enumerate(sorted(found, reverse=True)):
        total += value / (1 + rank)
    return min(100.0, total)


def town_view(desk: Desk, n: int) -> TownView:
    """Return the town after ``n`` turns."""
    tr, figures = desk.tr, desk.figures(n)
    services = service_views(desk, n)
    happening = _happening(desk, n)
    spoken = [_spoken(desk, service) for service in services]
    if happening != "none":
        spoken.insert(0, tr(f"town.happening.{happening}"))
    return TownView(
        buildings=tuple(_building(service) for service in services),
        sustainability=figures.values["sustainability"],
        technology=figures.maturity["technology"],
        trust=figures.values["citizen_trust"],
        happening=happening,
        season=desk.words.season(n + 1),
        summary=tr("town.summary", buildings=" ".join(spoken)),
    )


def _level(service: ServiceView) -> int:
    """Return how well a service's building is kept, from 0 (worn down) to 4 (flourishing)."""
    return min(4, max(0, int((service.quality - 20) / 15)))


def _spoken(desk: Desk, service: ServiceView) -> str:
    """Return a building of the town in one sentence."""
    tr = desk.tr
    return tr(
        "town.building",
        title=service.title,
        level=tr(f"town.level.{_level(service)}"),
        quality=service.quality_text,
        direction=tr(f"direction.{WORDS[service.direction]}"),
    )


def _building(service: ServiceView) -> TownBuilding:
    return TownBuilding(
        id=service.id,
        building=service.building,
        level=_level(service),
        quality=service.quality,
        digital=service.digital,
        direction=service.direction,
        label=service.title,
        quality_text=service.quality_text,
    )


def _happening(desk: Desk, n: int) -> str:
    if n == 0:
        return "none"
    events = desk.session.outcomes[n - 1].events
    seen = {desk.content.structure.events[each.event].happening for each in events if each.struck}
    return next((each for each in _HAPPENINGS if each in seen), "none")
