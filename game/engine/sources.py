"""The list of what the model rests on: every work that a parameter, an equation or a behaviour names.

Works are named in texts by ``Source.name``, such as *Bass 1969*; tests see to it that every one named is
listed, and every one listed is named.
"""

from __future__ import annotations

from dataclasses import dataclass

READ, TOLD, RECALLED = "read", "told by others", "from memory"
"""How we know a work: its text or abstract was read for this page; others were read on it; it was not looked
up anew.
"""


@dataclass(frozen=True, slots=True)
class Source:
    """One work.

    Attributes:
        name: What texts call it.
        authors: Who wrote it.
        title: Its title.
        where: Where it was published.
        known: ``READ``, ``TOLD`` or ``RECALLED``.
        says: What we take from it.
    """

    name: str
    authors: str
    title: str
    where: str
    known: str
    says: str


SOURCES = (
    Source("Balogun 2003", "J. Balogun",
           "From Blaming the Middle to Harnessing its Potential: Creating Change Intermediaries",
           "British Journal of Management", READ,
           "middle managers carry a change while it is put into practice"),
    Source("Barlas 1996", "Y. Barlas",
           "Formal aspects of model validity and validation in system dynamics",
           "System Dynamics Review 12(3), 183–210", READ,
           "structure is tested before behaviour; extreme conditions and the like are the strong tests"),
    Source("Bass 1969", "F. M. Bass", "A New Product Growth for Model Consumer Durables",
           "Management Science 15(5), 215–227", READ, "the equation of diffusion by example"),
    Source("Bel and Warner 2015", "G. Bel and M. E. Warner",
           "Inter-municipal cooperation and costs: Expectations and evidence", "Public Administration", READ,
           "whether sharing a service saves depends on the service and on how it is governed"),
    Source("Besker, Martini and Bosch 2019", "T. Besker, A. Martini and J. Bosch",
           "Software developer productivity loss due to technical debt",
           "Journal of Systems and Software 156, 41–61", READ,
           "developers lose 23 % of their time to technical debt (43 developers)"),
    Source("Blåka 2017", "S. Blåka",
           "Does cooperation affect service delivery costs? Evidence from fire services in Norway",
           "Public Administration", READ, "cheaper together, less so the more who join"),
    Source("Brynjolfsson and Hitt 2000", "E. Brynjolfsson and L. M. Hitt",
           "Beyond Computation: Information Technology, Organizational Transformation and Business "
           "Performance",
           "Journal of Economic Perspectives 14(4), 23–48", READ,
           "the value of IT depends on changes in the organisation; changing half of it can lose"),
    Source("Brynjolfsson, Rock and Syverson 2021", "E. Brynjolfsson, D. Rock and C. Syverson",
           "The Productivity J-Curve: How Intangibles Complement General Purpose Technologies",
           "American Economic Journal: Macroeconomics 13(1), 333–372", READ,
           "measured productivity falls behind before it gains, for a whole economy; we borrow the shape"),
    Source("DeLone and McLean 2003", "W. H. DeLone and E. R. McLean",
           "The DeLone and McLean Model of Information Systems Success: A Ten-Year Update",
           "Journal of Management Information Systems 19(4), 9–30", READ,
           "quality of the system comes before use, and use before net benefits"),
    Source("Digdir 2024", "Norwegian Digitalisation Agency", "Rikets digitale tilstand 2019–2024",
           "digdir.no, on the survey IT i praksis", READ,
           "about 10 % of public bodies largely realised expected gains in 2023; 30 % the year before"),
    Source("Flyvbjerg and Gardner 2023", "B. Flyvbjerg and D. Gardner", "How Big Things Get Done",
           "Penguin Random House", TOLD,
           "18 % of IT projects overrun by more than half, and those by 447 % on average"),
    Source("Flyvbjerg and others 2022",
           "B. Flyvbjerg, A. Budzier, J. S. Lee, M. Keil, D. Lunn and D. W. Bester",
           "The Empirical Reality of IT Project Cost Overruns: Discovering A Power-Law Distribution",
           "Journal of Management Information Systems 39(3), 607–639", READ,
           "overruns of 5,392 IT projects follow a power law"),
    Source("Flyvbjerg and others 2025", "B. Flyvbjerg, A. Budzier, J. Aaen, M. Keil and M. Zottoli",
           "The Uniqueness of IT Cost Risk: A Cross-Group Comparison of 23 Project Types",
           "Project Management Journal", READ, "the tail of IT costs has an index of 1 or less"),
    Source("Gartner 2022", "Gartner; told by C. O Morain and P. Aykens",
           "Employees Are Losing Patience with Change Initiatives", "Harvard Business Review, 9 May 2023",
           TOLD, "from 2016 to 2022 planned changes went from 2 to 10, willingness from 74 to 43 %"),
    Source("Hilty and Aebischer 2015", "L. M. Hilty and B. Aebischer",
           "ICT for Sustainability: An Emerging Research Field",
           "in ICT Innovations for Sustainability, Springer", READ,
           "what a tool costs the environment by itself is one thing, what changed practice saves another"),
    Source("Kompetanse Norge 2021", "A. M. Bjønness, T. Midtbø, H. Størset and C. H. Ulven",
           "Befolkningens digitale kompetanse og deltakelse", "Kompetanse Norge, now hkdir.no", READ,
           "14 % of those above 16, about 600,000, do not use digital tools or have weak skills"),
    Source("Kotter 1995", "J. P. Kotter", "Leading Change: Why Transformation Efforts Fail",
           "Harvard Business Review 73(2), 59–67", READ,
           "changes that are not anchored slide back; told from experience, not measured"),
    Source("KS on welfare technology", "KS", "Velferdsteknologi gir nytte", "ks.no", READ,
           "change needs competence and money of its own first; gains are taken as capacity for care"),
    Source("Kræmmergaard", "P. Kræmmergaard",
           "Digital transformasjon: ti evner din organisasjon må ha – og tre som du har bruk for",
           "book; its list of contents only", TOLD, "vision is one of the abilities of an organisation"),
    Source("Lyneis and Ford 2007", "J. M. Lyneis and D. N. Ford",
           "System dynamics applied to project management: a survey, assessment, and directions for future "
           "research", "System Dynamics Review 23(2/3), 157–189", READ,
           "pressure on a project feeds back into its quality and pace"),
    Source("McKinsey 2020", "McKinsey & Company", "Tech debt: Reclaiming tech equity", "mckinsey.com", READ,
           "50 heads of IT: 10 to 20 % of money for new products goes to debt, which is 20 to 40 % of all "
           "systems' worth"),
    Source("McKinsey and Oxford 2012", "M. Bloch, S. Blumberg and J. Laartz",
           "Delivering large-scale IT projects on time, on budget, and on value", "mckinsey.com", READ,
           "large IT projects cost 45 % more and give 56 % less than foreseen"),
    Source("Milgrom and Roberts 1990", "P. Milgrom and J. Roberts",
           "The Economics of Modern Manufacturing: Technology, Strategy, and Organization",
           "American Economic Review 80(3), 511–528", READ,
           "technology and ways of organising are complements: each is worth more with the other"),
    Source("Repenning and Sterman 2001", "N. P. Repenning and J. D. Sterman",
           "Nobody Ever Gets Credit for Fixing Problems that Never Happened",
           "California Management Review 43(4), 64–88", READ,
           "pressed for results, people drop improvement, and so stay pressed: the capability trap"),
    Source("Repenning and Sterman 2002", "N. P. Repenning and J. D. Sterman",
           "Capability Traps and Self-Confirming Attribution Errors in the Dynamics of Process Improvement",
           "Administrative Science Quarterly 47, 265–295", READ,
           "there is a delay between investing in improvement and its reward"),
    Source("Sabherwal and others 2006", "R. Sabherwal, A. Jeyaraj and C. Chowa",
           "Information System Success: Individual and Organizational Determinants", "Management Science",
           READ,
           "training, participation and top management's support go with use (612 findings of 121 studies)"),
    Source("Salmon and others 2011", "J. K. Salmon, M. A. Moraes, R. O. Dror and D. E. Shaw",
           "Parallel Random Numbers: As Easy as 1, 2, 3", "SC11", READ, "random numbers by address"),
    Source("Shapley 1953", "L. S. Shapley", "A Value for n-Person Games",
           "Contributions to the Theory of Games II", RECALLED, "fair shares that add up"),
    Source("Slovic 1993", "P. Slovic", "Perceived Risk, Trust, and Democracy", "Risk Analysis 13(6), 675–682",
           READ, "trust is easier to destroy than to create; later studies contest how general this is"),
    Source("Sultan, Farley and Lehmann 1990", "F. Sultan, J. U. Farley and D. R. Lehmann",
           "A Meta-Analysis of Applications of Diffusion Models", "Journal of Marketing Research", RECALLED,
           "on average 0.03 for innovation and 0.38 for imitation, a year, of consumer goods"),
    Source("Taiwo and Downe 2013", "A. A. Taiwo and A. G. Downe",
           "The Theory of User Acceptance and Use of Technology (UTAUT): A Meta-Analytic Review of Empirical "
           "Findings", "Journal of Theoretical and Applied Information Technology 49(1)", READ,
           "usefulness matters strongly; effort, social influence and conditions weakly (37 studies)"),
    Source("Tregubov and others 2017", "A. Tregubov, B. Boehm, N. Rodchenko and J. A. Lane",
           "Impact of task switching and work interruptions on software development processes", "ICSSP 2017",
           READ, "students lost 17 % of their effort with two projects or more; no support for a fifth each"),
    Source("UTAUT", "V. Venkatesh, M. G. Morris, G. B. Davis and F. D. Davis",
           "User Acceptance of Information Technology: Toward a Unified View", "MIS Quarterly, 2003",
           RECALLED,
           "usefulness, ease, social influence and conditions decide whether people use a tool"),
    Source("Ward and Daniel 2012", "J. Ward and E. Daniel",
           "Benefits Management: How to Increase the Business Value of Your IT Projects", "Wiley",
           RECALLED, "benefits come from changed work, and each needs an owner"),
    Source("Weinberg 1992", "G. M. Weinberg", "Quality Software Management, volume 1: Systems Thinking",
           "Dorset House", TOLD, "a rule of thumb: a fifth of the time is lost for every project more"),
)  # fmt: skip
"""Every work, by name."""


def listing() -> str:
    """Return the list of works as the model's page has it."""
    return "\n".join(
        f"- **{item.name}.** {item.authors}: *{item.title}*. {item.where}. We take from it: {item.says}. "
        f"({item.known[0].upper()}{item.known[1:]}.)"
        for item in sorted(SOURCES, key=lambda item: item.name.casefold())
    )
