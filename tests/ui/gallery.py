"""A scene with every widget, for the tests and for looking at."""

from __future__ import annotations

from typing import Any

from game.app import App
from game.scene import Context, Scene
from game.settings import Settings
from game.ui import (
    Badge,
    BarPart,
    Button,
    Callout,
    Card,
    CardButton,
    CardOption,
    CauseBox,
    CauseMap,
    Checkbox,
    Clock,
    Col,
    Column,
    Dialog,
    Driver,
    Gap,
    Grid,
    Happening,
    Heading,
    Icon,
    IconButton,
    Kpi,
    Label,
    LineChart,
    Link,
    ListBox,
    ListItem,
    Node,
    Progress,
    RadioCards,
    Receipt,
    ReceiptEntry,
    Row,
    Scroll,
    SegmentBar,
    Segmented,
    Series,
    Slider,
    Stepper,
    Stop,
    Switch,
    Table,
    Tabs,
    TextField,
    Timeline,
    ToggleCard,
    TurnDots,
)

PARTS = (
    ("set", "Valg", "gear"),
    ("figures", "Tall", "chart"),
    ("charts", "Diagram", "chart"),
    ("write", "Skriv", "pencil"),
)


class Gallery(Scene):
    """Every widget, on four tabs."""

    id = "gallery"
    first_focus = "go"

    def __init__(self, part: str = "set") -> None:
        self.part = part
        self.level = 3.5
        self.option = ""
        self.emphasis = "even"
        self.count = 2.0
        self.on = {"a": True, "b": False}
        self.note = ""
        self.line = "second"
        self.motion = False
        self.happened: list[str] = []

    def help(self) -> str:
        return "Her kan du prøve alt.\n\nTab flytter fokus."

    def build(self, ctx: Context) -> Node:
        self.ctx = ctx
        parts = {"set": self._set, "figures": self._figures, "charts": self._charts, "write": self._write}
        tabs = Tabs(PARTS, self.part, self._turn, id="tabs", name="Deler")
        body = Scroll(tabs, *parts[self.part](), gap=16, pad=(20, 12, 10, 12), id=f"body.{self.part}", grow=1)
        return Col(self._bar(), body, self._foot(), fill="bg")

    def _turn(self, part: str) -> None:
        self.part = part
        self.ctx.app.refresh()

    def _bar(self) -> Node:
        tr = self.ctx.tr
        wide = self.ctx.columns > 1
        budget = Col(
            Row(
                Label("Handlingsrom", "label", "on_bar", grow=1),
                Label(tr.money(38.0), "label", "on_bar"),
                width=240,
            ),
            SegmentBar(
                [BarPart("Fordelt", 22.3, "bar_accent", tr.money(22.3))],
                38,
                ground="bar_line",
                name="Handlingsrom",
                width=240,
            ),
            gap=4,
        )
        return Row(
            Icon("building", 22, "on_bar", disc="bar_line") if wide else None,
            Col(
                Heading("Budsjett", 1, color="on_bar"), Label("Fjordvik kommune", "small", "on_bar2"), grow=1
            ),
            Col(Label("Halvår 3 av 8", "label", "on_bar"), TurnDots(3, 8, name="Halvår"), gap=3),
            budget if wide else None,
            IconButton("help", "Hjelp", lambda: self.ctx.ui.toast("Hjelp er på vei"), kind="bar", id="help"),
            IconButton("gear", "Innstillinger", self._ask, kind="bar", id="settings"),
            gap=16,
            pad=(20, 10),
            fill="bar",
        )

    def _foot(self) -> Node:
        return Row(
            Label("Tab flytter fokus · piltaster justerer", "small", "ink2", grow=1)
            if self.ctx.columns > 1
            else Gap(grow=1),
            Button("Angre", icon="undo", id="undo", blocked="Det er ingenting å angre."),
            Button(
                "Avslutt halvåret",
                lambda: self.happened.append("go"),
                kind="primary",
                icon_end="arrow_right",
                hotkey="ctrl+enter",
                id="go",
            ),
            gap=10,
            pad=(20, 10),
            fill="surface",
        )

    def _ask(self) -> None:
        ui = self.ctx.ui

        def answer(said: str) -> None:
            self.happened.append(said)
            ui.close()

        ui.open(
            Dialog(
                "Vil du avslutte halvåret?",
                Label(
                    "Dere har 15,7 mill. kr igjen. Det som ikke fordeles, går tilbake til disposisjonsfondet."
                ),
                Callout("To tiltak mangler gevinsteier.", tone="warning"),
                actions=(
                    Button("Tilbake", lambda: answer("no"), id="ask.no"),
                    Button("Avslutt", lambda: answer("yes"), kind="primary", id="ask.yes"),
                ),
                on_close=lambda: answer("closed"),
                close_name="Lukk",
                id="ask",
            )
        )

    def _set(self) -> tuple[Node, ...]:
        tr = self.ctx.tr
        value = Label(tr.money(self.level), "strong", one_line=True)

        def change(level: float) -> None:
            self.level = level
            value.set(tr.money(level))

        slider = Slider(
            self.level,
            0,
            12,
            0.1,
            change,
            shown=tr.money,
            ghost=2.0,
            ghost_name="Forrige halvår",
            cap=8.0,
            id="slider",
            name="Teknologi",
            tip="Plattform, integrasjoner og sikkerhet.",
            help="Penger til plattform, integrasjoner, datakvalitet og sikkerhet.",
        )
        lever = Card(
            Row(Icon("technology", 20, "primary"), Label("Teknologi", "name", grow=1), value, gap=8),
            slider,
            Label(
                "Nett, sikkerhet og felles plattformer. Lavt nivå øker risikoen for driftsstans.",
                "small",
                "ink2",
            ),
            Segmented(
                [("even", "Jevnt"), ("build", "Bygg"), ("platform", "Plattform")],
                self.emphasis,
                lambda chosen: setattr(self, "emphasis", chosen),
                id="emphasis",
                name="Vekt",
            ),
            gap=6,
        )
        cards = [
            ToggleCard(
                Label("Trygghetsalarmer og digitalt tilsyn for hjemmeboende eldre.", "small", "ink2", grow=1),
                Row(
                    Icon("coin", 16, "ink2"),
                    Label(tr.money(9.5), "tag"),
                    Icon("clock", 16, "ink2"),
                    Label("9 mnd", "label", "ink2"),
                    gap=5,
                ),
                title=title,
                icon="home_care",
                on=self.on[key],
                on_change=lambda on, key=key: self.on.__setitem__(key, on),  # type: ignore[misc]
                id=f"ini.{key}",
            )
            for key, title in (
                ("a", "Velferds\u00adteknologi hjemme"),
                ("b", "Felles saks\u00adbehandlings\u00adsystem"),
            )
        ]
        options = RadioCards(
            [
                CardOption(
                    "wait",
                    "Vent til avtalen er på plass",
                    (Label("Tryggere, men et halvt år senere.", "small", "ink2"),),
                ),
                CardOption(
                    "go",
                    "Start nå med et pilotområde",
                    (Label("Læring tidlig, men noen må leve med feil.", "small", "ink2"),),
                ),
                CardOption("stop", "Stopp anskaffelsen", blocked="Kontrakten er allerede signert."),
            ],
            self.option,
            lambda chosen: setattr(self, "option", chosen),
            id="case",
            name="Hva gjør dere?",
        )
        return (
            Grid(lever, *cards, column=300, gap=12),
            Heading("Sak"),
            options,
            Grid(
                CardButton(
                    Label("Taktskifte", "name"),
                    Label("Åtte halvår, fire kapitler.", "small", "ink2"),
                    title="Taktskifte",
                    on_press=lambda: self.happened.append("open"),
                    id="open",
                ),
                Card(
                    Switch(
                        "Redusert bevegelse",
                        self.motion,
                        lambda on: setattr(self, "motion", on),
                        detail="Ingenting beveger seg av seg selv.",
                        id="motion",
                    ),
                    Checkbox("Nullpunkts\u00admåling", True, lambda on: None, id="base"),
                ),
                Card(
                    Label("Antall lag", "name"),
                    Stepper(
                        self.count,
                        1,
                        6,
                        1,
                        lambda n: setattr(self, "count", n),
                        id="stepper",
                        name="Antall lag",
                    ),
                ),
                column=300,
            ),
        )

    def _figures(self) -> tuple[Node, ...]:
        tr = self.ctx.tr
        history = (52, 55, 54, 58, 61, 65, 68)
        tiles = [
            Kpi(
                "Tjeneste\u00adkvalitet",
                "68",
                change="+3",
                direction=1,
                good=True,
                icon="service_quality",
                history=history,
                on_press=lambda: self.happened.append("why"),
                id="kpi.quality",
            ),
            Kpi(
                "Ansattes bruk",
                "61",
                change=tr.signed(-2, 0),
                direction=-1,
                good=False,
                icon="staff_adoption",
                history=history[::-1],
            ),
            Kpi(
                "Realiserte gevinster",
                tr.money(4.2),
                change="0",
                direction=0,
                icon="benefits_realised",
                history=(4, 4.2),
            ),
            Kpi("Økonomi", tr.money(-1.8), change=tr.signed(0.4), direction=1, good=True, icon="economy"),
        ]
        table = Table(
            [Column("Tiltak", 2), Column("Eier"), Column("Gevinst", 1, "end")],
            [
                ["Digital byggesak", "Teknisk", tr.money(1.5)],
                ["Velferds\u00adteknologi", "Hjemme\u00adtjenesten", tr.money(4.0)],
            ],
            name="Gevinster",
        )
        return (
            Grid(*tiles, column=240),
            Row(
                Badge("Pilot", "info", "play"),
                Badge("Forsinket", "warning", "clock"),
                Badge("I drift", "positive"),
                Badge("Stanset", "negative"),
                Badge("Ikke startet"),
                Gap(grow=1),
                gap=8,
            ),
            Grid(
                Card(table),
                Card(
                    Label("Endrings\u00adkapasitet", "name"),
                    Progress(0.62, mark=0.8, shown="62 av 100", name="Endringskapasitet"),
                    SegmentBar(
                        [
                            BarPart("Strategi", 2, "series0"),
                            BarPart("Teknologi", 5, "series1"),
                            BarPart("Ledelse", 4, "series2"),
                        ],
                        9,
                        name="Fordeling",
                    ),
                    Callout(
                        "Kommunestyret krever balanse innen to halvår.", tone="negative", title="Robek-varsel"
                    ),
                    Callout("Husk nullpunktsmåling før oppstart."),
                ),
                column=380,
            ),
        )

    def _charts(self) -> tuple[Node, ...]:
        tr = self.ctx.tr
        series = [
            Series("Innbygger\u00adtilfredshet", (62, 65, 68), (69, 71, 72, 74, 75), 0),
            Series("Ansattes arbeids\u00adglede", (66, 63, 61), (60, 60, 61, 63, 65), 1),
            Series("Digital modenhet", (30, 36, 42), (46, 50, 54, 58, 61), 2),
            Series("Drifts\u00adresultat", (52, 49, 46), (45, 45, 47, 49, 52), 3),
        ]
        labels = [str(n) for n in range(1, 9)]
        future = [
            Series("Slik det gikk", (40, 42, 45, 47, 50, 52, 56, 58), slot=0),
            Series("Med opplæring", (40, 42, 46, 51, 56, 60, 66, 70), slot=2, dashed=True),
        ]
        receipt = Receipt(
            ("Før", 50.0, "50,0"),
            [
                ReceiptEntry(
                    "Trygghets\u00adalarmer tatt i bruk", 2.4, "+2,4", "startet i halvår 1", "alarm", "alarm"
                ),
                ReceiptEntry(
                    "Opplæring i hjemmetjenesten",
                    1.1,
                    "+1,1",
                    "satsing på organisasjon",
                    "learning",
                    "training",
                ),
                ReceiptEntry("Sykefravær etter omstilling", -1.8, "−1,8", "hendelse", "warn", "sick"),
                ReceiptEntry("Ingen endring i etterspørsel", 0.0, "0,0"),
            ],
            ("Nå", 51.7, "51,7"),
            on_pick=self.happened.append,
            id="receipt",
            name="Tjenestekvalitet",
        )
        cause_map = CauseMap(
            [
                CauseBox("tech", "Teknologi", 0, tr.money(4)),
                CauseBox("org", "Organisasjon", 0, tr.money(2)),
                CauseBox("use", "Tatt i bruk", 1),
                CauseBox("load", "Endringspress", 1),
                CauseBox("quality", "Tjeneste\u00adkvalitet", 2, "+3"),
                CauseBox("trust", "Ansattes tillit", 2, "−2"),
            ],
            [
                Link("tech", "use", 1.2, "+1,2"),
                Link("org", "use", 2.0, "+2,0"),
                Link("tech", "load", 1.5, "+1,5"),
                Link("use", "quality", 3.0, "+3,0"),
                Link("load", "trust", -2.0, "−2,0"),
            ],
            name="Hva førte til hva",
        )
        timeline = Timeline(
            [
                Stop(
                    "1. halvår 2027",
                    "Kvalitet 50",
                    (
                        Happening("Startet trygghetsalarmer", "alarm"),
                        Happening("Dataangrep avverget", "shield", "positive"),
                    ),
                ),
                Stop(
                    "2. halvår 2027",
                    "Kvalitet 52",
                    (Happening("Valgte å involvere tillitsvalgte", "handshake"),),
                    marked=True,
                ),
                Stop(
                    "1. halvår 2028",
                    "Kvalitet 57",
                    (Happening("Skalerte piloten til hele kommunen", "play"),),
                ),
            ],
            name="Tidslinje",
        )
        chart = LineChart(
            series,
            labels,
            now=2,
            forecast_name="anslag",
            id="chart",
            name="Utvikling halvår 1–8",
            number=tr.number,
        )
        other = LineChart(future, labels, id="future", name="To framtider", marks=[(3, "her")])
        return (
            Grid(
                Card(Label("Utvikling halvår 1–8", "name"), chart),
                Card(Label("To framtider", "name"), other),
                column=400,
            ),
            Card(Label("Hvorfor endret kvaliteten seg?", "name"), receipt),
            Card(Label("Hva førte til hva", "name"), cause_map),
            Card(timeline),
        )

    def _write(self) -> tuple[Node, ...]:
        items = [
            ListItem("first", "Trygge sammen", "3. halvår · lagret i går", "save", "38 %"),
            ListItem("second", "Rognfjord i endring", "Debrief", "save", "100 %"),
            ListItem("third", "Første halvår", "", "save"),
        ]

        def choose(line: str) -> None:
            self.line = line
            self.ctx.app.refresh()

        return (
            Card(
                Label("Hvorfor valgte dere dette?", "name"),
                TextField(
                    self.note,
                    self._write_note,
                    placeholder="Skriv én setning …",
                    rows=3,
                    limit=200,
                    id="note",
                    name="Begrunnelse",
                ),
                Label("Navn på laget", "name"),
                TextField(
                    "Fjordgjengen",
                    lambda text: None,
                    id="team",
                    name="Navn på laget",
                    on_submit=lambda: self.happened.append("submit"),
                ),
            ),
            Card(ListBox(items, self.line, choose, id="saves", name="Lagrede spill")),
        )

    def _write_note(self, text: str) -> None:
        self.note = text


def open_gallery(
    size: tuple[int, int] = (1280, 720), part: str = "set", **settings: Any
) -> tuple[Driver, Gallery]:
    """Return hands on a gallery in a window of that size."""
    clock = Clock()
    chosen: dict[str, Any] = {"language": "nb", "reduced_motion": True, **settings}
    app = App(Settings(**chosen), size=size, clock=clock)
    scene = Gallery(part)
    app.push(scene)
    return Driver(app, clock), scene
