"""The author's views: a scenario's problems with their lines, and what a change of the rules came to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from game.engine.vocabulary import ACTS, EMPHASIS, FREED_TIME, LEVERS
from game.i18n import Translator
from game.library import LibraryError
from game.session.refit import Loss
from game.view_makers.words import Words
from game.views import ProblemsView, ProblemView, RenewedView

LEVELS = ("error", "warning", "advice")
TAB = " " * 4
MOST_SHOWN = 400
"""Letters of a line that are shown: more says nothing, and makes the list hard to read."""


def problems_view(
    tr: Translator, file: Path, error: LibraryError | None, remarks: Sequence[object] = ()
) -> ProblemsView:
    """Return what is wrong with a scenario.

    Args:
        tr: the author's language.
        file: its source file.
        error: why it cannot be opened; None when it can.
        remarks: the checker's warnings and advice on one that can.
    """
    problems = error.problems if error is not None else remarks
    found: list[ProblemView] = []
    if problems:
        found = sorted((_problem(tr, file, each) for each in problems), key=_gravity)
    elif error is not None:
        reason = tr(error.key, **error.values)
        found = [ProblemView("error", tr("problems.error"), "", file.name, 0, "", 0, 0, reason, "")]
    return ProblemsView(file.parent.name, str(file), summary(tr, found), tuple(found))


def summary(tr: Translator, problems: Sequence[ProblemView]) -> str:
    """Return how many problems there are of each level, as running text."""
    counts = [(level, sum(each.level == level for each in problems)) for level in LEVELS]
    return tr.join([tr.plural(f"problems.count.{level}", n) for level, n in counts if n])


def _gravity(problem: ProblemView) -> int:
    return LEVELS.index(problem.level)


def _problem(tr: Translator, file: Path, problem: Any) -> ProblemView:
    """Return one of the checker's problems; here only its form is known, so that the wall to it stands."""
    level = problem.level.name.lower()
    text, start, length = _shown(*problem.snippet)
    name = Path(problem.file)
    if name.is_relative_to(file.parent):
        name = name.relative_to(file.parent)
    message, remedy = problem.message(tr), problem.remedy(tr)
    return ProblemView(
        level=level,
        level_text=tr(f"problems.{level}"),
        code=problem.code,
        place=f"{name.as_posix()}:{problem.line}:{problem.column}",
        line=problem.line,
        source=text,
        start=start,
        length=length,
        message=message[:1].upper() + message[1:],
        remedy=remedy[:1].upper() + remedy[1:],
    )


def _shown(text: str, column: int, length: int) -> tuple[str, int, int]:
    """Return a line with its tabs as spaces, and what to point at in it, or the part round it."""
    at = max(0, column - 1)
    before, marked = text[:at].replace("\t", TAB), text[at : at + length].replace("\t", TAB)
    whole = before + marked + text[at + length :].replace("\t", TAB)
    start, length = len(before), max(1, len(marked))
    if not whole.strip():
        return "", 0, 0
    if len(whole) > MOST_SHOWN:
        first = max(0, min(start - MOST_SHOWN // 2, len(whole) - MOST_SHOWN))
        head, tail = "…" if first else "", "…" if first + MOST_SHOWN < len(whole) else ""
        whole = head + whole[first : first + MOST_SHOWN] + tail
        start += len(head) - first
    return whole.rstrip(), start, max(1, min(length, len(whole) - start))


def renewed_view(now: Words, before: Words, turns: int, losses: Iterable[Loss]) -> RenewedView:
    """Return what happened to a game when its scenario was read again.

    Args:
        now: words for the scenario as it is.
        before: words for the scenario as it was: what is gone from it still has a name.
        turns: turns that were computed again.
        losses: what no longer applies.
    """
    tr = now.tr
    text = tr("renewed.text")
    if now.content.rules_hash == before.content.rules_hash:
        text += " " + tr("renewed.same_rules")
    elif turns:
        text += " " + tr.plural(f"renewed.{now.content.structure.period.length}", turns)
    return RenewedView(True, True, text, tuple(dict.fromkeys(_lost(now, before, loss) for loss in losses)))


def _lost(now: Words, before: Words, loss: Loss) -> str:
    tr = now.tr
    names = {
        "value": f"values.{loss.id}.title",
        "case": f"cases.{loss.id}.title",
        "freed_time": f"services.{loss.id}.title",
    }
    name = _name(now, before, names.get(loss.kind, f"initiatives.{loss.id}.title")) or loss.id
    key = f"lost.{loss.kind}" + (".gone" if loss.gone and tr.has(f"lost.{loss.kind}.gone") else "")
    period = now.period(loss.turn) if loss.turn else ""
    return tr(key, period=period, name=name, what=_what(now, before, loss), turn=loss.turn)


def _what(now: Words, before: Words, loss: Loss) -> str:
    if loss.kind == "case":
        return _name(now, before, f"cases.{loss.id}.options.{loss.what}.title") or loss.what
    if loss.kind == "act" and loss.what in ACTS:
        return now.tr(f"act.{loss.what}")
    if loss.kind == "emphasis" and loss.id in LEVERS and loss.what in EMPHASIS[LEVERS.index(loss.id)]:
        return now.emphasis(loss.id, loss.what).title
    if loss.kind == "freed_time" and loss.what in FREED_TIME:
        return now.tr(f"glossary.freed_time.{loss.what}.term")
    return loss.what


def _name(now: Words, before: Words, path: str) -> str:
    return now.text(path) or before.text(path)
