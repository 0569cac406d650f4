"""What the figures of balance say: each verdict with its numbers, for the author in plain words elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.balance.figures import (
    CaseFigures,
    Figures,
    InitiativeFigures,
    LeverFigures,
    OptionFigures,
    WayFigures,
)
from game.balance.summary import BEST_SPLIT
from game.engine.vocabulary import LEVERS

CHANGE, LOOK, FINE = "change", "look", "fine"
LEVELS = (CHANGE, LOOK, FINE)
"""Ought to be changed; worth a look; good as it is."""

NEARLY_ALL = 0.95
"""Share of contexts, or of the best games, that counts as always."""

NEARLY_NONE = 0.01
"""Share of games that counts as never among the best; the best are a hundredth, so a few may slip in."""

TOO_DEAR = 0.6
"""Share of the result that may hang on one choice."""

LEVER_LEAST, LEVER_MOST = 0.05, 0.6
"""Share of the money that every lever should have among the best."""

SPLIT_LEAST, SPLIT_MOST = 0.4, 0.85
"""What an equal split should reach of the best found."""

ALONE_FINE, ALONE_MOST = 0.2, 0.5
"""What a single lever may give of balanced play, and from where it is too much."""

RARE = 0.03
"""Share of games below which something is seldom met."""

STEADY = 0.9
"""Share of other luck, or other constants, in which the order should hold."""

SOUND = 0.7
"""Share of balanced games that should end sound."""

NOTICED = 0.1
"""Share of the result from which it matters that one way of spending is always right."""

UNFELT = 0.1
NOTHING = 0.01


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict.

    Attributes:
        kind: What it is; the key of its words.
        level: One of ``LEVELS``.
        subject: What it is about: ``option`` and ``case``, ``initiative``, ``lever``, ``event``, ``ending``,
            ``use``, ``emphasis`` and ``lever`` (indexes); empty for the scenario as a whole.
        numbers: The figures behind it, shares 0..1 and counts.
        better_at: Figures that an option is best at, although it loses by the goal.
    """

    kind: str
    level: str
    subject: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    better_at: tuple[str, ...] = ()


def find(figures: Figures, least: int = 6) -> tuple[Finding, ...]:
    """Return every verdict, what ought to be changed first.

    Without a search nothing is known of the best games; then one choice is judged by its contexts alone.

    Args:
        figures: Of a study.
        least: Contexts that a verdict on one choice needs.
    """
    found = [
        *_whole(figures),
        *(finding for each in figures.levers for finding in _lever(each, figures, least)),
        *_answers(figures, least),
        *(finding for each in figures.cases for finding in _case(each, least)),
        *(finding for each in figures.initiatives for finding in _initiative(each, figures, least)),
        *(finding for each in figures.ways for finding in _way(each, figures, least)),
        *_met(figures),
    ]
    return tuple(sorted(found, key=lambda finding: LEVELS.index(finding.level)))


def _whole(figures: Figures) -> Iterator[Finding]:
    ratios = figures.ratios
    if figures.best is not None:
        split, same = ratios["equal_split"], ratios[BEST_SPLIT]
        numbers = {"split": split, "same": same, "balanced": ratios["balanced"]}
        if max(split, same) > SPLIT_MOST:
            yield Finding("split_nearly_best", CHANGE, numbers=numbers)
        elif split < SPLIT_LEAST:
            yield Finding("split_far_from_best", LOOK, numbers=numbers)
        else:
            yield Finding("split_fits", FINE, numbers=numbers)
        if ratios["nothing"] >= ratios["balanced"]:
            yield Finding("nothing_pays", CHANGE, numbers={"nothing": ratios["nothing"], **numbers})
    balanced = next((each for each in figures.policies if each.name == "balanced"), None)
    if balanced is not None and balanced.sound < SOUND:
        worst = max(balanced.broken, key=lambda how: balanced.broken[how])
        numbers = {"share": 1.0 - balanced.sound, "most": balanced.broken[worst]}
        yield Finding(f"careful_fails_{worst}", LOOK, numbers=numbers)
    for kind, ranking in (("luck", figures.by_luck), ("constants", figures.by_parameters)):
        if ranking is not None:
            steady = min(ranking.best_first, ranking.balanced_second) >= STEADY
            numbers = {"best": ranking.best_first, "balanced": ranking.balanced_second, "n": ranking.tries}
            yield Finding(f"{kind}_{'holds' if steady else 'decides'}", FINE if steady else LOOK, {}, numbers)


def _lever(each: LeverFigures, figures: Figures, least: int) -> Iterator[Finding]:
    about, share = {"lever": each.lever}, each.among_best.mean
    numbers = {"share": share, "worth": each.worth, "alone": each.alone}
    if each.alone > ALONE_MOST:
        yield Finding("lever_alone", CHANGE, about, numbers)
    elif each.alone > ALONE_FINE:
        yield Finding("lever_alone_much", LOOK, about, numbers)
    if not each.contexts or figures.best_games < least:
        return
    if share > LEVER_MOST:
        yield Finding("lever_dominant", CHANGE, about, numbers)
    elif each.worth < NOTHING:
        yield Finding("lever_idle", CHANGE, about, numbers)
    elif share < LEVER_LEAST:
        yield Finding("lever_unused", LOOK, about, numbers)
    elif each.lever == len(LEVERS) - 1 and all(
        LEVER_LEAST <= other.among_best.mean <= LEVER_MOST and other.worth >= NOTHING
        for other in figures.levers
    ):
        yield Finding("levers_all_count", FINE)


def _answers(figures: Figures, least: int) -> Iterator[Finding]:
    """Yield what is found of the answers; where one is always right, that says all of its case."""
    found = [finding for each in figures.options for finding in _option(each, figures, least)]
    settled = {finding.subject["case"] for finding in found if finding.kind == "option_dominant"}
    yield from (
        each for each in found if each.kind == "option_dominant" or each.subject["case"] not in settled
    )


def _option(each: OptionFigures, figures: Figures, least: int) -> Iterator[Finding]:
    about = {"case": each.case, "option": each.option}
    case = figures.cases[each.case]
    numbers = {"among_best": each.among_best, "loses": each.loses, "wins": each.wins, "change": each.change,
               "n": each.contexts}  # fmt: skip
    if case.contexts >= least and not each.contexts:
        yield Finding("option_closed", LOOK, about, numbers)
    if each.contexts < least:
        return
    settled = figures.best is not None
    if (each.among_best <= NEARLY_NONE or not settled) and each.loses > NEARLY_ALL:
        kind = "option_dominated_but" if each.better_at else "option_dominated"
        small = each.better_at or each.change > -NOTHING
        yield Finding(kind, LOOK if small else CHANGE, about, numbers, each.better_at)
    elif each.change > TOO_DEAR or ((each.among_best > NEARLY_ALL or not settled) and each.wins > NEARLY_ALL):
        yield Finding("option_dominant", CHANGE if each.change > TOO_DEAR else LOOK, about, numbers)


def _case(each: CaseFigures, least: int) -> Iterator[Finding]:
    about = {"case": each.case}
    numbers = {"offered": each.offered, "felt": each.felt, "n": each.contexts}
    if each.offered == 0.0:
        yield Finding("case_never", CHANGE, about, numbers)
    elif each.offered < RARE:
        yield Finding("case_rare", LOOK, about, numbers)
    if each.contexts >= least and each.felt < UNFELT:
        yield Finding("case_unfelt", LOOK, about, numbers)


def _initiative(each: InitiativeFigures, figures: Figures, least: int) -> Iterator[Finding]:
    about = {"initiative": each.initiative}
    numbers = {"among_best": each.among_best, "started": each.started, "pays": each.pays,
               "costs": each.costs, "worth": each.worth, "n": each.contexts}  # fmt: skip
    settled = figures.best is not None
    if each.begun:
        return
    if each.started == 0.0 and each.among_best == 0.0:
        yield Finding("initiative_never_starts", CHANGE, about, numbers)
    elif each.contexts < least:
        return
    elif each.worth > TOO_DEAR:
        yield Finding("initiative_dominant", CHANGE, about, numbers)
    elif settled and each.among_best > NEARLY_ALL and each.pays > NEARLY_ALL:
        yield Finding("initiative_always", LOOK, about, numbers)
    elif each.costs > NEARLY_ALL:  # among the best it may stand too, started so late that it does no harm
        level = CHANGE if each.worth < -NOTHING else LOOK
        yield Finding("initiative_never_pays", level, about, numbers)
    elif settled and each.among_best <= NEARLY_NONE:
        yield Finding("initiative_unused", LOOK, about, numbers)


def _way(each: WayFigures, figures: Figures, least: int) -> Iterator[Finding]:
    settled = figures.best is not None
    about = {each.kind: each.choice} | ({"lever": each.lever} if each.lever >= 0 else {})
    numbers = {"among_best": each.among_best, "wins": each.wins, "loses": each.loses, "change": each.change,
               "n": each.contexts}  # fmt: skip
    always = each.among_best > NEARLY_ALL or not settled
    if each.contexts < least:
        return
    if each.change > TOO_DEAR or (always and each.wins > NEARLY_ALL):
        # What an emphasis does is the model's: an author can only ask for other things, so it is a hint.
        level = CHANGE if each.change > NOTICED and each.lever < 0 else LOOK
        yield Finding(f"{each.kind}_dominant", level, about, numbers)


def _met(figures: Figures) -> Iterator[Finding]:
    for n, share in enumerate(figures.events):
        if share == 0.0:
            level = LOOK if n in figures.counterparts else CHANGE
            yield Finding("event_never", level, {"event": n}, {"share": share})
    named = len(figures.endings) - 1
    for n, share in enumerate(figures.endings):
        numbers = {"share": share}
        if n == named:
            if share > 0.0 and named:
                yield Finding("ending_missing", CHANGE, {}, numbers)
        elif share == 0.0:
            yield Finding("ending_never", CHANGE, {"ending": n}, numbers)
        elif share > NEARLY_ALL and named > 1:
            yield Finding("ending_always", LOOK, {"ending": n}, numbers)
