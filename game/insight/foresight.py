"""What a group foresaw: each prediction judged by what was shown, and whether it is more than a habit.

Benefits rise in most games: whoever always says *up* is often right and has understood nothing. The group is
therefore held against the best constant guess: the one answer to each headline that, said every time, would
have hit most often in this very game.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from game.engine.vocabulary import GUESSES, HEADLINES
from game.insight.shown import WORDS, way


@dataclass(frozen=True, slots=True)
class Judged:
    """The predictions of one turn.

    Attributes:
        turn: The turn (1-based).
        went: What came of every headline: up, same or down.
        right, wrong: Headlines that went as predicted, and those that did not, in their order; a headline
            without a prediction is in neither.
    """

    turn: int
    went: Mapping[str, str]
    right: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def of(self) -> int:
        """How many predictions were made."""
        return len(self.right) + len(self.wrong)


@dataclass(frozen=True, slots=True)
class Foresight:
    """The predictions of a game.

    Attributes:
        turns: Each turn.
        right, of: Predictions that came true, and all of them.
        constant: How many the best constant guess would have got right of the same.
    """

    turns: tuple[Judged, ...]
    right: int
    of: int
    constant: int

    @property
    def learned(self) -> bool:
        """Whether the group foresaw more than any constant guess would have."""
        return self.right > self.constant


def went(before: Mapping[str, float], after: Mapping[str, float]) -> dict[str, str]:
    """Return which way each headline went: up, same or down, by what was shown."""
    return {name: WORDS[way(name, before[name], after[name])] for name in HEADLINES}


def judge(
    turn: int, guesses: Mapping[str, str], before: Mapping[str, float], after: Mapping[str, float]
) -> Judged:
    """Judge the predictions of a turn.

    Args:
        turn: The turn (1-based).
        guesses: Up, same or down by headline; those left out are not judged.
        before, after: The figures that the turn began and ended with, by indicator.
    """
    came = went(before, after)
    made = [name for name in HEADLINES if name in guesses]
    return Judged(
        turn=turn,
        went=came,
        right=tuple(name for name in made if guesses[name] == came[name]),
        wrong=tuple(name for name in made if guesses[name] != came[name]),
    )


def foresight(guesses: Sequence[Mapping[str, str]], figures: Sequence[Mapping[str, float]]) -> Foresight:
    """Judge the predictions of a game.

    Args:
        guesses: The predictions of each turn played.
        figures: The figures at the start and after each of those turns, by indicator.
    """
    moments = zip(guesses, figures, figures[1:], strict=False)
    turns = tuple(judge(n, made, before, after) for n, (made, before, after) in enumerate(moments, start=1))
    return Foresight(
        turns=turns,
        right=sum(len(turn.right) for turn in turns),
        of=sum(turn.of for turn in turns),
        constant=sum(_best_constant(turns, name) for name in HEADLINES),
    )


def _best_constant(turns: Sequence[Judged], name: str) -> int:
    """Return how often the best answer to a headline would have been right, where the group predicted it."""
    came = [turn.went[name] for turn in turns if name in (*turn.right, *turn.wrong)]
    return max(came.count(guess) for guess in GUESSES)
