"""The course of a game: chapters, and which phase follows which."""

from __future__ import annotations

from game.library.content import ChapterEnd, Content
from game.session.position import Position
from game.views.phases import Phase


def chapter_of(content: Content, turn: int) -> ChapterEnd | None:
    """Return the chapter a turn (1-based) belongs to, or None when the scenario has none."""
    for chapter in content.structure.chapters:
        if turn <= chapter.ends_after:
            return chapter
    return content.structure.chapters[-1] if content.structure.chapters else None


def opening_chapter(content: Content, turn: int) -> ChapterEnd | None:
    """Return the chapter that opens with a turn, or None."""
    chapter = chapter_of(content, turn)
    return chapter if chapter and (turn == 1 or chapter_of(content, turn - 1) != chapter) else None


def closing_chapter(content: Content, turn: int) -> ChapterEnd | None:
    """Return the chapter that ends after a turn, or None."""
    return next((each for each in content.structure.chapters if each.ends_after == turn), None)


def settled_phase(content: Content, position: Position) -> Phase:
    """Return the phase that follows from the log alone (a snapshot may know of a later one)."""
    if position.last == "begin":
        return Phase.INTRO
    if position.last == "turn":
        return Phase.PASSING
    if position.last == "budget":
        return Phase.PREDICTION
    if position.last == "case":
        return Phase.CASE if unanswered(position) else Phase.BUDGET
    return next_turn_phase(content, position)


def next_turn_phase(content: Content, position: Position) -> Phase:
    """Return where the game goes when a turn, a chapter or the choice of values is over."""
    turn = len(position.turns) + 1
    if turn > content.rules.turns:
        return Phase.DEBRIEF
    return Phase.CHAPTER if opening_chapter(content, turn) else Phase.STATUS


def phase_of_step(kind: str) -> Phase | None:
    """Return the phase that a kind of step is confirmed in; None of one that belongs to no phase."""
    return {
        "values": Phase.VALUES,
        "case": Phase.CASE,
        "budget": Phase.BUDGET,
        "reflection": Phase.REFLECTION,
    }.get(kind)


def shown_turn(content: Content, position: Position, phase: Phase) -> int:
    """Return the turn that the screen of a phase is about, from 1."""
    played = len(position.turns)
    behind = phase in (Phase.PASSING, Phase.REFLECTION, Phase.DEBRIEF)
    return max(1, min(played if behind else played + 1, content.rules.turns))


def unanswered(position: Position) -> tuple[int, ...]:
    """Return this turn's open cases that have no answer yet."""
    answered = {case for case, _ in position.choices}
    return tuple(case for case in position.state.open_cases if case not in answered)


def next_phase(content: Content, position: Position, phase: Phase) -> Phase | None:
    """Return where a phase that only shows something leads; None when it asks for a decision."""
    if phase == Phase.INTRO:
        return next_turn_phase(content, position) if position.values_chosen else Phase.VALUES
    if phase == Phase.CHAPTER:
        return Phase.STATUS
    if phase == Phase.STATUS:
        return Phase.CASE if unanswered(position) else Phase.BUDGET
    if phase == Phase.PASSING:
        chapter = closing_chapter(content, len(position.turns))
        if chapter and chapter.id not in (position.reflections or {}):
            return Phase.REFLECTION
        return next_turn_phase(content, position)
    return None


def earlier_phase(content: Content, position: Position, phase: Phase) -> Phase | None:
    """Return the phase to look at again, within the turn; None when there is none."""
    before = {
        Phase.VALUES: Phase.INTRO,
        Phase.STATUS: Phase.CHAPTER,
        Phase.CASE: Phase.STATUS,
        Phase.BUDGET: Phase.STATUS,
        Phase.PREDICTION: Phase.BUDGET,
        Phase.REFLECTION: Phase.PASSING,
    }.get(phase)
    if before == Phase.CHAPTER and next_turn_phase(content, position) != Phase.CHAPTER:
        return None
    return before


def possible_phases(content: Content, position: Position) -> set[Phase]:
    """Return every phase in which a game with this log may stand: a snapshot may be edited or stale."""
    settled = settled_phase(content, position)
    found = {settled}
    probe = settled
    while (follows := next_phase(content, position, probe)) and follows not in found:
        found.add(follows)
        probe = follows
    if found & {Phase.CASE, Phase.BUDGET, Phase.PREDICTION}:
        found |= {Phase.STATUS, Phase.CASE if unanswered(position) else Phase.BUDGET}
    return found
