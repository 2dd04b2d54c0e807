"""Where the place of a pulse among full checks comes from, and where the trend of a domain does."""

from lcjournal.core import i18n, wording
from lcjournal.core.account.parts import Section, band_line, signed, term, two, z90
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import _, integer
from lcjournal.core.instruments import Domain
from lcjournal.core.model import Check, FormId
from lcjournal.core.progress_words import Table
from lcjournal.core.scoring import Score, of_version, on_one_axis, pulse_offsets, scores
from lcjournal.core.trend import DAYS_A_YEAR, DETECTED, MIN_CHECKS, MIN_DAYS, Point, Trend, fit, trend

_BOTH = (FormId.PULSE, FormId.FULL)


def pulse_shift(reading: CheckReading, domain: Domain) -> list[Section]:
    """Tell of the offset by which a pulse is moved on the Growth page, and of the full check that it is from."""
    raw = reading.profile.domains[domain.id].value
    drawn = _drawn(reading, domain)
    if reading.is_full or raw is None or drawn is None or drawn.value is None:
        return []
    found = _last_full(reading, domain)
    if found is None:
        none = _("No full self-check stands before this pulse: it is drawn where it was scored.")
        return [Section(_("On the Growth page"), (none,))]
    full, alone, whole = found
    offset = pulse_offsets(reading.instrument, full)[domain.id]
    why = _("The questions of a pulse may be easier or harder to agree with than all of them together.")
    shift = _("Offset, from {day}: {pulse} with these questions alone \u2212 {full} with all = {offset}").format(
        day=i18n.day(full.day), pulse=two(alone), full=two(whole), offset=signed(offset)
    )
    moved = _("Drawn at: {score} \u2212 {offset} = {drawn}").format(
        score=two(raw), offset=term(offset), drawn=two(drawn.value)
    )
    return [Section(_("On the Growth page"), (why, shift, moved, band_line(drawn)))]


def trend_section(reading: CheckReading, domain: Domain) -> list[Section]:
    """Tell of the slope through all full checks, its two errors and its interval; nothing where they are too few."""
    points = trend_points(reading, domain)
    found = trend(points)
    if found is None:
        return []
    rule = _(
        "A trend is told from {checks} full self-checks over {days} days on. A straight line is fitted with the "
        "weights w = 1 ÷ SEM²; x is a date in years and y a score in points, both from their weighted mean."
    ).format(checks=integer(MIN_CHECKS), days=integer(MIN_DAYS))
    parts: tuple[str | Table, ...] = (
        rule,
        _points_table(points),
        *_slope_lines(points, found),
        wording.trend_sentence(found),
    )
    return [Section(_("The trend"), parts)]


def trend_points(reading: CheckReading, domain: Domain) -> list[Point]:
    """Return the full checks of this version that are not left out, with their scores of a domain, oldest first."""
    profiles = [one for one in on_one_axis(reading.instrument, reading.checks) if one.check.form is FormId.FULL]
    scored = ((one.check.day, one.domains[domain.id]) for one in profiles)
    return [
        Point(day, score.value, score.sem) for day, score in scored if score.value is not None and score.sem is not None
    ]


def _drawn(reading: CheckReading, domain: Domain) -> Score | None:
    """Return the score of this check as the Growth page draws it; None where it is left out."""
    profiles = on_one_axis(reading.instrument, reading.checks)
    return next((one.domains[domain.id] for one in profiles if one.check.id == reading.check.id), None)


def _last_full(reading: CheckReading, domain: Domain) -> tuple[Check, float, float] | None:
    """Return the last full check before a pulse that has both scores of a domain: of the pulse items, and of all."""
    place = reading.checks.index(reading.check)
    for check in reversed(reading.checks[:place]):
        if check.form is FormId.FULL and not check.left_out and of_version(reading.instrument, check):
            alone, whole = (scores(reading.instrument, check.answers, form)[0][domain.id].value for form in _BOTH)
            if alone is not None and whole is not None:
                return check, alone, whole
    return None


def _points_table(points: list[Point]) -> Table:
    rows = []
    for point, (weight, days, above) in zip(points, fit(points).rows, strict=True):
        figures = (two(point.value), two(point.sem), two(weight), signed(days / DAYS_A_YEAR), signed(above))
        rows.append((*figures, i18n.day(point.day)))
    return Table((_("Score"), _("SEM"), "w", "x", "y", _("Date")), tuple(rows))


def _slope_lines(points: list[Point], found: Trend) -> list[str]:
    """Return the slope, its two errors, the larger of them and the interval, in points a year."""
    line = fit(points)
    spread, together = line.spread / DAYS_A_YEAR**2, line.together / DAYS_A_YEAR
    known, scaled = line.known_se * DAYS_A_YEAR, line.scaled_se * DAYS_A_YEAR
    return [
        _("Slope: Σwxy ÷ Σwx² = {together} ÷ {spread} = {slope} points a year").format(
            together=two(together), spread=two(spread), slope=signed(found.slope)
        ),
        _("Its error by the SEMs: 1 ÷ √{spread} = {error}").format(spread=two(spread), error=two(known)),
        _("Its error by what the line leaves: {known} × √{residual} = {scaled}").format(
            known=two(known), residual=two(line.residual), scaled=two(scaled)
        ),
        _("The larger of the two counts: {error}").format(error=two(found.se)),
        _("90\u202f% interval: {slope} ± {z} × {error}, from {low} to {high}").format(
            slope=signed(found.slope), z=z90(), error=two(found.se), low=signed(found.low), high=signed(found.high)
        ),
        _("{slope} ÷ {error} = {ratio}: a trend is told if this is more than {limit}, up or down.").format(
            slope=signed(found.slope), error=two(found.se), ratio=signed(found.slope / found.se), limit=two(DETECTED)
        ),
    ]
