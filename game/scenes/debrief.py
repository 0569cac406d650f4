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
from game.ui import Button, Col, Divider, Node, Tabs
from game.views import DebriefView

TABS = (
    ("result", "star"),
    ("story", "clock"),
    ("reasons", "search"),
    ("what_if", "branch"),
    ("lessons", "bulb"),
    ("plan", "flag"),
)
"""The parts of the debrief with their icons, in the order in which they are gone through."""


class DebriefScene(GameScene):
    """The game looked back on; a third of the time, and the point of it."""

    id = "debrief"
    first_focus = "debrief.tab.result"

    def __init__(self, port: GamePort, flow: Flow) -> None:
        super().__init__(port, flow)
        self.tab = TABS[0][0]
        self._views: Kept[DebriefView] = Kept()
        first = self.view_in(port.language)
        self._prompts = first.plan_prompts
        self.plan = list(first.plan)
        self._kept = first.plan
        self.story = Story(self._try_turn, self._refresh)
        self.reasons = Reasons(self._explain_number, self._refresh)
        self.what_if = Futures(port, 1, len(first.timeline), "debrief.what_if", self._refresh)
        self.report = ReportDialog(port)

    def view_in(self, language: str) -> DebriefView:
        """Return the debrief in a language; it is made once for each, since it plays the game many times."""
        return self._views.of(language, self.port.debrief)

    def unfinished(self) -> Mapping[str, Any]:
        """Return which part is shown, and the plan as it is written so far."""
        return {"tab": self.tab, "plan": dict(zip(self._prompts, self.plan, strict=False))}

    def take_up(self, unfinished: Mapping[str, Any]) -> None:
        """Go on with the plan, in the same part."""
        self.tab = unfinished["tab"]
        self.plan = carried(unfinished["plan"], self._prompts)

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view = self.view_in(ctx.tr.language)
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
        body = self._parts()[self.tab](ctx, view)
        body.grow = 1
        strip = Col(tabs, Divider(), fill="surface")
        return frame(self.bar(ctx.tr("look_back.title")), Col(strip, body), self._foot(ctx))

    def _parts(self) -> dict[str, Callable[[Context, DebriefView], Node]]:
        return {
            "result": lambda ctx, view: result(ctx, view, self.port.status().town, self.flow.why),
            "story": self.story.build,
            "reasons": self.reasons.build,
            "what_if": lambda ctx, _: self.what_if.build(ctx),
            "lessons": lessons,
            "plan": lambda ctx, view: plan(ctx, view, self.plan, self._write, self._export),
        }

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
        """Work out which other decisions are worth a look, one at a time, while they are looked at."""
        return self.tab == "what_if" and self.what_if.tick()

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
