"""What every view maker works from: the session, and words for it in one language."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.engine.indicators import Indicators, measure
from game.engine.options import Options, options
from game.engine.orders import Refusal
from game.engine.rules import Rules
from game.engine.state import State
from game.i18n import Translator
from game.insight.foresight import Foresight, foresight
from game.library.content import Content
from game.library.telling import told
from game.session import PlayedTurn, Session
from game.view_makers.refusals import refusal_texts
from game.view_makers.words import Words
from game.views import IndicatorView


@dataclass
class Desk:
    """A session and its words.

    Attributes:
        measured: figures at the start and after each turn, kept because states never change once they are
            there.
        opened: what may be done in the state at hand, kept likewise.
        judged: how the predictions went, kept until another turn has been played.
        numbers: numbers after a turn as views, kept since a turn that was played never changes: the debrief
            tells of all that the turns have shown one by one, and nobody waits for it.
    """

    session: Session
    words: Words
    measured: dict[object, Indicators] = field(default_factory=dict)
    opened: list[tuple[State, Options]] = field(default_factory=list)
    judged: list[tuple[tuple[PlayedTurn, ...], Foresight]] = field(default_factory=list)
    numbers: dict[tuple[str, int], tuple[PlayedTurn, IndicatorView]] = field(default_factory=dict)

    def speak(self, tr: Translator) -> None:
        """Find words in another language, or for a scenario that was changed under the game."""
        self.words = Words(self.session.content, tr)
        self.measured.clear()
        self.opened.clear()
        self.judged.clear()
        self.numbers.clear()

    @property
    def content(self) -> Content:
        """The scenario."""
        return self.session.content

    @property
    def rules(self) -> Rules:
        """The scenario's rules."""
        return self.session.rules

    @property
    def tr(self) -> Translator:
        """Texts and figures in the player's language."""
        return self.words.tr

    @property
    def played(self) -> int:
        """Turns submitted so far."""
        return len(self.session.position.turns)

    def figures(self, n: int) -> Indicators:
        """Return the figures after ``n`` turns (0: at the start)."""
        if n > 0:
            return self.session.position.turns[n - 1].outcome.indicators
        start = self.session.position.start
        if start not in self.measured:
            self.measured[start] = measure(self.rules, start)
        return self.measured[start]

    @property
    def options(self) -> Options:
        """What may be done now."""
        state = self.session.state
        if not self.opened or self.opened[0][0] is not state:
            self.opened[:] = [(state, options(self.rules, state))]
        return self.opened[0][1]

    @property
    def foresight(self) -> Foresight:
        """How the predictions went so far."""
        turns = self.session.position.turns
        if not self.judged or self.judged[0][0] is not turns:
            figures = [self.figures(n).values for n in range(len(turns) + 1)]
            self.judged[:] = [(turns, foresight([turn.prediction for turn in turns], figures))]
        return self.judged[0][1]

    @property
    def now(self) -> Indicators:
        """The figures now."""
        return self.figures(self.played)

    def told(self, path: str, n: int, turn: int = 0) -> str:
        """Return a text of the scenario as it is told after ``n`` turns; empty when unwritten.

        Args:
            path: the text's id path.
            n: how many turns have been played when it is told.
            turn: the turn that its conditions ask about; ``n`` where not said.
        """
        return self.words.text(told(self.content, path, self.session.states[n], turn or max(n, 1)))

    def refusals(self, refusals: tuple[Refusal, ...]) -> tuple[str, ...]:
        """Return refusals as sentences."""
        return refusal_texts(self.words, refusals)
