"""What this is, what it is not, and what it is made of."""

from functools import partial

from lcjournal import __version__
from lcjournal.core import paths
from lcjournal.core.i18n import _
from lcjournal.ui import diagnostics, reading_dialog
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.buttons import button
from lcjournal.ui.widgets.labels import label, rule
from lcjournal.ui.widgets.settings_rows import SettingsRow, SettingsSection


class AboutSection(SettingsSection):
    """Nothing here can be changed."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("About"))
        known = button(_("Show"), "", "info", small=True, on_click=partial(diagnostics.show, context))
        known.setAccessibleName(_("Show what the app knows of itself"))
        offline = _("It never connects to the internet, has no account and tells nobody anything.")
        self.add_rows(
            "",
            SettingsRow("LC Journal", _("Version {version}").format(version=__version__)),
            SettingsRow(_("Offline"), offline),
            SettingsRow(_("What the app knows of itself"), _("Versions, sizes and counts, none of your words"), known),
            SettingsRow(_("Licence"), _("MIT: use it, change it, pass it on")),
        )
        instrument = self.add_rows(_("The questionnaire"))
        instrument.body.addWidget(label(context.instrument.label.text(), "body", wrap=True))
        measured = button(_("Read"), "", "book-open", small=True, on_click=reading_dialog.show_measurement)
        measured.setAccessibleName(_("Read how it is measured"))
        instrument.body.addWidget(rule())
        instrument.body.addWidget(
            SettingsRow(_("How it is measured"), _("Scores, bands and changes, with figures"), measured)
        )
        libraries = self.add_rows(_("Made with"))
        for line in (paths.resources() / "libraries.txt").read_text(encoding="utf-8").splitlines():
            libraries.body.addWidget(label(line, "meta", "text2", wrap=True))
        self.finish()
