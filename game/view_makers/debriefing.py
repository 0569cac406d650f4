"""The debrief: what happened, why, and so what."""

from __future__ import annotations

from game.engine.causes import Cause
from game.engine.result import Result, result
from game.engine.values import score
from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.session.course import chapter_of
from game.view_makers.alternatives import series_view
from game.view_makers.decisions import decision_groups, decision_lines
from game.view_makers.desk import Desk
from game.view_makers.numbers import (
    accuracy_text,
    accuracy_views,
    causes_of,
    figure,
    headline_views,
    indicator_view,
    outcome_of,
)
from game.view_makers.opening import OWN_QUESTIONS
from game.view_makers.press import front_page
from game.view_makers.reasons import headline_edges, total_causes
from game.view_makers.turns import event_views
from game.view_makers.words import direction, grouped_causes, margin
from game.views import (
    DebriefView,
    PatternView,
    QuestionGroupView,
    ScoreView,
    ShareView,
    TimelineTurn,
    TurningPointView,
)

GOOD_PATTERNS = ("steady_balance", "learned_to_predict")
_MOST_POINTS = 4
_CLEARLY = 0.05
"""A lever whose share of the benefits is so much larger than its share of the money gave most for it."""


def debrief_view(desk: Desk) -> DebriefView:
    """Return the game looked back on, up to the last turn played."""
    hits = tuple(each.right for each in accuracy_views(desk))
    found = result(desk.rules, desk.session.states, hits)
    words, n = desk.words, desk.played
    ending = desk.rules.endings[found.ending].id if found.ending >= 0 and n == desk.rules.turns else ""
    headlines = headline_views(desk)
    shares = _shares(desk)
    most = _shares_best(desk, shares)
    prompts = _plan_prompts(desk, found)
    return DebriefView(
        ending_id=ending,
        ending_title=words.text(f"endings.{ending}.title") if ending else desk.tr("debrief.unfinished"),
        ending_text=words.paragraphs(f"endings.{ending}.text") if ending else (),
        summary=" ".join(view.summary for view in headlines),
        scores=_scores(desk),
        timeline=tuple(_timeline_turn(desk, turn) for turn in range(1, n + 1)),
        series=tuple(
            series_view(desk, number, desk.session.outcomes, words.label(number)) for number in INDICATORS
        ),
        totals=tuple((indicator_view(desk, number), total_causes(desk, number)) for number in INDICATORS),
        shares=shares,
        shares_best=most,
        shares_text=f"{most} {desk.tr('debrief.shares')}".strip(),
        turning_points=_turning_points(desk),
        questions=_questions(desk),
        patterns=_patterns(desk, found),
        accuracy=accuracy_views(desk),
        accuracy_text=accuracy_text(desk),
        benefits=_benefits(desk),
        edges=headline_edges(desk),
        play_code=desk.session.play_code(),
        own=_own(desk),
        plan_prompts=prompts,
        plan=(*desk.session.position.plan, *("",) * len(prompts))[: len(prompts)],
        notes=tuple(
            (words.period(min(turn + 1, desk.rules.turns)), text)
            for turn, text in desk.session.position.notes
        ),
        take_home=_take_home(desk),
    )


def _scores(desk: Desk) -> tuple[ScoreView, ...]:
    now = desk.now
    shown = {number: now.shown(number) for number in INDICATORS}
    found: list[ScoreView] = []
    for value in desk.session.position.values:
        rule = desk.rules.values[value]
        points = score(desk.rules, value, shown)
        level = 0 if points < 40 else 1 if points < 60 else 2
        weighs = [desk.words.label(INDICATORS[each.indicator]).lower() for each in rule.weighs]
        found.append(
            ScoreView(
                id=rule.id,
                title=desk.words.text(f"values.{rule.id}.title"),
                score=points,
                score_text=desk.tr("figure.of_100", value=desk.tr.number(points)),
                text=desk.tr(f"score.{level}", weighs=desk.tr.join(weighs)),
                icon=desk.content.structure.values[value].icon or "star",
            )
        )
    return tuple(found)


def _timeline_turn(desk: Desk, turn: int) -> TimelineTurn:
    words, tr = desk.words, desk.tr
    played = desk.session.position.turns[turn - 1]
    chapter = chapter_of(desk.content, turn)
    because = [(words.text(f"cases.{case}.title"), text) for case, text in played.answers.items() if text]
    lines = [tr("timeline.because_case", case=case, text=text) for case, text in because]
    if played.because:
        lines.append(tr("timeline.because", text=played.because))
    predictions = tuple(
        tr(
            "timeline.prediction",
            label=words.label(number),
            guess=tr(f"direction.{guess}"),
            outcome=tr(f"direction.{outcome_of(desk, number, turn)}"),
        )
        for number, guess in played.prediction.items()
    )
    return TimelineTurn(
        turn=turn,
        period=words.period(turn),
        chapter=words.text(f"chapters.{chapter.id}.title") if chapter else "",
        decisions=decision_lines(desk, turn - 1, played.decision),
        because=tuple(lines),
        events=tuple(
            tr("timeline.struck" if event.struck else "timeline.held", title=event.title)
            for event in event_views(desk, turn)
        ),
        headline=front_page(desk, turn).headline,
        indicators=tuple(indicator_view(desk, number, turn) for number in INDICATORS),
        predictions=predictions,
        groups=decision_groups(desk, turn - 1, played.decision),
        money=tuple(
            (words.lever(lever), played.decision.levers[k] / 10, tr.money(played.decision.levers[k] / 10))
            for k, lever in enumerate(LEVERS)
        ),
    )


def _shares(desk: Desk) -> tuple[ShareView, ...]:
    session, tr = desk.session, desk.tr
    if not session.decisions:
        return ()
    worth = session.lever_shares()
    whole = 0.0
    for value in worth.values():
        whole += max(value, 0.0)
    shares = _whole_percents([max(worth[lever], 0.0) / whole if whole > 0 else 0.0 for lever in LEVERS])
    spent = [sum(decision.levers[k] for decision in session.decisions) for k in range(len(LEVERS))]
    parts = _whole_percents([each / sum(spent) if sum(spent) else 0.0 for each in spent])
    return tuple(
        ShareView(
            id=lever,
            title=desk.words.lever(lever),
            icon=lever,
            value=worth[lever],
            value_text=tr.cost(worth[lever]),
            share=share,
            spent_text=tr.money(money / 10),
            spent_share=part,
            money_text=tr(
                "share.money", money=tr.money(money / 10), part=tr.percent(part), percent=tr.percent(share)
            ),
        )
        for lever, share, money, part in zip(LEVERS, shares, spent, parts, strict=True)
    )


def _shares_best(desk: Desk, shares: tuple[ShareView, ...]) -> str:
    """Return which lever clearly gave most for its money; empty when none did."""
    best = max(shares, key=lambda each: each.share - each.spent_share, default=None)
    if best is None or best.share - best.spent_share < _CLEARLY:
        return ""
    part, percent = desk.tr.percent(best.spent_share), desk.tr.percent(best.share)
    return desk.tr("debrief.shares.most", lever=best.title.lower(), part=part, percent=percent)


def _whole_percents(shares: list[float]) -> list[float]:
    """Round shares of a whole to hundredths that still add up: the largest remainders are rounded up."""
    floors = [int(share * 100) for share in shares]
    missing = round(sum(shares) * 100) - sum(floors)
    by_remainder = sorted(range(len(shares)), key=lambda k: floors[k] - shares[k] * 100)
    for k in by_remainder[:missing]:
        floors[k] += 1
    return [floor / 100 for floor in floors]


def _turning_points(desk: Desk) -> tuple[TurningPointView, ...]:
    """Return the turns in which a headline changed its way, the sharpest first."""
    found: list[tuple[float, TurningPointView]] = []
    for number in HEADLINES:
        for turn in range(2, desk.played + 1):
            before = figure(desk, number, turn - 1) - figure(desk, number, turn - 2)
            after = figure(desk, number, turn) - figure(desk, number, turn - 1)
            ways = direction(number, before), direction(number, after)
            if ways[0] != ways[1] and ways[1] != 0:
                found.append(
                    (abs(after - before) / margin(number), _turning_point(desk, number, turn, ways[1]))
                )
    found.sort(key=lambda each: -each[0])
    return tuple(sorted((view for _, view in found[:_MOST_POINTS]), key=lambda view: view.turn))


def _turning_point(desk: Desk, number: str, turn: int, way: int) -> TurningPointView:
    words = desk.words
    causes = grouped_causes(each for each in causes_of(desk, number, turn) if each.change * way > 0)
    main = max(causes, key=lambda each: (abs(each.change), each.key), default=None)
    period, side = words.period(turn), "up" if way > 0 else "down"
    title = desk.tr(f"point.{side}", label=words.label(number), period=period)
    text = turn_reason(desk, number, turn, main, side) if main else ""
    return TurningPointView(turn, period, number, way, title, text)


def turn_reason(desk: Desk, number: str, turn: int, main: Cause, side: str) -> str:
    """Return what turned a number; a cause that pulls otherwise than before is told as that."""
    view = desk.words.cause(number, main, turn)
    if number == "staff_adoption" and main.part == "newcomers" and side == "down":
        initiative = desk.words.initiative(desk.rules.initiatives[main.index].id)
        return desk.tr("point.delivered", title=initiative, change=view.change_text)
    before = [each for past in range(1, turn) for each in causes_of(desk, number, past)]
    earlier = sum(each.change for each in grouped_causes(before) if each.key == main.key)
    kind = "faded" if view.since_text and earlier * main.change < 0 else "because"
    return desk.tr(f"point.{kind}.{side}", cause=view.text, change=view.change_text)


def _questions(desk: Desk) -> tuple[QuestionGroupView, ...]:
    found = [
        QuestionGroupView(
            goal, desk.words.text(f"learning_goals.{goal}"), desk.words.texts(f"debrief.questions.{goal}")
        )
        for goal in desk.content.structure.learning_goals
    ]
    return tuple(group for group in found if group.questions)


def _patterns(desk: Desk, found: Result) -> tuple[PatternView, ...]:
    views: list[PatternView] = []
    for pattern in found.patterns:
        title = desk.tr(f"patterns.{pattern}.title") if desk.tr.has(f"patterns.{pattern}.title") else ""
        own = desk.words.text(f"debrief.patterns.{pattern}")
        text = own or (desk.tr(f"patterns.{pattern}.text") if desk.tr.has(f"patterns.{pattern}.text") else "")
        if title or text:
            views.append(PatternView(pattern, title or text, text if title else "", pattern in GOOD_PATTERNS))
    return tuple(views)


def _benefits(desk: Desk) -> tuple[tuple[str, str], ...]:
    tr, kinds = desk.tr, desk.now.benefits
    a_year = {
        "quality": kinds.quality,
        "avoided": kinds.avoided,
        "freed": kinds.freed,
    }
    lines = [
        (tr(f"benefits.{kind}"), tr("figure.a_year", money=tr.money(value))) for kind, value in a_year.items()
    ]
    hours = {"hours_directed": kinds.hours_directed, "hours_lost": kinds.hours_lost}
    lines += [
        (tr(f"benefits.{kind}"), tr("freed.a_year", hours=tr.hours(round(n, -1))))
        for kind, n in hours.items()
    ]
    lines.append((tr("benefits.so_far"), tr.money(kinds.so_far)))
    return tuple(lines)


def _own(desk: Desk) -> tuple[tuple[str, str], ...]:
    own = desk.session.position.own or {}
    return tuple(
        (desk.tr(f"own.{name}"), desk.tr("own.answer", n=own[name]))
        for name, _ in OWN_QUESTIONS
        if name in own
    )


def _plan_prompts(desk: Desk, found: Result) -> tuple[str, ...]:
    """Return the way on: the weakest lever at home first, then what the game itself showed."""
    own = desk.session.position.own or {}
    answers: dict[str, list[int]] = {}
    for name, lever in OWN_QUESTIONS:
        if name in own:
            answers.setdefault(lever, []).append(own[name])
    means = {lever: sum(given) / len(given) for lever, given in answers.items()}
    prompts = [desk.tr("plan.start")]
    if means:
        prompts.append(desk.tr(f"plan.{min(means, key=lambda lever: means[lever])}"))
    if "benefits_without_owner" in found.patterns:
        prompts.append(desk.tr("plan.owner"))
    if "benefits_without_baseline" in found.patterns:
        prompts.append(desk.tr("plan.baseline"))
    return (*prompts, desk.tr("plan.stop"), desk.tr("plan.spread"))


def _take_home(desk: Desk) -> tuple[tuple[str, str], ...]:
    return tuple(
        (desk.words.text(f"chapters.{chapter.id}.title"), work)
        for chapter in desk.content.structure.chapters
        if chapter.ends_after <= desk.played
        for work in desk.words.texts(f"chapters.{chapter.id}.take_home")
    )
