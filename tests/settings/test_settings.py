"""Settings are kept, and damage to their file never stops a game."""

import json
from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.settings import Settings, load_settings, save_settings, settings_path

CHOSEN = Settings("nn", 150, "high_contrast", True, "slow", True, True)


def test_load_settings_without_a_file_gives_the_ordinary_ones():
    assert load_settings() == Settings()


def test_save_settings_everything_chosen_is_there_next_time():
    save_settings(CHOSEN)
    assert load_settings() == CHOSEN


@pytest.mark.parametrize(
    "change",
    [
        {"language": "sv"},
        {"language": True},
        {"text_size": 90},
        {"text_size": 201},
        {"text_size": 125.0},
        {"text_size": True},
        {"theme": "pink"},
        {"speed": None},
        {"timers": 1},
        {"reduced_motion": "no"},
    ],
)
def test_settings_unknown_value_is_refused_in_code_and_ignored_in_a_file(change):
    with pytest.raises(ValueError, match=next(iter(change))):
        CHOSEN.with_changes(**change)
    save_settings(CHOSEN)
    settings_path().write_text(json.dumps(asdict(CHOSEN) | change), encoding="utf-8")
    name = next(iter(change))
    assert load_settings() == CHOSEN.with_changes(**{name: getattr(Settings(), name)})


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b"\xff\xfe{", b"null", b"[" * 60000])
def test_load_settings_damaged_file_is_set_aside_and_play_goes_on(damage):
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(damage)
    assert load_settings() == Settings()
    kept = [path for path in settings_path().parent.iterdir() if path.suffix == ".json"]
    assert [path.read_bytes() for path in kept] == [damage]
    assert kept[0].name.startswith("settings.damaged-")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=3), st.data())
def test_load_settings_any_json_value_never_fails(value, data):
    name = data.draw(st.sampled_from([*asdict(CHOSEN), "unknown"]))
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(json.dumps({name: value}), encoding="utf-8")
    assert isinstance(load_settings(), Settings)


def test_spoken_language_unset_follows_the_machine(monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert Settings().spoken_language == "en"
    assert Settings(language="nn").spoken_language == "nn"
