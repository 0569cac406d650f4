"""A field to write in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Unpack

import pygame

from game.ui.node import Box, Node, Size
from game.ui.widgets.editing import Editor, clean
from game.ui.widgets.text import STYLES

FACE, SIZE, LEADING = STYLES["body"]


class TextField(Node):
    """A field for one line, or several.

    Arrows, Home, End and Ctrl move; Shift marks; Ctrl+A, C, X, V and Z do what they do elsewhere. Tab leaves
    the field. In a field of several lines Enter makes a new one.

    Args:
        value: what stands there.
        on_change: called with the whole text after each change.
        placeholder: shown while it is empty; not a replacement for ``name``.
        rows: lines that are seen; more than one makes it a field of several lines.
        limit: greatest number of characters.
        on_submit: called on Enter in a field of one line, and on Ctrl+Enter in any.
    """

    focusable = True
    atomic = True
    role = "textbox"

    def __init__(
        self,
        value: str,
        on_change: Callable[[str], object],
        *,
        placeholder: str = "",
        rows: int = 1,
        limit: int = 400,
        on_submit: Callable[[], object] | None = None,
        **box: Unpack[Box],
    ) -> None:
        box.setdefault("pad", (12, 10))
        box.setdefault("radius", 8)
        super().__init__(**box)
        self.editor = Editor(value, limit, several=rows > 1)
        self.changed = on_change
        self.placeholder = placeholder
        self.rows = rows
        self.submitted = on_submit
        self._shift = 0

    @property
    def value(self) -> str:
        """What stands in the field."""
        return self.editor.text

    def value_text(self) -> str:
        """Return what stands in the field."""
        return self.editor.text

    def described(self) -> tuple[str, ...]:
        """Return the placeholder while it is empty."""
        return (self.placeholder,) if self.placeholder and not self.editor.text else ()

    def cursor(self) -> int:
        """Return the pointer for text."""
        return pygame.SYSTEM_CURSOR_IBEAM

    # --- size

    def _pitch(self) -> int:
        return round(self.ui.px(SIZE) * LEADING)

    def content_size(self, room: int) -> Size:
        """Return the whole width and the height of the rows."""
        return room, self._pitch() * self.rows

    def content_least(self) -> int:
        """Return the least useful width."""
        return self.ui.px(140)

    def _font(self) -> pygame.Font:
        return self.ui.res.font(FACE, max(8, self.ui.px(SIZE)))

    def _lines(self) -> list[tuple[int, int]]:
        room = self.inner().w if self.rows > 1 else None
        return self.editor.lines(self._font(), room)

    def _line_of(self, lines: list[tuple[int, int]], at: int) -> int:
        return max(i for i, (start, _) in enumerate(lines) if start <= at)

    # --- keys

    def on_text(self, text: str) -> bool:
        """Write."""
        self._edited(self.editor.insert(text))
        return True

    def on_key(self, event: pygame.event.Event) -> bool:
        """Move, mark and change."""
        ctrl, shift = bool(event.mod & pygame.KMOD_CTRL), bool(event.mod & pygame.KMOD_SHIFT)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER):
            return self._enter(ctrl)
        if event.key in (pygame.K_TAB, pygame.K_ESCAPE) or pygame.K_F1 <= event.key <= pygame.K_F12:
            return False
        if ctrl and event.key in (pygame.K_a, pygame.K_c, pygame.K_x, pygame.K_v, pygame.K_z):
            self._clipboard(event.key)
        elif event.key in (pygame.K_BACKSPACE, pygame.K_DELETE):
            self._edited(self.editor.erase(-1 if event.key == pygame.K_BACKSPACE else 1, ctrl))
        elif event.key in (pygame.K_UP, pygame.K_DOWN):
            if self.rows == 1:
                return False
            self._move_line(-1 if event.key == pygame.K_UP else 1, shift)
        elif event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            self.editor.move(-1 if event.key == pygame.K_LEFT else 1, ctrl, shift)
        elif event.key in (pygame.K_HOME, pygame.K_END):
            self._move_end(event.key == pygame.K_END, ctrl, shift)
        elif ctrl or event.key in (pygame.K_PAGEUP, pygame.K_PAGEDOWN):
            return False
        self._moved()
        return True

    def _enter(self, ctrl: bool) -> bool:
        if self.rows > 1 and not ctrl:
            self._edited(self.editor.insert("\n"))
            return True
        if self.submitted is None:
            return False
        self.submitted()
        return True

    def _move_line(self, by: int, mark: bool) -> None:
        lines, font = self._lines(), self._font()
        at = self._line_of(lines, self.editor.at)
        if not 0 <= at + by < len(lines):
            self.editor.go(0 if by < 0 else len(self.editor.text), mark)
            return
        x = font.size(self.editor.text[lines[at][0] : self.editor.at])[0]
        self.editor.go(self.editor.nearest(font, lines[at + by], x), mark)

    def _move_end(self, end: bool, whole: bool, mark: bool) -> None:
        lines = self._lines()
        line = (0, len(self.editor.text)) if whole else lines[self._line_of(lines, self.editor.at)]
        self.editor.go(line[1 if end else 0], mark)

    def _clipboard(self, key: int) -> None:
        if key == pygame.K_a:
            self.editor.mark_all()
        elif key == pygame.K_z:
            self._edited(self.editor.undo())
        elif key == pygame.K_v:
            with suppress(pygame.error):
                self._edited(self.editor.insert(clean(pygame.scrap.get_text(), self.rows > 1)))
        elif self.editor.marked:
            with suppress(pygame.error):
                pygame.scrap.put_text(self.editor.marked)
            if key == pygame.K_x:
                self._edited(self.editor.erase(1, False))

    def _edited(self, changed: bool) -> None:
        if changed:
            self.changed(self.editor.text)
        self._moved()

    def _moved(self) -> None:
        lines, inner = self._lines(), self.inner()
        line = self._line_of(lines, self.editor.at)
        if self.rows > 1:
            first = self._shift // self._pitch()
            first = min(max(first, line - self.rows + 1), line)
            self._shift = first * self._pitch()
        else:
            x = self._font().size(self.editor.text[: self.editor.at])[0]
            self._shift = max(0, min(self._shift, x), x - inner.w + self.ui.px(2))
        self.damage()

    # --- pointer

    def on_press(self, pos: tuple[int, int]) -> bool:
        """Put the caret where the pointer is."""
        self.editor.go(self._at(pos), False)
        self.damage()
        return True

    def on_drag(self, pos: tuple[int, int]) -> None:
        """Mark to where the pointer is."""
        self.editor.go(self._at(pos), True)
        self._moved()

    def _at(self, pos: tuple[int, int]) -> int:
        inner, lines = self.inner(), self._lines()
        if self.rows > 1:
            index = max(0, min(len(lines) - 1, (pos[1] - inner.y + self._shift) // self._pitch()))
            return self.editor.nearest(self._font(), lines[index], pos[0] - inner.x)
        return self.editor.nearest(self._font(), lines[0], pos[0] - inner.x + self._shift)

    # --- draw

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the frame, the text, what is marked, and the caret."""
        ui, inner, pitch = self.ui, self.inner(), self._pitch()
        focused = ui.focus.node is self
        ui.panel(
            surface,
            self.rect,
            self.radius,
            "surface",
            "primary" if focused else "control",
            2 if focused else 1,
        )
        before = surface.get_clip()
        surface.set_clip(inner.inflate(ui.px(4), 0).clip(before))
        dx, dy = (0, self._shift) if self.rows > 1 else (self._shift, 0)
        if not self.editor.text and self.placeholder:
            self._draw_line(surface, self.placeholder, (inner.x, inner.y), "ink2")
        for index, (start, end) in enumerate(self._lines()):
            origin = (inner.x - dx, inner.y + index * pitch - dy)
            self._draw_mark(surface, start, end, origin)
            self._draw_line(surface, self.editor.text[start:end], origin, "ink")
        if focused:
            self._draw_caret(surface, inner.x - dx, inner.y - dy)
        surface.set_clip(before)

    def _draw_line(self, surface: pygame.Surface, text: str, origin: tuple[int, int], color: str) -> None:
        if text:
            image = self.ui.res.text(FACE, max(8, self.ui.px(SIZE)), text, self.ui.color(color))
            surface.blit(image, (origin[0], origin[1] + (self._pitch() - image.get_height()) // 2))

    def _draw_mark(self, surface: pygame.Surface, start: int, end: int, origin: tuple[int, int]) -> None:
        low, high = max(start, self.editor.span[0]), min(end, self.editor.span[1])
        if low < high:
            font = self._font()
            x = origin[0] + font.size(self.editor.text[start:low])[0]
            wide = font.size(self.editor.text[low:high])[0]
            surface.fill(self.ui.color("tint_hover"), (x, origin[1], wide, self._pitch()))

    def _draw_caret(self, surface: pygame.Surface, x: int, y: int) -> None:
        lines = self._lines()
        line = self._line_of(lines, self.editor.at)
        x += self._font().size(self.editor.text[lines[line][0] : self.editor.at])[0]
        y += line * self._pitch()
        surface.fill(
            self.ui.color("ink"), (x, y + self.ui.px(2), self.ui.px(2), self._pitch() - self.ui.px(4))
        )
