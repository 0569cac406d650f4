"""``translate``: the catalogue of a language, made from a scenario or brought up to date with it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game import storage
from game.commands.check import nothing_found, scenario_files
from game.console import complain, say, spell
from game.i18n import LANGUAGES, Translator

if TYPE_CHECKING:
    from game.scenario.diagnostics import Problem
    from game.scenario.schema import Scenario
    from game.scenario.translate import Translation

SHOWN = 10
"""How many single problems are told here; the checker tells all."""


def add_parser(subparsers: Any, tr: Translator) -> None:
    """Add the command's arguments."""
    parser = subparsers.add_parser(
        "translate", help=tr("cli.translate.help"), description=tr("translate.description")
    )
    parser.add_argument("scenario", metavar="SCENARIO", help=tr("cli.scenario.help"))
    parser.add_argument("--to", metavar="LANG", required=True, help=tr("translate.to"))
    parser.add_argument("--dry-run", action="store_true", help=tr("translate.dry_run"))


def run(args: argparse.Namespace, tr: Translator) -> int:
    """Make or update the catalogue; 1 when a file has problems, 2 for a wrong language or scenario."""
    files = scenario_files(args.scenario)
    if len(files) != 1:
        names = tr.join([str(file.parent) for file in files])
        complain(tr("translate.several", names=names) if files else nothing_found(args.scenario, tr))
        return 2
    from game.scenario.source import read
    from game.scenario.validate import validate

    source = read(files[0])
    scenario, problems = validate(source) if source.readable else (None, [])
    if scenario is None:
        return _stop([*source.problems, *problems], "translate.scenario_broken", tr)
    from game.scenario.translate import languages_for

    others, word = _named(languages_for(scenario), tr), args.to
    args.to = _code(word)
    if not args.to:
        complain(tr("translate.unknown_language", word=word, others=others))
        return 2
    if args.to not in languages_for(scenario):
        own = tr(f"translate.language.{args.to}")
        complain(tr("translate.own_language", language=own, file=files[0], others=others))
        return 2
    return _translate(args, scenario, source, tr)


def _translate(args: argparse.Namespace, scenario: Scenario, source: Any, tr: Translator) -> int:
    from game.scenario.translate import catalogue_path, translate
    from game.scenario.translations import read_catalogue

    path = catalogue_path(Path(source.path), args.to)
    is_new, old, line_end = not path.is_file(), "", "\n"
    if not is_new:
        catalogue, messages = read_catalogue(path, str(path), path.parent.parent)
        if messages is None:
            return _stop(catalogue.problems, "translate.catalogue_broken", tr)
        old = catalogue.text
        line_end = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    found = translate(scenario, source, args.to, old, str(path))
    has_changed = found.text != old
    if has_changed and not args.dry_run:
        try:
            storage.write_atomic(path, found.text.replace("\n", line_end))
        except OSError as error:
            complain(tr("translate.not_written", file=path, reason=error))
            return 1
    done = ("would_make" if is_new else "would_update") if args.dry_run else "made" if is_new else "updated"
    key = f"translate.{done if has_changed else 'unchanged'}"
    language = tr(f"translate.language.{args.to}")
    say(tr(key, file=path, language=language))
    say("\n".join([*_counts(found, tr), *_single(found.problems, tr), _next(found, args, tr)]))
    return 0


def _counts(found: Translation, tr: Translator) -> list[str]:
    lost = len(found.problems) - found.too_long
    counts = {
        "translated": found.translated,
        "new": found.new,
        "optional": found.optional,
        "review": found.review,
        "too_long": found.too_long,
        "lost": lost,
        "obsolete": found.obsolete,
    }
    shown = {name: n for name, n in counts.items() if n or name == "translated"}
    return [f"  {tr.plural(f'translate.count.{name}', n)}" for name, n in shown.items()]


def _single(problems: tuple[Problem, ...], tr: Translator) -> list[str]:
    from game.scenario.diagnostics import arrange, to_text

    if not problems:
        return []
    rest = len(problems) - SHOWN
    more = [tr.plural("translate.more", rest)] if rest > 0 else []
    return ["", to_text(arrange(problems)[:SHOWN], tr), *more, ""]


def _next(found: Translation, args: argparse.Namespace, tr: Translator) -> str:
    if not found.complete:
        return tr("translate.next_todo")
    return tr("translate.next_done", command=spell("play", args.scenario, "--lang", args.to))


def _stop(problems: list[Problem], key: str, tr: Translator) -> int:
    from game.scenario.diagnostics import arrange, to_text

    complain(to_text(arrange(problems), tr))
    complain(tr(key))
    return 1


def _code(word: str) -> str:
    """Return the code of a language that is called by its code or its name (empty: we do not speak it)."""
    if word in LANGUAGES:
        return word
    meant = {
        language
        for language in LANGUAGES
        for speaker in LANGUAGES
        if word.casefold() in Translator(speaker)(f"translate.language.{language}").casefold().split()
    }
    return meant.pop() if len(meant) == 1 else ""


def _named(languages: tuple[str, ...], tr: Translator) -> str:
    named = [
        tr("translate.language_and_code", language=tr(f"translate.language.{each}"), code=each)
        for each in languages
    ]
    return tr.join(named)
