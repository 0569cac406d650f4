"""The debrief as one accessible HTML file: headings, tables, charts with text alternatives; prints well.

The file is self-contained and carries a content security policy that lets nothing be fetched or run.
"""

from __future__ import annotations

from pathlib import Path

from game import storage
from game.i18n import Translator, strip_soft_hyphens
from game.report.charts import skyline
from game.report.parts import e, html_list, paragraphs, section, table, text_list
from game.report.reasons import reasons
from game.report.story import ambitions, charts, predictions, tiles, timeline
from game.report.style import STYLE
from game.views import DebriefView, HeaderView

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_LINES_TO_WRITE = 3


def write_report(path: Path, header: HeaderView, view: DebriefView, tr: Translator) -> None:
    """Write the debrief as one HTML file.

    Raises:
        OSError: the file cannot be written; an older one is untouched.
    """
    storage.write_atomic(path, render(header, view, tr))


def render(header: HeaderView, view: DebriefView, tr: Translator) -> str:
    """Return the debrief as one HTML document."""
    title = strip_soft_hyphens(f"{header.municipality}: {header.scenario}")
    parts = _parts(view, tr)
    contents = html_list(f'<a href="#{name}">{e(heading)}</a>' for name, heading, _ in parts)
    body = "".join(section(name, heading, text) for name, heading, text in parts)
    return (
        f'<!doctype html>\n<html lang="{tr.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{e(title)}</title><style>{STYLE}</style></head><body>"
        f'<a class="skip" href="#main">{e(tr("report.skip"))}</a>{_top(header, view, tr)}'
        f'<nav aria-label="{e(tr("report.contents"))}">{contents}</nav>'
        f'<main id="main">{_result(view, tr)}{body}</main>'
        f"<footer><p>{e(tr('report.foot'))}</p></footer></body></html>\n"
    )


def _top(header: HeaderView, view: DebriefView, tr: Translator) -> str:
    spans = header.scenario
    if view.timeline:
        first, last = view.timeline[0].period, view.timeline[-1].period
        spans += " · " + (tr("report.span", first=first, last=last) if first != last else first)
    return (
        f"<header>{skyline()}<div><p>{e(tr('report.kicker'))}</p><h1>{e(header.municipality)}</h1>"
        f"<p>{e(spans)}</p></div></header>"
    )


def _parts(view: DebriefView, tr: Translator) -> list[tuple[str, str, str]]:
    """Return id, heading and finished HTML of each part; before the first turn there is less to tell."""
    parts = [("figures", tr("report.tiles"), tiles(view, tr))]
    if view.timeline:
        parts += [
            ("charts", tr("report.charts"), charts(view, tr) + _benefits(view, tr)),
            ("happened", tr("report.happened"), timeline(view, tr)),
            ("predictions", tr("report.predictions"), predictions(view, tr)),
            ("why", tr("report.why"), reasons(view, tr)),
        ]
    return [
        *parts,
        ("so-what", tr("report.so_what"), _so_what(view, tr)),
        ("plan", tr("report.plan"), _plan(view, tr)),
        ("code", tr("report.code"), f"<p>{e(tr('report.code_text'))}</p><code>{e(view.play_code)}</code>"),
    ]


def _result(view: DebriefView, tr: Translator) -> str:
    """Return the ending as the lead, and what the group wanted beside what it got."""
    shown = ambitions(view)
    against = f"<h3>{e(tr('report.values'))}</h3>{shown}" if shown else ""
    text = paragraphs(view.ending_text or (view.summary,), "lead")
    return (
        f'<section id="result" aria-labelledby="h-result"><p class="kicker">{e(tr("report.ended"))}</p>'
        f'<h2 id="h-result">{e(view.ending_title)}</h2>{text}{against}</section>'
    )


def _benefits(view: DebriefView, tr: Translator) -> str:
    heads = (tr("report.kind"), tr("report.amount"))
    return f"<h3>{e(tr('report.benefits'))}</h3>" + table(tr("report.benefits_text"), heads, view.benefits, 1)


def _so_what(view: DebriefView, tr: Translator) -> str:
    text = ""
    if view.patterns:
        cards = html_list(
            (
                f'<p class="badge">{"✓" if pattern.good else "!"} '
                f"{e(tr('report.keep' if pattern.good else 'report.look'))}</p>"
                f"<h4>{e(pattern.title)}</h4>{paragraphs((pattern.text,))}"
                for pattern in view.patterns
            ),
            "cards",
        )
        text += f"<h3>{e(tr('report.patterns'))}</h3>{cards}"
    if view.questions:
        text += f"<h3>{e(tr('report.questions'))}</h3>" + html_list(
            (f"<h4>{e(group.title)}</h4>{text_list(group.questions)}" for group in view.questions), "cards"
        )
    return text


def _plan(view: DebriefView, tr: Translator) -> str:
    """Return the way on in the group's own words, with lines to write on where there are none yet."""
    lines = '<div class="write"></div>'
    signed = f'<div class="signed"><p>{e(tr("report.who"))}</p><p>{e(tr("report.when"))}</p></div>'
    steps = "".join(
        f"<li><h3>{e(prompt)}</h3>"
        + (f'<p class="said">{e(answer)}</p>{lines}' if answer else lines * _LINES_TO_WRITE)
        + f"{signed}</li>"
        for prompt, answer in zip(view.plan_prompts, view.plan, strict=True)
    )
    text = f'<p>{e(tr("report.plan_text"))}</p><ol class="plan">{steps}</ol>'
    if view.notes:
        text += f"<h3>{e(tr('report.notes'))}</h3>" + text_list(
            f"{when}: {note}" for when, note in view.notes
        )
    if view.own:
        heads = (tr("report.statement"), tr("report.answer"))
        text += f"<h3>{e(tr('report.own'))}</h3>" + table(tr("report.own_text"), heads, view.own, 1)
    if view.take_home:
        text += f"<h3>{e(tr('report.take_home'))}</h3>"
        text += text_list(f"{chapter}: {work}" for chapter, work in view.take_home)
    return text
