"""Cause maps: what counted most for one number, or for several, drawn from their receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.ui import CauseBox, CauseMap, Link, Node
from game.views import MapEdge


def cause_map(
    edges: Sequence[MapEdge],
    values: Mapping[str, str],
    *,
    most: int = 5,
    id: str,
    name: str,
) -> Node | None:
    """Return the map, causes at the left and numbers at the right; None when nothing points anywhere.

    Args:
        edges: the arrows, the strongest first for each number.
        values: each number's value as it is written, by id.
        most: greatest number of arrows to each number.
        id, name: of the picture.
    """
    kept: list[MapEdge] = []
    for edge in edges:
        if sum(1 for each in kept if each.target == edge.target) < most:
            kept.append(edge)
    if not kept:
        return None
    places = {
        **{f"from.{e.source}": CauseBox(f"from.{e.source}", e.source_label, 0) for e in kept},
        **{e.target: CauseBox(e.target, e.target_label, 1, values.get(e.target, "")) for e in kept},
    }
    links = [Link(f"from.{e.source}", e.target, e.sign * e.strength, e.change_text) for e in kept]
    return CauseMap(tuple(places.values()), links, id=id, name=name)
