"""What the application can do from any page: note, write, import, share, back up, change the size of the text."""

from functools import partial

from lcjournal.core import i18n
from lcjournal.core.i18n import N_
from lcjournal.core.settings import TEXT_SCALES
from lcjournal.ui.commands import Command
from lcjournal.ui.context import Context, Controls
from lcjournal.ui.main_window import MainWindow
from lcjournal.ui.report_commands import report_commands

_OTHER = N_("Français (change the language)")


def app_commands(window: MainWindow, context: Context) -> list[Command]:
    """Return the commands of the application, shown in ``window``."""
    go, controls = window.navigate, context.controls
    journal, view, more = N_("Journal"), N_("View"), N_("Help")
    return [
        Command("quick_add", N_("Note an activity"), partial(go, "today", "quick_add"), "plus", ("Ctrl+N",), journal),
        Command("new_entry", N_("New entry"), partial(go, "journal", "new"), "note-pencil", ("Ctrl+Shift+N",), journal),
        Command("review", N_("Look back on a week or a month"), partial(go, "today", "review"), "rewind", (), journal),
        *report_commands(window, context),
        Command("table", N_("The journal as a table"), partial(go, "journal", "table"), "table", (), journal),
        Command("import", N_("Import…"), partial(go, "settings", "import"), "tray", (), journal),
        Command("export", N_("Share or export…"), partial(go, "coach"), "export", ("Ctrl+E",), journal),
        Command("back_up", N_("Back up now"), controls.back_up, "shield-check", (), journal),
        Command("open_journal", N_("Open another journal…"), partial(go, "settings", "journals"), "books", (), journal),
        Command("time", N_("Protected time"), partial(go, "settings", "time"), "timer", (), journal),
        Command("kinds", N_("Kinds"), partial(go, "settings", "kinds"), "squares-four", (), journal),
        Command("names", N_("Tags and people"), partial(go, "settings", "names"), "hash", (), journal),
        Command("shortcuts", N_("Keyboard shortcuts"), partial(go, "settings", "shortcuts"), "keyboard", ("F1",), more),
        Command("measurement", N_("How it is measured"), _show_measurement, "info", (), more),
        Command("larger", N_("Larger text"), partial(_scale, controls, 1), "", ("Ctrl+=", "Ctrl++"), view),
        Command("smaller", N_("Smaller text"), partial(_scale, controls, -1), "", ("Ctrl+-",), view),
        Command("usual", N_("Usual text size"), partial(_scale, controls, 0), "", ("Ctrl+0", "Ctrl+à"), view),
        Command("light", N_("Light theme"), partial(controls.change_settings, theme="light"), "sun", (), view),
        Command("dark", N_("Dark theme"), partial(controls.change_settings, theme="dark"), "moon", (), view),
        Command("system", N_("Theme of the system"), partial(controls.change_settings, theme="system"), "", (), view),
        Command("language", _OTHER, partial(_other_language, controls), "translate", (), view),
        Command("lock", N_("Lock"), controls.lock, "lock-simple", ("Ctrl+L",), journal),
        Command("quit", N_("Quit"), window.close, "sign-out", ("Ctrl+Q",), journal),
    ]


def _show_measurement() -> None:
    from lcjournal.ui import reading_dialog  # a text to read and its dialog, which no start shows

    reading_dialog.show_measurement()


def _scale(controls: Controls, step: int) -> None:
    """Take the next size of the text up or down, or with 0 the usual one."""
    place = TEXT_SCALES.index(controls.settings().text_scale) + step
    scale = TEXT_SCALES[max(0, min(place, len(TEXT_SCALES) - 1))] if step else 100
    controls.change_settings(text_scale=scale)


def _other_language(controls: Controls) -> None:
    """Go on in the other language; its name is in its own words, for whoever reads only that one."""
    controls.change_settings(language=next(other for other in i18n.LANGUAGES if other != i18n.language()))
