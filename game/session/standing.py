"""Where a game stands: everything that can be asked of it without changing it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.engine.legality import legal
from game.engine.options import fit, neutral
from game.engine.orders import Decision, Refusal
from game.engine.playcode import encode
from game.engine.prices import choice_cost, tenths
from game.engine.purse import purse
from game.engine.state import State
from game.engine.step import Outcome
from game.engine.values import must_choose
from game.engine.vocabulary import GUESSES, HEADLINES
from game.engine.whatif import LeverGames, what_if
from game.engine.work import Work
from game.library.content import Content
from game.session.course import settled_phase, unanswered
from game.session.log import Log
from game.session.position import Divergence, PlayedTurn, Position
from game.views.phases import Phase


class Standing:
    """A game that has been read and folded."""

    def __init__(self, content: Content, log: Log, position: Position) -> None:
        """Take over a game whose log has been read and folded."""
        begun = log.records[0].data
        self.content = content
        self.rules = content.rules
        self.seed: int = begun["seed"]
        self.language: str = begun["language"]
        self.seats: tuple[str, ...] = tuple(begun["seats"])
        self.timers: bool = begun["timers"]
        self.folder = log.path.parent
        self.log = log
        self.position = position
        self.phase = settled_phase(content, position)
        self.draft = position.budget or self._fresh_draft()
        self._lever_games: tuple[State, tuple[PlayedTurn, ...], LeverGames] | None = None

    @property
    def state(self) -> State:
        """The state now."""
        return self.position.state

    @property
    def states(self) -> tuple[State, ...]:
        """The state at the start and after each turn."""
        return self.position.states

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What came of each submitted turn."""
        return tuple(turn.outcome for turn in self.position.turns)

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided in each submitted turn."""
        return tuple(turn.decision for turn in self.position.turns)

    @property
    def turn(self) -> int:
        """The turn that the screen is about, from 1."""
        played = len(self.position.turns)
        shown = played if self.phase in (Phase.PASSING, Phase.REFLECTION, Phase.DEBRIEF) else played + 1
        return max(1, min(shown, self.rules.turns))

    @property
    def divergence(self) -> Divergence | None:
        """The first difference between the log and what the engine computes, or None."""
        return self.position.divergence

    @property
    def open_cases(self) -> tuple[int, ...]:
        """This turn's cases without an answer."""
        return unanswered(self.position)

    @property
    def must_choose(self) -> int:
        """How many values the group chooses."""
        return must_choose(self.rules)

    def play_code(self) -> str:
        """Return the game as a short code."""
        predictions = tuple(
            tuple(GUESSES.index(turn.prediction[key]) if key in turn.prediction else -1 for key in HEADLINES)
            for turn in self.position.turns
        )
        return encode(self.rules, self.seed, self.position.values, self.decisions, predictions)

    def what_if(self, turn: int, decision: Decision) -> tuple[Outcome, ...]:
        """Return every turn's outcome had the group decided otherwise in one turn (1-based), with the same
        luck.
        """
        return what_if(self.rules, self.seed, self.position.values, self.decisions, turn, decision)

    def lever_shares(self) -> Mapping[str, float]:
        """Return each lever's part of the benefits so far, million kroner.

        Games are kept, so that only turns since the last time are played: asked for in every turn, it costs
        little at the end.
        """
        start, turns = self.states[0], self.position.turns
        begun, followed, games = self._lever_games or (None, (), None)
        together = zip(followed, turns, strict=False)
        left = begun is not start or len(followed) > len(turns) or any(a is not b for a, b in together)
        if games is None or left:
            games, followed = LeverGames(self.rules, start), ()
        for turn in turns[len(followed) :]:
            games.play(turn.decision, turn.outcome.state)
        self._lever_games = start, turns, games
        return games.shares()

    @property
    def can_undo(self) -> bool:
        """Whether the last confirmed step can be taken back (a submitted turn cannot)."""
        return self.log.path_to_cursor()[-1].kind not in ("begin", "turn", "plan")

    # -- the draft --------------------
    def option_refusals(self, case: int, option: int) -> tuple[Refusal, ...]:
        """Return why a case cannot be answered so; the rest of the turn's draft has no say in it."""
        others = tuple(each for each in self.position.choices if each[0] != case)
        return legal(self.rules, self.state, Decision(choices=tuple(sorted((*others, (case, option))))))

    def check_draft(self) -> tuple[Refusal, ...]:
        """Return every reason why the draft cannot be confirmed now."""
        if self.open_cases:
            return (Refusal("refused.cases_open", {"n": len(self.open_cases)}),)
        return legal(self.rules, self.state, self.draft)

    def _fresh_draft(self) -> Decision:
        if len(self.position.turns) >= self.rules.turns:
            return Decision()
        return self.within_means(with_choices(neutral(self.rules, self.state), self.position.choices))

    def within_means(self, draft: Decision) -> Decision:
        """Make room for what the answers cost.

        Lever money is scaled down to what is free without borrowing.
        """
        cost = choice_cost(self.rules, draft.choices)
        if not cost:
            return draft
        free = tenths(purse(Work(self.rules, self.state)).free - cost)
        return replace(draft, levers=fit(draft.levers, free))


def with_choices(draft: Decision, choices: tuple[tuple[int, int], ...]) -> Decision:
    """Return a draft with the answers that were confirmed."""
    return replace(draft, choices=choices)
