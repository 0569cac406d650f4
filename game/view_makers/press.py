"""The front page of the local paper: what happened first, then what the town talks about."""

from __future__ import annotations

from game.engine.conditions import holds
from game.engine.events import StateFacts, drawer
from game.engine.vocabulary import HEADLINES
from game.engine.work import Work
from game.library.content import NewsItem
from game.view_makers.desk import Desk
from game.view_makers.numbers import indicator_view
from game.views import FrontPageView

_STORIES = 2


def front_page(desk: Desk, n: int) -> FrontPageView:
    """Return the paper of the day after ``n`` turns."""
    events = _event_stories(desk, n)
    news = _news_of(desk, n)
    stories = [*events, *((headline, text) for _, headline, text in news)]
    if not stories:
        stories = [_plain_story(desk, n)]
    headline, lead = stories[0]
    return FrontPageView(
        masthead=desk.words.text("municipality.paper") or desk.tr("press.masthead"),
        date=desk.words.period(min(n + 1, desk.rules.turns)),
        headline=headline,
        lead=lead,
        stories=tuple(stories[1 : 1 + _STORIES]),
        quote="",
    )


def _event_stories(desk: Desk, n: int) -> list[tuple[str, str]]:
    if n == 0:
        return []
    found: list[tuple[str, str]] = []
    for each in desk.session.outcomes[n - 1].events:
        name = desk.content.structure.events[each.event].id
        headline = desk.told(f"events.{name}.headline", n) or desk.words.text(f"events.{name}.title")
        found.append((headline, desk.told(f"events.{name}.text", n)))
    return found


def _news_of(desk: Desk, n: int) -> list[tuple[str, str, str]]:
    """Return the news that can be printed, the most important first; none is printed twice."""
    printed: set[str] = set()
    chosen: list[tuple[str, str, str]] = []
    for day in range(n + 1):
        room = max(1, 1 + _STORIES - len(_event_stories(desk, day)))
        items = [item for item in desk.content.structure.news if item.id not in printed]
        items = _printable(desk, items, day)
        items.sort(key=lambda item: -item.priority)
        chosen = [
            (
                item.id,
                desk.told(f"news.{item.id}.headline", day, day + 1),
                desk.told(f"news.{item.id}.text", day, day + 1),
            )
            for item in items[:room]
        ]
        printed |= {name for name, _, _ in chosen}
    return chosen


def _printable(desk: Desk, items: list[NewsItem], day: int) -> list[NewsItem]:
    state = desk.session.states[day]
    work = Work(desk.rules, state)
    facts = StateFacts(work, state.turn + 1)
    return [item for item in items if holds(item.when, facts, drawer(work, facts.turn, f"news/{item.id}"))]


def _plain_story(desk: Desk, n: int) -> tuple[str, str]:
    """Return a story made of the figures, for a day without news: the headline that moved most."""
    views = [indicator_view(desk, number, n) for number in HEADLINES]
    moved = max(views, key=lambda view: abs(view.change) * (5.0 if view.unit != "points" else 1.0))
    return desk.tr(f"press.headline.{moved.way}", label=moved.label), moved.summary
