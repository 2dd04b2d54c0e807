"""Keeping what one writes as a template, and clearing templates away, each offered to be undone."""

from PySide6.QtCore import QObject

from lcjournal.core.i18n import _
from lcjournal.core.model import Activity
from lcjournal.core.store import Store
from lcjournal.core.templates import Template
from lcjournal.ui import dialogs
from lcjournal.ui.undo import Undo
from lcjournal.ui.widgets.editor import Editor


class TemplateKeeping(QObject):
    """Serves an editor: asks for a name, keeps the template, takes one away."""

    def __init__(self, editor: Editor, store: Store, undo: Undo) -> None:
        super().__init__(editor)
        self._editor, self._templates, self._undo = editor, store.templates, undo
        editor.template_wanted.connect(self._keep)
        editor.template_dropped.connect(self._drop)

    def _keep(self, activity: Activity) -> None:
        name = _ask_name(activity.title)
        if not name:
            return
        texts = tuple(part for part in activity.reflections if part.text.strip())
        template = Template(name, activity.kind, activity.method, tags=activity.tags, reflections=texts)
        kept = self._templates.add(template)
        self._editor.offer_templates()
        self._push(_("Kept as a template: {name}").format(name=name), kept, drop=False)

    def _drop(self, template: Template) -> None:
        self._templates.bin(template.id)
        self._editor.offer_templates()
        self._push(_("Template moved to the bin: {name}").format(name=template.name), template.id, drop=True)

    def _push(self, told: str, template_id: str, *, drop: bool) -> None:
        def away() -> None:
            self._templates.bin(template_id)
            self._editor.offer_templates()

        def back() -> None:
            self._templates.restore(template_id)
            self._editor.offer_templates()

        self._undo.push(told, back if drop else away, away if drop else back)


def _ask_name(title: str) -> str:
    told = _("Its kind, its method, its tags and the words you wrote are there to begin from.")
    return dialogs.ask_line(_("Keep as a template"), _("Name of the template"), title, _("Keep"), sentence=told)
