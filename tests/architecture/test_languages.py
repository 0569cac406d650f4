"""The game's own texts are whole in bokmål, nynorsk and English, and every key is somebody's."""

import ast
import json
import re
from functools import cache

import pytest

from game.i18n import LANGUAGES, OTHER, writings
from game.paths import locale_dir
from tests.architecture.source_files import ROOT, modules

AREAS = sorted({path.name for path in locale_dir().glob("*/*.json")})
PLACE = re.compile(r"\{[a-z_][a-z0-9_]*\}|%\([a-z_]+\)[sr]|%s")
# Words that are bokmål and never nynorsk.
BOKMAL = re.compile(
    r"\b(ikke|hva|hvordan|hvorfor|hvem|hvilke[nt]?|noen|noe|fra|mer|jeg|dere|uke[nr]?|ansatte|innbyggere"
    r"|innbyggerne|tjenester?|tjenesten|ledelse[nr]?|fortsatt|gjøre|gjøres|trenger|finnes|velger|hjelpen)\b",
    re.IGNORECASE,
)


@cache
def texts(language, area):
    path = locale_dir() / language / area
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def every_text(language):
    return {key: text for area in AREAS for key, text in texts(language, area).items()}


@pytest.mark.parametrize("area", AREAS)
def test_area_has_the_same_keys_in_every_language(area):
    keys = {language: set(texts(language, area)) for language in LANGUAGES}
    for language in LANGUAGES[1:]:
        assert keys[language] ^ keys["nb"] == set(), f"{area}: nb and {language} differ"


@pytest.mark.parametrize("area", AREAS)
def test_text_has_the_same_places_in_every_language(area):
    faults = [
        f"{language} {key}"
        for key, text in texts("nb", area).items()
        for language in LANGUAGES[1:]
        if set(PLACE.findall(texts(language, area).get(key, text))) != set(PLACE.findall(text))
    ]
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_is_never_empty(language):
    assert not [key for key, text in every_text(language).items() if not text.strip()]


def test_key_belongs_to_one_area_only():
    owners = {}
    for area in AREAS:
        for key in texts("nb", area):
            owners.setdefault(key, []).append(area)
    assert {key: areas for key, areas in owners.items() if len(areas) > 1} == {}


def test_nynorsk_is_not_bokmal():
    faults = {
        f"{key}: {match[0]}"
        for key, text in every_text("nn").items()
        for match in BOKMAL.finditer(text.replace("\u00ad", ""))
    }
    assert faults == set()


@cache
def words_of_the_source():
    """Return every literal text in the code, and every text with gaps as a pattern."""
    literals, patterns = set(), set()
    for _, tree in modules().values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(v.value) if isinstance(v, ast.Constant) else r".+" for v in node.values]  # type: ignore[type-var]
                if any("." in part.replace(r".+", "").replace("\\.", ".") for part in parts):  # type: ignore[arg-type]
                    patterns.add("".join(parts))  # type: ignore[arg-type]
    return literals, re.compile("|".join(f"(?:{pattern})" for pattern in sorted(patterns)))


def test_key_asked_for_in_the_code_has_a_text():
    known = set(every_text("nb"))
    forms = (*writings()["nb"].plurals, OTHER)
    missing = []
    for name, (_, tree) in modules().items():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            key, called = node.args[0].value, ast.unparse(node.func)
            if not isinstance(key, str) or "." not in key or called.split(".")[-1] not in ("tr", "plural"):
                continue
            wanted = [f"{key}.{form}" for form in forms] if called.endswith("plural") else [key]
            missing += [f"{name}:{node.lineno}: {each}" for each in wanted if each not in known]
    assert not missing


def test_every_language_says_how_it_writes_numbers_and_how_many():
    assert tuple(writings()) == LANGUAGES
    for writing in writings().values():
        for tests in writing.plurals.values():
            assert tests and all(set(test) <= {"mod", "in", "not_in"} for test in tests)
            assert all(("in" in test) != ("not_in" in test) for test in tests)


def test_key_in_the_catalogues_is_used_somewhere():
    literals, patterns = words_of_the_source()
    unused = []
    for key in every_text("nb"):
        base = re.sub(r"\.(one|two|few|many|other)$", "", key)
        if not ({key, base} & literals or patterns.fullmatch(key) or patterns.fullmatch(base)):
            unused.append(key)
    assert not unused


def test_catalogues_are_found_for_every_language():
    assert AREAS
    assert {path.name for path in locale_dir().iterdir() if path.is_dir()} == set(LANGUAGES)
    assert locale_dir() == (ROOT / "assets" / "locale")
