"""The private environment: when it is needed, where it lies, and how it mends itself."""

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from game.i18n import LANGUAGES, Translator
from game.setup import bootstrap, environment
from game.setup.environment import NEEDS, PLAY, STAMP, TEST, SetupError, is_satisfied, prepare

ROOT = Path(__file__).parents[2]
TR = Translator("nb")


def put_packages(folder, profile=TEST, **versions):
    folder.mkdir(parents=True, exist_ok=True)
    for name, (low, _) in {**NEEDS[PLAY], **(NEEDS[TEST] if profile == TEST else {})}.items():
        version = versions.get(name.replace("-", "_"), ".".join(map(str, low)))
        (folder / f"{name.replace('-', '_')}-{version}.dist-info").mkdir(exist_ok=True)
    return folder


def put_environment(folder, profile=TEST):
    python = environment.python_of(folder)
    python.parent.mkdir(parents=True)
    python.touch()
    put_packages(folder / "lib" / "python3.11" / "site-packages", profile)


@pytest.fixture
def checkout(tmp_path):
    root = tmp_path / "Ny mappe æøå"
    root.mkdir()
    for name in environment.REQUIREMENTS.values():
        shutil.copy(ROOT / name, root)
    return root


@pytest.fixture
def built(monkeypatch):
    """Replace the slow steps by quick ones that leave the same on the disk; return what was done."""
    done = []
    monkeypatch.setattr(environment, "_run_venv", lambda folder: done.append("venv"))

    def install(folder, requirements, tr):
        done.append(requirements.name)
        shutil.rmtree(folder / "lib", ignore_errors=True)
        shutil.rmtree(folder / "bin", ignore_errors=True)
        put_environment(folder, TEST if "dev" in requirements.name else PLAY)

    monkeypatch.setattr(environment, "_run_pip", install)
    return done


def test_needs_versions_agree_with_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    stated = {PLAY: project["project"]["dependencies"], TEST: project["dependency-groups"]["dev"]}
    for profile, requirements in stated.items():
        read = {}
        for requirement in requirements:
            name, exact = re.match(r"([\w-]+)(?:==([\d.]+))?", requirement).groups()
            low = exact or re.search(r">=([\d.]+)", requirement)[1]
            read[name] = environment._numbers(low)
        read.pop("accesskit", None)  # a bridge that the game does without
        assert {name: low for name, (low, _) in NEEDS[profile].items()} == read


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_every_pin_is_hashed_and_will_do(name, tmp_path):
    text = (ROOT / name).read_text().replace("\\\n", " ")
    pins = [line for line in text.splitlines() if not line.startswith("#")]
    assert all("==" in line and "--hash=sha256:" in line for line in pins)
    for package, version in re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE):
        (tmp_path / f"{package.replace('-', '_')}-{version}.dist-info").mkdir()
    assert is_satisfied([tmp_path], TEST if "dev" in name else PLAY)


def test_is_satisfied_everything_there_over_several_folders(tmp_path):
    put_packages(tmp_path / "a", PLAY)
    (tmp_path / "a" / "PyYAML-6.0.3.dist-info").mkdir()
    assert is_satisfied([tmp_path / "missing", tmp_path / "a"], PLAY)
    assert not is_satisfied([tmp_path / "a"], TEST)


@pytest.mark.parametrize("wrong", [{"pygame_ce": "2.5.9"}, {"pydantic": "1.10.2"}, {"rich": "99.0"}])
def test_is_satisfied_a_version_that_will_not_do_is_not_enough(tmp_path, wrong):
    assert not is_satisfied([put_packages(tmp_path, TEST, **wrong)], PLAY)


def test_is_satisfied_pygame_in_place_of_pygame_ce_is_not_enough(tmp_path):
    put_packages(tmp_path, PLAY)
    (tmp_path / "pygame_ce-2.5.8.dist-info").rename(tmp_path / "pygame-2.6.1.dist-info")
    assert not is_satisfied([tmp_path], PLAY)


def test_prepare_first_time_builds_beside_the_code_and_then_never_again(checkout, built, capsys):
    python = prepare(PLAY, TR, checkout)
    assert python.parent.parent == checkout / ".venv"
    captured = capsys.readouterr()
    assert str(checkout) in captured.err
    assert captured.out == ""
    assert prepare(PLAY, TR, checkout) == python
    assert built == ["venv", "requirements.txt"]


def test_prepare_tests_after_play_adds_to_the_same_environment(checkout, built):
    prepare(PLAY, TR, checkout)
    prepare(TEST, TR, checkout)
    prepare(PLAY, TR, checkout)
    assert built == ["venv", "requirements.txt", "requirements-dev.txt"]


def test_prepare_interrupted_installation_is_done_again_from_the_start(checkout, built, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_run_pip", interrupt)
        with pytest.raises(KeyboardInterrupt):
            prepare(PLAY, TR, checkout)
    (checkout / ".venv" / "rubbish").mkdir()
    prepare(PLAY, TR, checkout)
    assert built == ["venv", "venv", "requirements.txt"]
    assert not (checkout / ".venv" / "rubbish").exists()


def test_prepare_changed_requirements_are_installed(checkout, built):
    prepare(PLAY, TR, checkout)
    with (checkout / "requirements.txt").open("a") as file:
        file.write("# changed\n")
    prepare(PLAY, TR, checkout)
    assert built == ["venv", "requirements.txt", "requirements.txt"]


def test_prepare_package_removed_by_hand_is_put_back(checkout, built):
    prepare(PLAY, TR, checkout)
    shutil.rmtree(next((checkout / ".venv").rglob("pygame_ce-*")))
    prepare(PLAY, TR, checkout)
    assert built.count("requirements.txt") == 2


@pytest.mark.parametrize(("works", "times_built"), [(True, 1), (False, 2)])
def test_prepare_environment_of_another_python_is_kept_while_it_works(
    checkout, built, monkeypatch, works, times_built
):
    prepare(PLAY, TR, checkout)
    stamp = checkout / ".venv" / STAMP
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | {"base": "another Python"}))
    done = subprocess.CompletedProcess([], 0 if works else 103)
    monkeypatch.setattr(environment.subprocess, "run", lambda *_, **__: done)  # type: ignore[attr-defined]
    prepare(PLAY, TR, checkout)
    assert built.count("venv") == times_built


def test_prepare_somebody_elses_environment_is_never_touched(checkout, built):
    theirs = checkout / ".venv" / "their-file"
    theirs.parent.mkdir()
    theirs.touch()
    assert prepare(PLAY, TR, checkout).parent.parent == checkout / ".venv-taktskifte"
    assert theirs.exists()


def test_prepare_somebody_elses_complete_environment_is_used(checkout, built):
    put_environment(checkout / ".venv", PLAY)
    assert prepare(PLAY, TR, checkout).parent.parent == checkout / ".venv"
    assert built == []


def test_prepare_code_that_cannot_be_written_to_uses_the_users_folder(checkout, built, monkeypatch, home):
    real = Path.mkdir

    def mkdir(self, *args, **options):
        if checkout in self.parents:
            raise PermissionError(13, "read-only")
        real(self, *args, **options)

    monkeypatch.setattr(Path, "mkdir", mkdir)
    assert home in prepare(PLAY, TR, checkout).parents


def test_prepare_python_without_venv_tells_the_remedy(checkout, monkeypatch):
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    with pytest.raises(SetupError) as caught:
        prepare(PLAY, TR, checkout)
    sentence = TR(caught.value.key, **caught.value.values)
    assert "sudo apt install python3." in sentence


def test_prepare_python_newer_than_tried_is_told_so(checkout, monkeypatch):
    monkeypatch.setattr(environment, "NEWEST_MINOR", 10)
    with pytest.raises(SetupError) as caught:
        prepare(PLAY, TR, checkout)
    assert caught.value.key == "setup.too_new"


@pytest.mark.parametrize(
    ("output", "key"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'", "setup.offline"),
        ("socket.gaierror: [Errno -3] Temporary failure in name resolution", "setup.offline"),
        ("ERROR: No matching distribution found for pygame-ce==2.5.8", "setup.offline"),
        ("OSError: [Errno 28] No space left on device", "setup.disk_full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "setup.wrong_hash"),
        ("ERROR: Failed building wheel for x\nhint: see above", "setup.failed"),
    ],
)
def test_explain_what_pip_said_becomes_a_sentence_with_a_remedy(tmp_path, output, key):
    error = environment._explain(output, tmp_path / "setup.log")
    assert error.key == key
    for language in LANGUAGES:
        sentence = Translator(language)(error.key, **error.values)
        assert sentence != key
        assert "{" not in sentence


def test_start_failing_set_up_is_one_sentence_and_status_one(monkeypatch, capsys):
    def fail(*_):
        raise SetupError("setup.offline", log="setup.log")

    monkeypatch.setattr(bootstrap, "is_satisfied", lambda *_: False)
    monkeypatch.setattr(bootstrap, "prepare", fail)
    assert bootstrap.start(["--lang", "en"]) == 1
    assert capsys.readouterr().err.startswith("Taktskifte could not reach the network")


def test_start_asking_for_help_needs_no_set_up(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "is_satisfied", lambda *_: False)
    assert bootstrap.start(["--help", "--lang", "nn"]) == 0
    assert "kommandoar" in capsys.readouterr().out


def test_start_never_hands_over_to_itself(monkeypatch, capsys):
    monkeypatch.setattr(bootstrap, "is_satisfied", lambda *_: False)
    monkeypatch.setattr(bootstrap, "prepare", lambda *_: Path(sys.prefix) / "bin" / "python")
    monkeypatch.setattr(bootstrap, "_hand_over", lambda *_: pytest.fail("handed over to itself"))
    assert bootstrap.start([]) == 1
    assert capsys.readouterr().err


def test_alone_a_second_start_waits_for_the_first(tmp_path):
    code = (
        "import sys, time; from pathlib import Path\n"
        "from game.setup import environment as e; from game.i18n import Translator\n"
        "with e._alone(Path(sys.argv[1]), Translator('nb')):\n"
        "    print('in', flush=True); time.sleep(float(sys.argv[2])); print('out', flush=True)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    with subprocess.Popen([*command, "0.6"], stdout=subprocess.PIPE, text=True, cwd=ROOT) as first:
        assert first.stdout.readline() == "in\n"
        done = subprocess.run([*command, "0"], capture_output=True, text=True, cwd=ROOT, check=True)
        assert first.poll() == 0 or first.wait(0.5) == 0
    assert TR("setup.waiting") in done.stderr
    assert os.path.exists(tmp_path / environment.LOCK)
