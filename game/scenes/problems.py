"""What is wrong with a scenario: every problem with its line, read again each time the author saves."""

from __future__ import annotations

from collections.abc import Callable

from game.play.port import SourcePort
from game.scene import Context, Scene
from game.scenes.chrome import NARROW, app_bar, footer, frame, section, way_on
from game.ui import (
    Badge,
    Button,
    Callout,
    Card,
    Col,
    Gap,
    Icon,
    Label,
    Node,
    Row,
    Scroll,
    Segmented,
    SourceLine,
    WrappedRow,
)
from game.views import ProblemsView, ProblemView

LOOKS = {"error": ("negative", "circle_close"), "warning": ("warning", "warn"), "advice": ("info", "bulb")}
"""Level to the tone and the icon of its badge."""

MARKS = {"error": "negative", "warning": "warning", "advice": "positive"}
"""Level to the colour that its place in the line is underlined with."""

ALL = "all"
WIDEST = 980


class ProblemsScene(Scene):
    """The list of problems; it knows nothing of when the files are read again.

    Args:
        source: the scenario's files.
        why: what the list stands before: ``play`` (a game goes on as before), ``start`` or ``library``.
        again: reads the files now.
        leave: what the way on does.
    """

    id = "problems"
    first_focus = "on"

    def __init__(
        self, source: SourcePort, why: str, again: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        self.source = source
        self.why = why
        self.again = again
        self.leave = leave
        self.level = ALL

    @property
    def checked(self) -> bool:
        """Whether nothing that is listed stops the game that is played."""
        return self.why == "play" and not self.source.broken

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view, tr = self.source.problems(ctx.tr.language), ctx.tr
        levels = [level for level in LOOKS if view.count(level)]
        lead = "checked" if self.checked else self.why
        level = self.level if self.level in levels else ALL
        groups = [self._group(ctx, view, each) for each in levels if level in (ALL, each)]
        column = Col(self._head(ctx, view, lead, level, levels), *groups, gap=22, grow=6, max_width=WIDEST)
        narrow = ctx.columns == 1
        body = Scroll(
            column if narrow else Row(Gap(grow=1), column, Gap(grow=1)),
            pad=(16, 14) if narrow else (20, 24),
            id="problems.body",
        )
        again = Button(
            tr("problems.again"),
            self.again,
            icon="refresh",
            hotkey="f5",
            show_key=ctx.width >= NARROW,
            id="again",
        )
        icon = "" if self.why == "play" else "close" if self.why == "start" else "arrow_left"
        on = way_on(tr(f"problems.go_on.{lead}"), self.leave, icon=icon)
        bar = app_bar(ctx, tr("problems.title"), view.name)
        return frame(bar, body, footer(ctx, tr("problems.keys"), again, on))

    def help(self) -> str:
        """Return how the list is used."""
        return self.ctx.tr("problems.help").replace("\n", "\n\n")

    def on_escape(self) -> None:
        """Do what the way on does."""
        self.leave()

    # --- parts

    def _head(self, ctx: Context, view: ProblemsView, lead: str, level: str, levels: list[str]) -> Node:
        tr = ctx.tr
        summary = view.summary[:1].upper() + view.summary[1:]
        tone = "negative" if view.count("error") else "warning"
        where = Row(
            Icon("document", 18, "ink2"), Label(view.path, face="mono", size=14, color="ink", grow=1), gap=8
        )
        told = Callout(tr(f"problems.lead.{lead}"), where, tone=tone, title=summary, id="problems.summary")
        return Col(told, self._filter(ctx, view, level, levels) if len(levels) > 1 else None, gap=14)

    def _filter(self, ctx: Context, view: ProblemsView, shown: str, levels: list[str]) -> Node:
        tr = ctx.tr
        choices = [(ALL, f"{tr('problems.all')} ({len(view.problems)})")]
        choices += [(level, f"{tr(f'problems.group.{level}')} ({view.count(level)})") for level in levels]
        segments = Segmented(choices, shown, self._show, id="level", name=tr("problems.show"))
        return segments if ctx.columns == 1 else Row(segments, Gap(grow=1))

    def _show(self, level: str) -> None:
        self.level = level
        self.ctx.ui.scrolls.pop("problems.body", None)
        self.ctx.app.refresh()

    def _group(self, ctx: Context, view: ProblemsView, level: str) -> Node:
        found = [each for each in view.problems if each.level == level]
        tr = ctx.tr
        cards = [self._card(ctx, each) for each in found]
        return section(
            f"{tr(f'problems.group.{level}')} ({len(found)})",
            *cards,
            below=tr(f"problems.group.{level}.how"),
            gap=12,
        )

    def _card(self, ctx: Context, problem: ProblemView) -> Node:
        tone, icon = LOOKS[problem.level]
        place = Label(problem.place, face="mono", size=14, color="ink2") if problem.place else None
        said = " ".join(filter(None, (problem.level_text, problem.code, problem.place)))
        head = WrappedRow(
            Badge(problem.level_text, tone, icon),
            Label(problem.code, "tag", "ink2") if problem.code else None,
            place,
            gap=12,
            line_gap=4,
            role="row",
            name=said,
        )
        line = (
            SourceLine(
                problem.source,
                problem.line,
                problem.start,
                problem.length,
                MARKS[problem.level],
                name=ctx.tr("problems.line", line=problem.line, text=problem.source.strip()),
            )
            if problem.source
            else None
        )
        remedy = (
            Row(Icon("arrow", 18, "primary"), Label(problem.remedy, "strong", grow=1), gap=8, align="start")
            if problem.remedy
            else None
        )
        return Card(head, Label(problem.message, size=16), line, remedy, gap=10, pad=(18, 14))
