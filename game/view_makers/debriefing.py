"""The debrief: what happened, why, and so what."""

from __future__ import annotations

from game.engine.result import Result, result
from game.engine.values import score
from game.engine.vocabulary import HEADLINES, INDICATORS, LEVERS
from game.insight.fitting import fitted_parts
from game.insight.levers import LeverShare, best_lever, lever_shares
from game.insight.scores import band, lowest
from game.insight.shown import WORDS
from game.insight.turning import DELIVERED, TurningPoint, turning_points
from game.session.course import chapter_of, closing_chapter
from game.view_makers.alternatives import series_view
from game.view_makers.decisions import decision_groups, decision_lines
from game.view_makers.desk import Desk
from game.view_makers.numbers import (
    accuracy_text,
    accuracy_views,
    causes_of,
    headline_views,
    indicator_view,
)
from game.view_makers.opening import OWN_QUESTIONS
from game.view_makers.press import front_page
from game.view_makers.reasons import headline_edges
from game.view_makers.receipts import game_receipt
from game.view_makers.turns import event_views
from game.view_makers.words import paragraphs
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


def debrief_view(desk: Desk) -> DebriefView:
    """Return the game looked back on, up to the last turn played."""
    found = result(desk.rules, desk.session.states, desk.foresight.learned)
    words, n = desk.words, desk.played
    ending = desk.rules.endings[found.ending].id if found.ending >= 0 and n == desk.rules.turns else ""
    headlines = headline_views(desk)
    shares = _shares(desk)
    most = _best_lever(desk, shares)
    prompts = _plan_prompts(desk, found)
    return DebriefView(
        ending_title=words.text(f"endings.{ending}.title") if ending else desk.tr("debrief.unfinished"),
        ending_text=paragraphs(desk.told(f"endings.{ending}.text", n)) if ending else (),
        summary=" ".join(view.summary for view in headlines),
        scores=_scores(desk),
        timeline=tuple(_timeline_turn(desk, turn) for turn in range(1, n + 1)),
        series=tuple(
            series_view(desk, number, desk.session.outcomes, words.label(number)) for number in INDICATORS
        ),
        totals=tuple((indicator_view(desk, number), game_receipt(desk, number)) for number in INDICATORS),
        shares=tuple(_share_view(desk, each) for each in shares),
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


def _timeline_turn(desk: Desk, turn: int) -> TimelineTurn:
    words, tr = desk.words, desk.tr
    played = desk.session.position.turns[turn - 1]
    chapter = chapter_of(desk.content, turn)
    because = [(words.text(f"cases.{case}.title"), text) for case, text in played.answers.items() if text]
    lines = [tr("timeline.because_case", case=case, text=text) for case, text in because]
    if played.because:
        lines.append(tr("timeline.because", text=played.because))
    went = desk.foresight.turns[turn - 1].went
    predictions = tuple(
        tr(
            "timeline.prediction",
            label=words.label(number),
            guess=tr(f"direction.{guess}"),
            outcome=tr(f"direction.{went[number]}"),
        )
        for number, guess in played.prediction.items()
    )
    return TimelineTurn(
        turn=turn,
        period=words.period(turn),
        chapter=words.text(f"chapters.{chapter.id}.title") if chapter else "",
        decisions=decision_lines(desk, turn - 1, played.decision),
        because=tuple(lines),
        reflections=_reflections(desk, turn),
        notes=tuple(
            tr("timeline.note", text=text)
            for at, text in desk.session.position.notes
            if min(at + 1, desk.rules.turns) == turn
        ),
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


def _reflections(desk: Desk, turn: int) -> tuple[str, ...]:
    """Return what the group wrote where a turn closed a chapter, each after its question."""
    chapter = closing_chapter(desk.content, turn)
    if chapter is None:
        return ()
    written = (desk.session.position.reflections or {}).get(chapter.id, ())
    questions = desk.words.texts(f"chapters.{chapter.id}.reflect")
    return tuple(
        desk.tr("timeline.reflection", question=question, text=text)
        for question, text in zip(questions, written, strict=False)
        if text
    )


def _shares(desk: Desk) -> tuple[LeverShare, ...]:
    session = desk.session
    return lever_shares(session.lever_shares(), session.decisions) if session.decisions else ()


def _share_view(desk: Desk, each: LeverShare) -> ShareView:
    tr = desk.tr
    money, part, percent = tr.money(each.spent), tr.percent(each.spent_share), tr.percent(each.share)
    return ShareView(
        id=each.lever,
        title=desk.words.lever(each.lever),
        icon=each.lever,
        value=each.worth,
        value_text=tr.money(each.worth),
        share=each.share,
        share_text=percent,
        spent_text=money,
        spent_share=each.spent_share,
        spent_share_text=part,
        money_text=tr("share.money", money=money, part=part, percent=percent),
    )


def _best_lever(desk: Desk, shares: tuple[LeverShare, ...]) -> str:
    """Return which lever clearly gave most for its money, in words; empty when none did."""
    found = next((each for each in shares if each.lever == best_lever(shares)), None)
    if found is None:
        return ""
    part, percent = desk.tr.percent(found.spent_share), desk.tr.percent(found.share)
    title = desk.words.lever(found.lever).lower()
    return desk.tr("debrief.shares.most", lever=title, part=part, percent=percent)


def _turning_points(desk: Desk) -> tuple[TurningPointView, ...]:
    """Return the turns in which a headline changed its way."""
    figures = [desk.figures(n).values for n in range(desk.played + 1)]
    told = [
        {number: causes_of(desk, number, turn) for number in HEADLINES} for turn in range(1, desk.played + 1)
    ]
    found = turning_points(figures, told)
    return tuple(_turning_point(desk, point) for point in found)


def _turning_point(desk: Desk, point: TurningPoint) -> TurningPointView:
    period, side = desk.words.period(point.turn), WORDS[point.way]
    title = desk.tr(f"point.{side}", label=desk.words.label(point.figure), period=period)
    return TurningPointView(point.turn, period, point.figure, point.way, title, _turned(desk, point, side))


def _turned(desk: Desk, point: TurningPoint, side: str) -> str:
    """Return what turned a figure."""
    if point.cause is None:
        return ""
    view = desk.words.cause(point.figure, point.cause, point.turn)
    if point.kind == DELIVERED:
        title = desk.words.initiative(desk.rules.initiatives[point.cause.index].id)
        return desk.tr("point.delivered", title=title, change=view.change_text)
    return desk.tr(f"point.{point.kind}.{side}", cause=view.text, change=view.change_text)


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
