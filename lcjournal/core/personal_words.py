"""What a person's own margins and their looks back say, in whole sentences."""

import math
from datetime import date

from lcjournal.core.i18n import _, day, decimal, integer, ngettext
from lcjournal.core.personal import Refinement
from lcjournal.core.scoring import Z90
from lcjournal.core.then_test import LookBack
from lcjournal.core.wording import level, margin


def refinement_sentence(refinement: Refinement, answers: int) -> str:
    """Say the margin of a facet with this many answers, as shipped and as learned, and from how many repeats."""
    shipped, own = (Z90 * sem / math.sqrt(answers) for sem in (refinement.prior, refinement.posterior))
    if not refinement.pairs:
        sentence = _("The 90\u202f% band of a facet with {answers} answers is ±{shipped}, from public data.")
        return sentence.format(answers=integer(answers), shipped=decimal(shipped, 2))
    sentence = ngettext(
        "The 90\u202f% band of a facet with {answers} answers is ±{own} with your own repeats instead of ±{shipped} "
        "(one pair of self-checks, {repeats} facets compared).",
        "The 90\u202f% band of a facet with {answers} answers is ±{own} with your own repeats instead of ±{shipped} "
        "({pairs} pairs of self-checks, {repeats} facets compared).",
        refinement.pairs,
    )
    figures = {"own": decimal(own, 2), "shipped": decimal(shipped, 2), "pairs": integer(refinement.pairs)}
    return sentence.format(answers=integer(answers), repeats=integer(refinement.repeats), **figures)


def refinement_advice() -> str:
    """Say what makes a repeat, and what it cannot tell."""
    return _(
        "A repeat is two self-checks of the same form within 14 days. If the first answers are still remembered, the "
        "margin comes out too narrow; it never falls under 60\u202f% of the one shipped."
    )


def look_back_sentence(name: str, look: LookBack, then_on: date) -> str:
    """Set side by side what a domain, by its name, was on the day of the earlier check, looking back, and now."""
    sentence = _("{name}: {old} ({old_margin}) on {date}; looking back on it, {then}; now {new} ({new_margin}).")
    figures = {"old": decimal(look.then - look.shift), "old_margin": margin(look.old), "then": level(look.then)}
    figures |= {"new": decimal(look.then + look.since_then), "new_margin": margin(look.new)}
    return sentence.format(name=name, date=day(then_on), **figures)


def shift_sentence(look: LookBack) -> str:
    """Say how far the look back lies from the old score, and whether that exceeds the error of the old score."""
    shift = decimal(look.shift, sign=True)
    if look.beyond_band:
        sentence = _(
            "The look back lies {shift} from the score of that day, outside its 90\u202f% band: what the words mean to "
            "you may have moved."
        )
    else:
        sentence = _("The look back lies {shift} from the score of that day, inside its 90\u202f% band.")
    return sentence.format(shift=shift)


def since_then_sentence(look: LookBack) -> str:
    """Say how far the new score lies from the look back, with the only error that is known."""
    sentence = _("The score of today lies {since} from the look back ({margin}; the look back has no known margin).")
    return sentence.format(since=decimal(look.since_then, sign=True), margin=margin(look.new))


def none_is_the_truth() -> str:
    """Say how the three are to be read."""
    return _("Three views of the same thing: none of them is called the truth.")
