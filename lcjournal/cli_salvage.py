"""``lcjournal salvage``: what can be read of a damaged journal, brought into a new one."""

import os
from datetime import UTC, datetime
from pathlib import Path

from lcjournal import cli_output as output
from lcjournal.core.errors import UserError
from lcjournal.core.i18n import _, integer, ngettext
from lcjournal.core.salvage import Salvaged, salvage


def salvaged(damaged: Path, new: Path) -> tuple[str, output.Value]:
    """Make a new journal of what can be read in the damaged one, and say what it holds and what is missing."""
    if not damaged.is_file():
        raise UserError(_("There is no file “{name}”.").format(name=damaged))
    made = salvage(damaged, new, lambda: datetime.now(UTC), os.urandom)
    lines = [_("A new journal was made of what could be read: {path}").format(path=made.path), *_problems(made)]
    value = {
        "path": str(made.path),
        "counts": made.counts,
        "doubtful": made.doubtful,
        "lost": made.lost,
        "refused": made.refused,
        "files": made.files,
        "missing": made.missing,
    }
    return "\n".join([*lines, *output.count_lines(made.counts)]), value


def _problems(made: Salvaged) -> list[str]:
    doubtful, lost, refused = (sum(rows.values()) for rows in (made.doubtful, made.lost, made.refused))
    told = (
        (
            doubtful,
            ngettext(
                "{count} record may be damaged. Its activity has the tag “may be damaged”: read it again.",
                "{count} records may be damaged. Their activities have the tag “may be damaged”: read them again.",
                doubtful,
            ),
        ),
        (lost, ngettext("{count} record is known to be lost.", "{count} records are known to be lost.", lost)),
        (
            refused,
            ngettext(
                "{count} record was found that holds nothing usable.",
                "{count} records were found that hold nothing usable.",
                refused,
            ),
        ),
        (
            made.missing,
            ngettext(
                "{count} attached file is gone or damaged.",
                "{count} attached files are gone or damaged.",
                made.missing,
            ),
        ),
    )
    return [sentence.format(count=integer(count)) for count, sentence in told if count]
