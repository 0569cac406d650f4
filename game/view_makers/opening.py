"""Views round the turns: header, introduction, values, chapters, seats."""

from __future__ import annotations

from game.engine.values import must_choose
from game.engine.vocabulary import INDICATORS
from game.insight.tips import NOTICED_HOURS, Moment, timely
from game.session.course import chapter_of, closing_chapter
from game.session.draft import freed_uses
from game.view_makers.desk import Desk
from game.view_makers.places import service_views, town_view
from game.view_makers.words import Words
from game.views import (
    ChapterView,
    HeaderView,
    IntroView,
    OwnQuestionView,
    Phase,
    ReflectionView,
    SeatView,
    ValuesView,
    ValueView,
)

OWN_QUESTIONS = (
    ("strategy_goals", "strategy"),
    ("strategy_baseline", "strategy"),
    ("technology_platform", "technology"),
    ("technology_security", "technology"),
    ("organisation_practice", "organisation"),
    ("organisation_involved", "organisation"),
    ("leadership_owner", "leadership"),
    ("leadership_managers", "leadership"),
)
"""The eight quick questions about the players' own municipality, and the lever each is about."""


def header_view(desk: Desk) -> HeaderView:
    """Return the line at the top of every screen."""
    session, tr, words = desk.session, desk.tr, desk.words
    chapter = chapter_of(desk.content, session.turn)
    period, phase = words.period(session.turn), tr(f"phase.{session.phase}")
    return HeaderView(
        municipality=words.text("municipality.name"),
        scenario=words.text("title"),
        turn=session.turn,
        turns=desk.rules.turns,
        period=period,
        chapter=words.text(f"chapters.{chapter.id}.title") if chapter else "",
        phase=session.phase,
        progress_text=tr(
            "header.progress", turn=session.turn, turns=desk.rules.turns, period=period, phase=phase
        ),
        clerk=_clerk(desk),
    )


def _clerk(desk: Desk) -> str:
    """Return who keeps the minutes this turn: the clerk rotates round the taken seats."""
    seats = [
        seat for seat in desk.session.seats if any(seat == each.id for each in desk.content.structure.seats)
    ]
    if len(seats) < 2:
        return ""
    seat = seats[(desk.session.turn - 1) % len(seats)]
    return desk.tr("header.clerk", seat=desk.words.text(f"seats.{seat}.title"))


def seat_views(desk: Desk) -> tuple[SeatView, ...]:
    """Return the seats at the table."""
    return seats_of(desk.words)


def seats_of(words: Words) -> tuple[SeatView, ...]:
    """Return the seats of a scenario."""
    return tuple(
        SeatView(
            seat.id,
            words.text(f"seats.{seat.id}.title"),
            words.text(f"seats.{seat.id}.text"),
            seat.icon or "user",
            seat.lever,
        )
        for seat in words.content.structure.seats
    )


def hints(desk: Desk, phase: Phase) -> tuple[str, ...]:
    """Return the guide's hints for a phase of this turn: its own, and those of controls with something to do.

    Hints for the whole turn are given as it begins.
    """
    if desk.played >= desk.rules.turns:
        return ()
    turn = desk.session.turn
    found = desk.words.texts(f"guide.{turn}") if phase == Phase.STATUS else ()
    found += desk.words.texts(f"guide.{turn}.{phase}")
    for control in timely(phase, _moment(desk)):
        found += desk.words.texts(f"guide.{turn}.{control}")
    return found


def _moment(desk: Desk) -> Moment:
    answered = freed_uses(desk.rules, desk.session.position)
    loose = any(
        each.freed_hours >= NOTICED_HOURS and not each.freed_use and index not in answered
        for index, each in enumerate(desk.now.services)
    )
    return Moment(desk.played, desk.options, desk.session.draft, loose)


def intro_view(desk: Desk) -> IntroView:
    """Return the municipality before the first turn."""
    tr, structure, rules = desk.tr, desk.content.structure, desk.rules
    figures = [
        ("residents", tr.number(structure.population)),
        ("staff", tr.number(structure.staff)),
        ("from", desk.words.period(1)),
        ("turns", tr.number(rules.turns)),
        ("budget", tr.money(rules.budget)),
        ("reserve", tr.money(rules.reserve)),
    ]
    goals = structure.learning_goals
    return IntroView(
        title=desk.words.text("municipality.name") or desk.words.text("title"),
        summary=desk.words.text("summary"),
        story=desk.words.paragraphs("municipality.story"),
        figures=tuple(
            (tr(f"intro.figure.{key}"), text) for key, text in figures if key != "staff" or structure.staff
        ),
        learning_goals=tuple(desk.words.text(f"learning_goals.{goal}") for goal in goals),
        services=service_views(desk, 0),
        seats=seat_views(desk),
        town=town_view(desk, 0),
        hints=desk.words.texts("guide.0"),
    )


def values_view(desk: Desk) -> ValuesView:
    """Return the ambitions to choose among, and the questions about the players' own municipality."""
    tr, session = desk.tr, desk.session
    chosen = session.position.values
    own = session.position.own or {}
    return ValuesView(
        title=tr("values.title"),
        text=tr("values.text", n=must_choose(desk.rules)),
        choices=tuple(_value_view(desk, n, n in chosen) for n in range(len(desk.rules.values))),
        must_choose=must_choose(desk.rules),
        own_title=tr("own.title"),
        own_text=tr("own.text"),
        own_questions=tuple(
            OwnQuestionView(name, tr(f"own.{name}"), lever, tr("own.low"), tr("own.high"), own.get(name))
            for name, lever in OWN_QUESTIONS
        ),
        hints=(),
    )


def _value_view(desk: Desk, index: int, chosen: bool) -> ValueView:
    rule, words = desk.rules.values[index], desk.words
    return ValueView(
        id=rule.id,
        title=words.text(f"values.{rule.id}.title"),
        text=words.text(f"values.{rule.id}.text"),
        icon=desk.content.structure.values[index].icon or "star",
        weighs=tuple((words.label(INDICATORS[each.indicator]), each.weight) for each in rule.weighs),
        favours=tuple(words.initiative(desk.rules.initiatives[n].id) for n in rule.favours),
        opposes=tuple(words.initiative(desk.rules.initiatives[n].id) for n in rule.opposes),
        chosen=chosen,
    )


def chapter_view(desk: Desk) -> ChapterView | None:
    """Return the chapter that this turn belongs to, with what the group wrote before it."""
    chapter = chapter_of(desk.content, desk.session.turn)
    if chapter is None:
        return None
    chapters = desk.content.structure.chapters
    number = chapters.index(chapter) + 1
    before = chapters[number - 2] if number > 1 else None
    notes = (desk.session.position.reflections or {}).get(before.id, ()) if before else ()
    questions = desk.words.texts(f"chapters.{before.id}.reflect") if before else ()
    opens = next((rule.opens for rule in desk.rules.chapters if rule.id == chapter.id), ())
    return ChapterView(
        id=chapter.id,
        number=number,
        of=len(chapters),
        title=desk.words.text(f"chapters.{chapter.id}.title"),
        text=desk.words.text(f"chapters.{chapter.id}.text"),
        opens=tuple(desk.tr(f"opens.{feature}") for feature in opens),
        brought_back=tuple(
            (question, note) for question, note in zip(questions, notes, strict=False) if note
        ),
    )


def reflection_view(desk: Desk) -> ReflectionView | None:
    """Return the end of the chapter just played."""
    chapter = closing_chapter(desk.content, desk.played)
    if chapter is None:
        return None
    return ReflectionView(
        chapter=chapter.id,
        title=desk.words.text(f"chapters.{chapter.id}.title"),
        text=desk.tr("reflection.text"),
        questions=desk.words.texts(f"chapters.{chapter.id}.reflect"),
        notes=(desk.session.position.reflections or {}).get(chapter.id, ()),
        take_home=desk.words.texts(f"chapters.{chapter.id}.take_home"),
    )
