"""What the system says of a folder or a file, in the language of the person; its own words are in the system’s."""

import errno

from lcjournal.core.i18n import N_, _

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
}


def reason(error: OSError) -> str:
    """Return why it failed, to stand behind a colon without a full stop; what is not known, as the system says it."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or str(error)
