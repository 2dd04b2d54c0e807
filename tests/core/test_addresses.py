"""Only what leads to a page or a person can be opened."""

import pytest

from lcjournal.core.addresses import openable


@pytest.mark.parametrize("text", ["https://example.org/a?b=c", "HTTP://example.org", "mailto:sofia@example.org"])
def test_pages_and_people_can_be_opened(text: str) -> None:
    assert openable(f" {text}\n") == text


def test_a_page_without_its_beginning_is_made_whole() -> None:
    assert openable("www.example.org/a") == "https://www.example.org/a"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "chapter 4",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,hello",
        "\\\\host\\share",
        "C:\\run.exe",
        "https://",
        "https://a b",
        "see https://example.org",
        "vbscript:x",
    ],
)
def test_nothing_else_can(text: str) -> None:
    assert openable(text) == ""
