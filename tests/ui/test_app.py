"""The window: scenes on each other, the keys that work everywhere, choices that take effect at once."""

import asyncio
import time

import pygame
import pytest

from game.app import App, NoDisplayError, Waiter
from game.settings import Settings
from game.ui import Button, Clock, Col, Driver, Heading, Label, Scroll
from game.ui.window import Keys
from tests.ui.screens import Plain, show


def screen(title="Status"):
    return lambda: Col(
        Heading(title, 1),
        Scroll(*(Button(f"{title} {i}", id=f"b{i}") for i in range(30)), id="body", grow=1),
    )


def test_push_and_pop_hand_over_the_result_and_the_place():
    hands = show(screen())
    hands.go_to(id="b25")
    below, offset = hands.app.scene, hands.ui.find("body").offset
    hands.app.push(Plain(screen("Ordliste"), "glossary"))
    hands.settle()
    assert hands.text().startswith("# Ordliste")
    hands.app.pop("lest")
    hands.settle()
    assert hands.text().startswith("# Status")
    assert below.heard == ["lest"]
    assert (hands.focused.id, hands.ui.find("body").offset) == ("b25", offset)


def test_escape_closes_the_scene_in_front_but_never_the_last():
    hands = show(screen())
    hands.app.push(Plain(screen("Ordliste"), "glossary"))
    hands.press("esc")
    hands.press("esc")
    assert (hands.app.depth, hands.app.scene.id) == (1, "plain")


def test_closing_the_window_tells_every_scene():
    hands = show(screen())
    first, second = hands.app.scene, Plain(screen("Ordliste"))
    hands.app.push(second)
    hands.app.dispatch(pygame.event.Event(pygame.QUIT))
    assert (first.heard, second.heard, hands.app.depth) == (["closed"], ["closed"], 0)


def test_text_size_keys_change_keep_and_stay_within_the_ends():
    kept = []
    app = App(Settings(language="nb", reduced_motion=True), on_settings=kept.append, clock=Clock())
    app.push(Plain(lambda: Col(Label("Tekst", id="text"))))
    hands = Driver(app, app._clock)  # type: ignore[arg-type]
    small = hands.ui.find("text").rect.h
    hands.press("ctrl+plus", times=6)
    assert [settings.text_size for settings in kept] == [125, 150, 175, 200]
    assert hands.ui.find("text").rect.h == pytest.approx(2 * small, abs=2)
    hands.press("ctrl+0")
    assert kept[-1].text_size == 100


def test_language_theme_and_motion_change_live():
    hands = show(lambda: Col(Label("x"), Button("y", id="y")))
    before = hands.app.surface.get_at((5, 400))
    hands.app.change_settings(language="en", theme="dark", reduced_motion=False)
    hands.settle()
    assert hands.app.tr.language == "en" and not hands.ui.motion.reduced
    assert hands.app.surface.get_at((5, 400)) != before
    assert "[button] y" in hands.text()


def test_f2_shows_the_screen_as_text_and_takes_it_away():
    hands = show(screen())
    hands.press("f2")
    assert "[knapp] Status 7" in hands.text()
    assert hands.ui.top.id == "transcript"
    hands.press("f2")
    assert len(hands.ui.layers) == 1


def test_f1_with_nothing_to_explain_says_what_the_scene_says():
    hands = show(screen())
    hands.app.scene.help = lambda: "Her ser dere hvordan det går."
    hands.press("f1")
    assert "Her ser dere hvordan det går." in hands.text()


def test_resize_builds_the_scene_for_the_new_room():
    widths = []
    hands = show(screen())
    scene = hands.app.scene
    scene.make = lambda: widths.append(scene.ctx.columns) or Col(Label("x"))
    hands.app.surface = pygame.display.set_mode((700, 500))  # type: ignore[misc]
    hands.app.dispatch(pygame.event.Event(pygame.VIDEORESIZE, w=700, h=500, size=(700, 500)))
    hands.settle()
    assert hands.ui.size == (700, 500)
    assert widths[-1] == 2


def test_held_key_repeats_when_it_moves_but_chooses_only_once():
    def down(key):
        return pygame.event.Event(pygame.KEYDOWN, key=key)

    def up(key):
        return pygame.event.Event(pygame.KEYUP, key=key)

    keys = Keys()
    enter, arrow = pygame.K_RETURN, pygame.K_DOWN
    assert keys.meant([down(enter)]) == [down(enter)]
    assert keys.meant([down(enter), down(enter), up(enter)]) == [up(enter)], "piled up"
    assert keys.meant([down(enter)]) == [down(enter)], "pressed anew"
    assert keys.meant([down(arrow)]) == [down(arrow)]
    assert keys.meant([down(arrow), down(arrow)]) == [down(arrow)]
    assert keys.meant([down(arrow), up(arrow)]) == [up(arrow)]


def test_frame_after_the_system_replaced_the_surface_draws_on_the_new_one():
    hands = show(screen())
    new = pygame.display.set_mode((900, 600))  # as showing a hidden window on the whole screen does
    hands.app.frame()
    assert hands.app.surface is new
    assert hands.ui.size == (900, 600)
    new.fill((1, 2, 3))
    hands.ui.damage(new.get_rect())
    hands.app.frame()
    assert new.get_at((450, 300))[:3] != (1, 2, 3)


def test_no_screen_is_said_as_no_display(monkeypatch):
    pygame.display.quit()
    monkeypatch.setenv("SDL_VIDEODRIVER", "does_not_exist")
    with pytest.raises(NoDisplayError):
        App(Settings(language="nb"))


def test_loop_runs_until_the_last_scene_closes():
    class Short(Plain):
        def tick(self, now):
            self.frames = getattr(self, "frames", 0) + 1
            if self.frames == 3:
                pygame.event.post(pygame.event.Event(pygame.QUIT))
            return True

    scene = Short(lambda: Col(Label("Tekst")))
    App(Settings(language="nb")).run(scene)
    assert scene.frames >= 3 and scene.heard == ["closed"]


def test_waiter_with_nothing_to_do_sleeps():
    pygame.display.init()
    pygame.event.clear()
    waiter = Waiter()
    waiter._last -= 10
    before, began = time.process_time(), time.monotonic()
    assert asyncio.run(waiter.events(300)) == []
    assert time.monotonic() - began >= 0.3
    assert time.process_time() - before < 0.06


def test_waiter_with_an_event_returns_at_once():
    pygame.display.init()
    pygame.event.clear()
    pygame.event.post(pygame.event.Event(pygame.USEREVENT))
    began = time.monotonic()
    assert [event.type for event in asyncio.run(Waiter().events(5000))] == [pygame.USEREVENT]
    assert time.monotonic() - began < 1
