"""Saving the report: where it lies is said, and can be changed."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from game.play.port import GamePort
from game.scene import Context
from game.ui import Button, Callout, Dialog, Label, TextField


class ReportDialog:
    """Asks where the report is to lie, writes it, and says how to open it.

    Args:
        port: the game.
    """

    def __init__(self, port: GamePort) -> None:
        self.port = port
        self.path = ""
        self.ctx: Context

    def open(self, ctx: Context) -> None:
        """Ask where to save."""
        self.ctx = ctx
        tr = ctx.tr
        self.path = self.path or str(Path(self.port.folder) / tr("export.file"))
        ctx.ui.open(
            Dialog(
                tr("export.title"),
                Label(tr("export.how")),
                TextField(
                    self.path,
                    self._write,
                    limit=1000,
                    on_submit=self._save,
                    id="report.path",
                    name=tr("export.path"),
                ),
                actions=(
                    Button(tr("scenes.close"), ctx.ui.close, id="report.cancel"),
                    Button(
                        tr("export.write"),
                        self._save,
                        kind="primary",
                        icon="download",
                        hotkey="ctrl+enter",
                        id="report.write",
                    ),
                ),
                on_close=ctx.ui.close,
                close_name=tr("scenes.close"),
                wide=680,
                id="report",
            ),
            "report.write",
        )

    def _write(self, path: str) -> None:
        self.path = path

    def _save(self) -> None:
        ctx, tr = self.ctx, self.ctx.tr
        path = Path(self.path.strip()).expanduser()
        refusals = self.port.report(str(path))
        if refusals:
            ctx.ui.toast("\n".join(refusals), "warning")
            return
        ctx.ui.close()
        ctx.ui.open(
            Dialog(
                tr("export.saved"),
                Callout(str(path), tone="positive", icon="circle_check"),
                Label(tr("export.saved.how")),
                actions=(
                    Button(tr("scenes.close"), ctx.ui.close, id="report.done"),
                    Button(
                        tr("export.open"),
                        lambda: webbrowser.open(path.resolve().as_uri()),
                        kind="primary",
                        icon="globe",
                        id="report.open",
                    ),
                ),
                on_close=ctx.ui.close,
                close_name=tr("scenes.close"),
                id="report.saved",
            ),
            "report.done",
        )
