"""HTML as a type: a text is escaped wherever it stands, and markup is never mistaken for one."""

import ast

import pytest

from game.page.html import Html, element, joined, text, trusted
from game.page.parts import details, listed, section, table
from tests.architecture.source_files import modules, within

EVIL = '"><script>alert(1)</script>&'


@pytest.mark.parametrize(
    "made",
    [
        text(EVIL),
        element("p", EVIL),
        element("p", title=EVIL),
        joined([EVIL, EVIL]),
        listed([EVIL]),
        table(EVIL, [EVIL], [[EVIL, EVIL]], 1),
        details(EVIL, EVIL),
        section("id", EVIL, EVIL, kicker=EVIL),
    ],
)
def test_text_wherever_it_stands_is_escaped(made):
    assert "<script" not in made.markup
    assert made.markup.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;") >= 1


def test_markup_inside_markup_is_not_escaped_again():
    assert element("p", "1 < 2 ", element("b", "ja")).markup == "<p>1 &lt; 2 <b>ja</b></p>"
    assert (element("i", "a") + text("b")).markup == "<i>a</i>b"


def test_attributes_are_named_as_in_html_and_left_out_where_they_are_nothing():
    made = element("details", class_="a", aria_label="b", open=True, hidden=False, id=None, width=2.0, x=1.25)
    assert made.markup == '<details class="a" aria-label="b" open width="2" x="1.2"></details>'


def test_markup_in_a_string_is_refused():
    with pytest.raises(TypeError, match="never in a string"):
        f"<p>{element('b', 'x')}</p>"
    with pytest.raises(TypeError):
        Html("<b>")


def test_only_the_pages_room_trusts_markup_and_only_what_the_program_itself_holds():
    callers = [
        (name, node)
        for name, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "trusted"
    ]
    assert callers
    for name, node in callers:
        assert within(name, "game.page", "game.balance.page"), name
        (argument,) = node.args
        constant = isinstance(argument, ast.Constant) or (
            isinstance(argument, ast.Name) and argument.id.isupper()
        )
        assert constant, f"{name}:{node.lineno} trusts what may be anybody's"


def test_trusted_markup_stands_as_it_is():
    assert element("style", trusted("a>b{}")).markup == "<style>a>b{}</style>"
