"""The debrief: how it went, what happened, why, what if, so what, and the way on at home."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pygame

from game.play.port import GamePort
from game.scene import Context
from game.scenes.base import Flow, GameScene, carried
from game.scenes.chrome import NARROW, footer, frame, way_on
from game.scenes.debrief_lessons import lessons
from game.scenes.debrief_plan import plan
from game.scenes.debrief_reasons import Reasons
from game.scenes.debrief_result import result
from game.scenes.debrief_story import Story
from game.scenes.futures import Futures
from game.scenes.kept import Kept
from game.scenes.report_dialog import ReportDialog
from game.scenes.unfolding import Unfolding
from game.ui import Button, Col, Divider, Label, Node, Scroll, Tabs
from game.views import ClosingView, DebriefView

TABS = (
    ("result", "star"),
    ("story", "clock"),
    ("reasons", "search"),
    ("what_if", "branch"),
    ("lessons", "bulb"),
    ("plan", "flag"),
)
"""The parts of the debrief with their icons, in the order in which they are gone through."""

SLOW = ("story", "reasons")
"""The parts that tell of the whole game, which takes a while to work out."""


class DebriefScene(GameScene):
    """The game looked back on; a third of the time, and the point of it."""

    id = "debrief"
    first_focus = "debrief.tab.result"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        self.tab = TABS[0][0]
        self._closings: Kept[ClosingView] = Kept()
        self._rest = Unfolding(port)
        self._pictured = False
        first = self._closing(port.language)
        self._prompts = first.plan_prompts
        self.plan = list(first.plan)
        self._kept = first.plan
        self.story = Story(self._try_turn, self._refresh)
        self.reasons = Reasons(self._explain_number, self._refresh)
        self.what_if = Futures(port, 1, first.played, "debrief.what_if", self._refresh)
        self.report = ReportDialog(port)

    def _closing(self, language: str) -> ClosingView:
        return self._closings.of(language, self.port.closing)

    def unfinished(self) -> Mapping[str, Any]:
        """Return which part is shown, and the plan as it is written so far."""
        return {"tab": self.tab, "plan": dict(zip(self._prompts, self.plan, strict=False))}

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on with the plan, in the same part."""
        self.tab = unfinished["tab"]
        self.plan = carried(unfinished["plan"], self._prompts)

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        narrow = ctx.width < NARROW
        names = [(key, ctx.tr(f"look_back.{key}"), "" if narrow else icon) for key, icon in TABS]
        tabs = Tabs(
            names,
            self.tab,
            self.show_tab,
            id="debrief.tab",
            name=ctx.tr("look_back.tabs"),
            tight=narrow,
            pad=(8, 4) if narrow else (16, 6),
        )
        body = self._parts(self._closing(ctx.tr.language))[self.tab](ctx)
        body.grow = 1
        strip = Col(tabs, Divider(), fill="surface")
        return frame(self.bar(ctx.tr("look_back.title")), Col(strip, body), self._foot(ctx))

    def _parts(self, view: ClosingView) -> dict[str, Callable[[Context], Node]]:
        return {
            "result": lambda ctx: result(ctx, view, self.port.status().town, self.flow.why),
            "story": lambda ctx: self._whole(ctx, self.story.build),
            "reasons": lambda ctx: self._whole(ctx, self.reasons.build),
            "what_if": self.what_if.build,
            "lessons": lambda ctx: lessons(ctx, view),
            "plan": lambda ctx: plan(ctx, view, self.plan, self._write, self._export),
        }

    def _whole(self, ctx: Context, build: Callable[[Context, DebriefView], Node]) -> Node:
        """Return a part that tells of the whole game, or that it is being worked out."""
        whole = self._rest.whole_in(ctx.tr.language)
        if whole is not None:
            return build(ctx, whole)
        return Scroll(Label(ctx.tr("look_back.working"), "body", "ink2"), pad=(24, 20), id="debrief.working")

    # --- which part

    def show_tab(self, tab: str) -> None:
        """Show a part of the debrief."""
        self._keep_plan()
        self.tab = tab
        self.ctx.app.refresh()

    def _refresh(self) -> None:
        self.ctx.app.refresh()

    def _try_turn(self, turn: int) -> None:
        self.what_if.show(turn)
        self.show_tab("what_if")

    def _explain_number(self, indicator: str) -> None:
        self.flow.why(indicator)

    def _next(self) -> str:
        keys = [key for key, _ in TABS]
        at = keys.index(self.tab) + 1
        return keys[at] if at < len(keys) else ""

    def _foot(self, ctx: Context) -> Node:
        tr, following = ctx.tr, self._next()
        export = Button(
            tr("export.save"),
            self._export,
            kind="secondary" if following else "primary",
            icon="download",
            hotkey="ctrl+s",
            id="debrief.export",
        )
        if not following:
            return footer(ctx, tr("look_back.keys"), export)
        part = tr(f"look_back.{following}")
        onward = way_on(tr("look_back.next", part=part), partial(self.show_tab, following))
        return footer(ctx, tr("look_back.keys"), export, onward)

    def on_key(self, event: pygame.event.Event) -> bool:
        """Go to a part by its number."""
        at = event.key - pygame.K_1
        if 0 <= at < len(TABS) and not event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT):
            self.show_tab(TABS[at][0])
            tab = self.ctx.ui.find(f"debrief.tab.{TABS[at][0]}")
            if tab is not None:
                self.ctx.ui.focus.set(tab, self.ctx.ui.keyboard)
            return True
        return False

    def tick(self, now: float) -> bool:
        """Work out a slice of what is not there yet; nothing before the first picture has been drawn.

        Other decisions that are worth a look come first while they are looked at.
        """
        if not self._pictured:
            self._pictured = True
            return True
        return (self.tab == "what_if" and self.what_if.tick()) or self._unfold()

    def _unfold(self) -> bool:
        """Work out one more slice of the whole; whether some remain."""
        if self._rest.whole_in(self.port.language) is None and not self._rest.tick() and self.tab in SLOW:
            self._refresh()
        return self._rest.whole_in(self.port.language) is None

    # --- the action plan and the report

    def _write(self, index: int, text: str) -> None:
        self.plan[index] = text

    def _keep_plan(self) -> None:
        """Keep what is written in the plan; an unwritten plan is not kept."""
        written = tuple(text.strip() for text in self.plan)
        if written != self._kept:
            refusals = self.port.steps.plan(written)
            if refusals:
                self.ctx.ui.toast("\n".join(refusals), "warning")
            else:
                self._kept = written

    def _export(self) -> None:
        self._keep_plan()
        self.report.open(self.ctx)

    def on_close(self) -> None:
        """Keep the plan."""
        self._keep_plan()
