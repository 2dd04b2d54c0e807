"""A blank form to print: the questions in the order of the questionnaire, to be answered by pen and entered later.

It names no facet before the questions, where names would prompt; the desired levels come last, before any score.
"""

from collections.abc import Iterator
from html import escape

from lcjournal.core.formats.html_page import page, tag
from lcjournal.core.i18n import _, integer
from lcjournal.core.instruments import Domain, Instrument
from lcjournal.core.model import FormId

_BOX = "☐"
_A_PAGE = 24
"""So many questions fit on a page; Qt would break a row in two rather than go to the next page."""
_NEW_PAGE = "page-break-before: always"


def form_title(instrument: Instrument, form: FormId) -> str:
    """Return what the sheet is called."""
    sentence = _("Full self-check, {title}") if form is FormId.FULL else _("Two-minute pulse, {title}")
    return sentence.format(title=instrument.title.text())


def blank_form(instrument: Instrument, form: FormId) -> str:
    """Return the form as HTML in the language in use, laid out for a page."""
    title = form_title(instrument, form)
    body = [
        tag("h1", title),
        tag("p", _("Date: ______________________")),
        tag("p", instrument.stem.text()),
        tag("p", _scale(instrument)),
        *_questions(instrument, form),
        *(_wishes(instrument) if form is FormId.FULL else ()),
        tag("p", _("Enter the answers in LC Journal, under Self-check, in the order of the numbers."), "facts"),
        tag("p", f"{instrument.id} {instrument.version} · {instrument.label.text()}", "label"),
    ]
    return page(title, body)


def _scale(instrument: Instrument) -> str:
    answers = [f"{value} {words.text()}" for value, words in enumerate(instrument.answers, start=1)]
    return _("Tick one box a line: {answers}. Leave out what you do not want to answer.").format(
        answers=" · ".join(answers)
    )


def _questions(instrument: Instrument, form: FormId) -> Iterator[str]:
    number = on_page = 0
    for domain in instrument.domains:
        items = [item for facet in domain.facets for item in facet.items_of(form)]
        if not items:
            continue
        columns = [str(value) for value in range(1, len(instrument.answers) + 1)]
        columns += [instrument.not_applicable.text()] if domain.may_not_apply else []
        full = on_page > 0 and on_page + len(items) > _A_PAGE
        on_page = len(items) + (0 if full else on_page)
        style = f' style="{_NEW_PAGE}"' if full else ""
        yield f'<table width="100%" cellspacing="0"{style}><thead><tr><th colspan="2">{escape(domain.name.text())}</th>'
        yield "".join(f'<td width="{_width(column)}%" align="center">{escape(column)}</td>' for column in columns)
        yield "</tr></thead>"
        for item in items:
            number += 1
            boxes = f'<td align="center">{_BOX}</td>' * len(columns)
            words = escape(item.wording.text())
            yield f'<tr><td width="5%">{integer(number)}</td><td>{words}</td>{boxes}</tr>'
        yield "</table>"


def _width(column: str) -> int:
    """Return the per cent of the page that a column of boxes takes."""
    return 5 if len(column) == 1 else 11


def _wishes(instrument: Instrument) -> Iterator[str]:
    """Ask for the desired levels on a page of their own."""
    wished = [domain for domain in instrument.domains if domain.targets]
    if not wished:
        return
    yield f'<h2 style="{_NEW_PAGE}">{escape(instrument.target_question.text())}</h2>'
    yield tag("p", _("From 1 to 5, in quarters if you like (3.25). Leave out any of them."))
    for domain in wished:
        yield from _wish_table(domain)


def _wish_table(domain: Domain) -> Iterator[str]:
    yield tag("h3", domain.name.text())
    yield '<table width="100%" cellspacing="0">'
    for facet in domain.facets:
        name, about = escape(facet.name.text()), escape(facet.about.text())
        yield f'<tr><td width="30%"><b>{name}</b></td><td>{about}</td><td width="15%">__________</td></tr>'
    yield "</table>"
