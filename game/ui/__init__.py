"""The UI layer: trees of nodes on a window, knowing no game words.

A scene builds a tree from what it knows; callbacks say what the player wants. ``App`` (``game.app``) shows
scenes, ``Driver`` plays them like a person.

Layout: ``Col`` (down), ``Row`` (across), ``Grid`` (equal columns, as many as fit), ``WrappedRow`` (wraps),
``Stack`` (on top), ``Scroll`` (give it an id), ``Gap``, ``Divider``. Every node takes ``id name help tip
width height min_width min_height max_width grow pad fill border radius role`` (lengths in dp, colours as
tokens of ``game.ui.theme``). Give everything that can have focus a stable ``id``.

Words: ``Label``, ``Heading``, ``Icon``, ``Badge``, ``Callout``, ``SourceLine``. Pressed: ``Button`` (primary,
secondary, quiet, bar, danger; ``blocked="why not"``; ``hotkey="ctrl+enter"``), ``IconButton``,
``CardButton``. Chosen: ``Checkbox``, ``Switch``, ``ToggleCard``, ``RadioCards`` (digits choose),
``Segmented``, ``Tabs``, ``ListBox``. Set: ``Slider``, ``Stepper``, ``TextField``. Figures: ``Kpi``,
``ChangeLabel``, ``Progress``, ``SegmentBar``, ``TurnDots``, ``Table``. Charts: ``LineChart``, ``Receipt``,
``Timeline``, ``CauseMap``, ``Sparkline``. Above the screen: ``ui.open(Dialog(...))``, ``ui.close()``,
``ui.toast(text, tone)``.

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

from game.ui.charts.cause_map import CauseBox, CauseMap, Link
from game.ui.charts.line import LineChart
from game.ui.charts.plot import Series
from game.ui.charts.receipt import Receipt, ReceiptEntry
from game.ui.charts.spark import Sparkline
from game.ui.charts.timeline import Happening, Stop, Timeline
from game.ui.driver import Clock, Driver
from game.ui.layout import Col, Divider, Gap, Grid, Row, Stack, WrappedRow, columns
from game.ui.node import Box, Node
from game.ui.scroll import Scroll
from game.ui.stage import Ui
from game.ui.theme import DARK, HIGH_CONTRAST, LIGHT, Theme
from game.ui.transcript import transcript
from game.ui.widgets.buttons import Button, Card, CardButton, IconButton, KeyCap, Pressable
from game.ui.widgets.choices import Checkbox, Switch, Toggle, ToggleCard
from game.ui.widgets.dialog import Dialog
from game.ui.widgets.field import TextField
from game.ui.widgets.figures import BarPart, ChangeLabel, Kpi, Progress, SegmentBar, TurnDots
from game.ui.widgets.lists import Column, ListBox, ListItem, Table, Tabs
from game.ui.widgets.notes import Badge, Callout
from game.ui.widgets.options import CardOption, RadioCards, Segmented
from game.ui.widgets.slider import Slider
from game.ui.widgets.source import SourceLine
from game.ui.widgets.stepper import Stepper
from game.ui.widgets.text import Heading, Icon, Label

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "Badge",
    "BarPart",
    "Box",
    "Button",
    "Callout",
    "Card",
    "CardButton",
    "CardOption",
    "CauseBox",
    "CauseMap",
    "ChangeLabel",
    "Checkbox",
    "Clock",
    "Col",
    "Column",
    "Dialog",
    "Divider",
    "Driver",
    "Gap",
    "Grid",
    "Happening",
    "Heading",
    "Icon",
    "IconButton",
    "KeyCap",
    "Kpi",
    "Label",
    "LineChart",
    "Link",
    "ListBox",
    "ListItem",
    "Node",
    "Pressable",
    "Progress",
    "RadioCards",
    "Receipt",
    "ReceiptEntry",
    "Row",
    "Scroll",
    "SegmentBar",
    "Segmented",
    "Series",
    "Slider",
    "SourceLine",
    "Sparkline",
    "Stack",
    "Stepper",
    "Stop",
    "Switch",
    "Table",
    "Tabs",
    "TextField",
    "Theme",
    "Timeline",
    "Toggle",
    "ToggleCard",
    "TurnDots",
    "Ui",
    "WrappedRow",
    "columns",
    "transcript",
]
