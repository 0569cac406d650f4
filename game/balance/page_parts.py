"""The parts of the balance page that tell of dilemmas, of what games come upon, and of the best game."""

from __future__ import annotations

from game.balance.figures import Figures
from game.balance.summary import BEST, RANDOM_PLANS
from game.balance.words import BalanceWords
from game.charts import rows_svg
from game.page.html import NOTHING, Html, element
from game.page.parts import defined, details, figure, listed, table

_WAYS = (BEST, "balanced", "technology_only", "random", RANDOM_PLANS)


def cases(figures: Figures, words: BalanceWords) -> Html:
    """Return each dilemma with its answers; empty without dilemmas."""
    tr = words.tr
    heads = [
        tr(f"balance.{name}") for name in ("answer", "share_best", "wins", "loses", "difference", "better_at")
    ]
    text = NOTHING
    for case in figures.cases:
        rows = []
        for each in figures.options:
            if each.case != case.case:
                continue
            told = [tr.percent(each.among_best)]
            if each.contexts:
                told += [tr.percent(each.wins), tr.percent(each.loses), f"{tr.signed(100 * each.change)} %"]
            else:
                told += ["–", "–", tr("balance.untried")]
            better = tr.join([words.label(name).lower() for name in each.better_at]) or "–"
            rows.append([words.option(each.case, each.option), *told, better])
        came = (
            tr("balance.case_came", share=tr.percent(case.offered))
            if case.offered
            else tr("balance.case_never")
        )
        text += element("h3", words.case(case.case)) + table(came, heads, rows, 1)
    return element("p", tr("balance.cases_text")) + text if text else NOTHING


def reached(figures: Figures, words: BalanceWords) -> Html:
    """Return how many games met each ending, event and dilemma, by way of playing."""
    tr = words.tr
    by_name = {each.name: each for each in figures.policies}
    ways = [by_name[name] for name in _WAYS if name in by_name]
    text = element("p", tr("balance.reached_text"))
    for one, many, found in words.met(figures):
        if not found:
            continue
        bars = [(name, share, tr.percent(share)) for _, name, share in found]
        rows = [
            [name, tr.percent(share), *(tr.percent(getattr(way, many)[n]) for way in ways)]
            for n, name, share in found
        ]
        heads = [tr(f"balance.{one}"), tr("balance.all"), *(words.policy(way.name) for way in ways)]
        title = tr(f"balance.{many}")
        behind = details(tr("balance.figures"), table(title, heads, rows, 1))
        text += figure(title, rows_svg.bars(title, bars, tr.percent), behind)
    return text


def best_game(figures: Figures, words: BalanceWords) -> Html:
    """Return the best game that was found, turn by turn, with its play code."""
    best, tr = figures.best, words.tr
    if best is None:
        return NOTHING
    count = next(each.playthroughs for each in figures.policies if each.name == BEST)
    ratios = {name: tr.percent(figures.ratios[name]) for name in ("equal_split", "technology_only")}
    told = tr(
        "balance.best_text", n=tr.number(count), score=words.amount(best.score), split=ratios["equal_split"],
        technology=ratios["technology_only"],
    )  # fmt: skip
    turns = []
    for n, turn in enumerate(best.turns, start=1):
        groups = [
            defined(head, listed(lines) if len(lines) > 1 else lines[0])
            for head, lines in words.turn_lines(turn)
        ]
        when = element("div", element("h3", words.words.period(n)), class_="when")
        turns.append(element("li", when, element("div", element("dl", *groups)), class_="turn"))
    return (
        element("p", f"{told} {tr('balance.best_shown', seed=best.seed)}")
        + element("ol", *turns, class_="turns")
        + element("h3", tr("balance.code"))
        + element("p", tr("balance.best_code"))
        + element("code", best.play_code)
    )
