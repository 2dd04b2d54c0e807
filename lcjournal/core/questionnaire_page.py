"""All that a questionnaire asks and how it is scored, as a page of Markdown in the language in use.

A questionnaire may come from others: what it says is shown letter by letter, never as Markdown or HTML of its own.
"""

import re
from collections.abc import Iterator

from lcjournal.core.i18n import _, decimal, integer, ngettext
from lcjournal.core.instruments import LOWEST, Domain, Instrument, Item
from lcjournal.core.model import FormId

_MARKS = re.compile(r"([\\`*_{}\[\]()#+.!|<>~&-])")
_BREAKS = re.compile(r"[\n\t]+")


def questionnaire_title(instrument: Instrument) -> str:
    """Return what the page is called: “Learning agility and the place where I work (LC-48 0.1)”."""
    return _("{title} ({version})").format(
        title=instrument.title.text(), version=f"{instrument.id} {instrument.version}"
    )


def questionnaire_page(instrument: Instrument) -> str:
    """Return the page: what it is not, every statement, the rules of scoring, where it all comes from."""
    lines = [f"# {plain(questionnaire_title(instrument))}", plain(instrument.label.text()), *_asked(instrument)]
    for domain in instrument.domains:
        lines += _domain(domain)
    lines += [_heading(_("How it is scored")), *_rules(instrument)]
    lines += [_heading(_("Where the margin of error comes from")), plain(instrument.rules.sem_source.text())]
    if instrument.made_by is not None:
        lines += [_heading(_("Where the statements come from")), plain(instrument.made_by.text())]
    if instrument.licence is not None:
        lines += [_heading(_("Licence")), plain(instrument.licence.text())]
    return "\n\n".join(lines) + "\n"


def _heading(text: str) -> str:
    return f"## {text}"


def plain(text: str) -> str:
    """Return a text so that Markdown shows it as it is, on one line."""
    return _MARKS.sub(r"\\\1", _BREAKS.sub(" ", text))


def _asked(instrument: Instrument) -> Iterator[str]:
    full, pulse = (len(instrument.items(form)) for form in (FormId.FULL, FormId.PULSE))
    yield plain(instrument.stem.text())
    answers = (f"{value} {words.text()}" for value, words in enumerate(instrument.answers, start=LOWEST))
    yield plain(" · ".join(answers))
    counts = ngettext(
        "{count} statement in the full form, {pulse} in the pulse. They are shown in a new order each time, "
        "domain after domain.",
        "{count} statements in the full form, {pulse} in the pulse. They are shown in a new order each time, "
        "domain after domain.",
        full,
    )
    yield counts.format(count=integer(full), pulse=integer(pulse))


def _domain(domain: Domain) -> Iterator[str]:
    yield _heading(plain(domain.name.text()))
    needed = _("It has a score when {needed} of its {count} facets have one.")
    yield needed.format(needed=integer(domain.min_facets), count=integer(len(domain.facets)))
    if domain.may_not_apply:
        yield _("Each statement can be answered “does not apply”.")
    for facet in domain.facets:
        yield f"### {plain(facet.name.text())}"
        yield plain(facet.about.text())
        yield "\n".join(f"- {_item(item)}" for item in facet.items)


def _item(item: Item) -> str:
    words = plain(item.wording.text())
    if item.reversed and item.pulse:
        return _("{statement} *(counts the other way round; also in the pulse)*").format(statement=words)
    if item.reversed:
        return _("{statement} *(counts the other way round)*").format(statement=words)
    return _("{statement} *(also in the pulse)*").format(statement=words) if item.pulse else words


def _rules(instrument: Instrument) -> Iterator[str]:
    rules = instrument.rules
    share = _("A facet is the mean of its answers, given when at least {share} of its statements are answered.")
    closed = ngettext(
        "{count} answer “does not apply” closes a facet for that self-check.",
        "{count} answers “does not apply” close a facet for that self-check.",
        rules.closed_from,
    )
    error = _("One answer is taken to have a standard error of {sem} point; several answers together have less.")
    sentences = (
        _("An answer x to a statement that counts the other way round is turned into 6 − x."),
        share.format(share=_("{number}\u202f%").format(number=integer(round(100 * rules.min_answered_share)))),
        closed.format(count=integer(rules.closed_from)),
        _("A domain is the mean of its facets, each with the same weight. No score goes across domains."),
        error.format(sem=decimal(rules.item_sem, 2)),
        _("The band beside a score is 1.645 standard errors on each side. A change is told only beyond its own error."),
    )
    yield "\n".join(f"- {plain(sentence)}" for sentence in sentences)
