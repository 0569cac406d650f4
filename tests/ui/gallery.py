"""A scene with every widget, for the tests and for looking at."""

from __future__ import annotations

from game.app import App
from game.scene import Context, Scene
from game.settings import Settings
from game.ui import (
    Button, Card, CardButton, Checkbox, Col, Driver, Gap, Grid, Heading, Icon, IconButton, Label, Node,
    Option, RadioCards, Row, Scroll, Segmented, Slider, Switch, ToggleCard,
)
from game.ui.driver import Clock


class Gallery(Scene):
    id = "gallery"
    first_focus = "go"

    def __init__(self) -> None:
        self.level = 3.5
        self.option = ""
        self.emphasis = "even"
        self.on = {"a": True, "b": False}
        self.pressed: list[str] = []

    def build(self, ctx: Context) -> Node:
        tr = ctx.tr
        value = Label(tr.money(self.level), "strong", one_line=True)

        def change(v: float) -> None:
            self.level = v
            value.set(tr.money(v))

        slider = Slider(self.level, 0, 12, 0.1, change, shown=tr.money, ghost=2.0, ghost_name="Forrige halvår", cap=8.0,
                        id="slider", name="Teknologi", tip="Plattform, integrasjoner og sikkerhet.",
                        help="Penger til plattform, integrasjoner, datakvalitet og sikkerhet.")
        lever = Card(
            Row(Icon("chip", 20, "primary"), Label("Teknologi", "name", grow=1), value, gap=8),
            slider, Label("Nett, sikkerhet og felles plattformer. Lavt nivå øker risikoen for driftsstans.", "small", "ink2"),
            Segmented([("even", "Jevnt"), ("build", "Bygg"), ("platform", "Plattform")], self.emphasis,
                      lambda o: setattr(self, "emphasis", o), id="emphasis", name="Vekt"),
            gap=4)
        cards = [
            ToggleCard(Label("Trygghetsalarmer og digitalt tilsyn for hjemmeboende eldre.", "small", "ink2", grow=1),
                       Row(Icon("coin", 16, "ink2"), Label(tr.money(9.5), "tag"), Icon("clock", 16, "ink2"), Label("9 mnd", "label", "ink2"), gap=5),
                       title=t, icon="home_care", on=self.on[k], on_change=lambda s, k=k: self.on.__setitem__(k, s), id=f"ini.{k}")
            for k, t in (("a", "Velferds\u00adteknologi hjemme"), ("b", "Felles saks\u00adbehandlings\u00adsystem"))
        ]
        options = RadioCards(
            [Option("wait", "Vent til avtalen er på plass", (Label("Tryggere, men et halvt år senere.", "small", "ink2"),)),
             Option("go", "Start nå med et pilotområde", (Label("Læring tidlig, men noen må leve med feil.", "small", "ink2"),)),
             Option("stop", "Stopp anskaffelsen", blocked="Kontrakten er allerede signert.")],
            self.option, lambda o: setattr(self, "option", o), id="case", name="Hva gjør dere?")
        bar = Row(Icon("building", 22, "on_bar", disc="bar_line"),
                  Col(Heading("Budsjett", 1, color="on_bar"), Label("Fjordvik kommune", "small", "on_bar2")),
                  Gap(grow=1), Label("Halvår 3 av 8", "label", "on_bar"),
                  IconButton("help", "Hjelp", lambda: ctx.ui.toast("Hjelp er på vei"), kind="bar", id="help"),
                  IconButton("gear", "Innstillinger", kind="bar", id="settings"),
                  gap=12, pad=(20, 10), fill="bar")
        body = Scroll(
            Grid(lever, *cards, column=300, gap=12),
            Heading("Sak"), options,
            Grid(CardButton(Label("Taktskifte", "name"), Label("Åtte halvår, fire kapitler.", "small", "ink2"), title="Taktskifte", id="open"),
                 Card(Switch("Redusert bevegelse", False, lambda on: None, detail="Ingenting beveger seg av seg selv.", id="motion"),
                      Checkbox("Nullpunkts\u00admåling", True, lambda on: None, id="base")), column=300),
            gap=16, pad=(20, 12, 10, 12), id="body", grow=1)
        foot = Row(Label("Tab flytter fokus · piltaster justerer", "small", "ink2", grow=1),
                   Button("Angre", icon="undo", id="undo", blocked="Det er ingenting å angre."),
                   Button("Avslutt halvåret", lambda: self.pressed.append("go"), kind="primary", icon_end="arrow_right", hotkey="ctrl+enter", id="go"),
                   gap=10, pad=(20, 10), fill="surface")
        return Col(bar, body, foot, fill="bg")


def open_gallery(size: tuple[int, int] = (1280, 720), **settings: object) -> tuple[Driver, Gallery]:
    clock = Clock()
    app = App(Settings(language="nb", reduced_motion=True, **settings), size=size, clock=clock)
    scene = Gallery()
    app.push(scene)
    return Driver(app, clock), scene
