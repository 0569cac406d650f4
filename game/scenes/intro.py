"""The introduction: the municipality that the players are to lead, and what there is to learn."""

from __future__ import annotations

from game.scene import Context
from game.scenes.base import GameScene
from game.scenes.chrome import capital, footer, frame, hints_card, section, way_on
from game.scenes.town_picture import town_picture
from game.ui import Card, Grid, Icon, Label, Node, Progress, Row, Scroll
from game.views import IntroView, ServiceView


class IntroScene(GameScene):
    """The municipality before the first turn."""

    id = "intro"
    first_focus = "on"

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        view, tr = self.port.intro(), ctx.tr
        town = town_picture(view.town, id="intro.town", height=330 if ctx.columns == 3 else 240)
        if ctx.columns == 3:
            body: Node = Row(
                Scroll(town, self._story(ctx, view), gap=18, pad=(24, 20, 8, 20), id="intro.story", grow=13),
                Scroll(*self._facts(ctx, view), gap=20, pad=(12, 20, 16, 20), id="intro.facts", grow=10),
                align="stretch",
            )
        else:
            body = Scroll(
                hints_card(tr, view.hints),
                self._story(ctx, view),
                town,
                *self._facts(ctx, view, hints=False),
                gap=20,
                pad=(18, 16),
                id="intro.body",
            )
        on = way_on(tr("intro.on"), self._on)
        return frame(self.bar(tr("intro.title", name=view.title)), body, footer(ctx, tr("intro.keys"), on))

    def _story(self, ctx: Context, view: IntroView) -> Node:
        lead, *rest = view.story or ("",)
        return Card(
            Label(view.summary, "subhead") if view.summary else None,
            Label(lead, "story", size=17),
            *(Label(paragraph, "story", size=17) for paragraph in rest),
            gap=12,
            pad=(24, 20),
        )

    def _facts(self, ctx: Context, view: IntroView, *, hints: bool = True) -> list[Node]:
        tr = ctx.tr
        figures = Grid(
            *(
                Card(
                    Label(capital(value), "title"),
                    Label(label, "small", "ink2"),
                    gap=2,
                    pad=(14, 10),
                    role="figure",
                    name=f"{label}: {value}",
                )
                for label, value in view.figures
            ),
            column=150,
            most=3,
            gap=10,
        )
        goals = Card(
            *(
                Row(Icon("target", 20, "primary"), Label(goal, grow=1), gap=12, align="start")
                for goal in view.learning_goals
            ),
            gap=12,
            pad=(18, 16),
        )
        services = Grid(*(_service(ctx, each) for each in view.services), column=230, most=2, gap=10)
        said = [
            hints_card(tr, view.hints) if hints else None,
            section(tr("intro.figures"), figures),
            section(tr("intro.goals"), goals) if view.learning_goals else None,
            section(tr("intro.services"), services, below=tr("intro.services.how")),
        ]
        return [each for each in said if each is not None]

    def _on(self) -> None:
        self.go(self.port.steps.advance())


def _service(ctx: Context, view: ServiceView) -> Node:
    bar = Progress(view.quality, 100, height=8, name=ctx.tr("intro.service.quality"), shown=view.quality_text)
    return Card(
        Row(
            Icon(view.icon, 20, "primary", disc="tint"),
            Label(view.title, "name", grow=1),
            Label(view.quality_text, "title", one_line=True),
            gap=12,
        ),
        Label(view.text, "small", "ink2") if view.text else None,
        bar,
        gap=8,
        pad=(14, 12),
        role="figure",
        name=view.summary,
    )
