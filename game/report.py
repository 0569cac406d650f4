"""The debrief as one accessible HTML file: headings, tables, charts with text alternatives; prints well.

The file is self-contained and carries a content security policy that lets nothing be fetched or run.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from game import storage
from game.i18n import Translator
from game.report_charts import bars, line_chart
from game.views import DebriefView, HeaderView, TimelineTurn

_STYLE = """
:root{color-scheme:light;--ink:#14212b;--ink2:#44535f;--line:#c9d3da;
--paper:#fff;--bar:#12303f;--key:#0b5c8a}
*{box-sizing:border-box}
body{margin:0;background:#eef2f5;color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif}
header{background:var(--bar);color:#fff;padding:28px 24px}
header p{margin:4px 0;color:#c3d7e1}
main{max-width:920px;margin:0 auto;padding:16px 24px 48px}
section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:8px 24px
20px;margin:16px 0}
h1{margin:0;font-size:28px}
h2{font-size:22px;margin:16px 0 8px}
h3{font-size:17px;margin:18px 0 6px}
table{border-collapse:collapse;width:100%;font-size:15px}
caption{text-align:left;color:var(--ink2);padding:4px 0}
th,td{text-align:left;padding:6px 8px;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
figure{margin:12px 0}
figcaption{font-weight:600}
svg{width:100%;height:auto}
ul{padding-left:20px;margin:6px 0}
li{margin:3px 0}
code{font-size:15px;word-break:break-word;background:#eef2f5;padding:8px
12px;border-radius:8px;display:block}
.write{border-bottom:1px solid var(--ink2);height:2.2em}
nav a{color:var(--key)}
nav ul{columns:2}
@media print{body{background:#fff;font-size:12px}
header{background:#fff;color:#000;padding:0}
header p{color:#333}
section{border:0;padding:0;break-inside:auto}
figure,tr{break-inside:avoid}
nav{display:none}
}
@media(max-width:640px){nav ul{columns:1}
main{padding:8px}
section{padding:4px 12px 12px}
}
"""


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_report(path: Path, header: HeaderView, view: DebriefView, tr: Translator) -> None:
    """Write the debrief as one HTML file.

    Raises:
        OSError: the file cannot be written; an older one is untouched.
    """
    storage.write_atomic(path, render(header, view, tr))


def render(header: HeaderView, view: DebriefView, tr: Translator) -> str:
    """Return the debrief as one HTML document."""
    title = f"{header.municipality}: {header.scenario}"
    parts = (
        ("result", tr("report.result"), _result(view, tr)),
        ("happened", tr("report.happened"), _happened(view, tr)),
        ("why", tr("report.why"), _why(view, tr)),
        ("predictions", tr("report.predictions"), _predictions(view)),
        ("so-what", tr("report.so_what"), _so_what(view, tr)),
        ("plan", tr("report.plan"), _plan(view, tr)),
        ("code", tr("report.code"), f"<p>{_e(tr('report.code_text'))}</p><code>{_e(view.play_code)}</code>"),
    )
    contents = _list(f'<a href="#{name}">{_e(heading)}</a>' for name, heading, _ in parts)
    body = "".join(
        f'<section id="{name}" aria-labelledby="h-{name}">'
        f'<h2 id="h-{name}">{_e(heading)}</h2>{text}</section>'
        for name, heading, text in parts
    )
    return (
        f'<!doctype html>\n<html lang="{tr.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{_e(title)}</title><style>{_STYLE}</style></head><body>"
        f"<header><h1>{_e(title)}</h1><p>{_e(view.ending_title)}</p></header>"
        f'<main><nav aria-label="{_e(tr("report.contents"))}">{contents}</nav>{body}</main></body></html>\n'
    )


def _e(text: str) -> str:
    return escape(text, quote=True)


def _list(items: Iterable[str]) -> str:
    """Return a list of finished HTML; nothing when it is empty."""
    inner = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{inner}</ul>" if inner else ""


def _texts(items: Iterable[str]) -> str:
    return _list(_e(item) for item in items)


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numeric: int = 99) -> str:
    """Return a table; columns from ``numeric`` on are figures, the first column heads its row."""
    top = "".join(f'<th scope="col"{_figures(n, numeric)}>{_e(cell)}</th>' for n, cell in enumerate(head))
    body = ""
    for row in rows:
        cells = "".join(f"<td{_figures(n, numeric)}>{_e(cell)}</td>" for n, cell in enumerate(row) if n)
        body += f'<tr><th scope="row">{_e(row[0])}</th>{cells}</tr>'
    return (
        f"<table><caption>{_e(caption)}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    )


def _figures(column: int, numeric: int) -> str:
    return ' class="n"' if column >= numeric else ""


def _result(view: DebriefView, tr: Translator) -> str:
    text = (
        "".join(f"<p>{_e(paragraph)}</p>" for paragraph in view.ending_text) or f"<p>{_e(view.summary)}</p>"
    )
    scores = ((score.title, score.text, score.score_text) for score in view.scores)
    return (
        text
        + _table(tr("report.values"), (tr("report.ambition"), "", tr("report.score")), scores, 2)
        + _table(tr("report.benefits"), (tr("report.kind"), tr("report.amount")), view.benefits, 1)
    )


def _happened(view: DebriefView, tr: Translator) -> str:
    charts = "".join(
        f"<figure><figcaption>{_e(series.title)}</figcaption>{line_chart(series)}</figure>"
        for series in view.series
    )
    periods = view.series[0].period_labels if view.series else ()
    rows = ((series.title, *series.value_texts) for series in view.series)
    table = _table(tr("report.figures"), (tr("report.figure"), *periods), rows, 1)
    return "".join(_turn(turn, tr) for turn in view.timeline) + charts + table


def _turn(turn: TimelineTurn, tr: Translator) -> str:
    chapter = f" · {_e(turn.chapter)}" if turn.chapter else ""
    quoted = f"<p><em>«{_e(turn.headline)}»</em></p>" if turn.headline else ""
    return (
        f"<h3>{_e(turn.period)}{chapter}</h3>{quoted}{_texts(turn.decisions)}"
        f"{_texts(turn.because)}{_texts(turn.events)}{_texts(turn.predictions)}"
    )


def _why(view: DebriefView, tr: Translator) -> str:
    shares = bars([(share.title, share.share, share.value_text) for share in view.shares])
    text = f"<h3>{_e(tr('report.shares'))}</h3><p>{_e(view.shares_text)}</p><figure>{shares}</figure>"
    text += _texts(f"{share.title}: {share.value_text}. {share.money_text}" for share in view.shares)
    text += f"<h3>{_e(tr('report.points'))}</h3>"
    text += _texts(f"{point.title} {point.text}" for point in view.turning_points)
    text += f"<h3>{_e(tr('report.causes'))}</h3><p>{_e(tr('report.causes_text'))}</p>"
    for indicator, causes in view.totals:
        caption = f"{indicator.label}: {indicator.value_text}"
        rows = ((cause.name, cause.change_text) for cause in causes)
        text += _table(caption, (tr("report.cause"), tr("report.change")), rows, 1)
    return text


def _predictions(view: DebriefView) -> str:
    return f"<p>{_e(view.accuracy_text)}</p>" + _texts(each.text for each in view.accuracy)


def _so_what(view: DebriefView, tr: Translator) -> str:
    text = "".join(f"<h3>{_e(pattern.title)}</h3><p>{_e(pattern.text)}</p>" for pattern in view.patterns)
    for group in view.questions:
        text += f"<h3>{_e(group.title)}</h3>{_texts(group.questions)}"
    return text


def _plan(view: DebriefView, tr: Translator) -> str:
    text = "".join(
        f"<h3>{_e(prompt)}</h3>" + (f"<p>{_e(answer)}</p>" if answer else '<div class="write"></div>')
        for prompt, answer in zip(view.plan_prompts, view.plan, strict=True)
    )
    if view.notes:
        text += f"<h3>{_e(tr('report.notes'))}</h3>" + _texts(f"{when}: {note}" for when, note in view.notes)
    if view.own:
        text += _table(tr("report.own"), (tr("report.statement"), tr("report.answer")), view.own, 1)
    if view.take_home:
        text += f"<h3>{_e(tr('report.take_home'))}</h3>"
        text += _texts(f"{chapter}: {work}" for chapter, work in view.take_home)
    return text
