"""Habits of the source: arithmetic that gives the same bits everywhere, nothing unsafe, nothing giant."""

import ast
import re
import subprocess

import pytest

from tests.architecture.source_files import ROOT, modules, within

EXACT_MATH = {"sqrt", "isfinite", "isnan", "inf", "floor", "ceil", "fsum"}
UNSAFE_CALLS = {"eval", "exec", "compile", "__import__"}
UNSAFE_MODULES = {"pickle", "marshal", "shelve", "dill"}
MOST_LINES = 400
TABLES = {"game.engine.parameters"}  # one long table, kept in one place on purpose

ENGINE = [name for name in modules() if within(name, "game.engine")]


def faults(name, is_fault):
    path, tree = modules()[name]
    return [f"{path.relative_to(ROOT)}:{n.lineno}: {ast.unparse(n)}" for n in ast.walk(tree) if is_fault(n)]  # type: ignore[attr-defined]


def calls(node, *names):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names


def is_whole(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


@pytest.mark.parametrize("name", ENGINE)
def test_engine_arithmetic_has_no_power_of_floats(name):
    def is_fault(node):
        power = isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Pow)
        whole = isinstance(node, ast.BinOp) and is_whole(node.left) and is_whole(node.right)
        return (power and not whole) or calls(node, "pow")

    assert not faults(name, is_fault)


@pytest.mark.parametrize("name", ENGINE)
def test_engine_arithmetic_uses_only_exact_functions_of_math(name):
    def is_fault(node):
        if isinstance(node, ast.ImportFrom) and node.module == "math":
            return any(alias.name not in EXACT_MATH for alias in node.names)
        of_math = (
            isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "math"
        )
        kernel = within(name, "game.engine.dynamics", "game.engine.arithmetic", "game.engine.step")
        return of_math and (node.attr not in EXACT_MATH or (kernel and node.attr == "fsum"))

    assert not faults(name, is_fault)


@pytest.mark.parametrize("name", ENGINE)
def test_engine_never_sums_hashes_or_goes_through_a_set(name):
    def is_fault(node):
        if calls(node, "sum"):
            argument = node.args[0]
            return not (isinstance(argument, ast.GeneratorExp) and is_whole(argument.elt))
        if isinstance(node, (ast.For, ast.comprehension)):
            return isinstance(node.iter, (ast.Set, ast.SetComp)) or calls(node.iter, "set", "frozenset")
        return calls(node, "hash", "id")

    def where(node):
        return is_fault(node) and not isinstance(node, ast.comprehension)

    assert not faults(name, where)
    assert not [n for n in ast.walk(modules()[name][1]) if isinstance(n, ast.comprehension) and is_fault(n)]


def test_engine_tests_of_arithmetic_have_something_to_look_at():
    assert len(ENGINE) >= 10


@pytest.mark.parametrize("name", modules())
def test_module_runs_no_code_made_of_data(name):
    def is_fault(node):
        if isinstance(node, ast.Import):
            return any(alias.name.partition(".")[0] in UNSAFE_MODULES for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            return (node.module or "").partition(".")[0] in UNSAFE_MODULES
        shell = isinstance(node, ast.keyword) and node.arg == "shell"
        return calls(node, *UNSAFE_CALLS) or shell

    def said(node):
        return is_fault(node) and hasattr(node, "lineno")

    assert not faults(name, said)


@pytest.mark.parametrize("name", sorted(set(modules()) - TABLES))
def test_module_is_not_giant(name):
    path, tree = modules()[name]
    explained = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for line in range(node.lineno, node.end_lineno + 1)  # type: ignore[operator]
    }
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    code = [
        n for n, line in lines if n not in explained and line.strip() and not line.strip().startswith("#")
    ]
    assert len(code) < MOST_LINES


@pytest.mark.parametrize("name", modules())
def test_everything_public_has_a_docstring(name):
    path, tree = modules()[name]
    missing = [] if ast.get_docstring(tree) else [f"{path.name}: the module"]

    def look(body, prefix):
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                if node.name.startswith("_") or any(
                    "overload" in ast.unparse(d) for d in node.decorator_list
                ):
                    continue
                if not ast.get_docstring(node) and not _explained_by_base(node, prefix):
                    missing.append(f"{path.name}:{node.lineno}: {prefix}{node.name}")
                if isinstance(node, ast.ClassDef):
                    look(node.body, f"{node.name}.")

    look(tree.body, "")
    assert not missing


def _explained_by_base(node, prefix):
    return bool(prefix) and any("override" in ast.unparse(decorator) for decorator in node.decorator_list)


def tracked_files():
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in done.stdout.decode().split("\0") if name]


def test_tracked_files_name_no_registry_host_or_place_on_a_machine():
    dot = r"\."
    hosts = [
        f"pypi{dot}org",
        f"python{''}hosted{dot}",
        f"registry{dot}npm",
        f"npm{''}js{dot}",
        f"js{''}delivr",
    ]
    places = [f"/{'work'}/", f"/{'root'}/", f"/{'home'}/[a-z]", f"/{'Users'}/[a-z]", r"[A-Z]:\\Users"]
    pattern = re.compile("|".join([*hosts, *places]))
    found = []
    for path in tracked_files():
        if path.is_file() and path.suffix not in (".ttf", ".png", ".ogg", ".wav"):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {match[0]}" for match in pattern.finditer(text)]
    assert not found


def test_tracked_files_are_written_with_unix_line_ends():
    faults = [p.name for p in tracked_files() if p.suffix in (".py", ".json", ".md", ".yaml") and p.is_file()
              and b"\r\n" in p.read_bytes()]  # fmt: skip
    assert not [name for name in faults if "crlf" not in name]
