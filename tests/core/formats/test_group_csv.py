import math
from pathlib import Path

import pytest

from lcjournal.core.errors import UserError
from lcjournal.core.formats import group_csv
from lcjournal.core.formats.group_csv import Ends, Group, Scale

SCALES = [Scale("calm", ("a", "b"), (1, -1))]
EXPORTED = "check,form,language,instrument,version,days,left_out,a,b\n"


def keys(folder: Path, text: str) -> list[Scale]:
    path = folder / "keys.csv"
    path.write_text(text, encoding="utf-8")
    return group_csv.read_keys(path)


def answers(folder: Path, text: str, ends: Ends | None = None) -> Group:
    path = folder / "answers.csv"
    path.write_text(text, encoding="utf-8")
    return group_csv.read_answers(path, SCALES, ends)


def known(group: Group) -> list[list[float | None]]:
    return [[None if math.isnan(value) else value for value in person] for person in group.people]


def test_keys_tell_the_items_of_each_scale(tmp_path: Path) -> None:
    found = keys(tmp_path, "Scale;Item;Key\ncalm;a;1\nbold;c;+1\ncalm;b;-1\n")
    assert found == [*SCALES, Scale("bold", ("c",), (1,))]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("scale,item\ncalm,a\n", "“keys.csv” must hold three columns"),
        ("scale,item,key\n", "“keys.csv” must hold three columns"),
        ("scale,item,key\ncalm,a,1\ncalm,b,2\n", "Line 3: the key must be 1 or -1."),
        ("scale,item,key\ncalm,a,1\ncalm,a,1\n", "Line 3: item a stands there a second time."),
    ],
)
def test_what_is_wrong_with_keys_is_told(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        keys(tmp_path, text)


def test_a_row_is_a_person_and_other_columns_are_not_read(tmp_path: Path) -> None:
    group = answers(tmp_path, "id,b,a,age\nx, 2,1.5,ten\ny,NA,5,na\nz,,,9\n")
    assert known(group) == [[1.5, 2], [5, None], [None, None]]
    assert (group.items, group.ends, group.rows) == (("a", "b"), (1.5, 5), 3)


def test_the_ends_of_the_scale_may_be_given(tmp_path: Path) -> None:
    assert answers(tmp_path, "a,b\n2,3\n", (1, 6)).ends == (1, 6)


@pytest.mark.parametrize(
    ("text", "ends", "sentence"),
    [
        ("a,c\n1,2\n", None, "“answers.csv” has no column b."),
        ("a,b,a\n1,2,3\n", None, "“answers.csv” has two columns a."),
        ("a,b\n,NA\n", None, "“answers.csv” holds no answers."),
        ("a,b\n1,2\n3,yes\n", None, "Line 3: “yes” in column b is not a number."),
        ("a,b\n1,inf\n", None, "Line 2: “inf” in column b is not a number."),
        ("a,b\n1,٣\n", None, "Line 2: “٣” in column b is not a number."),
        ("a,b\n7,2\n", (1.0, 6.5), "Line 2: “7” in column a is not a number from 1 to 6.5."),
        ("a,b\n1,2\n1,2,3\n", None, "Line 3: This row has more cells"),
    ],
)
def test_what_is_wrong_with_answers_is_told(tmp_path: Path, text: str, ends: Ends | None, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        answers(tmp_path, text, ends)


def test_files_put_one_after_the_other_are_one_group(tmp_path: Path) -> None:
    assert known(answers(tmp_path, "a,b\n1,2\na,b\n3,4\n")) == [[1, 2], [3, 4]]


def test_of_raw_answers_exported_each_person_counts_once(tmp_path: Path) -> None:
    first = "1,pulse,en,T,1,0,0,5,\n2,full,en,T,1,9,1,5,5\n3,full,en,T,1,12,0,1,2\n4,full,en,T,1,20,0,5,5\n"
    second, third = "1,full,fr,T,1,0,0,3,4\n2,full,fr,T,1,30,0,5,5\n", "1,pulse,fr,T,1,0,0,5,\n"
    group = answers(tmp_path, EXPORTED + first + EXPORTED + second + third)
    assert known(group) == [[1, 2], [3, 4]]
    assert group.rows == 7


def test_a_row_of_an_export_that_was_tampered_with_is_a_person_of_its_own(tmp_path: Path) -> None:
    assert len(answers(tmp_path, EXPORTED + "x,full,en,T,1,0,0,5,1\nx,full,en,T,1,0,0,5,1\n").people) == 2


def test_a_number_of_thousands_of_digits_does_not_stop_the_reading(tmp_path: Path) -> None:
    assert len(answers(tmp_path, EXPORTED + "9" * 5000 + ",full,en,T,1,0,0,5,1\n").people) == 1
