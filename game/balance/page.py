"""A study as one accessible HTML page: what to do first, then charts and the tables behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.balance.figures import Figures, PolicyFigures, Spread
from game.balance.findings import CHANGE, FINE, LOOK, Finding
from game.balance.goal import TRUST_LOSS
from game.balance.limits import BENEFITS, CERTAIN
from game.balance.page_parts import best_game, cases, reached
from game.balance.summary import BEST, RANDOM_PLANS
from game.balance.words import SHOWN, BalanceWords
from game.charts import rows_svg
from game.charts.scale import of_money
from game.charts.svg import WIDE, Line, LineChartData, described, line_chart
from game.i18n import Translator
from game.page.html import NOTHING, Html, element, trusted
from game.page.parts import details, figure, listed, section, table
from game.page.shell import Page, PageSection, document

_STYLE = trusted("""
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
""")

_MONEY_WAYS = (BEST, "balanced", "technology_only", "nothing")


def render(figures: Figures, findings: Sequence[Finding], words: BalanceWords) -> Html:
    """Return a study as one HTML document."""
    tr = words.tr
    bodies = {
        "advice": _advice(findings, words),
        "outcomes": _outcomes(figures, words),
        "levers": _levers(figures, words),
        "initiatives": _initiatives(figures, words),
        "cases": cases(figures, words),
        "reached": reached(figures, words),
        "money": _money(figures, words),
        "best": best_game(figures, words),
        "sure": _sure(figures, words),
    }
    page = Page(
        title=tr("balance.title", scenario=words.title()),
        kicker=tr("balance.kicker"),
        heading=words.title(),
        below=words.under(figures),
        lead=_result(figures, findings, words),
        parts=[PageSection(name, tr(f"balance.{name}"), body) for name, body in bodies.items()],
        foot=tr("balance.foot"),
        style=_STYLE,
    )
    return document(page, tr)


def _result(figures: Figures, findings: Sequence[Finding], words: BalanceWords) -> Html:
    tr, warning = words.tr, NOTHING
    if not figures.certain:
        warning = element("p", tr("balance.uncertain", n=tr.number(CERTAIN)), class_="warning")
    measure = tr("balance.measure_text", goal=words.goal(), points=tr.number(TRUST_LOSS))
    told = element("h3", tr("balance.measure")) + element("p", measure)
    return section("result", words.verdict(findings), warning, told)


def _advice(findings: Sequence[Finding], words: BalanceWords) -> Html:
    tr, text = words.tr, NOTHING
    for level in (CHANGE, LOOK):
        items = [
            element("li", element("p", words.sentence(each)), element("p", words.remedy(each), class_="do"),
                    class_=level)
            for each in findings if each.level == level
        ]  # fmt: skip
        if items:
            text += element("h3", tr(f"balance.{level}")) + element("ul", *items, class_="findings")
    text = text or element("p", tr("balance.advice_none"))
    fine = [words.sentence(each) for each in findings if each.level == FINE]
    if fine:
        text += element("h3", tr("balance.fine")) + listed(fine, "fine")
    return text


def _outcomes(figures: Figures, words: BalanceWords) -> Html:
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
    chart = rows_svg.spreads(
        tr("balance.outcomes"),
        [
            _spread(words.policy(each.name), each.reached, " – ".join(
                words.amount(x) for x in (each.reached.low, each.reached.middle, each.reached.high)
            ), each.name == BEST)
            for each in figures.policies
        ],
        _numbers(tr),
    )  # fmt: skip
    caption = words.goal()
    ends = [
        [words.policy(each.name), *(words.shown(name, each.ends[name].middle) for name in SHOWN)]
        for each in figures.policies
    ]
    end_heads = [tr("balance.way"), *(words.label(name) for name in SHOWN)]
    behind = details(tr("balance.figures"), table(tr("balance.outcomes"), heads, rows, 1))
    return (
        element("p", tr("balance.outcomes_text"))
        + figure(caption[:1].upper() + caption[1:], chart, behind)
        + table(tr("balance.ends"), end_heads, ends, 1)
    )


def _spread(name: str, spread: Spread, words: str, marked: bool = False) -> rows_svg.SpreadRow:
    at = (spread.low, spread.quarter, spread.middle, spread.three_quarters, spread.high)
    return rows_svg.SpreadRow(name, at, words, marked)


def _numbers(tr: Translator) -> Callable[[float], str]:
    """Return how a tick is written: with as many decimals as it has, at most two."""

    def shown(value: float) -> str:
        digits = next((n for n in range(2) if abs(value * 10**n - round(value * 10**n)) < 1e-6), 2)
        return tr.number(value, digits)

    return shown


def _levers(figures: Figures, words: BalanceWords) -> Html:
    tr = words.tr
    heads = [tr(f"balance.{name}") for name in ("lever", "share_best", "range", "without", "alone")]
    rows = [
        [words.lever(each.lever), tr.percent(each.among_best.mean),
         f"{tr.percent(each.among_best.low)} – {tr.percent(each.among_best.high)}",
         tr.percent(each.worth), tr.percent(each.alone)]
        for each in figures.levers
    ]  # fmt: skip
    best = rows_svg.spreads(
        tr("balance.levers_best"),
        [
            _spread(row[0], each.among_best, f"{row[1]} ({row[2]})")
            for each, row in zip(figures.levers, rows, strict=True)
        ],
        tr.percent,
    )
    alone = rows_svg.bars(
        tr("balance.levers_alone"),
        [(words.lever(each.lever), each.alone, tr.percent(each.alone)) for each in figures.levers],
        tr.percent,
    )
    ways = [
        [f"{words.lever(each.lever) if each.lever >= 0 else tr('balance.freed')}: "
         f"{words.way(each.lever, each.choice).lower()}", tr.percent(each.among_best),
         tr.percent(each.wins), tr.percent(each.loses), f"{tr.signed(100 * each.change)} %"]
        for each in figures.ways if each.contexts
    ]  # fmt: skip
    way_heads = [tr(f"balance.{name}") for name in ("spending", "share_best", "wins", "loses", "difference")]
    behind = (
        details(tr("balance.ways"), table(tr("balance.ways_text"), way_heads, ways, 1)) if ways else NOTHING
    )
    return (
        figure(tr("balance.levers_best"), best)
        + figure(tr("balance.levers_alone"), alone)
        + table(tr("balance.levers_text"), heads, rows, 1)
        + behind
    )


def _initiatives(figures: Figures, words: BalanceWords) -> Html:
    tr = words.tr
    free = sorted((each for each in figures.initiatives if not each.begun), key=lambda each: -each.among_best)
    chart = rows_svg.bars(
        tr("balance.initiatives_chart"),
        [(words.initiative(each.initiative), each.among_best, tr.percent(each.among_best)) for each in free],
        tr.percent,
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
    return figure(tr("balance.initiatives_chart"), chart) + table(
        tr("balance.initiatives_text"), heads, rows, 1
    )


def _money(figures: Figures, words: BalanceWords) -> Html:
    tr = words.tr
    by_name = {each.name: each for each in figures.policies}
    shown = [by_name[name] for name in _MONEY_WAYS if name in by_name]
    turns = len(shown[0].money)
    points = [tr("balance.start"), *(str(n) for n in range(1, turns))]
    band = by_name[RANDOM_PLANS].money if RANDOM_PLANS in by_name else ()
    courses = [(words.policy(each.name), [one.middle for one in each.money]) for each in shown]
    every = [value for _, values in courses for value in values]
    every += [x for each in band for x in (each.low, each.high)]
    chart = LineChartData(
        tr("balance.money"),
        described([(name, ", ".join(tr.number(value, 1) for value in values)) for name, values in courses]),
        [Line(name, values, name) for name, values in courses],
        points,
        of_money(every),
        _numbers(tr),
        [(each.low, each.high) for each in band],
    )
    rows = [
        [words.policy(each.name), *(tr.number(one.middle, 1) for one in each.money)]
        for each in figures.policies
    ]
    table_behind = table(tr("balance.money_text"), [tr("balance.way"), *points], rows, 1)
    behind = details(tr("balance.figures"), table_behind)
    drawn = figure(tr("balance.money"), line_chart(chart, WIDE), behind)
    return element("p", tr("balance.money_text")) + drawn


def _sure(figures: Figures, words: BalanceWords) -> Html:
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
    return listed(said) + element("p", tr("balance.again")) + element("code", again)
