"""Why a number moved: its receipts, its history, its weak link, and its causes as a map."""

from __future__ import annotations

from game.play.port import GamePort
from game.scene import Context
from game.scenes import base
from game.scenes.cause_maps import cause_map
from game.scenes.chain import chain, chain_list, weakest
from game.scenes.chrome import footer, frame
from game.scenes.histories import history_card
from game.scenes.kept import Kept
from game.scenes.number_list import number_list
from game.scenes.periods import period_stepper
from game.scenes.receipts import receipt
from game.ui import (
    Button,
    Callout,
    Card,
    Col,
    Dialog,
    Heading,
    Icon,
    Label,
    Node,
    Row,
    Scroll,
    Segmented,
    WrappedRow,
)
from game.views import StatusView, WhyPeriodView, WhyView

SIDE = 286.0
"""Width in dp of the list of numbers where it stands beside the explanation."""


class WhyScene(base.GameScene):
    """Everything about one number: what it means, how it went, and what moved it.

    Args:
        port: the game.
        flow: where to go from here.
        indicator: the number to begin with; an indicator id, ``maturity.<lever>`` or ``service.<id>``.
    """

    id = "why"
    first_focus = "back"

    def __init__(self, port: GamePort, flow: base.Flow, indicator: str) -> None:
        super().__init__(port, flow)
        self.indicator = indicator
        self.turn = 0
        self.whole = False
        self.every = False
        self.initiative = ""
        self._made: Kept[tuple[WhyView, StatusView]] = Kept()

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view, _ = self._views(ctx)
        beside = ctx.columns == 3
        main = Scroll(
            *self._parts(ctx, view, beside),
            gap=14,
            pad=(16, 16),
            id=f"why.main.{self.indicator}",
            grow=1,
        )
        numbers = Scroll(self._numbers(ctx, "why.number"), width=SIDE, pad=(16, 16, 0, 16), id="why.side")
        body: Node = Row(numbers, main, align="stretch") if beside else main
        return frame(self.bar(ctx.tr("whys.title", label=view.indicator.label)), body, self._foot(ctx))

    # --- which number

    def _numbers(self, ctx: Context, prefix: str) -> Node:
        _, status = self._views(ctx)
        return number_list(ctx.tr, status, self.indicator, self._pick, prefix=prefix)

    def _views(self, ctx: Context) -> tuple[WhyView, StatusView]:
        """Return the views of the present number; the game stands still while they are looked at."""
        key = (self.indicator, ctx.tr.language)
        return self._made.of(key, lambda: (self.port.why(self.indicator), self.port.status()))

    def _pick(self, indicator: str) -> None:
        if len(self.ctx.ui.layers) > 1:
            self.ctx.ui.close()
        self.indicator, self.initiative, self.every = indicator, "", False
        self.ctx.app.refresh()

    def _open_numbers(self) -> None:
        ctx = self.ctx
        ctx.ui.open(
            Dialog(
                ctx.tr("whys.pick"),
                self._numbers(ctx, "why.pick"),
                on_close=ctx.ui.close,
                close_name=ctx.tr("scenes.close"),
                wide=480,
                id="why.numbers",
            )
        )

    # --- the head

    def _head(self, ctx: Context, view: WhyView, beside: bool) -> Node:
        number = view.indicator
        tr = ctx.tr
        return Card(
            Row(
                Icon(number.icon, 26, "primary", disc="tint"),
                Heading(number.label, 2, "title", grow=1),
                Label(number.value_text, "figure"),
                gap=14,
            ),
            Label(view.definition),
            Row(Icon("link", 18, "ink2"), Label(view.follows_from, "small", "ink2", grow=1), gap=8)
            if view.follows_from
            else None,
            None if beside else Row(Button(tr("whys.pick"), self._open_numbers, icon="list", id="why.pick")),
            gap=8,
            pad=(18, 14),
        )

    # --- the parts

    def _parts(self, ctx: Context, view: WhyView, beside: bool) -> list[Node]:
        head, advice = self._head(ctx, view, beside), self._advice(ctx, view)
        if not view.periods:
            return [head, Callout(ctx.tr("whys.nothing_yet"))]
        start = view.periods[-1].turn - 1
        shown = len(view.periods) if self.whole else self._period(view).turn - start
        history = history_card(ctx, view, shown)
        parts: list[Node | None] = [head, advice, history]
        if ctx.width - (SIDE if beside else 0.0) >= 880:
            history.grow = 9
            parts = [Row(Col(head, advice, gap=14, grow=11), history, gap=14, align="start")]
        parts += [self._receipt(ctx, view), self._chain(ctx, view), self._map(ctx, view)]
        return [node for node in parts if node is not None]

    def _advice(self, ctx: Context, view: WhyView) -> Node | None:
        if not view.advice:
            return None
        title = ctx.tr("whys.weak_link" if self._named(view) else "whys.holds_back")
        return Callout(view.advice, tone="warning", title=title, icon="warn", id="why.advice", name=title)

    def _named(self, view: WhyView) -> bool:
        return any(each.weak_text and each.weak_text in view.advice for each in view.chain)

    def _period(self, view: WhyView) -> WhyPeriodView:
        return next((each for each in view.periods if each.turn == self.turn), view.periods[0])

    def _receipt(self, ctx: Context, view: WhyView) -> Node:
        tr, period = ctx.tr, self._period(view)
        found = view.total if self.whole else period.receipt
        more = len(found.every) > len(found.lines)
        span = Segmented(
            [("turn", tr("whys.one_turn")), ("whole", tr("whys.whole_game"))],
            "whole" if self.whole else "turn",
            self._span,
            width=290,
            id="why.span",
            name=tr("whys.span"),
        )
        turns = period_stepper(
            tr,
            period.period,
            period.turn,
            (view.periods[-1].turn, view.periods[0].turn),
            self._step,
            prefix="why",
        )
        every = Button(
            tr("whys.fewer") if self.every else tr("whys.every", n=len(found.every)),
            self._toggle,
            kind="quiet",
            icon="chevron_up" if self.every else "chevron_down",
            id="why.every",
        )
        return Card(
            WrappedRow(
                Heading(tr("whys.receipt"), 2), span, None if self.whole else turns, gap=20, line_gap=10
            ),
            receipt(
                found,
                every=self.every and more,
                uses=tr("receipt.uses"),
                id="why.receipt",
                name=tr("whys.receipt"),
            ),
            every if more else None,
            gap=10,
            pad=(18, 14),
        )

    def _chain(self, ctx: Context, view: WhyView) -> Node | None:
        if not view.chain:
            return None
        ids = [each.id for each in view.chain]
        chosen = self.initiative if self.initiative in ids else weakest(view.chain, view.advice)
        shown = view.chain[ids.index(chosen)]
        several = len(view.chain) > 1
        return Card(
            Heading(ctx.tr("chain.title"), 2),
            chain(ctx, shown),
            Heading(ctx.tr("chain.others"), 3, pad=(0, 8, 0, 0)) if several else None,
            chain_list(ctx, view.chain, chosen, self._show_chain) if several else None,
            gap=10,
            pad=(18, 14),
        )

    def _map(self, ctx: Context, view: WhyView) -> Node | None:
        number = view.indicator
        found = cause_map(
            view.edges,
            {number.id: number.value_text},
            id="why.map",
            name=ctx.tr("whys.map_of", label=number.label),
        )
        if found is None:
            return None
        how = Label(ctx.tr("whys.map.how"), "small", "ink2")
        return Card(Col(Heading(ctx.tr("whys.map"), 2), how, gap=1), found, gap=12, pad=(18, 14))

    # --- choices

    def _span(self, span: str) -> None:
        self.whole = span == "whole"
        self.ctx.app.refresh()

    def _step(self, turn: int) -> None:
        self.turn = turn
        self.ctx.app.refresh()

    def _toggle(self) -> None:
        self.every = not self.every
        self.ctx.app.refresh()

    def _show_chain(self, initiative: str) -> None:
        self.initiative = initiative
        self.ctx.app.refresh()

    # --- the foot

    def _foot(self, ctx: Context) -> Node:
        tr, buttons = ctx.tr, []
        if self.port.what_if_open:
            buttons.append(Button(tr("whys.what_if"), self._what_if, icon="branch", id="why.what_if"))
        buttons.append(Button(tr("whys.back"), self._close, icon="arrow_left", kind="primary", id="back"))
        return footer(ctx, tr("whys.keys"), *buttons)

    def _what_if(self) -> None:
        view, _ = self._views(self.ctx)
        if view.periods:
            self.flow.what_if(self._period(view).turn)

    def _close(self) -> None:
        self.ctx.app.pop(None)

    @property
    def _topic(self) -> str:
        """The help's name for the number: a lever for its maturity, quality for a service."""
        kind, _, name = self.indicator.partition(".")
        return {"maturity": name, "service": "service_quality"}.get(kind, self.indicator)

    def explain(self) -> None:
        """Explain the number in the glossary."""
        self.flow.term(self._topic)

    def help(self) -> str:
        """Return the explanation of the number."""
        view = self.port.help(self._topic)
        return "\n\n".join((view.title, *view.paragraphs))

    def on_escape(self) -> None:
        """Go back to the screen below."""
        self._close()
