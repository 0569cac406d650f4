"""The report's answer to why: the turning points and the receipts added up."""

from __future__ import annotations

from collections.abc import Sequence

from game.i18n import Translator
from game.report.parts import details, e, html_list, meter, way_of
from game.views import CauseView, DebriefView, IndicatorView

_UNFOLDED = 3


def reasons(view: DebriefView, tr: Translator) -> str:
    """Return why the game went as it did."""
    text = ""
    if view.turning_points:
        points = html_list(
            (f"<strong>{e(point.title)}</strong> {e(point.text)}" for point in view.turning_points), "points"
        )
        text += f"<h3>{e(tr('report.points'))}</h3>{points}"
    text += f"<h3>{e(tr('report.causes'))}</h3><p>{e(tr('report.causes_text'))}</p>"
    started = {series.id: series.value_texts[0] for series in view.series}
    receipts = "".join(
        _receipt(indicator, causes, started[indicator.id], n < _UNFOLDED, tr)
        for n, (indicator, causes) in enumerate(view.totals)
    )
    return text + f'<div class="receipts">{receipts}</div>'


def _receipt(
    indicator: IndicatorView, causes: Sequence[CauseView], start: str, opened: bool, tr: Translator
) -> str:
    """Return a number's receipt: it starts at one figure, the causes add up, it ends at another."""
    most = max((abs(cause.change) for cause in causes), default=0.0) or 1.0
    rows = "".join(
        f'<tr><th scope="row">{e(cause.name)}</th><td class="bar">'
        f"{meter(abs(cause.change) / most, way_of(cause.change))}</td>"
        f'<td class="n">{e(cause.change_text)}</td></tr>'
        for cause in causes
    )
    title = tr("report.receipt", label=indicator.label, start=start, end=indicator.value_text)
    return details(
        title,
        f'<table><caption class="hidden">{e(title)}</caption><thead class="hidden"><tr>'
        f'<th scope="col">{e(tr("report.cause"))}</th><td></td>'
        f'<th scope="col">{e(tr("report.change"))}</th></tr></thead><tbody>'
        f"{_total(tr('report.start_value'), start)}{rows}"
        f"{_total(tr('report.end_value'), indicator.value_text)}</tbody></table>",
        opened,
    )


def _total(name: str, value: str) -> str:
    return f'<tr class="total"><th scope="row">{e(name)}</th><td class="n" colspan="2">{e(value)}</td></tr>'
