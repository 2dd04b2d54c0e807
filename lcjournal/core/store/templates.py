"""The templates that a person made."""

from lcjournal.core.model import Change, Reflection
from lcjournal.core.store.connection import Connection
from lcjournal.core.templates import Template


class Templates:
    """The templates of one open journal. One that is removed goes to the bin, from where it can come back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[Template, ...]:
        """Return the templates outside the bin, by name."""
        db = self._connection.db
        texts: dict[str, list[Reflection]] = {}
        for owner, prompt, text in db.execute("SELECT template_id, prompt, text FROM template_text ORDER BY rowid"):
            texts.setdefault(owner, []).append(Reflection(prompt, text))
        rows = db.execute(
            "SELECT id, name, kind, title, method, tags FROM template WHERE deleted_at IS NULL ORDER BY fold(name), id"
        )
        return tuple(
            Template(name, kind, method, title, tuple(tags.split("\n")) if tags else (), tuple(texts.get(one, ())), one)
            for one, name, kind, title, method, tags in rows
        )

    def add(self, template: Template) -> str:
        """Keep a template and return its id."""
        identity = self._connection.new_id()
        row = {"id": identity, "name": template.name, "kind": template.kind, "title": template.title}
        row |= {"method": template.method, "tags": "\n".join(template.tags), "created_at": self._connection.stamp()}
        with self._connection.write(Change.JOURNAL) as db:
            db.table("template").insert({**row, "deleted_at": None})
            for part in template.reflections:
                db.table("template_text").insert({"template_id": identity, "prompt": part.prompt, "text": part.text})
        return identity

    def bin(self, template_id: str) -> None:
        """Put a template into the bin."""
        self._set_deleted(template_id, self._connection.stamp())

    def restore(self, template_id: str) -> None:
        """Take a template out of the bin."""
        self._set_deleted(template_id, None)

    def _set_deleted(self, template_id: str, stamp: str | None) -> None:
        with self._connection.write(Change.JOURNAL) as db:
            db.table("template").update(template_id, {"deleted_at": stamp})
