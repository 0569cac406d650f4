"""The generated parts of ``docs/model.md``: stocks, and the equations and parameters of each mechanism.

The page itself is prose. Its parts stand between ``<!-- part: NAME -->`` and ``<!-- end -->``; a test
fails when one is older than the table, and ``TAKTSKIFTE_GOLDEN=write python3 -m pytest
tests/engine/test_document.py`` writes them anew. The part ``measured`` is the benchmark's own.
"""

from __future__ import annotations

import re

from game.engine import loops, sources
from game.engine.dynamics.mechanisms import STOCK_ROWS
from game.engine.equations import EQUATIONS
from game.engine.parameters import GROUPS, PARAMETERS, Parameter


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
