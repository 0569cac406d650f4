"""The generated parts of ``docs/model.md``: stocks, and the equations and parameters of each mechanism.

The page itself is prose. Its parts stand between ``<!-- part: NAME -->`` and ``<!-- end -->``; a test
fails when one is older than the table, and ``TAKTSKIFTE_GOLDEN=write python3 -m pytest
tests/engine/test_document.py`` writes them anew. The part ``measured`` is the benchmark's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.engine import loops, sources
from game.engine.equations import EQUATIONS
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


def parts() -> dict[str, str]:
    """Return every generated part by its name: ``stocks``, ``loops``, ``count``, ``sources`` and the groups
    of parameters.
    """
    count = len(PARAMETERS)
    own = [row.source for row in PARAMETERS if row.source.startswith("assumption")]
    led = len([source for source in own if re.search("(19|20)[0-9]{2}", source)])
    told = (
        f"{count} parameters. The size of {len(own)} is our own choice (*assumption*); for {led} of these "
        f"others have found the direction. {count - len(own)} have their size from a source."
    )
    groups = {group: _group(group) for group in GROUPS}
    return {
        "stocks": _stocks(),
        "loops": loops.table(),
        "count": told,
        "sources": sources.listing(),
        **groups,
    }


def refresh(page: str) -> str:
    """Return the page with its generated parts as the tables are now.

    Raises:
        ValueError: the page has no place for a part.
    """
    for name, text in parts().items():
        page = put_part(page, name, text)
    return page


def put_part(page: str, name: str, text: str) -> str:
    """Return the page with one part replaced.

    Raises:
        ValueError: the page has no place for it, or several.
    """
    pattern = re.compile(rf"(<!-- part: {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if len(pattern.findall(page)) != 1:
        raise ValueError(f"the page needs exactly one part '{name}'")
    return pattern.sub(lambda found: f"{found[1]}{text}\n{found[2]}", page)


def _stocks() -> str:
    lines = ["| stock | unit | what it is | rises with | falls with |", "|---|---|---|---|---|"]
    lines += [
        f"| `{row.name}` | {row.unit} | {row.meaning} | {row.rises} | {row.falls} |" for row in STOCK_ROWS
    ]
    return "\n".join(lines)


def _group(group: str) -> str:
    lines = [f"- {equation}" for equation in EQUATIONS[group]]
    lines += ["", "| name | default | range | unit | what it means | source |", "|---|---|---|---|---|---|"]
    lines += [_line(row) for row in PARAMETERS if row.group == group]
    return "\n".join(lines)


def _line(row: Parameter) -> str:
    figures = f"{row.default:g} | {row.low:g} to {row.high:g}"
    return f"| `{row.name}` | {figures} | {row.unit} | {row.text} | {row.source} |"
