"""Attaching, removing and linking to files, done at once and offered to be undone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.model import Attachment
from lcjournal.core.side_folder import KeptFile
from lcjournal.core.store import Store
from lcjournal.ui.undo import Undo


class AttachmentChanges:
    """Changes the attachments of one store and remembers each change in one history."""

    def __init__(self, store: Store, undo: Undo) -> None:
        self._activities, self._attachments, self._undo = store.activities, store.attachments, undo

    def add(self, activity_id: str, kept: Sequence[KeptFile], instead: str = "") -> tuple[Attachment, ...]:
        """Attach files that lie in the side folder and return them; they take the place of the attachment ``instead``.

        What is attached already is no change.
        """
        before = {one.id for one in self._attachments.of(activity_id)}
        added = self._attachments.add(activity_id, *kept)
        new = tuple(dict.fromkeys(one.id for one in added if one.id not in before))
        if new:
            gone = (instead,) if instead else ()
            self._attachments.remove(*gone)
            many = ngettext("{count} file attached", "{count} files attached", len(new))
            one = _("“{name}” attached").format(name=added[0].name)
            text = one if len(new) == 1 else many.format(count=integer(len(new)))
            self._undo.push(text, partial(self._swap, new, gone), partial(self._swap, gone, new))
        return added

    def remove(self, attachment_id: str) -> None:
        """Take an attachment off its activity."""
        text = _("“{name}” removed").format(name=self._attachments.get(attachment_id).name)
        self._swap((attachment_id,), ())
        self._undo.push(text, partial(self._swap, (), (attachment_id,)), partial(self._swap, (attachment_id,), ()))

    def link(self, activity_id: str, address: str) -> None:
        """Give an activity without an address this one."""
        self._put_link(activity_id, address)
        undo, redo = partial(self._put_link, activity_id, ""), partial(self._put_link, activity_id, address)
        self._undo.push(_("Link noted"), undo, redo)

    def _swap(self, off: Sequence[str], on: Sequence[str]) -> None:
        self._attachments.restore(*on)
        self._attachments.remove(*off)

    def _put_link(self, activity_id: str, address: str) -> None:
        self._activities.save(replace(self._activities.get(activity_id), link=address))
