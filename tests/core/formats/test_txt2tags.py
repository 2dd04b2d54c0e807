import time

import pytest

from lcjournal.core.formats.txt2tags import LINE_LIMIT, hashtags, inline, to_markdown


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("**bold** and //italic//", "**bold** and *italic*"),
        ("__under__ and --struck--", "_under_ and ~~struck~~"),
        ("**//__all__//**", "***_all_***"),
        ("``a ** b``", "`a ** b`"),
        ("``a`b``", "``a`b``"),
        ("`` x", "`` x"),
        ('""**not bold**""', r"\*\*not bold\*\*"),
        ('""snake_case _x""', r"snake_case \_x"),
        ("''<b>html</b>''", "`<b>html</b>`"),
        ('[name ""http://x.y/a b""]', "[name](<http://x.y/a b>)"),
        ('[""file:///x""]', "[file:///x](file:///x)"),
        ("[site http://x.y/__a__]", "[site](http://x.y/__a__)"),
        ('[""/path/to/pic"".png]', "![pic.png](/path/to/pic.png)"),
        ('[""C:\\a b"".jpg?50]', "![a b.jpg?50](<C:\\a b.jpg?50>)"),
        ("[photo.jpeg]", "![photo.jpeg](photo.jpeg)"),
        ("see http://a.b//c//d now", "see http://a.b//c//d now"),
        ("end \\\\", "end \\\n"),
        (r"\\server\share", r"\\server\share"),
        ("[2019-02-14] and [today 2019-02-14]", "[2019-02-14] and [today 2019-02-14]"),
        ("a -- b // c", "a -- b // c"),
        ("<Ctrl> + H", "<Ctrl> + H"),
    ],
)
def test_inline_markup_becomes_markdown(source: str, markdown: str) -> None:
    assert inline(source) == markdown


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("= One =", "# One"),
        ("=====Five=====", "##### Five"),
        ("++ Numbered ++", "## Numbered"),
        ("== Clouds ==[clouds]", "## Clouds {#clouds}"),
        ("text\n= Head =\nmore", "text\n\n# Head\n\nmore"),
        ("text\n====================\nmore", "text\n\n---\n\nmore"),
        ("text\n---\nmore", "text\n\\---\nmore"),
        ("% comment", "% comment"),
        ("\tquoted\n\t\ttwice", "> quoted\n> > twice"),
        ("     five spaces", "five spaces"),
        ("a\n\n\n\nb", "a\n\nb"),
    ],
)
def test_blocks_become_markdown(source: str, markdown: str) -> None:
    assert to_markdown(source) == markdown


def test_lists_nest_and_count() -> None:
    source = "- one\n  - two\n    still two\n- three\n\n\n+ first\n+ second\n  - inside\n\n\nafter"
    expected = "- one\n  - two\n    still two\n- three\n\n1. first\n2. second\n   - inside\n\nafter"
    assert to_markdown(source) == expected


def test_a_lone_marker_ends_a_list_and_is_text_elsewhere() -> None:
    assert to_markdown("- one\n-\nafter") == "- one\n\nafter"
    assert to_markdown("+\n+") == "+\n+"


def test_verbatim_text_is_not_touched() -> None:
    assert to_markdown("a\n```\n**x** `y`\n```\nb") == "a\n\n```\n**x** `y`\n```\n\nb"
    assert to_markdown("```\na ```` b\n```") == "`````\na ```` b\n`````"
    assert to_markdown("``` one line") == "```\none line\n```"
    assert to_markdown("'''\n<b>\n'''") == "```\n<b>\n```"
    assert to_markdown('"""\n**x**\n"""') == r"\*\*x\*\*"


def test_an_area_that_never_closes_is_text() -> None:
    assert to_markdown("```\n**x**") == "```\n**x**"


def test_tables_keep_their_cells() -> None:
    source = "|| Key  | Does |\n| F1 | **help** |\n| only |\n|| More |  |\n| a``|``b | c |"
    expected = [
        "| Key | Does |",
        "| --- | --- |",
        "| F1 | **help** |",
        "| only |  |",
        "| **More** |  |",
        "| a`\\|`b | c |",
    ]
    assert to_markdown(source).splitlines() == expected
    assert to_markdown("| a | b |").splitlines() == ["|  |  |", "| --- | --- |", "| a | b |"]


def test_hashtags_are_found_but_colours_and_code_are_not() -> None:
    text = "#work and (#été-2024), #fff #1a2b3c #123 #include <x> a#b http://x/#y ``#code``\n```\n#block\n```\n#dad"
    assert hashtags(text) == ["work", "été-2024", "dad"]


@pytest.mark.parametrize(
    "piece", ["**", "[", '""', "[a ", "``", "//x", "- ", "= ", "|", "''", "\t", "```\n", "**//__--"]
)
def test_no_text_takes_long(piece: str) -> None:
    started = time.monotonic()
    to_markdown(piece * (LINE_LIMIT // len(piece)))
    to_markdown(piece * LINE_LIMIT)
    assert time.monotonic() - started < 5


def test_deeply_nested_lists_are_read() -> None:
    source = "\n".join(" " * depth + "- x" for depth in range(300))
    assert to_markdown(source).count("- x") == 300
