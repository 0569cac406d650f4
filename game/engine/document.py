"""The model's page, ``docs/model.md``: written from the one table of parameters and the list of stocks below.

Run ``python3 -m game.engine.document > docs/model.md``; a test fails when the page is older than the table.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.parameters import GROUPS, PARAMETERS, Parameter


@dataclass(frozen=True, slots=True)
class StockRow:
    """One stock as a reader meets it.

    Attributes:
        name: Its name in the engine (``dynamics.stocks.Stocks``).
        unit: Its unit; ``0..1`` is a fraction, shown as 0 to 100.
        meaning: What it is.
        rises: What fills it.
        falls: What drains it.
    """

    name: str
    unit: str
    meaning: str
    rises: str
    falls: str


STOCK_ROWS = (
    StockRow(
        "built",
        "0..1",
        "How much of an initiative's tool is in place",
        "technology money, by need and duration",
        "stopping it",
    ),
    StockRow(
        "adoption",
        "0..1",
        "Staff who use the tool",
        "willingness and the example of others (Bass)",
        "people who give up: old ways of working, fatigue, no leaders",
    ),
    StockRow(
        "practice",
        "0..1",
        "Work that has been redesigned around the tool",
        "organisation money x leadership x direction x slack",
        "old habits, most where nobody leads",
    ),
    StockRow(
        "follow_up",
        "0..1",
        "Somebody gets hold of the benefit",
        "a benefit owner x leadership x direction",
        "time",
    ),
    StockRow(
        "debt",
        "0..1",
        "Technical debt of an initiative",
        "hurried building, age, debt itself",
        "technology money left for repair",
    ),
    StockRow(
        "competence",
        "0..1",
        "What a service's staff can do",
        "training x leadership, less when pressed",
        "turnover, forgetting, fatigue",
    ),
    StockRow(
        "quality",
        "0..1",
        "A service's quality as citizens meet it",
        "initiatives in full effect, freed time",
        "pressure, demand, fatigue, disruption",
    ),
    StockRow(
        "pressure",
        "0..1",
        "A service's backlog",
        "demand, disruption, forced savings",
        "work done, relief from initiatives and freed time",
    ),
    StockRow("strategy", "0..1", "Clear direction", "strategy money x leadership", "time"),
    StockRow(
        "leadership", "0..1", "Leaders who take part", "leadership money", "attention that moves elsewhere"
    ),
    StockRow("fatigue", "0..1", "Tiredness from change", "more change than there is capacity for", "rest"),
    StockRow(
        "staff_trust",
        "0..1",
        "The staff's trust",
        "leadership, time to learn, taking part (slowly)",
        "fatigue, savings of freed time (fast)",
    ),
    StockRow(
        "citizen_trust",
        "0..1",
        "The citizens' trust",
        "service quality (slowly)",
        "exposed data, exclusion, bad service (fast)",
    ),
    StockRow(
        "security",
        "0..1",
        "Security and privacy at work",
        "money with direction, repair, competence, security initiatives",
        "threats that outgrow defences",
    ),
    StockRow(
        "data", "0..1", "Data that can be trusted and shared", "a data platform in use, direction", "decay"
    ),
    StockRow(
        "platform",
        "0..1",
        "Systems that work together",
        "technology money left over, platform initiatives",
        "falling behind",
    ),
    StockRow("legacy", "0..1", "Old systems", "age", "technology money left for repair"),
    StockRow(
        "exclusion",
        "0..1",
        "Citizens left outside the digital",
        "self-service in use without help",
        "people who find a way in",
    ),
    StockRow("demand", "0..1", "More who need help than at the start", "demography", "nothing"),
    StockRow(
        "confidence",
        "0..1",
        "The council's confidence",
        "citizens' trust, benefits it believes in",
        "an empty reserve",
    ),
    StockRow(
        "reserve",
        "MNOK",
        "The reserve",
        "grant, cash from freed time directed to savings",
        "money divided, running costs, cases and events, what the council takes back",
    ),
    StockRow("invested", "MNOK", "Money divided so far", "money on the levers, baselines", "nothing"),
    StockRow(
        "running_paid", "MNOK", "Running costs so far", "what has been built, more with debt", "nothing"
    ),
    StockRow("cash", "MNOK", "Savings so far", "freed time directed to savings", "nothing"),
    StockRow(
        "benefits", "MNOK", "Benefits so far", "works x used x redesigned x followed up x aligned", "nothing"
    ),
    StockRow(
        "co2", "tonnes", "CO2e against doing nothing", "building and running tools", "initiatives in effect"
    ),
)
"""Every stock of ``dynamics.stocks.Stocks``."""

_HEAD = """# The model

<!-- Written by `python3 -m game.engine.document > docs/model.md`, from game/engine/parameters.py. -->

What the game computes, for those who lead a session and for those who want to check it. Every
constant below may be set by a scenario (`model: {group: {name: value}}`). Where the source says
*assumption*, the figure is our own choice: plausible, not estimated, and calibrated until the
behaviours in `tests/reference/` hold. Evidence is mostly correlational, and "direction only" means
that a source supports the sign and not the size.

## In five sentences

1. Money builds capability and tools; capability fades when nobody tends it.
2. A tool gives its benefit only as a product: it works x is used x the work is redesigned x
   somebody follows up x it pulls in the chosen direction. A weak link weakens the whole chain.
3. Every change in progress weighs on the same people; more than they can carry tires them and slows
   everything.
4. Things get worse before they get better, because work is disturbed before it is improved.
5. Trust is slow to grow and quick to fall, and the council answers to it, to the economy and to
   money left idle.

## Stocks and flows

```
 strategy money ------> (STRATEGY) ----------------------------------------------+ aims
                            ^ |                                                  v
 leadership money --> (LEADERSHIP) --+--------------+-----------------+      [BENEFITS] --> freed time --+
                          |          |              |                 |          ^                       |
                          v          v              v                 v          | product of the chain  |
 technology money --> (BUILT) --> [works] --> (ADOPTION) --> (PRACTICE) --> (FOLLOW-UP) <-- owner        |
        |                ^           ^              ^             ^                                      |
        | left over      |           | less          | ease        | time to learn                       |
        +--> (PLATFORM) (SECURITY) (DATA)             |             |                                    |
        +--> repairs -> (DEBT) (OLD SYSTEMS)          |             |                                    |
 organisation money ---> (COMPETENCE) ----------------+-------------+                                    |
                              ^                                     ^                                    |
                              | less                                | slack                              |
 change under way --> load over capacity --> (FATIGUE)          (PRESSURE) <-- demand                    |
        |                                        |                  ^  |                                 |
        +--> disruption -------------------------+------------------+  v                                 |
                                                 +-----------> (SERVICE QUALITY) <--- to quality --------+
                                                 v                    v                                  |
                                           (STAFF TRUST)       (CITIZENS' TRUST)      (RESERVE) <-- savings
                                                                      v                  ^
                                                              (COUNCIL'S CONFIDENCE) --> grant: cut, extra
```

Names in brackets are stocks; they change only through flows, so they have memory. Every half-year
is computed in six midpoint steps with exact-solution formulas, in plain arithmetic, so that the
same choices give the same bits on every machine. Shown fractions run from 0 to 100.

| stock | unit | what it is | rises with | falls with |
|---|---|---|---|---|
"""

_TAIL = """
## What the model leaves out

- Single people, and who gets on with whom. A service is one mean of many.
- Prices, wages, interest and the market for suppliers. Money is worth the same all the way.
- Laws that change, other than as events that a scenario writes.
- The rest of the municipality's budget. What is divided here is the money for change and its
  running costs.
- Differences among citizens, other than who is left outside the digital.
- What cannot be counted. Dignity, safety and pride live in the cases and in the talk around the
  table.
- Forecasting. It is made for learning how things hang together, and no figure says what will happen
  in a real place.
"""


def document() -> str:
    """Return the whole page in Markdown."""
    rows = [
        f"| `{row.name}` | {row.unit} | {row.meaning} | {row.rises} | {row.falls} |" for row in STOCK_ROWS
    ]
    parts = [_HEAD + "\n".join(rows), "\n## Parameters\n"]
    parts.append(
        f"{len(PARAMETERS)} constants. Money is MNOK for an annual budget of 28 MNOK, scaled to others."
    )
    parts += [_group(group) for group in GROUPS]
    return "\n".join(parts) + "\n" + _TAIL


def _group(group: str) -> str:
    lines = [
        f"\n### {group}\n",
        "| name | default | range | unit | what it means | source |",
        "|---|---|---|---|---|---|",
    ]
    lines += [_line(row) for row in PARAMETERS if row.group == group]
    return "\n".join(lines)


def _line(row: Parameter) -> str:
    figures = f"{row.default:g} | {row.low:g} to {row.high:g}"
    return f"| `{row.name}` | {figures} | {row.unit} | {row.text} | {row.source} |"


if __name__ == "__main__":
    print(document(), end="")
