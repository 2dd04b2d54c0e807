"""reliability, and the export of raw answers that feeds it."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from lcjournal.core import instruments
from lcjournal.core.model import FormId

if TYPE_CHECKING:
    from tests.cli.conftest import Lc

PSYCH = Path(__file__).parent.parent / "data" / "psych"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "psych"
GROUP = PSYCH / "synthetic_likert.csv", PSYCH / "synthetic_keys.csv"
FIGURES = ["n", "k", "alpha", "std_alpha", "average_r", "omega", "mean", "sd", "sem", "alpha_low", "alpha_high"]
OF_ITEM = ["n", "mean", "sd", "item_rest", "alpha_if_dropped", "std_alpha_if_dropped"]


def test_a_machine_gets_every_scale_with_its_items(lc: "Lc") -> None:
    value = lc("reliability", *GROUP, "--json").value
    assert list(value) == ["cur", "exp", "fbk", "ref", "flx", "act"]
    assert list(value["cur"]) == [*FIGURES, "items"]
    assert list(value["cur"]["items"]) == ["cur1", "cur2", "cur3", "cur4"]
    assert list(value["cur"]["items"]["cur1"]) == OF_ITEM
    assert (value["cur"]["n"], value["cur"]["k"]) == (406, 4)  # one of the 407 answered nothing
    assert lc("reliability", *GROUP, "--complete", "--json").value["cur"]["n"] < 406


def test_the_scale_is_that_of_the_file_unless_it_is_given(lc: "Lc", tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n2,3\n3,3\n4,2\n4,3\n", encoding="utf-8")
    (tmp_path / "k.csv").write_text("scale,item,key\ncalm,x,1\ncalm,y,-1\n", encoding="utf-8")
    files = tmp_path / "a.csv", tmp_path / "k.csv"
    assert lc("reliability", *files, "--json").value["calm"]["items"]["y"]["mean"] == pytest.approx(6 - 2.75)
    given = lc("reliability", *files, "--scale", "1-6", "--json").value["calm"]
    assert given["items"]["y"]["mean"] == pytest.approx(7 - 2.75)
    assert re.search(r"\n  Omega total +–\n", lc("reliability", *files).out)


def test_real_answers_from_one_to_six(lc: "Lc") -> None:
    if not SHARED.exists():
        pytest.skip("the reference data of others is not here")
    value = lc("reliability", SHARED / "bfi.csv", SHARED / "bfi_keys.csv", "--json").value
    assert value["agree"]["alpha"] == pytest.approx(0.703018446057304, abs=1e-9)
    assert value["agree"]["items"]["A1"]["mean"] == pytest.approx(4.58656609195402, abs=1e-9)


def test_a_person_reads_tables_and_that_they_are_about_a_group(lc: "Lc") -> None:
    out = lc("reliability", *GROUP).out
    lines = out.splitlines()
    assert lines[0] == "cur · 406 people · 4 items"
    assert re.fullmatch(r"  Alpha +0\.73", lines[1])
    assert re.fullmatch(r"  Its 95\u202f% interval \(Feldt\) +0\.69 to 0\.77", lines[2])
    assert re.fullmatch(r"  cur1 +388 +3\.78 +0\.89 +0\.57 +0\.65 +0\.65", lines[11])
    assert "is that of a person’s mean over the items of the scale" in lines[-2]
    assert "never one person" in lines[-1]


def test_a_french_reader_gets_the_comma(lc: "Lc") -> None:
    assert re.search(r"0,69\D+0,77\n", lc("reliability", *GROUP, "--lang", "fr").out)


def test_a_wrong_cell_is_told_with_its_line(lc: "Lc") -> None:
    ran = lc("reliability", *GROUP, "--scale", "1-4")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "Line 2: “5” in column exp2 is not a number from 1 to 4.\n"
    assert "error" in lc("reliability", GROUP[0], GROUP[0], "--json").value


def test_a_scale_without_figures_leaves_the_others_theirs(lc: "Lc", tmp_path: Path) -> None:
    (tmp_path / "k.csv").write_text(GROUP[1].read_text(encoding="utf-8") + "one,cur1,1\n", encoding="utf-8")
    value = lc("reliability", GROUP[0], tmp_path / "k.csv", "--json").value
    assert value["one"] == {"error": "A scale needs at least two items."}
    assert value["cur"]["alpha"] > 0.7
    assert "\n\none: A scale needs at least two items.\n" in lc("reliability", GROUP[0], tmp_path / "k.csv").out


def test_one_person_is_no_group(lc: "Lc", sample: Path, tmp_path: Path) -> None:
    ran = lc("export", "--answers", tmp_path / "raw.csv", "--json")
    assert ran.value["keys"] == str(tmp_path / "raw-keys.csv")
    assert ran.value["written"] == len(lc("score", "--json").value)
    told = lc("reliability", tmp_path / "raw.csv", tmp_path / "raw-keys.csv")
    assert (told.code, told.err) == (1, "These figures need a group: at least three people who answered.\n")
    assert sample.exists()


def test_the_raw_answers_of_several_people_are_one_group(lc: "Lc", tmp_path: Path) -> None:
    texts = []
    for person in range(1, 6):
        data = ["--data", tmp_path / f"person {person}"]
        for form in (FormId.PULSE, FormId.FULL, FormId.FULL):
            items = instruments.builtin().items(form)
            lines = [f"{item.id},{(person * (index + 2)) % 5 + 1}" for index, item in enumerate(items)]
            (tmp_path / "sheet.csv").write_text("\n".join(["item,value", *lines]), encoding="utf-8")
            assert lc("answer", "--form", form, tmp_path / "sheet.csv", *data).code == 0
        assert lc("export", "--answers", tmp_path / f"{person}.csv", *data).code == 0
        texts.append((tmp_path / f"{person}.csv").read_text(encoding="utf-8"))
    (tmp_path / "all.csv").write_text("".join(texts), encoding="utf-8")
    ran = lc("reliability", tmp_path / "all.csv", tmp_path / "1-keys.csv")
    assert ran.out.startswith("A1 · 5 people · 4 items\n")
    assert "each person’s first full self-check that is not left out, 5 of 15 rows." in ran.out


def test_raw_answers_are_written_over_nothing(lc: "Lc", sample: Path, tmp_path: Path) -> None:
    assert lc("export", "--answers", tmp_path / "raw.csv").code == 0
    ran = lc("export", "--answers", tmp_path / "raw.csv")
    assert (ran.code, ran.err) == (1, "“raw.csv” is already there. Choose another name.\n")
    assert "is the name of a journal" in lc("export", "--answers", sample.with_name("other.lcjournal")).err
