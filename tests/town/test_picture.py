"""The town's picture: what is seen for a state, and where the signs go."""

from __future__ import annotations

from itertools import combinations, permutations

import pygame
import pytest

from game.town import KINDS, BuildingState, TownState
from game.town.catalogue import BUILDINGS
from game.town.layout import STREET, STRIP, TOWN, layout_for, settle
from game.town.light import DAY
from game.town.painter import TownPainter
from game.town.pen import Pen
from game.town.population import occupants
from game.town.solids import Condition
from game.ui.theme import DARK, LIGHT

pygame.font.init()
SMALL = (320, 180)
NAMES = ("Administrasjonen", "Hjemmetjenesten", "Barnehage", "Helse og mestring", "Skole og SFO", "Bibliotek")


def town(level: float = 0.5, count: int = 6, **changes: object) -> TownState:
    kinds = ("town_hall", "care_centre", "kindergarten", "health_centre", "school", "library", *KINDS)
    buildings = tuple(
        BuildingState(f"b{n}", kinds[n], level, level, NAMES[n % 6], "64", (n % 3) - 1) for n in range(count)
    )
    return TownState(buildings, **changes)  # type: ignore[arg-type]


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def difference(first: pygame.Surface, second: pygame.Surface) -> float:
    """Return the share of pixels that differ clearly."""
    mask = pygame.mask.from_threshold(first, (0, 0, 0), (28, 28, 28, 255), second)
    return 1 - mask.count() / (first.get_width() * first.get_height())


@pytest.mark.parametrize("kind", KINDS)
def test_building_each_pair_of_levels_looks_different(kind: str) -> None:
    drawn = []
    for level in range(5):
        pen = Pen(DAY, "summer", 7)
        BUILDINGS[kind](pen, Condition(level, min(3, level), min(3, level)))
        drawn.append(pen.raster((-160, -120, 320, 220), 0.4))
    for first, second in combinations(drawn, 2):
        assert difference(first, second) > 0.02


@pytest.mark.parametrize(
    "other",
    [
        town(0.5, season="winter"),
        town(0.5, happening="attack"),
        town(0.5, happening="storm"),
        town(0.5, happening="strike"),
        town(0.5, happening="budget_cut"),
        town(0.5, happening="celebration"),
        town(0.5, happening="outage"),
        town(0.5, happening="visit"),
        town(0.5, sustainability=1.0),
        town(0.0),
        town(1.0),
    ],
    ids=lambda state: f"{state.season}-{state.happening}-{state.sustainability}-{state.mood}",
)
def test_town_changed_state_is_seen(other: TownState) -> None:
    painter = TownPainter()
    plain = painter.render(town(0.5), SMALL, signs=False)
    assert pixels(plain) != pixels(painter.render(other, SMALL, signs=False))


def test_town_mid_differs_clearly_from_low_and_from_high() -> None:
    painter = TownPainter()
    low, mid, high = (
        painter.render(town(share, sustainability=share, digital=share), (640, 360), signs=False)
        for share in (0.0, 0.5, 1.0)
    )
    assert difference(mid, low) > 0.06
    assert difference(mid, high) > 0.06


def test_town_same_state_gives_the_same_picture_from_a_fresh_painter() -> None:
    state = town(0.4, happening="storm", season="autumn")
    assert pixels(TownPainter().render(state, SMALL)) == pixels(TownPainter().render(state, SMALL))


def test_town_dark_theme_is_darker() -> None:
    painter = TownPainter()
    light, dark = (painter.render(town(), SMALL, theme=theme, signs=False) for theme in (LIGHT, DARK))
    assert sum(pygame.transform.average_color(dark)[:3]) < 0.6 * sum(
        pygame.transform.average_color(light)[:3]
    )


def test_attack_darkens_the_town_hall_only() -> None:
    dark = [name for _, name, condition in occupants(town(happening="attack"), TOWN) if condition.dark]
    assert dark == ["town_hall"]


def test_outage_darkens_every_building_but_no_home() -> None:
    state = town(happening="outage")
    dark = [name for _, name, condition in occupants(state, TOWN) if condition.dark]
    assert sorted(dark) == sorted(b.kind for b in state.buildings)


@pytest.mark.parametrize("layout", [TOWN, STRIP], ids=lambda layout: layout.id)
def test_settle_any_order_puts_the_town_hall_in_the_middle_and_each_on_its_own_plot(layout: object) -> None:
    buildings = tuple(
        BuildingState(kind, kind) for kind in ("school", "library", "technical", "town_hall", "office")
    )
    settled = settle(layout, buildings)  # type: ignore[arg-type]
    assert settled[(0, 0)].kind == "town_hall"
    assert sorted(b.kind for b in settled.values()) == sorted(b.kind for b in buildings)


def test_settle_more_than_eight_buildings_draws_eight() -> None:
    assert len(settle(TOWN, town(count=11).buildings)) == 8


def test_town_without_buildings_or_with_an_unknown_kind_is_drawn() -> None:
    painter = TownPainter()
    painter.render(TownState(happening="attack"), SMALL)
    scene = painter.scene(TownState((BuildingState("x", "windmill", label="Mølle"),)), SMALL)
    assert scene.done
    assert list(scene.bodies) == ["x"]


@pytest.mark.parametrize("size", [(1280, 720), (1240, 300), (760, 260), (600, 500)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("count", [6, 8])
def test_signs_any_size_are_inside_and_apart(size: tuple[int, int], scale: float, count: int) -> None:
    painter = TownPainter()
    scene = painter.begin(town(count=count), size, scale)
    scene.advance()
    room = pygame.Rect((0, 0), size)
    rects = [sign.rect for sign in scene.signs]
    assert len(rects) == count
    assert all(room.contains(rect) for rect in rects)
    assert all(not first.colliderect(second) for first, second in combinations(rects, 2))


def test_signs_ordinary_size_hide_little_of_other_buildings() -> None:
    scene = TownPainter().scene(town(count=8), (1280, 720), 1.0)
    for sign in scene.signs:
        own = sign.anchor.building.id
        hidden = sum(
            sign.rect.clip(body).w * sign.rect.clip(body).h
            for name, body in scene.bodies.items()
            if name != own
        )
        assert hidden < 0.45 * sign.rect.w * sign.rect.h, own
    assert not any(sign.short for sign in scene.signs)


def test_signs_no_room_for_names_keep_icon_arrow_and_figure() -> None:
    scene = TownPainter().scene(town(count=8), (420, 260), 2.0)
    assert all(sign.short for sign in scene.signs)


def test_signs_little_room_some_keep_their_names_and_no_line_crosses_a_sign() -> None:
    scene = TownPainter().scene(town(count=6), (660, 400), 1.5)
    assert not all(sign.short for sign in scene.signs)
    for sign, other in permutations(scene.signs, 2):
        assert not other.rect.clipline(sign.line), (sign.anchor.building.id, other.anchor.building.id)


def test_scene_point_on_a_sign_finds_its_building() -> None:
    scene = TownPainter().scene(town(), (960, 540))
    for sign in scene.signs:
        assert scene.at(sign.rect.center) == sign.anchor.building.id
    assert scene.at((1, 1)) == ""


def test_scene_built_in_pieces_equals_one_built_at_once() -> None:
    whole, pieces = TownPainter(), TownPainter()
    scene = pieces.begin(town(), SMALL)
    steps = 0
    while not scene.advance(0):
        steps += 1
    assert steps > 10
    assert pixels(scene.picture) == pixels(whole.scene(town(), SMALL).picture)


def test_layout_wide_picture_takes_the_strip() -> None:
    assert layout_for((1200, 330), 8) is STRIP
    assert layout_for((683, 300), 6) is STREET
    assert layout_for((1280, 720), 6) is TOWN
    assert layout_for((600, 500), 6) is TOWN


def test_sky_edge_to_edge_has_one_colour() -> None:
    picture = TownPainter().render(town(), (1240, 300), signs=False)
    assert len({tuple(picture.get_at((x, 0))) for x in (0, 100, 300, 320, 600)}) == 1
