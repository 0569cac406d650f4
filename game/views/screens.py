"""The view models of the screens around the turns: header, library, introduction, values, chapters."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.parts import ServiceView, TownView
from game.views.phases import Phase


@dataclass(frozen=True, slots=True)
class HeaderView:
    """The line at the top of every screen of a game.

    ``turn`` counts from 1; in the debrief it equals ``turns``. ``progress_text`` says the same for a screen
    reader.
    """

    municipality: str
    scenario: str
    turn: int
    turns: int
    period: str
    chapter: str
    phase: Phase
    progress_text: str
    clerk: str


@dataclass(frozen=True, slots=True)
class CardView:
    """A scenario in the library.

    Attributes:
        progress: words about the latest save of it, or None.
        problem: why it cannot open.
        source: the file to mend, when it cannot open.
    """

    id: str
    title: str
    summary: str
    turns: int
    turns_text: str
    minutes_text: str
    themes: tuple[str, ...]
    languages: tuple[str, ...]
    progress: str | None
    problem: str | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class SaveView:
    """A saved game (``path`` opens it; ``problem``: why it cannot be read; ``done``: played to the end)."""

    path: str
    title: str
    when: str
    turn: int
    turns: int
    phase: str
    text: str
    problem: str | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class LibraryView:
    """The scenarios that can be played and the games that can be resumed (newest first)."""

    cards: tuple[CardView, ...]
    saves: tuple[SaveView, ...]


@dataclass(frozen=True, slots=True)
class SeatView:
    """A seat at the table (``lever``: the lever it speaks for, or empty)."""

    id: str
    title: str
    text: str
    icon: str
    lever: str


@dataclass(frozen=True, slots=True)
class IntroView:
    """The municipality before the first turn (``figures`` are label and value)."""

    title: str
    summary: str
    story: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    learning_goals: tuple[str, ...]
    services: tuple[ServiceView, ...]
    seats: tuple[SeatView, ...]
    town: TownView
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """An ambition to choose (``weighs``: indicator name and weight 1..3; ``favours``: titles of
    initiatives)."""

    id: str
    title: str
    text: str
    icon: str
    weighs: tuple[tuple[str, float], ...]
    favours: tuple[str, ...]
    opposes: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True)
class OwnQuestionView:
    """A quick question about the players' own municipality, answered 1 (not at all) to 5 (fully), or left
    out.
    """

    id: str
    text: str
    lever: str
    low_text: str
    high_text: str
    answer: int | None


@dataclass(frozen=True, slots=True)
class ValuesView:
    """The choice of ambitions, and eight quick questions about the players' own municipality."""

    title: str
    text: str
    choices: tuple[ValueView, ...]
    must_choose: int
    own_title: str
    own_text: str
    own_questions: tuple[OwnQuestionView, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChapterView:
    """The opening of a chapter; ``brought_back`` holds what the group noted at the end of the one before."""

    id: str
    number: int
    of: int
    title: str
    text: str
    opens: tuple[str, ...]
    brought_back: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReflectionView:
    """The end of a chapter: questions to answer here, and work to take home."""

    chapter: str
    title: str
    text: str
    questions: tuple[str, ...]
    notes: tuple[str, ...]
    take_home: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """All terms, sorted in the language's order: id, term, explanation."""

    title: str
    terms: tuple[tuple[str, str, str], ...]
