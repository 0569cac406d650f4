"""The figures of balance of one scenario: what many playthroughs showed, before anybody puts it in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure is distributed: the 5th, 25th, 50th, 75th and 95th percentile, and the mean."""

    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float
    mean: float


@dataclass(frozen=True, slots=True)
class PolicyFigures:
    """How one way of playing went.

    Attributes:
        name: A policy's name, or ``random_plans`` or ``best``.
        playthroughs: How many.
        reached: The goal as it is.
        score: The goal as it counts (``goal.score``).
        ends: Each of ``INDICATORS`` at the end.
        money: The reserve (MNOK) at the start and after each turn.
        broken: Share of playthroughs that are not sound, by how.
        sound: Share of playthroughs that are.
        endings: Share that reached each ending; the last is none at all.
        events, cases: Share that met each.
    """

    name: str
    playthroughs: int
    reached: Spread
    score: Spread
    ends: Mapping[str, Spread]
    money: tuple[Spread, ...]
    broken: Mapping[str, float]
    sound: float
    endings: tuple[float, ...]
    events: tuple[float, ...]
    cases: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """How an answer to a case does against the others of the same case, all else equal.

    Attributes:
        case, option: Indexes.
        contexts: Games in which it was tried against the others.
        among_best: Share of the best games with the case that chose it.
        loses: Share of contexts in which another answer was clearly better.
        wins: Share of contexts in which it was clearly better than every other.
        change: Usual (median) difference from the best other answer, as a share of the result.
        better_at: Figures at the end that are clearly higher with it than with every other answer.
    """

    case: int
    option: int
    contexts: int
    among_best: float
    loses: float
    wins: float
    change: float
    better_at: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """A case: how often it came, in all and among the best, and how often the answer could be felt.

    ``felt`` is the share of contexts in which the answers led to different games: the result by a hundredth,
    or a figure at the end by a point.
    """

    case: int
    offered: float
    among_best: float
    contexts: int
    felt: float


@dataclass(frozen=True, slots=True)
class InitiativeFigures:
    """An initiative: its use, and what it is worth with all else equal.

    Attributes:
        initiative: Its index.
        begun: It is under way when the game begins; then there is no choice to weigh.
        started: Share of random plans that got it started.
        among_best: Share of the best games that have it.
        when: The turn it is usually started in among the best; 0 when none has it.
        contexts: Games in which it was tried with and without.
        pays: Share of contexts in which the game with it was clearly better.
        costs: Share of contexts in which the game with it was clearly worse.
        worth: Usual (median) share of the result that is gone without it (negative: without it is better).
    """

    initiative: int
    begun: bool
    started: float
    among_best: float
    when: int
    contexts: int
    pays: float
    costs: float
    worth: float


@dataclass(frozen=True, slots=True)
class LeverFigures:
    """A lever: its share of the money among the best, what the lever alone gives, and what is lost without.

    ``alone`` is the result of everything on this lever as a share of balanced play; ``worth`` the usual share
    of the result of good games that is gone when the lever gets nothing.
    """

    lever: int
    among_best: Spread
    alone: float
    contexts: int
    worth: float


@dataclass(frozen=True, slots=True)
class WayFigures:
    """A use of freed time, or a branch that a lever's money leans on, against the others.

    ``kind`` is ``use`` (then ``lever`` is -1 and all services choose alike) or ``emphasis``; the rest is as
    for an answer to a case.
    """

    kind: str
    lever: int
    choice: int
    contexts: int
    among_best: float
    wins: float
    loses: float
    change: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Whether best, balanced and technology only keep their order when something else varies.

    ``best_first`` and ``balanced_second`` are shares of ``tries`` in which the best found beats balanced, and
    balanced beats technology only.
    """

    tries: int
    best_first: float
    balanced_second: float


@dataclass(frozen=True, slots=True)
class BestFound:
    """The best plan that was found.

    Attributes:
        score: Over the seeds that every policy was played with, on average.
        plan: What it does: genes by name, for the JSON form and to play it again.
        seed: The game it is shown by.
        play_code: That game, to open in the game itself.
        turns: That game, turn by turn.
    """

    score: float
    plan: Mapping[str, int]
    seed: int
    play_code: str
    turns: tuple[BestTurn, ...]


@dataclass(frozen=True, slots=True)
class BestTurn:
    """One turn of the best found: what was decided, what happened, and the figures after it.

    ``acts`` are (kind, initiative), ``answers`` (case, option), ``uses`` (service, use), ``levers`` tenths of
    MNOK; ``events`` and the rest are indexes.
    """

    levers: tuple[int, ...]
    emphasis: tuple[int, ...]
    acts: tuple[tuple[str, int], ...]
    answers: tuple[tuple[int, int], ...]
    uses: tuple[tuple[int, int], ...]
    events: tuple[int, ...]
    shown: Mapping[str, float]
    benefits: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that a study of a scenario found.

    Attributes:
        scenario: Its id.
        goal: One of ``limits.GOALS``.
        seed: The study's seed: the same seed and number give the same figures.
        playthroughs: How many were played; ``asked`` is how many were asked for.
        certain: Whether there were enough for the figures to be relied on.
        policies: Ways of playing, in a fixed order.
        best_games: Playthroughs behind every *among the best*.
        options, cases, initiatives, levers, ways: In the order of the rules.
        events, endings: Share of all kinds of play that met them (an ending more than there are: none).
        counterparts: Events that come only instead of another that was held off.
        ratios: Equal split, balanced, technology only and doing nothing as shares of the best found.
        by_luck, by_parameters: Whether the order holds over other luck, and with other constants.
        best: The best found.
    """

    scenario: str
    goal: str
    seed: int
    playthroughs: int
    asked: int
    certain: bool
    policies: tuple[PolicyFigures, ...]
    best_games: int
    options: tuple[OptionFigures, ...]
    cases: tuple[CaseFigures, ...]
    initiatives: tuple[InitiativeFigures, ...]
    levers: tuple[LeverFigures, ...]
    ways: tuple[WayFigures, ...]
    events: tuple[float, ...]
    counterparts: tuple[int, ...]
    endings: tuple[float, ...]
    ratios: Mapping[str, float]
    by_luck: Ranking | None
    by_parameters: Ranking | None
    best: BestFound | None


def mean(numbers: Sequence[float]) -> float:
    """Return the mean, added from left to right; 0 for nothing."""
    whole = 0.0
    for number in numbers:
        whole = whole + float(number)
    return whole / len(numbers) if len(numbers) else 0.0


def median(numbers: Sequence[float]) -> float:
    """Return the middle one of some numbers, 0 for none; a few games that broke down do not sway it."""
    return spread(numbers).middle


def spread(numbers: Sequence[float]) -> Spread:
    """Return how numbers are distributed, by the nearest of them."""
    ordered = sorted(float(number) for number in numbers)
    if not ordered:
        return Spread(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    def at(share: float) -> float:
        return ordered[int(share * (len(ordered) - 1) + 0.5)]

    return Spread(at(0.05), at(0.25), at(0.5), at(0.75), at(0.95), mean(ordered))
