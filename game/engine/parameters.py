"""The one table of the model's constants: name, default, unit, range, meaning and source.

A field ``adoption_word_of_mouth`` is the parameter ``word_of_mouth`` of group ``adoption``; a scenario may
set any of them. Money is MNOK for an annual budget of 28 MNOK; other budgets are scaled. The model's
documentation and the scenario language's reference are made from ``PARAMETERS``. Where the source says
*assumption*, the figure is our own choice, calibrated so that the reference behaviours hold.

Outflows, the pace of the spread and the floor of capacity stay above zero: the equations divide by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

GROUPS = (
    "time",
    "strategy",
    "leadership",
    "capacity",
    "fatigue",
    "pressure",
    "organisation",
    "competence",
    "delivery",
    "overrun",
    "debt",
    "platform",
    "data",
    "adoption",
    "practice",
    "follow_up",
    "quality",
    "staff_trust",
    "citizen_trust",
    "security",
    "inclusion",
    "freed",
    "benefit",
    "pilot",
    "baseline",
    "council",
    "footprint",
    "sustainability",
    "fit",
    "emphasis",
    "result",
)
"""Groups of parameters; in the scenario language a parameter is ``model: {group: {name: value}}``."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One row of the table.

    Attributes:
        group: Which mechanism it belongs to.
        name: Its name within the group.
        unit: Its unit; ``share`` is a fraction.
        default: The library's value.
        low: Least value allowed.
        high: Largest value allowed.
        text: What it means, in English.
        source: Where the figure comes from, or *assumption*.
    """

    group: str
    name: str
    unit: str
    default: float
    low: float
    high: float
    text: str
    source: str

    @property
    def field(self) -> str:
        """Name of the field in ``Parameters``."""
        return f"{self.group}_{self.name}"


def _p(default: Any, unit: str, low: float, high: float, text: str, source: str) -> Any:
    return field(
        default=default, metadata={"unit": unit, "low": low, "high": high, "text": text, "source": source}
    )


# fmt: off
@dataclass(frozen=True, slots=True)
class Parameters:
    """Every constant of the model; see ``PARAMETERS`` for units, ranges and sources."""

    time_steps: int = _p(
        6, "steps", 1, 96,
        "Midpoint steps in half a year; part of the rules version",
        "assumption: half-step errors below 1.5 %")

    strategy_gain: float = _p(1.43, "1/year", 0, 5, "How fast strategy money builds clarity", "assumption")
    strategy_half_money: float = _p(
        2.2, "MNOK/year", 0.1, 20,
        "Money at which strategy work gives half its effect",
        "assumption")
    strategy_leaderless: float = _p(
        0.3, "share", 0, 1,
        "What strategy work is worth without leadership",
        "assumption")
    strategy_erosion: float = _p(
        0.15, "1/year", 0.001, 2,
        "How fast clarity fades when nobody tends it",
        "assumption")
    strategy_alignment_floor: float = _p(
        0.4, "share", 0, 1,
        "Value kept by initiatives with no direction at all",
        "assumption: half-aligned change keeps part of its value")

    leadership_gain: float = _p(
        1.7, "1/year", 0, 5,
        "How fast leadership money builds leadership",
        "assumption")
    leadership_half_money: float = _p(
        2.2, "MNOK/year", 0.1, 20,
        "Money at which leadership work gives half its effect",
        "assumption")
    leadership_erosion: float = _p(
        0.36, "1/year", 0.001, 2,
        "How fast attention moves elsewhere",
        "assumption; direction from Kotter 1995")

    capacity_base: float = _p(
        5.6, "load", 0.5, 50,
        "Change load carried by a trusting, well led, rested organisation",
        "assumption")
    capacity_floor: float = _p(0.3, "share", 0.01, 1, "Share of the base there from the start", "assumption")
    capacity_leadership: float = _p(
        0.5, "share", 0, 1,
        "Share of the base that leadership adds",
        "assumption")
    capacity_trust: float = _p(0.2, "share", 0, 1, "Share of the base that staff trust adds", "assumption")
    capacity_fatigue: float = _p(
        0.5, "share", 0, 1,
        "Share of capacity lost to full fatigue",
        "assumption; direction from Gartner 2022")
    capacity_focus_loss: float = _p(
        0.8, "1", 0, 5,
        "Loss of pace from divided attention, per unit of overload",
        "assumption; direction from Weinberg 1992 (20 % per project); Tregubov and others 2017 find less")
    capacity_focus_floor: float = _p(
        0.66, "share", 0, 1,
        "Pace kept however much is under way: people do first what matters most",
        "assumption; direction from Tregubov and others 2017, who find less loss than Weinberg 1992")
    capacity_settled: float = _p(
        0.6, "share", 0, 1,
        "Share of the load that is gone when the work has been redesigned",
        "assumption")

    fatigue_overload: float = _p(0.42, "1/year", 0, 5, "How fast overload tires people", "assumption")
    fatigue_background: float = _p(0.02, "1/year", 0, 1, "Tiredness that comes anyway", "assumption")
    fatigue_recovery: float = _p(0.8, "1/year", 0.01, 5, "How fast rest heals", "assumption")

    pressure_slack: float = _p(
        0.7, "share", 0, 1,
        "Time for learning that full pressure takes away",
        "assumption; direction from Repenning and Sterman 2001")
    pressure_demand: float = _p(
        0.8, "1/year", 0, 5,
        "Pressure from demand that grows",
        "assumption; direction from Lyneis and Ford 2007")
    pressure_disruption: float = _p(
        0.08, "1/year per load", 0, 5,
        "Pressure from change under way",
        "assumption")
    pressure_outflow: float = _p(
        0.6, "1/year", 0.01, 5,
        "How fast a service works off its backlog",
        "assumption")
    pressure_relief: float = _p(
        0.4, "1/year", 0, 5,
        "Work taken away by initiatives in full effect and by freed time",
        "assumption; direction from Repenning and Sterman 2002")

    organisation_half_money: float = _p(
        3.6, "MNOK/year", 0.1, 20,
        "Money at which training and redesign give half their effect",
        "assumption")
    organisation_dilution: float = _p(
        0.70, "MNOK/year per load", 0, 5,
        "Extra money needed per unit of change load in the portfolio",
        "assumption")

    competence_gain: float = _p(
        0.85, "1/year", 0, 5,
        "How fast training builds competence",
        "assumption; direction from Sabherwal and others 2006")
    competence_pressure: float = _p(
        0.7, "share", 0, 1,
        "Training lost to full pressure",
        "assumption; direction from Repenning and Sterman 2001")
    competence_leaderless: float = _p(
        0.2, "share", 0, 1,
        "What training is worth without leadership",
        "assumption")
    competence_erosion: float = _p(0.12, "1/year", 0.001, 2, "Turnover and forgetting", "assumption")
    competence_fatigue: float = _p(0.1, "1/year", 0, 2, "Extra turnover at full fatigue", "assumption")

    delivery_skill_floor: float = _p(0.88, "share", 0, 2, "Pace of delivery without competence", "assumption")
    delivery_skill: float = _p(0.5, "share", 0, 2, "Pace that full competence adds", "assumption")
    delivery_data_floor: float = _p(0.9, "share", 0, 2, "Pace without data or platform", "assumption")
    delivery_data: float = _p(0.25, "share", 0, 2, "Pace that good data adds", "assumption")
    delivery_platform: float = _p(0.2, "share", 0, 2, "Pace that a common platform adds", "assumption")
    delivery_debt_drag: float = _p(
        0.6, "share", 0, 5,
        "Slowing by the initiative's own technical debt",
        "assumption; direction from McKinsey 2020 (10 to 20 % of money for new products goes to debt)")
    delivery_legacy_drag: float = _p(
        0.15, "share", 0, 5,
        "Slowing by old systems",
        "assumption; direction from McKinsey 2020 (debt is 20 to 40 % of what all systems are worth)")
    delivery_build_share: float = _p(
        0.85, "share", 0, 1,
        "Largest part of technology money that goes to initiatives when emphasis is even",
        "assumption")

    overrun_tail: float = _p(
        0.18, "probability", 0, 1,
        "Chance of a heavy-tailed overrun at middling complexity",
        "Flyvbjerg and Gardner 2023: 18 % of IT projects overrun by more than half")
    overrun_tail_start: float = _p(
        1.5, "factor", 1, 10,
        "Least cost factor in the tail",
        "Flyvbjerg and Gardner 2023: the tail begins at half as much again")
    overrun_tail_cap: float = _p(
        6.0, "factor", 1, 100,
        "Largest cost factor",
        "assumption: projects are stopped before more; Flyvbjerg and Gardner 2023 find larger")
    overrun_ordinary: float = _p(
        0.3, "share", 0, 2,
        "Largest ordinary overrun",
        "assumption: few overrun by nothing; large projects by 45 % on average, McKinsey and Oxford 2012")
    overrun_pilot_lesson: float = _p(
        0.35, "share", 0, 1,
        "Share of the tail risk left after a pilot",
        "assumption")

    debt_new: float = _p(
        0.35, "1", 0, 5,
        "Debt made per unit built with neither direction nor care",
        "assumption")
    debt_strategy: float = _p(0.2, "1", 0, 5, "Debt avoided by clear strategy", "assumption")
    debt_security: float = _p(0.1, "1", 0, 5, "Debt avoided by secure ways of working", "assumption")
    debt_ageing: float = _p(0.05, "1/year", 0, 1, "Debt from use and age", "assumption")
    debt_interest: float = _p(0.08, "1/year", 0, 1, "Debt that debt makes", "assumption")
    debt_drag: float = _p(
        0.5, "1", 0, 5,
        "Loss of working technology, and extra running cost, per unit of debt",
        "assumption; direction from Besker, Martini and Bosch 2019 (23 % of developers' time)")
    debt_payback: float = _p(0.8, "1", 0, 5, "MNOK of debt repaid per MNOK left for repair", "assumption")
    debt_legacy_weight: float = _p(
        8.0, "MNOK", 0.1, 100,
        "Size of the old systems against new initiatives",
        "assumption")
    debt_legacy_ageing: float = _p(0.02, "1/year", 0.001, 1, "How old systems age", "assumption")

    platform_gain: float = _p(
        0.6, "1/year", 0, 5,
        "How fast spare technology money builds the platform",
        "assumption")
    platform_half_money: float = _p(
        3.0, "MNOK/year", 0.1, 20,
        "Money at which platform work gives half its effect",
        "assumption")
    platform_provided: float = _p(
        2.5, "1/year", 0, 5,
        "What a platform initiative in use gives",
        "assumption")
    platform_erosion: float = _p(0.15, "1/year", 0.001, 2, "How the platform falls behind", "assumption")

    data_provided: float = _p(1.6, "1/year", 0, 5, "What a data platform in use gives", "assumption")
    data_strategy: float = _p(0.1, "1/year", 0, 5, "What clear direction gives to data quality", "assumption")
    data_erosion: float = _p(0.2, "1/year", 0.001, 2, "How data quality decays", "assumption")

    adoption_usefulness: float = _p(
        0.332, "share", 0, 1,
        "Weight of expected usefulness",
        "assumption; UTAUT for the four, of which Taiwo and Downe 2013 find this the strongest")
    adoption_ease: float = _p(
        0.08, "share", 0, 1,
        "Weight of ease of use",
        "assumption; UTAUT for the four, of which Taiwo and Downe 2013 find this weak")
    adoption_social: float = _p(
        0.51, "share", 0, 1,
        "Weight of leaders and colleagues",
        "assumption: weighs more here, where leaders decide, than Taiwo and Downe 2013 find")
    adoption_conditions: float = _p(
        0.11, "share", 0, 1,
        "Weight of time and support",
        "assumption; UTAUT for the four, of which Taiwo and Downe 2013 find this weak")
    adoption_alone: float = _p(
        0.02, "share", 0, 1,
        "What leaders' word gives without time to learn, and time to learn without leaders",
        "assumption; direction from Milgrom and Roberts 1990 on complements")
    adoption_threshold: float = _p(
        0.097, "share", 0, 1,
        "Willingness below which nobody uses the tool",
        "assumption")
    adoption_slope: float = _p(
        3.2, "1", 0.1, 20,
        "Users gained per willingness above the threshold",
        "assumption")
    adoption_innovation: float = _p(
        0.15, "1/year", 0.001, 5,
        "Users who start by themselves",
        "assumption: five times 0.03, Sultan, Farley and Lehmann 1990, for a workplace")
    adoption_word_of_mouth: float = _p(
        3.0, "1/year", 0, 20,
        "Users who start because others do",
        "assumption: some eight times 0.38, Sultan, Farley and Lehmann 1990, for a workplace")
    adoption_pace_floor: float = _p(
        0.4, "1", 0.001, 5,
        "Pace of the spread with no willingness",
        "assumption")
    adoption_pace: float = _p(2.0, "1", 0, 5, "Pace that willingness adds", "assumption")
    adoption_churn: float = _p(0.05, "1/year", 0, 2, "Users who leave anyway", "assumption")
    adoption_churn_practice: float = _p(
        0.3, "1/year", 0, 2,
        "Users who leave when the work is not redesigned and nobody leads",
        "assumption")
    adoption_churn_led: float = _p(
        0.85, "share", 0, 1,
        "Share of that loss that leadership can hold back",
        "assumption")
    adoption_churn_fatigue: float = _p(0.4, "1/year", 0, 5, "Users who leave at full fatigue", "assumption")
    adoption_practice_ease: float = _p(0.3, "1", 0, 2, "Ease of use that redesigned work adds", "assumption")
    adoption_participation: float = _p(
        0.15, "1", 0, 2,
        "Ease of use that taking part adds",
        "assumption; direction from Sabherwal and others 2006")
    adoption_abandonment: float = _p(
        1.5, "1/year", 0, 10,
        "Pace at which users above what the tool can hold leave",
        "assumption")
    adoption_pilot_pace: float = _p(1.5, "factor", 1, 5, "How much faster a small group learns", "assumption")

    practice_gain: float = _p(
        3.7, "1/year", 0, 10,
        "How fast work is redesigned under the best conditions",
        "assumption; direction from Milgrom and Roberts 1990 on complements")
    practice_leaderless: float = _p(0.0, "share", 0, 1, "Redesign without leadership", "assumption")
    practice_strategyless: float = _p(0.35, "share", 0, 1, "Redesign without direction", "assumption")
    practice_toolless: float = _p(0.3, "share", 0, 1, "Redesign before anyone uses the tool", "assumption")
    practice_erosion: float = _p(0.05, "1/year", 0.001, 2, "How old habits return", "assumption")
    practice_erosion_leadership: float = _p(
        0.35, "1/year", 0, 2,
        "Return of habits when nobody leads",
        "assumption")
    practice_erosion_fatigue: float = _p(
        0.1, "1/year", 0, 2,
        "Return of habits at full fatigue",
        "assumption")

    follow_up_gain: float = _p(
        2.0, "1/year", 0, 10,
        "How fast an owner gets hold of the benefits",
        "assumption; direction from Digdir 2024 (1 in 10 largely realised gains in 2023)")
    follow_up_strategyless: float = _p(0.35, "share", 0, 1, "Follow-up without direction", "assumption")
    follow_up_erosion: float = _p(0.3, "1/year", 0.001, 2, "How follow-up fades", "assumption")
    follow_up_outside: float = _p(0.6, "share", 0, 1, "Worth of an owner outside the service", "assumption")
    follow_up_span: float = _p(
        2.0, "initiatives", 0.5, 20,
        "Initiatives one owner can answer for without thinning out",
        "assumption")

    quality_gain: float = _p(3.7, "1", 0, 5, "Weight of initiatives' quality", "assumption")
    quality_ownerless: float = _p(
        0.3, "share", 0, 1,
        "Quality effect kept when nobody follows up",
        "assumption")
    quality_disruption: float = _p(
        0.07, "1 per load", 0, 1,
        "Quality lost while work is being changed",
        "assumption; direction from Brynjolfsson, Rock and Syverson 2021 (productivity J-curve)")
    quality_pressure: float = _p(0.35, "1", 0, 2, "Quality lost to full pressure", "assumption")
    quality_demand: float = _p(
        0.08, "1", 0, 2,
        "Quality lost when more need help than before, at full demand",
        "assumption")
    quality_fatigue: float = _p(0.03, "1", 0, 2, "Quality lost to full fatigue", "assumption")
    quality_rate: float = _p(2.0, "1/year", 0.1, 20, "How fast quality follows its conditions", "assumption")
    quality_freed: float = _p(
        0.12, "1", 0, 2,
        "Quality gained by much freed time directed to it",
        "assumption")

    staff_trust_leadership: float = _p(0.25, "1", 0, 2, "Weight of leadership in staff trust", "assumption")
    staff_trust_organisation: float = _p(
        0.12, "1", 0, 2,
        "Weight of time for training and redesign in staff trust",
        "assumption")
    staff_trust_participation: float = _p(
        0.08, "1", 0, 2,
        "Weight of taking part in staff trust",
        "assumption; direction from Sabherwal and others 2006")
    staff_trust_fatigue: float = _p(0.6, "1", 0, 2, "Staff trust lost at full fatigue", "assumption")
    staff_trust_savings: float = _p(
        0.15, "1", 0, 2,
        "Staff trust lost when much freed time becomes savings",
        "assumption")
    staff_trust_custom: float = _p(
        0.35, "share", 0, 1,
        "Use of organisation money that staff are accustomed to",
        "assumption")
    staff_trust_up: float = _p(
        0.8, "1/year", 0.01, 20,
        "How fast staff trust grows",
        "assumption; direction from Slovic 1993 (trust is asymmetric; contested)")
    staff_trust_down: float = _p(
        2.0, "1/year", 0.01, 20,
        "How fast staff trust falls",
        "assumption; direction from Slovic 1993 (trust is asymmetric; contested)")

    citizen_trust_quality: float = _p(
        0.75, "1", 0, 2,
        "Weight of service quality in citizens' trust",
        "assumption")
    citizen_trust_exposure: float = _p(
        0.3, "1", 0, 2,
        "Citizens' trust lost at full exposure of sensitive data",
        "assumption")
    citizen_trust_exclusion: float = _p(
        0.3, "1", 0, 2,
        "Citizens' trust lost at full exclusion",
        "assumption")
    citizen_trust_up: float = _p(
        0.4, "1/year", 0.01, 20,
        "How fast citizens' trust grows",
        "assumption; direction from Slovic 1993 (trust is asymmetric; contested)")
    citizen_trust_down: float = _p(
        1.5, "1/year", 0.01, 20,
        "How fast citizens' trust falls",
        "assumption; direction from Slovic 1993 (trust is asymmetric; contested)")

    security_gain: float = _p(0.8, "1/year", 0, 5, "How fast security work takes hold", "assumption")
    security_strategy: float = _p(
        0.5, "1", 0, 2,
        "Weight of direction and technology money together",
        "assumption")
    security_half_money: float = _p(
        4.0, "MNOK/year", 0.1, 20,
        "Technology money at which security gets half its effect",
        "assumption")
    security_repair: float = _p(0.35, "1", 0, 2, "Weight of money left for security work", "assumption")
    security_repair_half: float = _p(
        1.0, "MNOK/year", 0.1, 20,
        "Money left at which security work gives half its effect",
        "assumption")
    security_competence: float = _p(0.3, "1", 0, 2, "Weight of staff competence", "assumption")
    security_provided: float = _p(
        0.6, "1/year", 0, 5,
        "What a security initiative in use gives",
        "assumption")
    security_erosion: float = _p(0.2, "1/year", 0.001, 2, "How threats outgrow defences", "assumption")

    inclusion_citizen_facing: float = _p(
        0.15, "1/year", 0, 5,
        "Exclusion made by each self-service in full use",
        "assumption; direction from Kompetanse Norge 2021 (14 % are not digital, or weak)")
    inclusion_organisation: float = _p(
        0.7, "share", 0, 1,
        "Exclusion avoided by help and training",
        "assumption")
    inclusion_recovery: float = _p(0.3, "1/year", 0.01, 5, "How fast people find a way in", "assumption")

    freed_hour_cost: float = _p(
        0.0006, "MNOK/hour", 0.0001, 0.01,
        "Cost of an hour of work",
        "assumption: 600 kroner with social costs")
    freed_half: float = _p(
        0.08, "share", 0.001, 1,
        "Freed time, as a share of a service's part of the budget, that gives half its effect",
        "assumption")
    freed_slack: float = _p(
        0.35, "1", 0, 2,
        "Time for learning given by much freed time directed to capacity",
        "assumption")

    benefit_direct: float = _p(
        0.58, "share", 0, 1,
        "Share of the value that a tool in use gives by itself on a full platform, such as saved postage",
        "assumption")
    benefit_quality_half: float = _p(
        0.15, "share", 0.001, 1,
        "Quality effect at which half the value that is not freed time is better quality",
        "assumption")

    pilot_share: float = _p(0.2, "share", 0.01, 1, "Cost, load and reach of a pilot", "assumption")
    pilot_head_start: float = _p(
        0.1, "share", 0, 1,
        "Part of the full build that a pilot's lessons save",
        "assumption")
    pilot_practice_kept: float = _p(
        0.6, "share", 0, 1,
        "Redesigned practice that carries over to the full reach",
        "assumption")

    baseline_cost: float = _p(
        0.1, "MNOK", 0, 10,
        "Cost of one baseline, for an annual budget of 28 MNOK",
        "assumption")
    baseline_unbelieved: float = _p(
        0.4, "share", 0, 1,
        "What the council believes of benefits without a baseline",
        "assumption")

    council_rate: float = _p(
        1.0, "1/year", 0.01, 10,
        "How fast the council's confidence follows what it sees",
        "assumption")
    council_base: float = _p(0.15, "1", 0, 1, "Confidence before anything is seen", "assumption")
    council_trust: float = _p(
        0.5, "1", 0, 2,
        "Weight of citizens' trust in the council's confidence",
        "assumption")
    council_benefits: float = _p(
        0.3, "1", 0, 2,
        "Weight of believed benefits in the council's confidence",
        "assumption")
    council_economy: float = _p(
        0.25, "1", 0, 2,
        "Confidence lost when the reserve is at the loan limit",
        "assumption")
    council_expected: float = _p(
        0.25, "share", 0.01, 2,
        "Believed benefits, as a share of the annual budget, that impress fully",
        "assumption")
    council_low: float = _p(0.34, "share", 0, 1, "Confidence below which the council cuts", "assumption")
    council_high: float = _p(
        0.62, "share", 0, 1,
        "Confidence above which the council gives extra",
        "assumption")
    council_cut: float = _p(0.06, "share", 0, 1, "Share of the grant that is cut", "assumption")
    council_extra: float = _p(0.05, "share", 0, 1, "Share of the grant that is added", "assumption")
    council_supervised: float = _p(
        0.6, "share", 0, 1,
        "Share of the grant that may be spent under supervision",
        "assumption")
    council_forced: float = _p(
        0.08, "share", 0, 1,
        "Savings forced on the services under supervision, as a share of the grant",
        "assumption")
    council_idle: float = _p(
        1.0, "turns of grant", 0, 100,
        "Reserve above which the council calls money idle, unless the scenario began with more",
        "assumption")
    council_reclaimed: float = _p(
        0.8, "share", 0, 1,
        "Share of what lies idle that the council takes back a turn after it has said so",
        "assumption: most of what a unit leaves unspent is drawn in when the accounts are closed")
    council_forced_pressure: float = _p(
        0.12, "1/year", 0, 2,
        "Pressure on the services from forced savings",
        "assumption")

    footprint_reference: float = _p(
        12.0, "tonnes/1000 inhabitants", 0.1, 1000,
        "Tonnes saved or spent that move the environmental part by half its scale",
        "assumption")

    sustainability_wellbeing: float = _p(
        0.5, "share", 0, 1,
        "Weight of rested and trusting staff against inclusion in the social part",
        "assumption")

    fit_neutral: float = _p(
        0.56, "share", 0, 1,
        "Fit of an initiative that the group's values neither favour nor oppose",
        "assumption")
    fit_favours: float = _p(0.25, "share", 0, 1, "Fit gained per value that favours it", "assumption")
    fit_opposes: float = _p(0.3, "share", 0, 1, "Fit lost per value that opposes it", "assumption")

    emphasis_lean: float = _p(
        1.8, "factor", 1, 3,
        "Factor on the branch leaned on, or on its money (three times its share)",
        "assumption: shares of 60/20/20")
    emphasis_rest: float = _p(
        0.6, "factor", 0, 1,
        "Factor on the other two branches, or on their money",
        "assumption: shares of 60/20/20")
    emphasis_soft: float = _p(
        0.25, "share", 0, 1,
        "How strongly an emphasis leans on an equation that it only colours",
        "assumption")

    result_benefits: float = _p(
        0.25, "share", 0.01, 2,
        "Benefits, as a share of the annual budget, that score full",
        "assumption")
    result_economy: float = _p(
        0.25, "share", 0.01, 2,
        "Reserve, as a share of the annual budget, that moves the score by half",
        "assumption")


# fmt: on
def _row(name: str, default: float, metadata: Any) -> Parameter:
    group = next(group for group in GROUPS if name.startswith(group + "_"))
    return Parameter(group=group, name=name[len(group) + 1 :], default=default, **metadata)


_DEFAULTS = Parameters()

PARAMETERS: tuple[Parameter, ...] = tuple(
    _row(f.name, getattr(_DEFAULTS, f.name), f.metadata) for f in fields(Parameters)
)
"""The table, in order."""
