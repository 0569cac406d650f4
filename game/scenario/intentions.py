"""What an author probably meant: Norwegian words for keys, figures with units, thousands with points."""

from __future__ import annotations

import re

from game.scenario.scalars import better_number

# Norwegian words that are near to hand, and those of the language; each counts only where its key may stand.
_WORDS = {
    "navn": "name", "namn": "name", "tittel": "title", "tekst": "text", "språk": "language",
    "tema": "themes", "temaer": "themes", "sammendrag": "summary", "ingress": "summary",
    "læringsmål": "learning_goals", "tiltak": "initiatives", "tjenester": "services",
    "tenester": "services", "verdier": "values", "verdiar": "values", "ambisjoner": "values",
    "saker": "cases", "dilemmaer": "cases", "hendelser": "events", "hendingar": "events", "roller": "seats",
    "kommune": "municipality", "innbyggere": "population", "innbyggjarar": "population",
    "folketall": "population", "ansatte": "staff", "tilsette": "staff", "omganger": "turns",
    "runder": "turns", "omgang": "turn", "runde": "turn", "antall": "count", "tal": "count",
    "lengde": "length", "budsjett": "budget", "kostnad": "cost", "pris": "cost", "kostnader": "cost",
    "gevinst": "benefit", "nytte": "usefulness", "gevinster": "benefit", "virkning": "effects",
    "virkninger": "effects", "effekter": "effects", "effekt": "effects", "fordi": "because",
    "forklaring": "because", "hvis": "when", "når": "when", "dersom": "when", "senere": "later",
    "etterpå": "later", "slutter": "endings", "slutt": "endings", "ordliste": "glossary", "avis": "paper",
    "nyheter": "news", "kapitler": "chapters", "kapittel": "chapters", "kilde": "source",
    "kilder": "sources", "kjelde": "source", "antakelse": "assumption", "spørsmål": "discuss",
    "svar": "options", "valg": "options", "val": "options", "alternativer": "options", "fordeler": "pros",
    "ulemper": "cons", "tid": "time", "vekt": "weight", "kvalitet": "quality", "press": "pressure",
    "kompetanse": "competence", "ikon": "icon", "eier": "owner", "eigar": "owner", "krever": "requires",
    "krav": "needs", "overskrift": "headline", "ledelse": "leadership", "leiing": "leadership",
    "teknologi": "technology", "organisasjon": "organisation", "strategi": "strategy",
    "sikkerhet": "security", "tryggleik": "security", "slitenhet": "fatigue", "lav": "low", "lavt": "low",
    "låg": "low", "lågt": "low", "høyt": "high", "høgt": "high",
    "middels": "medium", "høy": "high", "høg": "high", "liten": "small", "små": "small", "stor": "large",
    "halvår": "half_year", "kvartal": "quarter", "år": "year", "under": "below", "over": "above",
    "minst": "at_least", "høyst": "at_most", "mellom": "medium", "bokmål": "nb", "norsk": "nb",
    "nynorsk": "nn", "engelsk": "en", "no": "nb",
}  # fmt: skip
_TRUTH = {"yes": "true", "ja": "true", "on": "true", "no": "false", "nei": "false", "off": "false"}
_MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des")
_ENGLISH = {"may": "mai", "oct": "okt", "dec": "des"}
_UNIT = re.compile(
    r"(?i)\s*(mill(\.|ioner)?|mnok|nok|mrd\.?|kr(oner)?\.?|tkr|år|tonn|poeng|timer|personer|ansatte|stk|%)\s*"
)
_POINTS = re.compile(r"[-+]?\d{1,3}(\.\d{3})+")
_NOT_FINITE = frozenset({"nan", "inf", "infinity", "uendelig"})


def meant_word(word: str, known: tuple[str, ...] | list[str]) -> str:
    """Return the known word that a Norwegian one stands for (empty when there is none)."""
    found = _WORDS.get(word.strip().lower(), "")
    return found if found in known else ""


def meant_truth(word: object) -> str:
    """Return ``true`` or ``false`` for a word that says yes or no (else empty)."""
    return _TRUTH.get(str(word).strip().lower(), "")


def meant_figure(text: str) -> str:
    """Return the number that a text with a unit or separators stands for (empty when none can be guessed).

    >>> meant_figure("9 mill. kr"), meant_figure("2,5 %"), meant_figure("1.200.000"), meant_figure("kr 0,9")
    ('9', '2.5', '1200000', '0.9')
    """
    bare = text.strip()[:60]
    for _ in range(3):
        bare = _UNIT.sub(" ", bare).strip()
    if _POINTS.fullmatch(bare) and bare.count(".") > 1:
        bare = bare.replace(".", "")
    return better_number(bare)


def meant_period(text: str) -> str:
    """Return the year and month that a date stands for (empty when none can be guessed).

    >>> meant_period("august 2027"), meant_period("01.2027"), meant_period("2027-01-15"), meant_period("2027")
    ('2027-08', '2027-01', '2027-01', '')
    """
    parts = [_ENGLISH.get(part[:3], part) for part in re.findall(r"[a-zæøå]+|\d+", text.lower())]
    years = [part for part in parts if re.fullmatch(r"2[01]\d\d", part)]
    months = [_MONTHS.index(part[:3]) + 1 for part in parts if part[:3] in _MONTHS]
    if not months and years:  # year first: the month comes next; year last: it stands just before
        at = parts.index(years[0])
        beside = parts[1:2] if at == 0 else parts[at - 1 : at]
        months = [int(part) for part in beside if part.isdigit() and 1 <= int(part) <= 12]
    return f"{years[0]}-{months[0]:02d}" if len(years) == len(months) == 1 else ""


def meant_thousands(written: str) -> str:
    """Return a whole number whose thousands are set off by a point or a space (empty when it is not one).

    >>> meant_thousands("12.000"), meant_thousands("2.5")
    ('12000', '')
    """
    return written.replace(".", "") if _POINTS.fullmatch(written) else ""


def is_endless(text: str) -> bool:
    """Return whether a text stands for no finite number: ``.nan``, ``-.inf``."""
    return text.strip().lower().lstrip("+-.") in _NOT_FINITE
