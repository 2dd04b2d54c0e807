"""The small parts of the screen, used as a person uses them."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lcjournal.core import i18n
from lcjournal.ui import theme
from lcjournal.ui.widgets.buttons import IconButton
from lcjournal.ui.widgets.chip import Chip
from lcjournal.ui.widgets.date_edit import DateEdit
from lcjournal.ui.widgets.duration_edit import DurationEdit, read_minutes
from lcjournal.ui.widgets.flow import FlowLayout
from lcjournal.ui.widgets.grow_text import AutoGrowText
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.segmented import Segmented
from lcjournal.ui.widgets.snack import SnackBar
from lcjournal.ui.widgets.state_panel import StatePanel
from lcjournal.ui.widgets.switch import Switch
from lcjournal.ui.widgets.tension import Tension, TensionTrack
from lcjournal.ui.widgets.tokens import TokenField

pytestmark = pytest.mark.usefixtures("looks")


Show = Callable[..., QWidget]


def test_a_switch_is_turned_by_the_space_bar_and_by_a_click_anywhere(qtbot: QtBot, show: Show) -> None:
    switch = Switch("Back up every day")
    show(switch)
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()
    assert switch.accessibleName() == "Back up every day"


def test_arrows_move_the_choice_and_one_tab_stop_is_enough(qtbot: QtBot, show: Show) -> None:
    after = QLineEdit()
    choice = Segmented("Range", [("3", "3 months"), ("6", "6 months"), ("all", "All")], "3")
    show(choice, after)
    spy = QSignalSpy(choice.chosen)
    choice.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Right)
    assert choice.value() == "6"
    assert spy.at(0) == ["6"]
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_choosing_by_code_is_silent(qtbot: QtBot) -> None:
    choice = Segmented("Range", [("3", "3 months"), ("all", "All")])
    spy = QSignalSpy(choice.chosen)
    choice.choose("all")
    assert (choice.value(), spy.count()) == ("all", 0)


def test_a_chip_is_closed_by_its_cross_or_by_delete(qtbot: QtBot, show: Show) -> None:
    chip = Chip("Since September", checkable=True, closable=True)
    show(chip)
    spy = QSignalSpy(chip.closed)
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    cross = chip.rect().center()
    cross.setX(chip.width() - 14)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert spy.count() == 2
    assert not chip.isChecked()


def test_a_chip_is_as_wide_as_its_words(qtbot: QtBot, show: Show, looks: theme.ThemeManager) -> None:
    chip = Chip("Since September")
    show(chip)
    before = chip.sizeHint().width()
    looks.use("light", 200)
    assert chip.sizeHint().width() > 1.5 * before


def test_chips_wrap_in_a_narrow_column(qtbot: QtBot) -> None:
    holder = QWidget()
    flow = FlowLayout(holder)
    for word in ("one", "two", "three", "four"):
        flow.addWidget(Chip(word))
    qtbot.addWidget(holder)
    assert flow.heightForWidth(10_000) < flow.heightForWidth(150)
    assert flow.heightForWidth(150) <= flow.heightForWidth(60)


def test_typing_a_word_and_enter_makes_a_token_and_backspace_takes_it_back(qtbot: QtBot, show: Show) -> None:
    field = TokenField("Tags", prefix="#")
    show(field)
    spy = QSignalSpy(field.changed)
    place = field.focusProxy()
    assert place is not None
    place.setFocus()
    qtbot.keyClicks(place, "#data")
    qtbot.keyClick(place, Qt.Key.Key_Return)
    qtbot.keyClicks(place, "learning, ")
    assert field.tokens() == ("data", "learning")
    qtbot.keyClick(place, Qt.Key.Key_Backspace)
    qtbot.keyClick(place, Qt.Key.Key_Backspace)
    assert spy.at(spy.count() - 1) == [("data",)]


def test_a_half_typed_token_is_kept_when_the_field_is_left(qtbot: QtBot, show: Show) -> None:
    field, other = TokenField("People"), QLineEdit()
    show(field, other)
    place = field.focusProxy()
    assert place is not None
    place.setFocus()
    qtbot.keyClicks(place, "Karim")
    assert field.tokens() == ("Karim",)
    other.setFocus()
    qtbot.waitUntil(lambda: field.findChildren(Chip) != [])
    assert field.tokens() == ("Karim",)


def test_the_same_token_twice_is_one(qtbot: QtBot) -> None:
    field = TokenField("People")
    field.set_tokens(["Inès", "Inès", "Tom"])
    assert field.tokens() == ("Inès", "Tom")


def test_suggestions_are_read_on_a_ground_of_the_theme(qtbot: QtBot) -> None:
    field = TokenField("People", "add a name, whoever it was")
    qtbot.addWidget(field)
    field.set_suggestions(["Karim"])
    field.show()
    inner = field.findChild(QLineEdit)
    assert inner is not None
    assert inner.width() > inner.fontMetrics().horizontalAdvance(inner.placeholderText())
    inner.setFocus()
    qtbot.keyClicks(inner, "Ka")
    popup = inner.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    ground = popup.grab().toImage()
    corner = ground.pixelColor(ground.width() - 8, ground.height() - 4).name()
    assert corner in {theme.colour("raised").name(), theme.colour("selected").name()}


@pytest.mark.parametrize(
    ("written", "minutes"),
    [("90", 90), ("1h30", 90), ("1,5 h", 90), ("1.5h", 90), ("45min", 45), ("2 h", 120), ("1:25", 85), ("1 h 25", 85)],
)
def test_a_length_of_time_is_read_as_people_write_it(written: str, minutes: int) -> None:
    assert read_minutes(written) == minutes


@pytest.mark.parametrize("written", ["", "soon", "0", "25h", "1h75", "-3", "9999"])
def test_what_is_no_length_of_time_is_not_guessed(written: str) -> None:
    assert read_minutes(written) is None


def test_a_length_is_told_while_typing_and_tidied_on_leaving(qtbot: QtBot, show: Show) -> None:
    field = DurationEdit("Length", 30)
    show(field)
    spy = QSignalSpy(field.minutes_changed)
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "1h30")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.minutes() == 90
    assert spy.at(spy.count() - 1) == [90]
    assert field.text() == i18n.duration(90)


def test_a_length_that_cannot_be_read_stays_as_typed_and_says_how(qtbot: QtBot, show: Show) -> None:
    field = DurationEdit("Length", 30)
    show(field)
    field.selectAll()
    qtbot.keyClicks(field, "soon")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "soon"
    assert "1h30" in field.accessibleDescription()
    assert field.minutes() == 30


def test_a_day_is_shown_as_the_region_writes_it(qtbot: QtBot) -> None:
    i18n.use("en", "fr_FR")
    field = DateEdit("Day", date(2026, 11, 18))
    qtbot.addWidget(field)
    spy = QSignalSpy(field.day_chosen)
    assert field.text() == "18/11/2026"
    field.set_day(date(2026, 11, 19))
    assert spy.count() == 0
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert spy.at(0) == [field.day()]


def test_prose_grows_with_what_is_written(qtbot: QtBot, show: Show) -> None:
    field = AutoGrowText("What?", "what happened")
    show(field)
    before = field.height()
    field.setFocus()
    for _line in range(6):
        qtbot.keyClicks(field, "word")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.height() > before + 3 * field.fontMetrics().lineSpacing()


def test_pasting_keeps_the_words_only(qtbot: QtBot, show: Show) -> None:
    field = AutoGrowText("What?")
    show(field)
    mime = QMimeData()
    mime.setHtml("<b>bold</b> words")
    mime.setText("bold words")
    QGuiApplication.clipboard().setMimeData(mime)
    field.paste()
    QGuiApplication.clipboard().clear()  # it would outlive Python
    assert field.toPlainText() == "bold words"


def test_a_track_says_its_levels_with_their_margin(qtbot: QtBot) -> None:
    track = TensionTrack("Experimenting", Tension(3.0, 2.6, 3.4, 4.0, 2.6), "within noise since May")
    qtbot.addWidget(track)
    assert track.accessibleName() == "Experimenting: now 3.0, between 2.6 and 3.4, desired 4.0"
    assert track.accessibleDescription() == "within noise since May"


@pytest.mark.parametrize(
    ("tension", "words"),
    [
        (Tension(), "Peers: not enough answers"),
        (Tension(desired=4), "Peers: not enough answers, desired 4.0"),
        (Tension(3, 2.6, 3.4), "Peers: now 3.0, between 2.6 and 3.4"),
    ],
)
def test_a_track_says_what_is_missing(qtbot: QtBot, show: Show, tension: Tension, words: str) -> None:
    track = TensionTrack("Peers", tension)
    show(track)
    assert not track.grab().isNull()
    assert track.accessibleName() == words


def test_a_state_panel_offers_a_way_forward(qtbot: QtBot, show: Show) -> None:
    pressed: list[str] = []
    panel = StatePanel("notebook", "Nothing here yet", "Write it down.", [("New", lambda: pressed.append("new"))])
    show(panel)
    qtbot.mouseClick(panel.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert pressed == ["new"]


def test_a_label_names_its_field(qtbot: QtBot, show: Show) -> None:
    field = QLineEdit()
    show(label("First name", buddy=field), field)
    assert field.accessibleName() == "First name"


def test_what_a_person_wrote_is_never_markup(qtbot: QtBot) -> None:
    assert label("<b>3 < 4</b>").textFormat() == Qt.TextFormat.PlainText


def test_an_icon_alone_has_a_name_and_says_its_key(qtbot: QtBot) -> None:
    timer = IconButton("timer", "Start the timer", "Ctrl+T")
    qtbot.addWidget(timer)
    assert timer.accessibleName() == "Start the timer"
    assert timer.toolTip() == "Start the timer (Ctrl+T)"


def test_the_snack_bar_takes_back_and_goes(qtbot: QtBot, show: Show) -> None:
    taken_back: list[bool] = []
    host = show(QLabel())
    host.resize(600, 300)
    snack = SnackBar(host)
    snack.say("“Untitled note” moved to the bin.", lambda: taken_back.append(True))
    assert snack.isVisible()
    assert host.rect().contains(snack.geometry())
    assert snack.take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert taken_back == [True]
    assert not snack.isVisible()


def test_a_long_sentence_wraps_in_the_snack_bar(qtbot: QtBot, show: Show) -> None:
    host = show(QLabel())
    host.resize(320, 300)
    snack = SnackBar(host)
    snack.say("A rather long sentence that does not fit on one line of a narrow window at all.")
    assert host.rect().contains(snack.geometry())
    assert not snack.take_focus()


def test_every_widget_that_takes_the_focus_has_a_name(qtbot: QtBot) -> None:
    row = QWidget()
    line = QHBoxLayout(row)
    parts = (
        Switch("Private"),
        Chip("Kind", caret=True),
        Segmented("Range", [("a", "All")]),
        TokenField("People"),
        DurationEdit("Length"),
        DateEdit("Day", date(2026, 1, 1)),
        AutoGrowText("What?"),
        IconButton("x", "Close"),
    )
    for part in parts:
        line.addWidget(part)
    qtbot.addWidget(row)
    assert [part for part in parts if not part.accessibleName() and part.focusProxy() is None] == []


@pytest.mark.usefixtures("looks")
def test_a_chip_that_is_cut_says_the_whole_of_it_in_its_tip(qtbot: QtBot) -> None:
    chip = Chip("A word or two too many for its place")
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.grab()
    assert chip.toolTip() == ""
    chip.resize(60, chip.height())
    chip.grab()
    assert chip.toolTip() == chip.text()
    chip.setText("Short")
    assert chip.toolTip() == ""
