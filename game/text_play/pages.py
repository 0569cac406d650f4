"""Views written out as lines: the same content as the screens, in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from game.i18n import Translator
from game.text_play.terminal import Terminal
from game.views import (
    BudgetView,
    CaseView,
    DebriefView,
    EventView,
    HeaderView,
    IndicatorView,
    InitiativeView,
    IntroView,
    PassingView,
    ReceiptView,
    StatusView,
    WhatIfView,
    WhyView,
)


class Pages:
    """Writes views on a terminal."""

    def __init__(self, terminal: Terminal, tr: Translator) -> None:
        self.out = terminal
        self.tr = tr

    def header(self, view: HeaderView) -> None:
        """Write where the game stands."""
        self.out.heading(f"{view.municipality}. {view.progress_text}")

    def hints(self, hints: Sequence[str]) -> None:
        """Write the guide's hints."""
        for hint in hints:
            self.out.say(self.tr("text.hint", text=hint), 0, 2)

    def intro(self, view: IntroView) -> None:
        """Write the municipality before the first turn."""
        out, tr = self.out, self.tr
        out.heading(view.title)
        out.say(view.summary)
        for paragraph in view.story:
            out.say()
            out.say(paragraph)
        out.section(tr("text.figures"))
        out.items(f"{label}: {value}" for label, value in view.figures)
        out.section(tr("text.services"))
        out.items(service.summary for service in view.services)
        if view.learning_goals:
            out.section(tr("text.goals"))
            out.items(view.learning_goals)
        out.say()
        out.say(tr("text.commands"))

    def status(self, view: StatusView) -> None:
        """Write how the municipality stands."""
        out, tr = self.out, self.tr
        out.section(f"{view.front.masthead}, {view.front.date}")
        out.say(view.front.headline, 2)
        out.say(view.front.lead, 2)
        for headline, text in view.front.stories:
            out.say(f"{headline}. {text}", 2)
        self.events(view.events)
        if view.council:
            out.section(tr("text.council"))
            out.say(view.council, 2)
        if view.prediction_text:
            out.section(tr("text.your_prediction"))
            out.say(view.prediction_text, 2)
        out.section(tr("text.headlines"))
        out.items(indicator.summary for indicator in view.headlines)
        out.section(tr("text.guards"))
        out.items(self.figure(indicator) for indicator in view.guards)
        out.section(tr("text.maturity"))
        out.items(self.figure(indicator) for indicator in view.maturity)
        out.section(tr("text.services"))
        out.items(service.summary for service in view.services)
        under_way = [each for each in view.initiatives if each.status not in ("not_started", "stopped")]
        if under_way:
            out.section(tr("text.under_way"))
            out.items(each.summary for each in under_way)
        for text in view.opened:
            out.say(text)
        self.hints(view.hints)

    def figure(self, view: IndicatorView) -> str:
        """Return a number in a line."""
        change = f" ({view.change_text})" if view.change_text else ""
        reading = f", {view.reading}" if view.reading else ""
        return f"{view.label}: {view.value_text}{change}{reading}"

    def events(self, events: Sequence[EventView]) -> None:
        """Write what struck and what was held off."""
        for event in events:
            self.out.section(self.tr("text.struck" if event.struck else "text.held", title=event.title))
            for text in (event.text, event.why, event.lesson):
                if text:
                    self.out.say(text, 2)

    def case(self, view: CaseView) -> None:
        """Write a dilemma and its options."""
        out, tr = self.out, self.tr
        out.heading(tr("text.case", number=view.number, of=view.of, title=view.title))
        for paragraph in view.paragraphs:
            out.say(paragraph)
            out.say()
        if view.seats:
            out.say(tr("text.seats"))
            for seat in view.seats:
                out.say(f"{seat.title}: {seat.note}", 2, 2)
            out.say()
        if view.discuss:
            out.say(tr("text.discuss", text=view.discuss))
        self.hints(view.hints)
        out.section(tr("text.options"))
        for number, option in enumerate(view.options, start=1):
            cost = f" ({option.cost_text})" if option.cost_text else ""
            out.say(f"{number}. {option.title}{cost}", 2, 3)
            for text in (option.text, option.reason if not option.allowed else ""):
                if text:
                    out.say(text, 5)
            for text in option.pros:
                out.say(tr("text.pro", text=text), 5, 2)
            for text in option.cons:
                out.say(tr("text.con", text=text), 5, 2)

    def budget(self, view: BudgetView) -> None:
        """Write the budget's draft."""
        out, tr, money = self.out, self.tr, view.money
        out.say(money.money_line)
        out.say(money.capacity.text)
        out.section(tr("text.levers"))
        for number, lever in enumerate(money.levers, start=1):
            chosen = next((each.title for each in lever.emphasis_options if each.id == lever.emphasis), "")
            lean = tr("text.leaning", branch=chosen) if chosen else ""
            last = tr("text.last_turn", money=lever.last_text)
            out.say(f"{number}. {lever.title}: {lever.value_text}{lean}, {last}. {lever.note}", 2, 3)
        chosen_acts = [each for each in view.portfolio if each.chosen_act]
        if chosen_acts:
            out.section(tr("text.this_turn"))
            for each in chosen_acts:
                title = next(act.title for act in each.acts if act.id == each.chosen_act)
                out.say(f"- {title}: {each.title}. {each.delivery_text}", 2, 2)
        for text in money.refusals:
            out.say(tr("text.not_yet", text=text))
        if money.warning and not money.refusals:
            out.say(money.warning)

    def initiative(self, view: InitiativeView) -> None:
        """Write everything about an initiative."""
        out, tr = self.out, self.tr
        out.heading(view.title)
        for text in (view.pitch, view.practice):
            if text:
                out.say(text)
        lines = [
            f"{tr('text.state')}: {view.status_text}. {view.weak_text}",
            f"{tr('text.cost')}: {view.cost_text}, {view.running_text}. {view.years_text}.",
            f"{tr('text.use')}: {view.usefulness}. {view.load_word}. {view.benefit_text}",
            f"{tr('text.owner')}: {view.owner_title}"
            + ("" if view.owner_open else f" ({tr('text.owner_later')})"),
            view.baseline_text,
            view.delivery_text,
        ]
        out.items(line for line in lines if line)
        if view.status != "not_started":
            out.items([tr("text.chain", links=", ".join(f"{c.label} {c.value_text}" for c in view.chain))])
        out.items(tr("text.risk", text=risk) for risk in view.risks)
        out.items(tr("text.need_met" if need.met else "text.need", text=need.text) for need in view.needs)
        if view.fit_values:
            out.items([tr("text.fits", values=tr.join(view.fit_values))])
        if view.against_values:
            out.items([tr("text.against", values=tr.join(view.against_values))])

    def passing(self, view: PassingView) -> None:
        """Write what happened while the time passed."""
        self.out.heading(f"{view.title}: {view.period}")
        self.events(view.events)
        self.out.items(view.deliveries, 0)
        self.out.section(self.tr("text.now"))
        self.out.items(indicator.summary for indicator in view.after[:3])
        self.out.items(self.figure(indicator) for indicator in view.after[3:])

    def why(self, view: WhyView) -> None:
        """Write why a number moved, the latest turn first."""
        out, tr = self.out, self.tr
        out.heading(tr("text.why", label=view.indicator.label))
        for text in (view.indicator.summary, view.definition, view.follows_from, view.advice):
            if text:
                out.say(text)
        for period in view.periods:
            out.section(period.sentence)
            self.receipt(period.receipt)
        idle = ("not_started", "stopped")
        chain = [each for each in view.chain if each.status not in idle]
        if chain:
            out.section(tr("text.chains"))
            out.items(each.summary for each in chain)

    def receipt(self, view: ReceiptView) -> None:
        """Write a receipt: one end, the reasons, the other end."""
        out = self.out
        out.items([f"{view.start_name}: {view.start_text}"])
        out.items(f"{cause.change_text}: {cause.text}" for cause in view.lines)
        out.items([f"{view.end_name}: {view.end_text} ({view.sum_text})"])
        if view.uses:
            out.say(f"{self.tr('receipt.uses')}:", 2)
            out.items(view.uses)

    def debrief_happened(self, view: DebriefView) -> None:
        """Write the ending, the results and the timeline."""
        out, tr = self.out, self.tr
        out.heading(view.ending_title)
        for paragraph in view.ending_text:
            out.say(paragraph)
        out.section(tr("text.your_values"))
        out.items(f"{score.title}: {score.score_text}. {score.text}" for score in view.scores)
        out.section(tr("text.benefits"))
        out.items(f"{label}: {value}" for label, value in view.benefits)
        for turn in view.timeline:
            out.section(f"{turn.period}. {turn.headline}")
            out.items(turn.decisions)
            out.items(turn.because)
            out.items(turn.events)
            out.items((*turn.reflections, *turn.notes))
            out.items(self.figure(indicator) for indicator in turn.indicators[:3])

    def debrief_why(self, view: DebriefView) -> None:
        """Write the receipts of the whole game, the levers' shares and the turning points."""
        out, tr = self.out, self.tr
        for indicator, receipt in view.totals:
            out.section(tr("text.over_the_game", label=indicator.label))
            self.receipt(receipt)
        out.section(tr("text.shares"))
        out.say(view.shares_text)
        out.items(f"{share.title}: {share.value_text}. {share.money_text}" for share in view.shares)
        out.section(tr("text.turning_points"))
        out.items(f"{point.title} {point.text}" for point in view.turning_points)
        out.section(tr("text.predictions"))
        out.say(view.accuracy_text)
        out.items(each.text for each in view.accuracy)

    def debrief_now(self, view: DebriefView) -> None:
        """Write patterns, questions and the way on."""
        out, tr = self.out, self.tr
        out.section(tr("text.patterns"))
        out.items(f"{pattern.title}. {pattern.text}" for pattern in view.patterns)
        for group in view.questions:
            out.section(group.title)
            out.items(group.questions)
        out.section(tr("text.plan"))
        out.items(view.plan_prompts)
        if view.own:
            out.section(tr("text.own"))
            out.items(f"{question} {answer}" for question, answer in view.own)
        if view.take_home:
            out.section(tr("text.take_home"))
            out.items(f"{chapter}: {work}" for chapter, work in view.take_home)
        out.section(tr("text.play_code"))
        out.say(view.play_code.replace("-", " "))  # spaces let it wrap, and are read as well

    def what_if(self, view: WhatIfView) -> None:
        """Write both futures."""
        out, tr = self.out, self.tr
        out.heading(view.change.title)
        out.say(view.text)
        for item in view.items:
            out.section(f"{item.label}: {item.difference_text}")
            out.items([tr("text.real", text=item.real.text), tr("text.other", text=item.other.text)])
        out.items(view.events_text, 0)
        out.say(tr("text.endings", real=view.ending_real, other=view.ending_other))
