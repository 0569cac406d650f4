"""The report's answer to why: the turning points and the receipts added up."""

from __future__ import annotations

from game.i18n import Translator
from game.page.html import NOTHING, Html, element, joined
from game.page.parts import details, listed, meter, way_of
from game.views import DebriefView, ReceiptView

_UNFOLDED = 3


def reasons(view: DebriefView, tr: Translator) -> Html:
    """Return why the game went as it did."""
    text = NOTHING
    if view.turning_points:
        points = (joined([element("strong", point.title), " ", point.text]) for point in view.turning_points)
        text += element("h3", tr("report.points")) + listed(points, "points")
    text += element("h3", tr("report.causes")) + element("p", tr("report.causes_text"))
    receipts = (_receipt(receipt, n < _UNFOLDED, tr) for n, (_, receipt) in enumerate(view.totals))
    return text + element("div", *receipts, class_="receipts")


def _receipt(view: ReceiptView, opened: bool, tr: Translator) -> Html:
    """Return a number's receipt: it starts at one figure, the causes add up, it ends at another."""
    most = max((abs(cause.change) for cause in view.lines), default=0.0) or 1.0
    rows = (
        element(
            "tr",
            element("th", cause.name, scope="row"),
            element("td", meter(abs(cause.change) / most, way_of(cause.change)), class_="bar"),
            element("td", cause.change_text, class_="n"),
        )
        for cause in view.lines
    )
    heads = element(
        "tr",
        element("th", tr("report.cause"), scope="col"),
        element("td"),
        element("th", tr("report.change"), scope="col"),
    )
    whole = element(
        "table",
        element("caption", view.title, class_="hidden"),
        element("thead", heads, class_="hidden"),
        element(
            "tbody",
            _total(view.start_name, view.start_text),
            *rows,
            _total(view.end_name, view.end_text),
        ),
    )
    uses = element("p", tr("receipt.uses")) + listed(view.uses) if view.uses else NOTHING
    return details(view.title, whole, uses, opened=opened)


def _total(name: str, value: str) -> Html:
    value_cell = element("td", value, class_="n", colspan="2")
    return element("tr", element("th", name, scope="row"), value_cell, class_="total")
