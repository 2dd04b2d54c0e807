"""What the person sees; decides nothing about the subject.

What a start needs of the core is imported here, before anything of Qt: PySide6 reads the source of every module that is
imported after it and keeps the text, only to see whether the module uses PySide6.
"""

from lcjournal.core import (  # noqa: F401 -- imported for the order alone
    backup,
    instrument_library,
    on_this_day,
    sealing,
    search,
    settings,
    store,
    timing,
    wording,
)
