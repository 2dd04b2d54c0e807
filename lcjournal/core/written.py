"""The texts a person wrote about an activity, each by the field under which its earlier versions are kept.

A field is ``title``, the prompt of a reflection, ``session ID`` for the note on a session, or ``why FACET``.
"""

from dataclasses import replace

from lcjournal.core.model import Activity, Reflection


def texts(activity: Activity) -> dict[str, str]:
    """Return every text of an activity by its field."""
    return {
        "title": activity.title,
        **{part.prompt: part.text for part in activity.reflections},
        **{f"session {session.id}": session.note for session in activity.sessions},
        **{f"why {link.facet}": link.why for link in activity.facets},
    }


def with_text(activity: Activity, field: str, text: str) -> Activity | None:
    """Return the activity with another text in a field, or None when the session or facet it belongs to is gone."""
    kind, _space, name = field.partition(" ")
    if field == "title":
        return replace(activity, title=text)
    if name and field not in texts(activity):
        return None
    if kind == "session" and name:
        sessions = (replace(part, note=text) if part.id == name else part for part in activity.sessions)
        return replace(activity, sessions=tuple(sessions))
    if kind == "why" and name:
        facets = (replace(link, why=text) if link.facet == name else link for link in activity.facets)
        return replace(activity, facets=tuple(facets))
    known = {part.prompt: part for part in activity.reflections}
    changed = known | {field: replace(known.get(field, Reflection(field, "")), text=text)}
    return replace(activity, reflections=tuple(changed.values()))
