"""The parts of the balance page that tell of dilemmas, of what games come upon, and of the best game."""

from __future__ import annotations

from game.balance import charts
from game.balance.figures import Figures
from game.balance.summary import BEST, RANDOM_PLANS
from game.balance.words import BalanceWords
from game.report.parts import details, e, table, text_list

_WAYS = (BEST, "balanced", "technology_only", "random", RANDOM_PLANS)


def cases(figures: Figures, words: BalanceWords) -> str:
    """Return each dilemma with its answers; empty without dilemmas."""
    tr = words.tr
    heads = [
        tr(f"balance.{name}") for name in ("answer", "share_best", "wins", "loses", "difference", "better_at")
    ]
    text = ""
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
        text += f"<h3>{e(words.case(case.case))}</h3>{table(came, heads, rows, 1)}"
    return f"<p>{e(tr('balance.cases_text'))}</p>{text}" if text else ""


def reached(figures: Figures, words: BalanceWords) -> str:
    """Return how many games met each ending, event and dilemma, by way of playing."""
    tr = words.tr
    by_name = {each.name: each for each in figures.policies}
    ways = [by_name[name] for name in _WAYS if name in by_name]
    text = f"<p>{e(tr('balance.reached_text'))}</p>"
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
        chart = charts.shares(title, bars, tr)
        text += f"<figure><figcaption>{e(title)}</figcaption>{chart}{behind}</figure>"
    return text


def best_game(figures: Figures, words: BalanceWords) -> str:
    """Return the best game that was found, turn by turn, with its play code."""
    best, tr = figures.best, words.tr
    if best is None:
        return ""
    count = next(each.playthroughs for each in figures.policies if each.name == BEST)
    ratios = {name: tr.percent(figures.ratios[name]) for name in ("equal_split", "technology_only")}
    told = tr(
        "balance.best_text", n=tr.number(count), score=words.amount(best.score), split=ratios["equal_split"],
        technology=ratios["technology_only"],
    )  # fmt: skip
    turns = ""
    for n, turn in enumerate(best.turns, start=1):
        groups = "".join(
            f"<div><dt>{e(head)}</dt><dd>{text_list(lines) if len(lines) > 1 else e(lines[0])}</dd></div>"
            for head, lines in words.turn_lines(turn)
        )
        period = words.words.period(n)
        turns += (
            f'<li class="turn"><div class="when"><h3>{e(period)}</h3></div><div><dl>{groups}</dl></div></li>'
        )
    return (
        f"<p>{e(told)} {e(tr('balance.best_shown', seed=best.seed))}</p>"
        f'<ol class="turns">{turns}</ol><h3>{e(tr("balance.code"))}</h3>'
        f"<p>{e(tr('balance.best_code'))}</p><code>{e(best.play_code)}</code>"
    )
