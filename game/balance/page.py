"""A study as one accessible HTML page: what to do first, then charts and the tables behind them.

The page is self-contained and carries a content security policy that lets nothing be fetched or run.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.balance import charts
from game.balance.figures import Figures, PolicyFigures
from game.balance.findings import CHANGE, FINE, LOOK, Finding
from game.balance.goal import TRUST_LOSS
from game.balance.limits import BENEFITS, CERTAIN
from game.balance.page_parts import best_game, cases, reached
from game.balance.summary import BEST, RANDOM_PLANS
from game.balance.words import SHOWN, BalanceWords
from game.report.charts import skyline
from game.report.parts import details, e, html_list, section, table, text_list
from game.report.style import STYLE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"

_OWN_STYLE = """
.line.s2{stroke:var(--s2)}
.line.s3{stroke:var(--s3)}
#best .turns{margin-top:14px}
.middle{stroke:var(--ink);stroke-width:3;fill:none}
svg .inside{fill:var(--surface);font-weight:600}
figure{margin:14px 0}
.findings{list-style:none;padding:0;display:grid;gap:12px;margin-top:12px}
.findings>li{background:var(--raised);border:1px solid var(--line);border-left:6px solid var(--key);
border-radius:10px;padding:14px 18px;margin:0}
.findings>.change{border-left-color:var(--down)}
.findings p{max-width:76ch}
.findings .do{font-weight:600;margin-top:4px}
.fine{margin-top:10px}
.warning{border-left:6px solid var(--down);background:var(--raised);padding:12px 18px;
border-radius:0 8px 8px 0;margin-bottom:12px}
thead .n{white-space:normal}
tbody th{min-width:11em}
@media screen and (max-width:760px){figure{overflow-x:auto}
figure svg{min-width:640px}}
#advice h3:first-of-type{margin-top:8px}
"""

_MONEY_WAYS = (BEST, "balanced", "technology_only", "nothing")


def render(figures: Figures, findings: Sequence[Finding], words: BalanceWords) -> str:
    """Return a study as one HTML document."""
    tr = words.tr
    parts = [
        ("advice", tr("balance.advice"), _advice(findings, words)),
        ("outcomes", tr("balance.outcomes"), _outcomes(figures, words)),
        ("levers", tr("balance.levers"), _levers(figures, words)),
        ("initiatives", tr("balance.initiatives"), _initiatives(figures, words)),
        ("cases", tr("balance.cases"), cases(figures, words)),
        ("reached", tr("balance.reached"), reached(figures, words)),
        ("money", tr("balance.money"), _money(figures, words)),
        ("best", tr("balance.best"), best_game(figures, words)),
        ("sure", tr("balance.sure"), _sure(figures, words)),
    ]
    parts = [part for part in parts if part[2]]
    contents = html_list(f'<a href="#{name}">{e(heading)}</a>' for name, heading, _ in parts)
    body = "".join(section(name, heading, text) for name, heading, text in parts)
    title = tr("balance.title", scenario=words.title())
    return (
        f'<!doctype html>\n<html lang="{tr.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{e(title)}</title><style>{STYLE}{_OWN_STYLE}</style></head><body>"
        f'<a class="skip" href="#main">{e(tr("report.skip"))}</a>'
        f"<header>{skyline()}<div><p>{e(tr('balance.kicker'))}</p><h1>{e(words.title())}</h1>"
        f"<p>{e(words.under(figures))}</p></div></header>"
        f'<nav aria-label="{e(tr("report.contents"))}">{contents}</nav>'
        f'<main id="main">{_result(figures, findings, words)}{body}</main>'
        f"<footer><p>{e(tr('balance.foot'))}</p></footer></body></html>\n"
    )


def _result(figures: Figures, findings: Sequence[Finding], words: BalanceWords) -> str:
    tr = words.tr
    warning = ""
    if not figures.certain:
        warning = f'<p class="warning">{e(tr("balance.uncertain", n=tr.number(CERTAIN)))}</p>'
    measure = tr("balance.measure_text", goal=words.goal(), points=tr.number(TRUST_LOSS))
    return (
        f'<section id="result" aria-labelledby="h-result"><h2 id="h-result">{e(words.verdict(findings))}</h2>'
        f"{warning}<h3>{e(tr('balance.measure'))}</h3><p>{e(measure)}</p></section>"
    )


def _advice(findings: Sequence[Finding], words: BalanceWords) -> str:
    tr, text = words.tr, ""
    for level in (CHANGE, LOOK):
        found = [each for each in findings if each.level == level]
        if found:
            items = "".join(
                f'<li class="{level}"><p>{e(words.sentence(each))}</p>'
                f'<p class="do">{e(words.remedy(each))}</p></li>'
                for each in found
            )
            text += f'<h3>{e(tr(f"balance.{level}"))}</h3><ul class="findings">{items}</ul>'
    text = text or f"<p>{e(tr('balance.advice_none'))}</p>"
    fine = [words.sentence(each) for each in findings if each.level == FINE]
    if fine:
        text += f"<h3>{e(tr('balance.fine'))}</h3>{text_list(fine, 'fine')}"
    return text


def figure(caption: str, chart: str, behind: str, words: BalanceWords) -> str:
    """Return a chart with its caption and the table behind it."""
    more = details(words.tr("balance.figures"), behind) if behind else ""
    return f"<figure><figcaption>{e(caption)}</figcaption>{chart}{more}</figure>"


def _outcomes(figures: Figures, words: BalanceWords) -> str:
    tr = words.tr
    middle = {each.name: each.reached.middle for each in figures.policies}
    best = middle.get(BEST, 0.0)

    def told(each: PolicyFigures) -> list[str]:
        share = tr.percent(each.reached.middle / best) if best > 0.0 else ""
        return [words.policy(each.name), tr.number(each.playthroughs), words.amount(each.reached.low),
                words.amount(each.reached.middle), words.amount(each.reached.high), share,
                tr.percent(each.sound)]  # fmt: skip

    rows = [told(each) for each in figures.policies]
    heads = [tr(f"balance.{name}") for name in ("way", "games", "low", "middle", "high", "of_best", "sound")]
    chart = charts.ranges(
        tr("balance.outcomes"),
        [
            charts.Range(words.policy(each.name), each.reached,
                         f"{words.amount(each.reached.low)} – {words.amount(each.reached.middle)} – "
                         f"{words.amount(each.reached.high)}", each.name == BEST)
            for each in figures.policies
        ],
        tr,
    )  # fmt: skip
    caption = words.goal()
    ends = [
        [words.policy(each.name), *(words.shown(name, each.ends[name].middle) for name in SHOWN)]
        for each in figures.policies
    ]
    end_heads = [tr("balance.way"), *(words.label(name) for name in SHOWN)]
    return (
        f"<p>{e(tr('balance.outcomes_text'))}</p>"
        + figure(
            caption[:1].upper() + caption[1:], chart, table(tr("balance.outcomes"), heads, rows, 1), words
        )
        + table(tr("balance.ends"), end_heads, ends, 1)
    )


def _levers(figures: Figures, words: BalanceWords) -> str:
    tr = words.tr
    heads = [tr(f"balance.{name}") for name in ("lever", "share_best", "range", "without", "alone")]
    rows = [
        [words.lever(each.lever), tr.percent(each.among_best.mean),
         f"{tr.percent(each.among_best.low)} – {tr.percent(each.among_best.high)}",
         tr.percent(each.worth), tr.percent(each.alone)]
        for each in figures.levers
    ]  # fmt: skip
    best = charts.ranges(
        tr("balance.levers_best"),
        [charts.Range(row[0], each.among_best, f"{row[1]} ({row[2]})")
         for each, row in zip(figures.levers, rows, strict=True)],
        tr, percent=True,
    )  # fmt: skip
    alone = charts.shares(
        tr("balance.levers_alone"),
        [(words.lever(each.lever), each.alone, tr.percent(each.alone)) for each in figures.levers], tr,
    )  # fmt: skip
    ways = [
        [f"{words.lever(each.lever) if each.lever >= 0 else tr('balance.freed')}: "
         f"{words.way(each.lever, each.choice).lower()}", tr.percent(each.among_best),
         tr.percent(each.wins), tr.percent(each.loses), f"{tr.signed(100 * each.change)} %"]
        for each in figures.ways if each.contexts
    ]  # fmt: skip
    way_heads = [tr(f"balance.{name}") for name in ("spending", "share_best", "wins", "loses", "difference")]
    behind = details(tr("balance.ways"), table(tr("balance.ways_text"), way_heads, ways, 1)) if ways else ""
    return (
        figure(tr("balance.levers_best"), best, "", words)
        + figure(tr("balance.levers_alone"), alone, "", words)
        + table(tr("balance.levers_text"), heads, rows, 1)
        + behind
    )


def _initiatives(figures: Figures, words: BalanceWords) -> str:
    tr = words.tr
    free = sorted((each for each in figures.initiatives if not each.begun), key=lambda each: -each.among_best)
    chart = charts.shares(
        tr("balance.initiatives_chart"),
        [(words.initiative(each.initiative), each.among_best, tr.percent(each.among_best)) for each in free],
        tr,
    )
    heads = [tr(f"balance.{name}") for name in ("initiative", "share_best", "when", "pays", "worth")]
    rows = []
    for each in (*free, *(each for each in figures.initiatives if each.begun)):
        told = [tr.percent(each.among_best), tr("balance.turn", n=each.when) if each.when else "–"]
        told += (
            [tr.percent(each.pays), tr.percent(each.worth)] if each.contexts else ["–", tr("balance.untried")]
        )
        rows.append([words.initiative(each.initiative), *(told if not each.begun else ["–"] * 3), *(
            [tr("balance.begun")] if each.begun else [])])  # fmt: skip
    return figure(tr("balance.initiatives_chart"), chart, "", words) + table(
        tr("balance.initiatives_text"), heads, rows, 1
    )


def _money(figures: Figures, words: BalanceWords) -> str:
    tr = words.tr
    by_name = {each.name: each for each in figures.policies}
    shown = [by_name[name] for name in _MONEY_WAYS if name in by_name]
    turns = len(shown[0].money)
    points = [tr("balance.start"), *(str(n) for n in range(1, turns))]
    band = by_name[RANDOM_PLANS].money if RANDOM_PLANS in by_name else ()
    chart = charts.lines(
        tr("balance.money"),
        [(words.policy(each.name), [one.middle for one in each.money]) for each in shown],
        band,
        points,
        tr,
    )
    rows = [
        [words.policy(each.name), *(tr.number(one.middle, 1) for one in each.money)]
        for each in figures.policies
    ]
    behind = table(tr("balance.money_text"), [tr("balance.way"), *points], rows, 1)
    return f"<p>{e(tr('balance.money_text'))}</p>" + figure(tr("balance.money"), chart, behind, words)


def _sure(figures: Figures, words: BalanceWords) -> str:
    tr, said = words.tr, []
    for key, ranking in (("luck", figures.by_luck), ("constants", figures.by_parameters)):
        if ranking is not None:
            said.append(
                tr(f"balance.sure_{key}", n=tr.number(ranking.tries), best=tr.percent(ranking.best_first),
                   balanced=tr.percent(ranking.balanced_second))
            )  # fmt: skip
    said += [tr("balance.sure_best", n=tr.number(figures.best_games)), tr("balance.sure_model")]
    again = f"python3 main.py balance {words.content.id} --playthroughs {figures.asked} --seed {figures.seed}"
    if figures.goal != BENEFITS:
        again += f" --goal {figures.goal}"
    return f"{text_list(said)}<p>{e(tr('balance.again'))}</p><code>{e(again)}</code>"
