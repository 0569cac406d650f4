"""A study as text for a terminal: what to do first, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO

from rich.console import Console
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
    for title, head, rows in (
        _outcomes(figures, words),
        _levers(figures, words),
        _initiatives(figures, words),
    ):
        _table(out, title, head, rows)
    _table(out, *_endings(figures, words))
    if figures.best is not None:
        out.print(Text(plain_text(tr("balance.best"))))
        out.print(Text(plain_text(f"{tr('balance.code')}: {figures.best.play_code}")))
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
    table = Table(box=None, pad_edge=False, header_style="")
    for n, name in enumerate(head):
        table.add_column(plain_text(name), justify="right" if n else "left", overflow="fold")
    for row in rows:
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


def _endings(figures: Figures, words: BalanceWords) -> Part:
    tr = words.tr
    head = [tr("balance.ending"), tr("balance.all"), *(words.policy(name) for name in ("best", "balanced"))]
    by_name = {each.name: each.endings for each in figures.policies}
    rows = [
        [words.ending(n), tr.percent(share), *(tr.percent(by_name[name][n]) for name in ("best", "balanced"))]
        for n, share in enumerate(figures.endings)
        if n < len(figures.endings) - 1 or share > 0.0
    ]
    return tr("balance.endings"), head, rows
