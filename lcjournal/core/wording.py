"""What scores, changes and gaps mean, in whole sentences: told as description and frequency, never as worth.

Nothing here is called high or low, good or bad, and no change is named without the error it has to exceed.
"""

from lcjournal.core.change import ChangeResult, Gap, GapMove, Verdict
from lcjournal.core.i18n import N_, _, day, decimal, integer
from lcjournal.core.model import Check, FormId
from lcjournal.core.quality import Flag
from lcjournal.core.scoring import Score, Unscored
from lcjournal.core.trend import Trend

_BADGES = {
    Verdict.RELIABLE_UP: N_("Likely growth"),
    Verdict.RELIABLE_DOWN: N_("Likely decline"),
    Verdict.POSSIBLE_UP: N_("Possible change"),
    Verdict.POSSIBLE_DOWN: N_("Possible change"),
    Verdict.WORTH_WATCHING: N_("Worth watching"),
    Verdict.NONE: N_("Within noise"),
}
_CHANGES = {
    Verdict.RELIABLE_UP: N_("{delta}: reliable change (this form shows changes from about ±{mdc})"),
    Verdict.RELIABLE_DOWN: N_("{delta}: reliable change (this form shows changes from about ±{mdc})"),
    Verdict.POSSIBLE_UP: N_("{delta}: possible change (a reliable one would need about ±{mdc})"),
    Verdict.POSSIBLE_DOWN: N_("{delta}: possible change (a reliable one would need about ±{mdc})"),
    Verdict.WORTH_WATCHING: N_("{delta}: worth watching (one facet of many, it may be chance)"),
    Verdict.NONE: N_("{delta}: no change we could detect (this form would need about ±{mdc})"),
}
_REASONS = {
    Unscored.TOO_FEW: N_("Not enough answers"),
    Unscored.CLOSED: N_("Does not apply"),
    Unscored.PULSE: N_("Only the full form tells a facet apart"),
}
_FLAGS = {
    Flag.LONG_RUN: N_("The same answer was given ten times or more in a row."),
    Flag.LITTLE_SPREAD: N_("Nearly all answers are the same."),
    Flag.FAST: N_("Half of the answers took less than two seconds."),
    Flag.CONTRADICTION: N_("Questions that ask the opposite of each other were answered alike."),
}


def check_line(check: Check) -> str:
    """Return which check it is: “Full self-check, 16 November 2026”."""
    if check.rater:
        return _("Second view by {name}, {day}").format(name=check.rater, day=day(check.day))
    text = _("Full self-check, {day}") if check.form is FormId.FULL else _("Two-minute pulse, {day}")
    return text.format(day=day(check.day))


def badge(verdict: Verdict) -> str:
    """Return the two or three words of a verdict’s badge."""
    return _(_BADGES[verdict])


def change_sentence(result: ChangeResult) -> str:
    """Say a change, what it may be called, and how large it would have to be."""
    return _(_CHANGES[result.verdict]).format(delta=decimal(result.delta, sign=True), mdc=decimal(result.mdc))


def reason(unscored: Unscored) -> str:
    """Say why there is no score."""
    return _(_REASONS[unscored])


def margin(score: Score) -> str:
    """Return ``±0.2``, half of the 90 % band; nothing without a score."""
    return "" if score.half_width is None else _("±{margin}").format(margin=decimal(score.half_width))


def with_margin(score: Score) -> str:
    """Return ``3.6 ±0.2``, or why there is no score."""
    if score.value is None:
        return reason(score.reason or Unscored.TOO_FEW)
    return _("{score} {margin}").format(score=decimal(score.value), margin=margin(score))


def about(name: str, words: str) -> str:
    """Put a name before what is said of it: “Experimenting: …”."""
    return _("{name}: {words}").format(name=name, words=words)


def band_name() -> str:
    """Return what the band is called."""
    return _("90\u202f% band")


def band(score: Score) -> str:
    """Return ``between 2.6 and 3.4``, the ends of the 90 % band; nothing without a score."""
    if score.low is None or score.high is None:
        return ""
    return _("between {low} and {high}").format(low=decimal(score.low), high=decimal(score.high))


def level(desired: float) -> str:
    """Return a desired level, which goes in quarters: ``4.0``, ``4.25``, ``4.5``."""
    return decimal(desired, 1 if float(desired * 10).is_integer() else 2)


def spoken(name: str, score: Score, desired: float | None = None) -> str:
    """Say a domain or facet as a screen reader does: “Experimenting: now 3.0, between 2.6 and 3.4, desired 4.0”."""
    if score.value is None or score.low is None or score.high is None:
        return _without_score(name, score, desired)
    figures = {"now": decimal(score.value), "low": decimal(score.low), "high": decimal(score.high)}
    if desired is None:
        return _("{name}: now {now}, between {low} and {high}").format(name=name, **figures)
    sentence = _("{name}: now {now}, between {low} and {high}, desired {desired}")
    return sentence.format(name=name, desired=level(desired), **figures)


def _without_score(name: str, score: Score, desired: float | None) -> str:
    why = reason(score.reason or Unscored.TOO_FEW)
    if desired is None:
        return _("{name}: no score ({reason})").format(name=name, reason=why)
    return _("{name}: no score ({reason}), desired {desired}").format(name=name, reason=why, desired=level(desired))


def gap_sentence(gap: Gap) -> str:
    """Say the gap between the desired and the current level, and whether it exceeds the error."""
    figure = decimal(gap.value, sign=True)
    if gap.beyond_band:
        return _("Gap to the desired level: {gap}, larger than the error band").format(gap=figure)
    return _("Gap to the desired level: {gap}, within the error band").format(gap=figure)


def gap_move_sentence(move: GapMove) -> str:
    """Say which of the two moved since the other date, the desired level or the score, with the error of the score."""
    figures = {"target": decimal(move.target, sign=True), "score": decimal(move.score, sign=True)}
    figures |= {"gap": decimal(move.gap, sign=True), "margin": decimal(move.margin)}
    if move.lowered:
        sentence = _(
            "Change of the gap {gap}: the desired level was lowered ({target}), the score moved {score} (±{margin})."
        )
    else:
        sentence = _("Change of the gap {gap}: the desired level moved {target}, the score {score} (±{margin}).")
    return sentence.format(**figures)


def flag_sentence(flag: Flag) -> str:
    """Say one sign of hasty answers."""
    return _(_FLAGS[flag])


def trend_sentence(trend: Trend) -> str:
    """Say the trend of a domain in points a year with its 90 % interval, or that none could be detected."""
    figures = {"checks": integer(trend.checks), "slope": decimal(trend.slope, sign=True)}
    figures |= {"low": decimal(trend.low, sign=True), "high": decimal(trend.high, sign=True)}
    if trend.detected:
        sentence = _("{slope} points a year over {checks} full self-checks, between {low} and {high} (90\u202f%).")
    else:
        sentence = _("No trend we could detect over {checks} full self-checks.")
    return sentence.format(**figures)
