from pathlib import Path

import pytest

from lcjournal.core import instruments
from lcjournal.core.errors import UserError
from lcjournal.core.formats import answers_csv
from lcjournal.core.model import Answer, AnswerState, FormId

BANK = instruments.builtin()


def paper(**changes: str) -> str:
    """A pulse on paper with 4 everywhere but for the changes (``B1_1`` stands for B1.1)."""
    values = {item.id: "4" for item in BANK.items(FormId.PULSE)}
    values |= {name.replace("_", "."): value for name, value in changes.items()}
    return "item,value\n" + "".join(f"{item},{value}\n" for item, value in values.items())


def read(text: str) -> tuple[dict[str, Answer], list[str]]:
    answers, problems = answers_csv.read(text, BANK, FormId.PULSE)
    return {answer.item: answer for answer in answers}, problems


def test_a_line_is_a_value_does_not_apply_or_nothing() -> None:
    answers, problems = read(paper(A1_1="1", B1_1="na", C1_1=""))
    assert problems == []
    assert len(answers) == 12
    assert answers["A1.1"] == Answer("A1.1", AnswerState.ANSWERED, 1)
    assert answers["B1.1"] == Answer("B1.1", AnswerState.NOT_APPLICABLE)
    assert answers["C1.1"] == Answer("C1.1", AnswerState.SKIPPED)


def test_a_full_form_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "paper.csv"
    lines = [f"{item.id};3" for item in BANK.items(FormId.FULL)]
    file.write_text("\n".join(["Item;Value", *lines]), encoding="utf-8-sig")
    answers, problems = answers_csv.read(file, BANK, FormId.FULL)
    assert problems == []
    assert [answer.item for answer in answers] == [item.id for item in BANK.items(FormId.FULL)]


def test_small_letters_spaces_and_another_order_are_no_problem() -> None:
    lines = paper(B1_1=" NA ").lower().splitlines()
    answers, problems = read("\n".join([lines[0], *reversed(lines[1:])]))
    assert problems == []
    assert next(iter(answers)) == "E1.1"


@pytest.mark.parametrize("value", ["6", "0", "3.5", "yes", "٣"])
def test_what_is_no_answer_is_told_with_its_line(value: str) -> None:
    answers, problems = read(paper(A1_1=value))
    assert problems == [f"Line 2: “{value}” is no answer to item A1.1; it must be 1 to 5, na, or empty."]
    assert len(answers) == 11


def test_does_not_apply_is_no_answer_about_oneself() -> None:
    assert read(paper(A2_1="na"))[1] == ["Line 3: item A2.1 cannot be answered “does not apply”."]


def test_an_item_of_the_other_form_is_unknown() -> None:
    assert read(paper() + "A1.2,3\n")[1] == ["Line 14: there is no item “A1.2” in this form."]


def test_an_item_twice_keeps_its_first_answer() -> None:
    answers, problems = read(paper() + "A1.1,3\n")
    assert problems == ["Line 14: item A1.1 stands there a second time."]
    assert answers["A1.1"].value == 4


def test_a_missing_item_is_told() -> None:
    assert read(paper().replace("D1.1,4\n", ""))[1] == ["Item D1.1 is missing."]


def test_a_line_with_too_many_cells_is_told() -> None:
    _answers, problems = read(paper(A1_1="4,5"))
    assert len(problems) == 1
    assert problems[0].startswith("Line 2: ")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty"),
        ("A1.1,4\nA2.1,5\n", "must begin with a line that names two columns: item,value"),
        ("item,answer\nA1.1,4\n", "must begin with a line"),
        ("item,value\n", "holds no answers"),
    ],
)
def test_a_file_that_holds_no_answers_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read(text)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be opened"):
        answers_csv.read(tmp_path / "absent.csv", BANK, FormId.PULSE)
