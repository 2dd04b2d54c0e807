"""What came of protected time, month by month, and whose time learning took."""

from datetime import timedelta

from lcjournal.core import i18n
from lcjournal.core.i18n import _
from lcjournal.core.progress import Period
from lcjournal.core.protected_time import tally
from lcjournal.core.protected_week import came_of_it, months_table
from lcjournal.core.protected_words import tally_sentence
from lcjournal.core.yearly import own_time, regularity
from lcjournal.core.yearly_words import own_time_sentence, regularity_sentence
from lcjournal.ui import theme
from lcjournal.ui.context import Context
from lcjournal.ui.widgets.card import Card
from lcjournal.ui.widgets.labels import label
from lcjournal.ui.widgets.layouts import empty
from lcjournal.ui.widgets.plain_table import PlainTable

_LOOKED_AT = timedelta(days=364)


class KeptCard(Card):
    """Sentences over a year, and a table of its months; nothing where nothing was due."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.body.setSpacing(theme.space(8))

    def refresh(self) -> None:
        """Read the last year again."""
        empty(self.body)
        store, today = self._context.store, self._context.today()
        first_weekday, span = i18n.first_weekday(), Period(today - _LOOKED_AT, today)
        kept = came_of_it(store, span, today, first_weekday)
        sessions = store.activities.sessions(span.since, span.until)
        regular = regularity(sessions, store.slots.pauses(), store.slots.changes(), today, first_weekday)
        counted = tally(kept)
        own = own_time_sentence(own_time(sessions), span)
        for sentence in (tally_sentence(counted), regularity_sentence(regular), own):
            if sentence:
                self.body.addWidget(label(sentence, "body", wrap=True))
        if counted.due or counted.skipped:
            self.body.addWidget(PlainTable(months_table(kept), _("What came of protected time, by month")))
