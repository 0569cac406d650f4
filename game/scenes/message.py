"""A message that fills the screen: what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.scene import Context, Scene
from game.scenes.chrome import app_bar, footer, frame, way_on
from game.ui import Card, Col, Gap, Icon, Label, Node, Row, Scroll


class MessageScene(Scene):
    """Tells something that went wrong, or that the player should know before going on.

    Args:
        title: what it is about.
        lines: the sentences: what happened, what was kept, what to do.
        on_text: the words on the way on.
        on_press: what the way on does; closes the message when left out.
        tone: warning or negative.
    """

    id = "message"
    first_focus = "on"

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        on_text: str,
        on_press: Callable[[], object] | None = None,
        *,
        tone: str = "negative",
    ) -> None:
        self.title = title
        self.lines = tuple(lines)
        self.on_text = on_text
        self.pressed = on_press
        self.tone = tone

    def build(self, ctx: Context) -> Node:
        """Return the screen."""
        words = Col(*(Label(line, size=17) for line in self.lines), gap=12, grow=1)
        card = Card(
            Row(
                Icon("warn", 26, self.tone, disc=f"{self.tone}_tint"),
                words,
                gap=18,
                align="start",
            ),
            pad=(28, 26),
        )
        narrow = ctx.columns == 1
        body = Scroll(
            card if narrow else Row(Gap(grow=1), Col(card, grow=6, max_width=820), Gap(grow=1)),
            pad=(20, 48 if ctx.height > 560 else 16),
            id="message.body",
        )
        on = way_on(self.on_text, self._on, icon="" if self.pressed else "arrow_left")
        return frame(
            app_bar(ctx, self.title, ctx.tr("app.name")), body, footer(ctx, ctx.tr("message.keys"), on)
        )

    def help(self) -> str:
        """Return the message itself."""
        return "\n\n".join(self.lines)

    def _on(self) -> None:
        if self.pressed is not None:
            self.pressed()
        else:
            self.ctx.app.pop(None)

    def on_escape(self) -> None:
        """Do what the way on does: there is no other way."""
        self._on()
