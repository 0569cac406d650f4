"""A study as text for a terminal: what to do first, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from game.balance.figures import Figures
from game.balance.findings import FINE, LEVELS, Finding
from game.balance.limits import CERTAIN
from game.balance.words import BalanceWords
from game.i18n import plain_text

WIDTH = 100


def to_text(figures: Figures, findings: Sequence[Finding], words: BalanceWords, width: int = WIDTH) -> str:
    """Return a study as text.

    Args:
        figures: Of the study.
        findings: Its verdicts.
        words: The author's words.
        width: Columns.
    """
    out = Console(file=StringIO(), width=width, highlight=False, emoji=False, markup=False, no_color=True)
    tr = words.tr
    out.print(Text(plain_text(tr("balance.title", scenario=words.title()))))
    out.print(Text(plain_text(words.under(figures))))
    if not figures.certain:
        out.print(Text(plain_text(tr("balance.uncertain", n=tr.number(CERTAIN)))))
    out.print()
    out.print(Text(plain_text(words.verdict(findings))))
    for level in LEVELS:
        _advice(out, level, [each for each in findings if each.level == level], words)
    parts = [_outcomes(figures, words), _levers(figures, words), _initiatives(figures, words)]
    parts += [_answers(figures, words), *_reached(figures, words), _money(figures, words)]
    for part in parts:
        _table(out, *part)
    _best(out, figures, words)
    assert isinstance(out.file, StringIO)
    return "\n".join(line.rstrip() for line in out.file.getvalue().splitlines())


def _advice(out: Console, level: str, findings: Sequence[Finding], words: BalanceWords) -> None:
    if not findings:
        return
    out.print()
    out.print(Text(plain_text(words.tr(f"balance.{level}")).upper()))
    for each in findings:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(width=1)
        grid.add_column()
        mark = "✓" if level == FINE else "•"
        grid.add_row(mark, Text(plain_text(f"{words.sentence(each)} {words.remedy(each)}".strip())))
        out.print(grid)


def _table(out: Console, title: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    kept = [list(row) for row in rows]
    if not kept:
        return
    table = Table(box=None, pad_edge=False, header_style="")
    for n, name in enumerate(head):
        table.add_column(plain_text(name), justify="right" if n else "left", overflow="fold")
    for row in kept:
        table.add_row(*(Text(plain_text(cell)) for cell in row))
    out.print()
    out.print(Text(plain_text(title).upper()))
    out.print(table)


Part = tuple[str, list[str], list[list[str]]]


def _outcomes(figures: Figures, words: BalanceWords) -> Part:
    tr = words.tr
    head = [tr(f"balance.{name}") for name in ("way", "games", "low", "middle", "high", "sound")]
    rows = [
        [words.policy(each.name), tr.number(each.playthroughs), words.amount(each.reached.low),
         words.amount(each.reached.middle), words.amount(each.reached.high), tr.percent(each.sound)]
        for each in figures.policies
    ]  # fmt: skip
    return tr("balance.outcomes"), head, rows


def _levers(figures: Figures, words: BalanceWords) -> Part:
    tr = words.tr
    head = [tr(f"balance.{name}") for name in ("lever", "share_best", "without", "alone")]
    rows = [
        [
            words.lever(each.lever),
            tr.percent(each.among_best.mean),
            tr.percent(each.worth),
            tr.percent(each.alone),
        ]
        for each in figures.levers
    ]
    return tr("balance.levers"), head, rows


def _initiatives(figures: Figures, words: BalanceWords) -> Part:
    tr = words.tr
    head = [tr(f"balance.{name}") for name in ("initiative", "share_best", "pays", "worth")]
    rows = []
    for each in figures.initiatives:
        told = [tr.percent(each.among_best), tr.percent(each.pays), tr.percent(each.worth)]
        rows.append(
            [words.initiative(each.initiative), *(told if not each.begun else ["", "", tr("balance.begun")])]
        )
    return tr("balance.initiatives"), head, rows


def _answers(figures: Figures, words: BalanceWords) -> Part:
    tr = words.tr
    head = [tr(f"balance.{name}") for name in ("answer", "share_best", "wins", "loses", "difference")]
    rows = []
    for case in figures.cases:
        rows.append([words.case(case.case), "", "", "", ""])
        for each in figures.options:
            if each.case == case.case:
                told = [tr.percent(share) for share in (each.among_best, each.wins, each.loses)]
                told.append(f"{tr.signed(100 * each.change)} %")
                untried = ["", "", "", tr("balance.untried")]
                option = words.option(each.case, each.option)
                rows.append([f"  {option}", *(told if each.contexts else untried)])
    return tr("balance.cases"), head, rows


def _reached(figures: Figures, words: BalanceWords) -> Iterator[Part]:
    """Yield how many games met each ending, event and dilemma."""
    tr, ways = words.tr, ("best", "balanced", "technology_only")
    by_name = {each.name: each for each in figures.policies}
    for one, many, found in words.met(figures):
        head = [tr(f"balance.{one}"), tr("balance.all"), *(words.policy(way) for way in ways)]
        rows = [
            [name, tr.percent(share), *(tr.percent(getattr(by_name[way], many)[n]) for way in ways)]
            for n, name, share in found
        ]
        yield tr(f"balance.{many}"), head, rows


def _money(figures: Figures, words: BalanceWords) -> Part:
    tr = words.tr
    head = [
        tr("balance.way"),
        tr("balance.start"),
        *(str(n) for n in range(1, len(figures.policies[0].money))),
    ]
    rows = [
        [words.policy(each.name), *(tr.number(one.middle, 1) for one in each.money)]
        for each in figures.policies
    ]
    return tr("balance.money"), head, rows


def _best(out: Console, figures: Figures, words: BalanceWords) -> None:
    """Print the best game that was found, turn by turn, with its play code."""
    tr = words.tr
    if figures.best is None:
        return
    out.print()
    out.print(Text(plain_text(tr("balance.best")).upper()))
    for n, turn in enumerate(figures.best.turns, start=1):
        out.print(Text(plain_text(words.words.period(n))))
        for head, lines in words.turn_lines(turn):
            out.print(Padding(Text(plain_text(f"{head}: {'; '.join(lines)}")), (0, 0, 0, 2)))
    out.print(Text(plain_text(f"{tr('balance.code')}: {figures.best.play_code}")))
