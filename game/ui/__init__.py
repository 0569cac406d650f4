"""The UI layer: trees of nodes on a window, knowing no game words.

A scene builds a tree from what it knows; callbacks say what the player wants. ``App`` (``game.app``) shows scenes,
``Driver`` plays them like a person.

Layout: ``Col`` (down), ``Row`` (across), ``Grid`` (equal columns, as many as fit), ``Flow`` (wraps), ``Stack`` (on
top), ``Scroll`` (give it an id), ``Gap``, ``Divider``. Every node takes ``id name help tip width height min_width
min_height max_width grow pad fill border radius role`` (lengths in dp, colours as tokens of ``game.ui.theme``).

>>> import os; os.environ.setdefault("SDL_VIDEODRIVER", "dummy") and None
>>> from game.app import App
>>> from game.scene import Context, Scene
>>> from game.settings import Settings
>>> from game.ui import Button, Card, Clock, Col, Driver, Heading, Label, Node, Scroll, Slider
>>> class Budget(Scene):
...     id, first_focus = "budget", "done"
...     def __init__(self):
...         self.level = 3.5
...     def build(self, ctx: Context) -> Node:
...         shown = Label(ctx.tr.money(self.level), "strong")
...         def change(value):                     # a live change: mutate leaves
...             self.level = value
...             shown.set(ctx.tr.money(value))
...         return Col(
...             Heading("Budsjett", 1),
...             Scroll(Card(shown, Slider(self.level, 0, 12, 0.1, change, shown=ctx.tr.money,
...                                       id="technology", name="Teknologi")), id="body", grow=1),
...             Button("Ferdig", lambda: ctx.app.pop(self.level), kind="primary", id="done"),
...             fill="bg")
>>> clock = Clock()
>>> app = App(Settings(language="nb", reduced_motion=True), clock=clock)
>>> app.push(Budget())
>>> hands = Driver(app, clock)
>>> _ = hands.go_to("Teknologi")
>>> hands.press("right", times=3)
>>> print(hands.text(mark_focus=True).replace(chr(0xA0), " "), end="")
# Budsjett
3,8 mill. kr
→ [glider] Teknologi: 3,8 mill. kr
[knapp] Ferdig
"""

from game.ui.driver import Clock, Driver
from game.ui.layout import Col, Divider, Flow, Gap, Grid, Row, Stack, columns
from game.ui.node import Box, Node
from game.ui.scroll import Scroll
from game.ui.stage import Ui
from game.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from game.ui.transcript import transcript
from game.ui.widgets.buttons import Button, Card, CardButton, IconButton, KeyCap, Pressable
from game.ui.widgets.choices import (
    Checkbox,
    Option,
    RadioCards,
    Segmented,
    Switch,
    Toggle,
    ToggleCard,
)
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.slider import Slider
from game.ui.widgets.text import Heading, Icon, Label

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "Box",
    "Button",
    "Card",
    "CardButton",
    "Checkbox",
    "Clock",
    "Col",
    "Dialog",
    "Divider",
    "Driver",
    "Flow",
    "Gap",
    "Grid",
    "Heading",
    "Icon",
    "IconButton",
    "KeyCap",
    "Label",
    "Node",
    "Option",
    "Pressable",
    "RadioCards",
    "Row",
    "Scroll",
    "Segmented",
    "Slider",
    "Stack",
    "Switch",
    "Theme",
    "Toggle",
    "ToggleCard",
    "Ui",
    "columns",
    "transcript",
]
