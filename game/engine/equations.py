"""The model's flows in a form that people read, by the group of parameters that drives them.

In a text, ``code`` is a parameter (of the same group, or ``group.name``) and **bold** is a stock of
``dynamics.stocks.Stocks``; tests hold both to the code. ``half(money, k)`` is ``money / (money + k)``; rates
are per year. A stock with an inflow and an outflow follows
``change = inflow × (1 − stock) − outflow × stock``; one with a target closes a share of the gap each year.
"""

from __future__ import annotations

EQUATIONS: dict[str, tuple[str, ...]] = {
    "time": (
        "a turn = its years × 2 × `steps` midpoint steps: rates are evaluated at the start of a step and "
        "again half-way, and the second are used for the whole step",
        "within a step each flow is solved exactly for constant rates, so no stock can leave its range; "
        "**built**, **debt** and the accounts, whose rates hold within a step, are added up",
    ),
    "strategy": (
        "inflow of **strategy** = `gain` × half(strategy money, `half_money`) × (`leaderless` + (1 − "
        "`leaderless`) × **leadership**); outflow = `erosion`",
        "alignment of an initiative = `alignment_floor` + (1 − `alignment_floor`) × **strategy** × its "
        "fit with the chosen values",
    ),
    "leadership": (
        "inflow of **leadership** = `gain` × half(leadership money, `half_money`); outflow = `erosion`",
    ),
    "capacity": (
        "load of an initiative = its own load × (1 − **adoption**) × (1 − `settled` × **practice**) while "
        "it is under way; the load is the sum of all",
        "capacity = `base` × (`floor` + `leadership` × **leadership** + `trust` × **staff_trust**) × (1 − "
        "`fatigue` × **fatigue**)",
        "overload = load / capacity − 1, never below 0",
        "focus = `focus_floor` + (1 − `focus_floor`) / (1 + `focus_loss` × overload)",
    ),
    "fatigue": (
        "inflow of **fatigue** = `overload` × overload / (1 + overload) + `background`; outflow = `recovery`",
    ),
    "pressure": (
        "inflow of a service's **pressure** = what its first backlog needs to stay as it is + `demand` × "
        "**demand** + `disruption` × load in the service + forced savings; outflow = `outflow` + `relief` "
        "× (effect of its initiatives + freed time that stays in the service)",
        "slack = 1 − `slack` × mean **pressure** + `freed.slack` × freed time directed to capacity, "
        "within 0 and 1",
        "inflow of **demand** = the scenario's growth; nothing drains it",
    ),
    "organisation": (
        "organisation = organisation money / (organisation money + `half_money` + `dilution` × load)",
    ),
    "competence": (
        "inflow of a service's **competence** = `gain` × organisation × (`leaderless` + (1 − "
        "`leaderless`) × **leadership**) × (1 − `pressure` × **pressure**); outflow = `erosion` + "
        "`fatigue` × **fatigue**",
    ),
    "delivery": (
        "money of an initiative = its share, by need, of technology money × `build_share`; no faster than "
        "its duration allows, no more than it lacks; what is left over repairs and builds the platform "
        "and security",
        "efficiency = focus × (`skill_floor` + `skill` × mean **competence**) × (`data_floor` + `data` × "
        "**data** + `platform` × **platform**) / (1 + `legacy_drag` × **legacy**)",
        "change of **built** = money × efficiency / (cost × (1 + `debt_drag` × **debt**)), up to 1",
    ),
    "overrun": (
        "at the start of an initiative: with a chance of `tail` × (0.4 + 1.2 × complexity) the cost "
        "factor is `tail_start` / v, at most `tail_cap`; else 1 + `ordinary` × v (v is drawn evenly from "
        "0 to 1)",
        "after a pilot the chance is `pilot_lesson` of that, and a pilot itself has none",
    ),
    "debt": (
        "change of **debt** = new building × (`new` − `strategy` × **strategy** − `security` × "
        "**security**) + `ageing` × **built** + (`interest` − repayment) × **debt**",
        "repayment = `payback` × technology money left for repair / (cost of all debt + `legacy_weight` × "
        "**legacy** + half a MNOK)",
        "inflow of **legacy** = `legacy_ageing`; outflow = repayment",
        "works = **built**² × (3 − 2 × **built**) / (1 + `drag` × **debt**)",
        "running cost = its rule × **built** × (1 + `drag` × **debt**)",
    ),
    "platform": (
        "inflow of **platform** = `gain` × half(technology money left over, `half_money`) + `provided` × "
        "what platform initiatives give where they are used; outflow = `erosion`",
    ),
    "data": (
        "inflow of **data** = `strategy` × **strategy** + `provided` × what data initiatives give where "
        "they are used; outflow = `erosion`",
    ),
    "adoption": (
        "willingness = `usefulness` × useful × (0.6 + 0.4 × **data**) × (0.5 + 0.5 × works) + `ease` × "
        "easy + `social` × **leadership** × (0.4 + 0.6 × **staff_trust**) × time + `conditions` × "
        "organisation × leaders × slack × (1 − **fatigue**)",
        "easy = **competence** × (1 − complexity) + `practice_ease` × **practice** + `participation` × "
        "organisation × leaders; time and leaders count for `alone` when the other is missing",
        "those who could use it = `slope` × (willingness − `threshold`) within 0 and 1, × works",
        "change of **adoption** = (p + q × **adoption**) × (could use it − **adoption**), with p = "
        "`innovation` × m, q = `word_of_mouth` × m, m = `pace_floor` + `pace` × willingness, × "
        "`pilot_pace` in a pilot",
        "those who leave each year, as a share of **adoption** = `churn` + `churn_practice` × (1 − "
        "**practice**) × (1 − `churn_led` × **leadership**) + `churn_fatigue` × **fatigue** + "
        "`abandonment` × users beyond those who could",
    ),
    "practice": (
        "inflow of **practice** = `gain` × organisation × slack × focus × (`leaderless` + (1 − "
        "`leaderless`) × **leadership**) × (`strategyless` + (1 − `strategyless`) × **strategy**) × "
        "(`toolless` + (1 − `toolless`) × **adoption**)",
        "outflow = `erosion` + `erosion_leadership` × (1 − **leadership**) + `erosion_fatigue` × **fatigue**",
    ),
    "follow_up": (
        "inflow of **follow_up** = `gain` × **leadership** × (`strategyless` + (1 − `strategyless`) × "
        "**strategy**) × ownership; outflow = `erosion`",
        "ownership = 0 without an owner, 1 with one in the service, `outside` with one elsewhere; divided "
        "by the number that the owner answers for / `span`, when that is above 1",
    ),
    "quality": (
        "target of a service's **quality** = what it started from + `gain` × quality of its initiatives × "
        "effect × (`ownerless` + (1 − `ownerless`) × **follow_up**) + `freed` × freed time directed to "
        "quality − `demand` × **demand** − `pressure` × **pressure** − `fatigue` × **fatigue** − "
        "`disruption` × load in the service",
        "the gap closes at `rate`",
    ),
    "staff_trust": (
        "target of **staff_trust** = what it started from + `leadership` × **leadership** + "
        "`organisation` × organisation + `participation` × organisation × taking part − `fatigue` × "
        "**fatigue** − `savings` × freed time directed to savings (the start is reckoned with "
        "organisation = `custom` and fatigue at rest)",
        "the gap closes at `up` when the target is above, at `down` when it is below",
    ),
    "citizen_trust": (
        "target of **citizen_trust** = what it started from + `quality` × mean **quality** − `exposure` × "
        "exposed data − `exclusion` × **exclusion**",
        "the gap closes at `up` when the target is above, at `down` when it is below",
    ),
    "security": (
        "inflow of **security** = `gain` × (`strategy` × half(technology money, `half_money`) × "
        "**strategy** + `repair` × half(money left for security, `repair_half`) × (0.4 + 0.6 × "
        "**strategy**) + `competence` × mean **competence**) + `provided` × what security initiatives "
        "give, half in place and half in use; outflow = `erosion`",
        "exposed data = Σ **built** × **adoption** × sensitivity × (1 − **security**), as a share of the "
        "most possible",
    ),
    "inclusion": (
        "inflow of **exclusion** = what it started from + `citizen_facing` × self-service in use × (1 − "
        "`organisation` × organisation); outflow = `recovery`",
    ),
    "freed": (
        "freed time of an initiative = value × effect × **follow_up** × alignment × the share that is "
        "hours; in hours, divided by `hour_cost`",
        "how much it is felt in a service = half(freed time, `half` × the service's part of the budget)",
        "directed to capacity it adds `slack` to the time for learning; to quality and savings: see there",
        "change of **cash** = freed time directed to savings",
    ),
    "benefit": (
        "effect of an initiative = works × **adoption** × **practice** × reach",
        "change of **benefits** = Σ value × effect × **follow_up** × alignment, where freed time counts "
        "only when it is directed, + value × `direct` × **platform**³ × works × **adoption** × reach × (1 − "
        "**practice** × **follow_up** × the part that counts): what the tool gives by itself, until changed "
        "work that somebody follows up gives the value instead",
        "of what is not freed time, quality / (quality + `quality_half`) is shown as better quality, the "
        "rest as avoided cost",
    ),
    "pilot": (
        "a pilot has `share` of cost, load and reach",
        "when it is scaled: **built** = its share + `head_start`; `practice_kept` of **practice** stays; "
        "**adoption** and **debt** become their share of the whole",
    ),
    "baseline": (
        "what the council believes of an initiative's benefits = all with a baseline, `unbelieved` "
        "without; a baseline costs `cost`",
    ),
    "council": (
        "target of **confidence** = `base` + `trust` × **citizen_trust** + `benefits` × believed benefits "
        "/ (`expected` × annual budget), at most 1, − `economy` × debt / loan limit (of a tenth of a "
        "MNOK at least), at most 1; the gap closes at `rate`",
        "next grant: − `cut` when **confidence** is below `low`, + `extra` above `high`",
        "**reserve** below the loan limit: a turn under supervision, where `supervised` of the grant may "
        "be spent, `forced` is saved in the services, and **pressure** rises by `forced_pressure`",
        "**reserve** above `idle` turns of grant: a warning, and a turn later `reclaimed` of what still "
        "lies idle is taken back",
        "change of **reserve** = grant − money divided + change of **cash** − running costs; **invested** "
        "and **running_paid** add up what has been divided and paid",
    ),
    "footprint": (
        "change of **co2** = embodied × new building + use × **built** − saved × effect, each at its reach",
        "environmental part = 0.5 − 0.5 × **co2** / (`reference` × thousands of inhabitants), within 0 and 1",
    ),
    "sustainability": (
        "the indicator is the mean of three parts: environmental (see above); social = (1 − `wellbeing`) × "
        "(1 − **exclusion**) + `wellbeing` × ((1 − **fatigue**) + **staff_trust**) / 2; economic = 0.5 + 0.5 "
        "× (benefits − cost) / (benefits + cost + 0.05 × annual budget), where cost is a year's running cost "
        "+ a tenth of what it cost to build what is now **debt**",
    ),
    "fit": (
        "fit of an initiative = `neutral` + `favours` for each chosen value that favours it − `opposes` "
        "for each that opposes it, within 0 and 1",
    ),
    "emphasis": (
        "the branch that a lever leans on is multiplied by `lean`, the two others by `rest`; even is 1",
        "of organisation it is the money that is multiplied, so that a branch leaned on meets diminishing "
        "returns: organisation (see there) of **competence**, of **practice** and of taking part each have "
        "their own",
        "where an emphasis only colours an equation, the factor is 1 − `soft` + `soft` × that",
        "the branch itself: what is left over divided between platform and security, security of technology "
        "money, training (inflow of **competence**), redesign (inflow of **practice**), taking part; "
        "coloured: insight (usefulness), priorities (**strategy** in alignment), benefits plan and follow-up "
        "(inflow of **follow_up**), building (`delivery.build_share`), direction (inflow of **leadership**), "
        "middle managers (**leadership** in **practice** and in `adoption.churn_led`)",
    ),
    "result": (
        "a value's result = weighted mean of its indicators on a scale from 0 to 100; benefits score full "
        "at `benefits` × annual budget, the **reserve** moves by half the scale at `economy` × annual "
        "budget",
    ),
}
"""Every mechanism's equations, by group."""
