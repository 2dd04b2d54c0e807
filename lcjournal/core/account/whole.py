"""The whole account of a domain or a facet, with its sources."""

from lcjournal.core import i18n, wording
from lcjournal.core.account.changes import domain_change, domain_gap, facet_change, facet_gap, looking_back
from lcjournal.core.account.over_time import pulse_shift, trend_section
from lcjournal.core.account.parts import Account, Section, rounding
from lcjournal.core.account.scores import domain_sections, facet_sections
from lcjournal.core.check_reading import CheckReading
from lcjournal.core.i18n import N_, _
from lcjournal.core.instruments import Domain, Facet

_MISSING = (
    N_("Means of the items answered"),
    "Mazza, Enders & Ruehlman (2015), Addressing item-level missing data, Multivariate Behavioral Research 50, 504–519",
)
_RELIABLE = (
    N_("Reliable change"),
    "Jacobson & Truax (1991), Clinical significance, Journal of Consulting and Clinical Psychology 59, 12–19",
)
_VARIANTS = (
    N_("Its variants"),
    "Maassen (2004) and Temkin (2004), Journal of the International Neuropsychological Society 10, 888–901",
)
_HOLM = (
    N_("Many tests at once"),
    "Holm (1979), A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6, 65–70",
)
_GAP = (N_("Desired level and gap"), "Senge (1990), The Fifth Discipline")
_LOOK_BACK = (N_("Looking back"), "Howard (1980), Response-shift bias, Evaluation Review 4, 93–106")


def account(reading: CheckReading, wanted: str) -> Account:
    """Tell where the numbers of a domain or a facet, by its id, come from. Raises KeyError for another id."""
    domains = {domain.id: domain for domain in reading.instrument.domains}
    if wanted in domains:
        return _of_domain(reading, domains[wanted])
    return _of_facet(reading, reading.instrument.facet(wanted))


def _of_facet(reading: CheckReading, facet: Facet) -> Account:
    change, gap = facet_change(reading, facet), facet_gap(reading, facet)
    sources = [_MISSING, *([_RELIABLE, _VARIANTS, _HOLM] if change else []), *([_GAP] if gap else [])]
    sections = [*facet_sections(reading, facet), *change, *gap]
    return Account(_title(reading, facet.name.text()), (*sections, _sources(sources)))


def _of_domain(reading: CheckReading, domain: Domain) -> Account:
    change, gap, look = domain_change(reading, domain), domain_gap(reading, domain), looking_back(reading, domain)
    sources = [
        _MISSING,
        *([_RELIABLE, _VARIANTS] if change else []),
        *([_GAP] if gap else []),
        *([_LOOK_BACK] if look else []),
    ]
    over_time = [*pulse_shift(reading, domain), *trend_section(reading, domain)]
    sections = [*domain_sections(reading, domain), *change, *gap, *look, *over_time]
    return Account(_title(reading, domain.name.text()), (*sections, _sources(sources)))


def _title(reading: CheckReading, name: str) -> str:
    return _("{name}, {day}: where the numbers come from").format(name=name, day=i18n.day(reading.check.day))


def _sources(sources: list[tuple[str, str]]) -> Section:
    lines = [wording.about(_(what), reference) for what, reference in sources]
    return Section(_("Sources"), (*lines, rounding()))
