"""What the system and SQLite say of a folder or a file, in the language of the person; theirs is the system’s."""

import errno

from lcjournal.core.errors import UserError
from lcjournal.core.i18n import N_, _
from lcjournal.core.sqlite import sqlite3

_REASONS = {
    errno.EACCES: N_("you have no access to this folder or file"),
    errno.EPERM: N_("you have no access to this folder or file"),
    errno.EROFS: N_("this disk can only be read"),
    errno.ENOSPC: N_("this disk is full"),
    errno.ENOENT: N_("there is no such folder or file"),
    errno.ENOTDIR: N_("a file stands where a folder is needed"),
    errno.EEXIST: N_("a file stands where a folder is needed"),
    errno.EIO: N_("the disk could not be read or written"),
    errno.ENAMETOOLONG: N_("the name is too long for this disk"),
    errno.EDQUOT: N_("this disk is full"),
    errno.EFBIG: N_("the file is too large for this disk"),
    errno.EISDIR: N_("a folder stands where a file is needed"),
    errno.ELOOP: N_("it leads back to itself"),
    errno.EBUSY: N_("another program holds the file"),
    errno.ETXTBSY: N_("another program holds the file"),
    errno.ETIMEDOUT: N_("the disk does not answer"),
    errno.ESTALE: N_("the disk does not answer"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
}
_HELD = (32, 33)
"""What Windows answers where another program has the file; Python makes it the same as no access."""

_SQLITE = {
    "SQLITE_FULL": N_("this disk is full"),
    "SQLITE_BUSY": N_("another program holds the file"),
    "SQLITE_LOCKED": N_("another program holds the file"),
    "SQLITE_READONLY": N_("you have no access to this folder or file"),
    "SQLITE_CANTOPEN": N_("you have no access to this folder or file"),
    "SQLITE_PERM": N_("you have no access to this folder or file"),
    "SQLITE_IOERR": N_("the disk could not be read or written"),
    "SQLITE_CORRUPT": N_("the file is damaged"),
    "SQLITE_NOTADB": N_("the file is damaged"),
}


def sentence(error: Exception) -> str:
    """Return why something failed, as a whole sentence; that of a UserError as it is."""
    if isinstance(error, UserError):
        return str(error)
    return _("That did not work: {reason}.").format(reason=reason(error))


def reason(error: Exception) -> str:
    """Return why it failed, to stand behind a colon without a full stop; what is not known, by its number or name."""
    if isinstance(error, sqlite3.Error):
        name = str(getattr(error, "sqlite_errorname", "") or type(error).__name__)
        known = next((text for code, text in _SQLITE.items() if name.startswith(code)), None)
        return _(known) if known else _("the file could not be read or written ({error})").format(error=name)
    number = getattr(error, "errno", None) or 0
    if getattr(error, "winerror", None) in _HELD:
        number = errno.EBUSY
    known = _REASONS.get(number)
    return _(known) if known else _("the system refused it ({error})").format(error=_number(error, number))


def _number(error: Exception, number: int) -> str:
    return errno.errorcode.get(number, "") or type(error).__name__
