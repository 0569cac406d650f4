"""What the debrief begins with: how it went, so what, and the way on; nothing is played for it."""

from __future__ import annotations

from game.engine.result import Result, result
from game.engine.values import score
from game.engine.vocabulary import INDICATORS
from game.insight.fitting import fitted_parts
from game.insight.scores import band, lowest
from game.view_makers.desk import Desk
from game.view_makers.numbers import accuracy_text, accuracy_views, headline_views, indicator_view
from game.view_makers.opening import OWN_QUESTIONS
from game.view_makers.words import paragraphs
from game.views import ClosingView, PatternView, QuestionGroupView, ScoreView

GOOD_PATTERNS = ("steady_balance", "learned_to_predict")


def closing_view(desk: Desk) -> ClosingView:
    """Return what can be said at once of the game, up to the last turn played."""
    found = result(desk.rules, desk.session.states, desk.foresight.learned)
    words, n = desk.words, desk.played
    ending = desk.rules.endings[found.ending].id if found.ending >= 0 and n == desk.rules.turns else ""
    prompts = _plan_prompts(desk, found)
    return ClosingView(
        played=n,
        ending_title=words.text(f"endings.{ending}.title") if ending else desk.tr("debrief.unfinished"),
        ending_text=paragraphs(desk.told(f"endings.{ending}.text", n)) if ending else (),
        summary=" ".join(view.summary for view in headline_views(desk)),
        scores=_scores(desk),
        numbers=tuple(indicator_view(desk, number) for number in INDICATORS),
        benefits=_benefits(desk),
        questions=_questions(desk),
        patterns=_patterns(desk, found),
        accuracy=accuracy_views(desk),
        accuracy_text=accuracy_text(desk),
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
        weighs = [desk.words.label(INDICATORS[each.indicator]).lower() for each in rule.weighs]
        found.append(
            ScoreView(
                id=rule.id,
                title=desk.words.text(f"values.{rule.id}.title"),
                score=points,
                score_text=desk.tr("figure.of_100", value=desk.tr.number(points)),
                text=desk.tr(f"score.{band(points)}", weighs=desk.tr.join(weighs)),
                icon=desk.content.structure.values[value].icon or "star",
            )
        )
    return tuple(found)


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
    a_year = {"quality": kinds.quality, "avoided": kinds.avoided, "freed": kinds.freed}
    lines = [
        (tr(f"benefits.{kind}"), desk.words.value("benefits_realised", value))
        for kind, value in fitted_parts("benefits_realised", a_year).items()
    ]
    hours = {"hours_directed": kinds.hours_directed, "hours_lost": kinds.hours_lost}
    lines += [
        (tr(f"benefits.{kind}"), tr("freed.a_year", hours=tr.hours(round(n, -1))))
        for kind, n in hours.items()
    ]
    lines.append((tr("benefits.so_far"), tr.cost(kinds.so_far)))
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
    prompts = [desk.tr("plan.start")]
    weakest = lowest(answers)
    if len(weakest) == 1:
        prompts.append(desk.tr(f"plan.{weakest[0]}"))
    elif weakest:
        levers = desk.tr.join([desk.words.lever(lever).lower() for lever in weakest])
        prompts.append(desk.tr("plan.tied", levers=levers))
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
