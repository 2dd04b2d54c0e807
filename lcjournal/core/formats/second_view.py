"""A second view: a form that someone else opens in a browser, and the file of answers that comes back.

Only what the questionnaire asks about the person goes out, never an answer or a score. The form is one HTML page that
fetches and sends nothing: its script, ``resources/second-view.js``, writes the answers into a JSON file.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from pathlib import Path

from lcjournal.core import paths
from lcjournal.core.errors import UserError
from lcjournal.core.formats.html_page import page, tag
from lcjournal.core.formats.safe import clean, read_bytes
from lcjournal.core.i18n import _, language
from lcjournal.core.instruments import HIGHEST, LOWEST, UNSHUFFLED, Group, Instrument, Item
from lcjournal.core.model import Answer, AnswerState, Check, FormId

FORMAT = "lcjournal-second-view"
VERSION = 1
SIZE_LIMIT = 100_000
"""Bytes of a file of answers."""
_NAME_LIMIT = 80


def items_about_me(instrument: Instrument) -> list[Item]:
    """Return the items that speak of the person, which someone else can answer too."""
    domains = {domain.id for domain in instrument.domains if domain.group is Group.ME}
    return [item for item in instrument.items(FormId.FULL) if item.domain in domains]


def form_page(instrument: Instrument, person: str) -> str:
    """Return the form as a page in the language in use; ``person`` is whom it is about, or ``""``."""
    items = items_about_me(instrument)
    head = {"format": FORMAT, "version": VERSION, "instrument": instrument.id}
    head |= {"instrument_version": instrument.version, "language": language()}
    title = _("How I see {name}").format(name=person) if person else _("How I see the person who asked me")
    file_name = _("second-view.json")
    script = (paths.resources() / "second-view.js").read_text(encoding="utf-8").strip()
    body = [tag("h1", title), *(tag("p", line) for line in _instructions(person))]
    body.append(
        f'<form data-items="{" ".join(item.id for item in items)}" data-head="{escape(json.dumps(head))}" '
        f'data-file="{escape(file_name)}">'
    )
    label = escape(_("Your name"))
    body.append(f'<p><label>{label} <input name="rater" required maxlength="{_NAME_LIMIT}"></label></p>')
    for number, item in enumerate(items, start=1):
        body += _question(instrument, item, number)
    body += ["<p>", tag("button", _("Save my answers")), "</p>", "</form>"]
    body += [tag("p", _("Send the file that is saved back to the person who asked you.")), f"<script>{script}</script>"]
    return page(title, body, script)


def _instructions(person: str) -> Iterator[str]:
    who = person or _("the person who asked you")
    yield _(
        "{name} would like to know how you see things. Your answers stand beside theirs; neither is called the truth."
    ).format(name=who)
    yield _(
        "The sentences are written as {name} would say them. Over the last four weeks, how true was each of them, "
        "from what you have seen? Choose “I cannot say” wherever you have not seen enough."
    ).format(name=who)
    yield _("Nothing leaves this page by itself: your answers are saved in a file on your computer.")


def _question(instrument: Instrument, item: Item, number: int) -> Iterator[str]:
    yield f"<fieldset><legend>{number}. {escape(item.wording.text())}</legend>"
    for value, words in enumerate(instrument.answers, start=LOWEST):
        yield _choice(item, str(value), f"{value}, {words.text()}")
    yield _choice(item, "", _("I cannot say"), checked=True)
    yield "</fieldset>"


def _choice(item: Item, value: str, words: str, *, checked: bool = False) -> str:
    mark = " checked" if checked else ""
    return f'<label><input type="radio" name="{item.id}" value="{value}"{mark}> {escape(words)}</label>'


@dataclass(frozen=True, slots=True)
class View:
    """What someone else answered, as the file says it; ``answers`` has 1 to 5 for an item, or None."""

    rater: str
    day: date
    language: str
    answers: dict[str, int | None]

    def beside(self, check: Check) -> Check:
        """Return it as a check that stands beside the person's own ``check``; it has no id yet."""
        given = {
            item: Answer(item, AnswerState.SKIPPED if value is None else AnswerState.ANSWERED, value, 0, self.language)
            for item, value in self.answers.items()
        }
        return replace(
            check,
            id="",
            form=FormId.FULL,
            language=self.language,
            seed=UNSHUFFLED,
            day=self.day,
            note="",
            answers=given,
            notes={},
            then={},
            then_of=None,
            rater=self.rater,
            beside=check.id,
        )


def read(path: Path, instrument: Instrument) -> View:
    """Read a file of answers to this questionnaire. Raises UserError with a sentence that says what is wrong."""
    try:
        data = json.loads(read_bytes(path, SIZE_LIMIT))
        if isinstance(data, dict) and data.get("format") == FORMAT and data.get("version") != VERSION:
            raise UserError(_("This file needs a newer version. Nothing was changed."))
        _validate(data)
        day = date.fromisoformat(data["day"])
    except (ValueError, RecursionError) as error:  # also what is no UTF-8, no JSON or against the schema
        raise UserError(_("“{name}” holds no answers to such a form.").format(name=path.name)) from error
    if (data["instrument"], data["instrument_version"]) != (instrument.id, instrument.version):
        raise UserError(_("“{name}” answers another questionnaire than this self-check.").format(name=path.name))
    asked = {item.id for item in items_about_me(instrument)}
    answers = {item: value for item, value in data["answers"].items() if item in asked}
    if not any(answers.values()):
        raise UserError(_("“{name}” holds no answers.").format(name=path.name))
    return View(" ".join(clean(data["rater"]).split()), day, data["language"], answers)


def _validate(data: object) -> None:
    """Raise ValueError for anything that such a file does not hold."""
    import fastjsonschema  # slow to import

    fastjsonschema.validate(_SCHEMA, data)


_SCHEMA = {
    "type": "object",
    "required": ["format", "version", "instrument", "instrument_version", "language", "rater", "day", "answers"],
    "properties": {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "instrument": {"type": "string"},
        "instrument_version": {"type": "string"},
        "language": {"enum": ["en", "fr"]},
        "rater": {"type": "string", "minLength": 1, "maxLength": _NAME_LIMIT, "pattern": r"\S"},
        "day": {"type": "string", "pattern": r"^(19|20|21)\d\d-\d\d-\d\d$"},
        "answers": {
            "type": "object",
            "maxProperties": 500,
            "additionalProperties": {"type": ["integer", "null"], "minimum": LOWEST, "maximum": HIGHEST},
        },
    },
}
