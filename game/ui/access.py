"""The bridge to screen readers (AccessKit): optional, and built on the same names and roles as all else."""

from __future__ import annotations

import importlib
import platform
from contextlib import suppress
from typing import Any

import pygame

from game.ui.node import Node
from game.ui.resources import plain
from game.ui.scroll import Scroll
from game.ui.stage import Ui

_ROLES = {
    "button": "BUTTON",
    "checkbox": "CHECK_BOX",
    "dialog": "DIALOG",
    "heading": "HEADING",
    "image": "IMAGE",
    "list": "LIST",
    "listbox": "LIST_BOX",
    "listitem": "LIST_ITEM",
    "option": "LIST_BOX_OPTION",
    "progressbar": "PROGRESS_INDICATOR",
    "radio": "RADIO_BUTTON",
    "radiogroup": "RADIO_GROUP",
    "row": "ROW",
    "scroll": "SCROLL_VIEW",
    "slider": "SLIDER",
    "spinbutton": "SPIN_BUTTON",
    "status": "STATUS",
    "switch": "SWITCH",
    "tab": "TAB",
    "table": "TABLE",
    "tablist": "TAB_LIST",
    "text": "LABEL",
    "textbox": "TEXT_INPUT",
}


class Bridge:
    """What a screen reader sees; the base does nothing, for machines without the bridge."""

    @staticmethod
    def make(ui: Ui, title: str) -> Bridge:
        """Return a working bridge where the machine has one, else one that does nothing."""
        if pygame.display.get_driver() in ("dummy", "offscreen"):
            return Bridge()
        try:
            kit = importlib.import_module("accesskit")
            return _KitBridge(kit, ui, title)
        except Exception:  # the bridge is foreign code on a foreign desktop: the game must start without it
            return Bridge()

    def takes(self, event: pygame.event.Event) -> bool:
        """Return whether an event is a wish of the screen reader's."""
        return False

    def act(self, event: pygame.event.Event) -> None:
        """Do what the screen reader wishes."""

    def sync(self) -> None:
        """Tell the screen reader what the screen is now."""

    def window_focus(self, gained: bool) -> None:
        """Tell the screen reader that the window came to the front or left it."""

    def close(self) -> None:
        """Let go of the window."""


class _KitBridge(Bridge):
    def __init__(self, kit: Any, ui: Ui, title: str) -> None:
        self._kit = kit
        self._ui = ui
        self._title = title
        self._wish = pygame.event.custom_type()
        self._nodes: dict[int, Node] = {}
        self._ids: dict[str, int] = {}
        system = platform.system()
        if system == "Windows":
            window = pygame.display.get_wm_info()["window"]
            self._adapter = kit.windows.SubclassingAdapter(window, self._tree, self._post)
        elif system == "Darwin":
            kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            window = pygame.display.get_wm_info()["window"]
            self._adapter = kit.macos.SubclassingAdapter.for_window(window, self._tree, self._post)
        else:
            self._adapter = kit.unix.Adapter(self._tree, self._post, lambda: None)

    def _post(self, request: Any) -> None:
        # Called from the bridge's own thread: only leave a note for the loop.
        with suppress(pygame.error):
            pygame.event.post(pygame.event.Event(self._wish, action=request.action, target=request.target))

    def takes(self, event: pygame.event.Event) -> bool:
        return bool(event.type == self._wish)

    def act(self, event: pygame.event.Event) -> None:
        node = self._nodes.get(event.target)
        action = self._kit.Action
        if node is None or not node.attached:
            return
        self._ui.keyboard = True
        if node.focusable:
            self._ui.focus.set(node)
        if event.action == action.CLICK:
            node.activate()
        elif event.action in (action.INCREMENT, action.DECREMENT):
            key = pygame.K_RIGHT if event.action == action.INCREMENT else pygame.K_LEFT
            node.on_key(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode=""))

    def sync(self) -> None:
        update = self._adapter.update_if_active(self._tree)
        if update is not None:
            update.raise_events()

    def window_focus(self, gained: bool) -> None:
        if hasattr(self._adapter, "update_window_focus_state"):
            self._adapter.update_window_focus_state(gained)

    def close(self) -> None:
        del self._adapter

    def _id(self, node: Node, path: str) -> int:
        return self._ids.setdefault(node.id or path, len(self._ids) + 2)

    def _tree(self) -> Any:
        kit, ui = self._kit, self._ui
        self._nodes = {}
        made: list[tuple[int, Any]] = []
        root = kit.Node(kit.Role.WINDOW)
        root.set_label(self._title)
        top = ui.layers[-1:]
        root.set_children([self._add(layer, f"layer{i}", made) for i, layer in enumerate(top)])
        made.append((1, root))
        focus = next((key for key, node in self._nodes.items() if node is ui.focus.node), 1)
        update = kit.TreeUpdate(focus)
        update.tree = kit.Tree(1)
        for each in made:
            update.nodes.append(each)
        return update

    def _add(self, node: Node, path: str, made: list[tuple[int, Any]]) -> int:
        kit = self._kit
        number = self._id(node, path)
        self._nodes[number] = node
        said = kit.Node(getattr(kit.Role, _ROLES.get(node.role, "GROUP"), kit.Role.GROUP))
        rect = node.rect
        said.set_bounds(kit.Rect(rect.x, rect.y, rect.right, rect.bottom))
        name = plain(node.name)
        if node.role == "text":
            said.set_value(name)
        elif name:
            said.set_label(name)
        if node.value_text():
            said.set_value(plain(node.value_text()))
        more = ". ".join(plain(text) for text in (*node.described(), node.help) if text)
        if more:
            said.set_description(more)
        for state, toggled in (("checked", kit.Toggled.TRUE), ("unchecked", kit.Toggled.FALSE)):
            if state in node.states():
                said.set_toggled(toggled)
        if "unavailable" in node.states():
            said.set_disabled()
        if node.focusable:
            said.add_action(kit.Action.FOCUS)
            said.add_action(kit.Action.CLICK)
        if node.role in ("slider", "spinbutton"):
            self._add_range(said, node)
        kids = [] if node.atomic else [kid for kid in node.kids if kid.role != "presentation"]
        said.set_children([self._add(kid, f"{path}.{i}", made) for i, kid in enumerate(kids)])
        if isinstance(node, Scroll):
            said.set_clips_children()
        made.append((number, said))
        return number

    def _add_range(self, said: Any, node: Node) -> None:
        for part, setter in (
            ("value", "numeric_value"),
            ("low", "min_numeric_value"),
            ("high", "max_numeric_value"),
        ):
            number = getattr(node, part, None)
            if isinstance(number, int | float):
                getattr(said, f"set_{setter}")(float(number))
        said.add_action(self._kit.Action.INCREMENT)
        said.add_action(self._kit.Action.DECREMENT)
