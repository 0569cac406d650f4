"""From version 0, the drafts before the game was published, to version 1.

Version 0 is a file that says ``taktskifte: 0``, or does not say its version. It differed from version 1 so:

1.  No version was stated.
2.  ``goals`` is ``learning_goals`` now.
3.  ``values``, ``services``, ``seats`` and the ``options`` of a case could be lists: of titles, or of things
    with an ``id`` or without. Now each is a mapping from id to thing. Missing ids are made from the titles.
4.  An initiative had an ``archetype`` and a ``duration``; now it has ``from`` and ``time``. A reason stood
    under ``reason`` in options, events and what came later; now it is ``because``.
5.  The price of an initiative was two figures, ``costs`` and ``running``; now ``cost: {build, running}``.
6.  ``turns: 6`` is ``turns: {count: 6}`` now; ``municipality: Fjordvik`` with ``population`` and ``staff``
    beside it is ``municipality: {name, population, staff}``.
7.  ``chance`` and the ``cashable`` part of a benefit were shares from 0 to 1; now they are per cent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import yaml

from game.scenario.scalars import better_id
from game.scenario.upgrades.draft import Draft, DraftEntry, Path, entries, everywhere, get

_LISTS = ("values", "services", "seats")
_MOST = 40  # characters of an id


def edit(draft: Draft) -> None:
    """Queue what makes a file of version 0 one of version 1."""
    _state_version(draft)
    _rename(draft, draft.root, (), "goals", "learning_goals")
    for name in _LISTS:
        _name_items(draft, draft.root, get(draft.root, name))
    for case in _all(draft, "cases"):
        _name_items(draft, case.value, get(case.value, "options", case.path))
    for initiative in _all(draft, "initiatives"):
        holder, path = initiative.value, initiative.path
        _rename(draft, holder, path, "archetype", "from")
        _rename(draft, holder, path, "duration", "time")
        _fold(draft, holder, path, {"costs": "build", "running": "running"}, "cost")
        benefit = get(holder, "benefit", path)
        _to_percent(draft, get(benefit.value, "cashable", benefit.path) if benefit else None)
    for giver in _with_reasons(draft):
        _rename(draft, giver.value, giver.path, "reason", "because")
    _fold(draft, draft.root, (), {"turns": "count"}, "turns")
    if get(draft.root, "municipality") is not None:
        _fold(
            draft,
            draft.root,
            (),
            {"municipality": "name", "population": "population", "staff": "staff"},
            "municipality",
        )
    for part in ("cases", "events", "news", "endings"):
        whole = get(draft.root, part)
        for found, _ in everywhere(whole.value, whole.path) if whole else ():
            _to_percent(draft, found if found.path[-1] == "chance" else None)


def _all(draft: Draft, part: str) -> Iterator[DraftEntry]:
    found = get(draft.root, part)
    return entries(found.value, found.path) if found else iter(())


def _with_reasons(draft: Draft) -> Iterator[DraftEntry]:
    """Yield options, events and what comes later of both."""
    for case in _all(draft, "cases"):
        options = get(case.value, "options", case.path)
        for option in entries(options.value, options.path) if options else ():
            yield from _and_later(option)
    for event in _all(draft, "events"):
        yield from _and_later(event)


def _and_later(holder: DraftEntry) -> Iterator[DraftEntry]:
    yield holder
    later = get(holder.value, "later", holder.path)
    yield from entries(later.value, later.path) if later else ()


def _state_version(draft: Draft) -> None:
    stated = get(draft.root, "taktskifte")
    if stated is not None:
        draft.replace(stated.value.start_mark.index, stated.value.end_mark.index, "1")
        draft.say("version", stated.key, stated.path)
        return
    start = draft.root.start_mark.index
    if draft.root.flow_style:
        draft.replace(start + 1, start + 1, "taktskifte: 1, ")
    else:
        indent = " " * draft.root.start_mark.column
        draft.replace(start, start, f"taktskifte: 1{draft.line_end}{indent}")
    draft.say("version", draft.root, ())


def _rename(draft: Draft, holder: yaml.Node, path: Path, old: str, new: str) -> None:
    found = get(holder, old, path)
    if found is not None and get(holder, new) is None:
        draft.rename(found, new)
        draft.say("renamed", found.key, path, old=old, new=new)


def _to_percent(draft: Draft, found: DraftEntry | None) -> None:
    """Turn a share from 0 to 1 into per cent; what is larger than 1 was never a share and is left."""
    if found is None or not found.is_figure or not 0 < Decimal(found.value.value) <= 1:
        return
    figure = f"{(Decimal(found.value.value) * 100).normalize():f} %"
    draft.replace(found.value.start_mark.index, found.value.end_mark.index, figure)
    draft.say("percent", found.key, found.path[:-1], name=found.path[-1], old=found.value.value, new=figure)


def _fold(draft: Draft, holder: yaml.Node, path: Path, names: dict[str, str], into: str) -> None:
    """Put keys with single values together under one key, where the first of them stands."""
    found = [entry for name in names if (entry := get(holder, name, path)) is not None and entry.is_scalar]
    whole = get(holder, into, path)
    first = found[0] if found else None
    if first is None or not isinstance(holder, yaml.MappingNode):
        return
    if whole is not None and whole.path != first.path:  # taken: the author must see to it
        return
    inner = [f"{names[each.path[-1]]}: {draft.inline(each.value)}" for each in found]
    rest = "".join(f", {each}" for each in inner[1:])
    if into != first.path[-1]:
        draft.replace(first.key.start_mark.index, first.key.end_mark.index, into)
    draft.wrap(first.value, f"{{{names[first.path[-1]]}: ", rest + "}")
    draft.renames[first.path] = (into, names[first.path[-1]])
    for each in found[1:]:
        draft.remove(holder, each)
    old, new = tuple(each.path[-1] for each in found), f"{into}: {{{', '.join(inner)}}}"
    draft.say("folded" if rest else "wrapped", first.key, path, old=old, new=new)


def _name_items(draft: Draft, holder: yaml.Node, found: DraftEntry | None) -> None:
    """Turn a list of things into a mapping from id to thing."""
    if found is None or not isinstance(found.value, yaml.SequenceNode):
        return
    listed, items = found.value, list(entries(found.value, found.path))
    if not all(_is_thing(draft, item.value) for item in items):
        return
    names: list[str] = []
    for at, item in enumerate(items):
        names.append(_id_of(item.value, found.path[-1], at, names))
        is_title = isinstance(item.value, yaml.ScalarNode)
        draft.renames[item.path] = (names[-1], "title") if is_title else (names[-1],)
        if listed.flow_style:
            _name_inside(draft, item, names[-1])
        else:
            # A list may begin in the column of its key; a mapping must stand further in.
            same = listed.start_mark.column == found.key.start_mark.column
            _name_at_dash(draft, item, draft.dash(listed, item.value), " " * same + names[-1])
    if listed.flow_style:
        start, end = listed.start_mark.index, listed.end_mark.index
        draft.replace(start, start + 1, "{")
        draft.replace(end - 1, end, "}")
    draft.say("named", found.key, found.path[:-1], name=found.path[-1], ids=tuple(names))


def _is_thing(draft: Draft, item: yaml.Node) -> bool:
    if isinstance(item, yaml.ScalarNode):
        return bool(item.value.strip()) and item.style not in ("|", ">")
    if not isinstance(item, yaml.MappingNode):
        return False
    is_single_pair = item.flow_style and draft.text[item.start_mark.index] != "{"
    return not is_single_pair and bool(item.value)


def _id_of(item: yaml.Node, part: str, at: int, taken: list[str]) -> str:
    """Return the thing's own id, or one made from its title; never one that is taken."""
    own, title = get(item, "id"), get(item, "title")
    words = item.value if isinstance(item, yaml.ScalarNode) else title.value.value if title else ""
    given = own.value.value if own is not None and own.is_scalar else words
    base = better_id(str(given).replace("\u00ad", "")) or f"{part.rstrip('s')}_{at + 1}"
    name, n = base, 2
    while name in taken:
        name, n = f"{base[: _MOST - 3]}_{n}", n + 1
    return name


def _name_at_dash(draft: Draft, item: DraftEntry, dash: int, name: str) -> None:
    start = item.value.start_mark.index
    if not isinstance(item.value, yaml.MappingNode):
        draft.replace(dash, dash + 1, f"{name}:")
        draft.wrap(item.value, "{title: ", "}")
        return
    own = get(item.value, "id", item.path)
    is_first = own is not None and own.key.start_mark.index == start and not item.value.flow_style
    between = draft.text[dash + 1 : start]
    if own is not None and is_first:
        draft.replace(dash, own.value.end_mark.index, f"{name}:")
    elif item.value.flow_style or "\n" in between:
        draft.replace(dash, dash + 1, f"{name}:")
    else:
        column = " " * item.value.start_mark.column
        draft.replace(dash, start, f"{name}:{draft.line_end}{column}")
    if own is not None and not is_first:
        draft.remove(item.value, own)


def _name_inside(draft: Draft, item: DraftEntry, name: str) -> None:
    if not isinstance(item.value, yaml.MappingNode):
        draft.wrap(item.value, f"{name}: {{title: ", "}")
        return
    draft.replace(item.value.start_mark.index, item.value.start_mark.index, f"{name}: ")
    own = get(item.value, "id", item.path)
    if own is not None:
        draft.remove(item.value, own)
