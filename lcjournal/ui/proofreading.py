"""The spelling of what is written in the editor."""

from lcjournal.ui.context import Context
from lcjournal.ui.spelling import Spelling
from lcjournal.ui.widgets.editor import Editor


def proofread(context: Context, editor: Editor) -> None:
    """Check what is written, in the language the person chose, and hear of words learned or forgotten elsewhere."""

    def keep(choice: str) -> None:
        context.controls.change_settings(spelling=choice)

    spelling = Spelling(editor, context.store, context.undo, context.controls.settings().spelling, keep)
    context.bus.changed.connect(spelling.on_change)
    editor.check_spelling(spelling)
