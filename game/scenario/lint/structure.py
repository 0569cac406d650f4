"""Chapters, values, endings, hints and names: what must fit together for a game to begin and end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.reading import MOST_SEATS
from game.scenario.conditions import When
from game.scenario.diagnostics import Level, NameList, Problem
from game.scenario.scalars import better_id
from game.scenario.schema import Initiative, Scenario
from game.scenario.source import SourceFile

CHOOSE_VALUES = 3


def find(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    """Yield what does not fit together."""
    yield from _chapters(scenario, source)
    yield from _initiatives(scenario, source)
    for name, event in scenario.events.items():
        if event.title is None and event.headline is None:
            known = NameList(("title", "headline"))
            yield source.report("event_untitled", "E104", ("events", name), at_key=True, known=known)
    count = scenario.turns.count
    for turn in scenario.guide:
        if not turn.isdigit() or not 0 <= int(turn) <= count:
            yield source.report("guide_turn", "E203", ("guide", turn), at_key=True, name=turn, count=count)
    if len(scenario.seats) > MOST_SEATS:
        n = len(scenario.seats)
        yield source.report("many_seats", "E110", ("seats",), at_key=True, n=n, limit=MOST_SEATS)
    if 0 < len(scenario.values) < CHOOSE_VALUES:
        yield source.report("few_values", "E104", ("values",), at_key=True, n=len(scenario.values))
    if scenario.endings and not any(
        ending.when == When.model_construct() for ending in scenario.endings.values()
    ):
        yield source.report("no_sure_ending", "W412", ("endings",), at_key=True, level=Level.WARNING)
    file = Path(source.path)
    folder = file.resolve().parent.name
    wanted = better_id(folder)  # a folder may have spaces and capitals; what it cannot be is another's name
    if file.name == "scenario.yaml" and len(file.parts) > 1 and wanted and wanted != scenario.id:
        level = Level.WARNING
        yield source.report(
            "id_folder", "W413", ("id",), level=level, suggestion=wanted, name=scenario.id, folder=folder
        )


def _chapters(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    before = 0
    opened: set[str] = set()
    ids: set[str] = set()
    for at, chapter in enumerate(scenario.chapters):
        if chapter.id in ids:
            yield source.report("duplicate_item", "E204", ("chapters", at, "id"), name=chapter.id)
        ids.add(chapter.id)
        if chapter.ends_after <= before:
            yield source.report(
                "chapter_order", "E203", ("chapters", at, "ends_after"), turn=chapter.ends_after
            )
        before = chapter.ends_after
        for n, feature in enumerate(chapter.opens):
            if feature in opened:
                yield source.report("opens_twice", "E204", ("chapters", at, "opens", n), name=feature)
            opened.add(feature)
    if scenario.chapters and before != scenario.turns.count:
        where = ("chapters", len(scenario.chapters) - 1, "ends_after")
        yield source.report("chapter_last", "E203", where, turn=before, count=scenario.turns.count)
    told: set[str] = set()
    for at, story in enumerate(scenario.news):
        if story.id in told:
            yield source.report("duplicate_item", "E204", ("news", at, "id"), name=story.id)
        told.add(story.id)


def _initiatives(scenario: Scenario, source: SourceFile) -> Iterator[Problem]:
    if not scenario.initiatives:
        yield source.report("no_initiatives", "E104", ("initiatives",), at_key=True)
    for name, item in scenario.initiatives.items():
        yield from _initiative(name, item, source)


def _initiative(name: str, item: Initiative, source: SourceFile) -> Iterator[Problem]:
    here = ("initiatives", name)
    if item.from_ is None and item.title is None:
        yield source.report("no_title", "E104", here, at_key=True, known=NameList(("from", "title")))
    if item.from_ is None and (item.cost is None or not item.cost.build):
        yield source.report("no_cost", "E104", here, at_key=True)
    if item.services and not any(item.services.values()):
        yield source.report("no_share", "E106", (*here, "services"), at_key=True)
