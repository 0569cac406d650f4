"""The feedback loops that run the game: who acts on whom, with which sign, and what it leads to.

The model's page and its picture are held to this table, and the table's signs to the equations: a test pushes
each quantity and sees which way the next one moves.
"""

from __future__ import annotations

from dataclasses import dataclass

LOAD, FREED, GRANT = "load", "freed time", "next grant"
"""What stands between stocks in a loop: computed at every instant, or decided between turns."""


@dataclass(frozen=True, slots=True)
class Loop:
    """One feedback loop.

    Attributes:
        name: ``R`` reinforces what has begun, ``B`` holds back; with a number.
        title: What to call it at the table.
        path: Stocks and quantities around it, the first one last again, with the sign of each step between.
        text: What it does.
    """

    name: str
    title: str
    path: tuple[str, ...]
    text: str

    @property
    def links(self) -> tuple[tuple[str, str, str], ...]:
        """Return every step: from, to and sign."""
        return tuple(
            (self.path[n], self.path[n + 2], self.path[n + 1]) for n in range(0, len(self.path) - 1, 2)
        )


LOOPS = (
    Loop(
        "R1",
        "The capability trap",
        ("pressure", "−", "practice", "−", "pressure"),
        "pressed services have no time to redesign work, and without redesign the pressure stays",
    ),
    Loop(
        "R2",
        "Too much at once",
        ("fatigue", "−", "adoption", "−", LOAD, "+", "fatigue"),
        "the tired take less into use, so what has been started goes on weighing on them",
    ),
    Loop(
        "R3",
        "Worn trust",
        ("fatigue", "−", "staff_trust", "−", "fatigue"),
        "tired people trust less, and where there is less trust less can be carried",
    ),
    Loop(
        "R4",
        "Use and redesign",
        ("adoption", "+", "practice", "+", "adoption"),
        "work is redesigned around tools that are used, and tools that fit the work are kept",
    ),
    Loop(
        "R5",
        "By example",
        ("adoption", "+", "adoption"),
        "while users are few, each wins others (Bass 1969)",
    ),
    Loop(
        "R6",
        "Time to learn",
        ("practice", "+", FREED, "+", "practice"),
        "freed time that is directed to capacity becomes time to redesign more",
    ),
    Loop(
        "R7",
        "Success feeds success",
        ("practice", "+", "quality", "+", "citizen_trust", "+", "confidence", "+", GRANT, "+", "built", "+",
         "adoption", "+", "practice"),
        "better services win trust, trust wins money; the other way it is a downward spiral",
    ),
    Loop(
        "R8",
        "Change crowds out change",
        (LOAD, "+", "pressure", "−", "practice", "−", LOAD),
        "what is under way disturbs the services, and pressed services settle nothing",
    ),
    Loop("B1", "Few left to win", ("adoption", "−", "adoption"), "most of those who could use it do"),
    Loop(
        "B2",
        "More to lose",
        ("adoption", "−", "citizen_trust", "+", "confidence", "+", GRANT, "+", "built", "+", "adoption"),
        "the more is used, the more there is to be exposed where security lags behind",
    ),
)  # fmt: skip
"""Every loop that the game is about. Besides, each stock that fades balances itself."""

DECIDED = (("confidence", GRANT), (GRANT, "built"))
"""Steps that somebody decides: the council between turns, and the group."""


def table() -> str:
    """Return the loops as a table of the model's page; what is not a stock stands in italics."""
    lines = ["| loop | name | round it goes | what it does |", "|---|---|---|---|"]
    for loop in LOOPS:
        steps = [
            part if part in "+−" else f"*{part}*" if part in (LOAD, FREED, GRANT) else f"**{part}**"
            for part in loop.path
        ]
        round_it = " ".join(f"{step} →" if step in "+−" else step for step in steps)
        lines.append(f"| {loop.name} | {loop.title} | {round_it} | {loop.text} |")
    return "\n".join(lines)
