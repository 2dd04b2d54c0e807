"""The one error a person can act on. Everything else that is raised is a bug."""


class UserError(Exception):
    """Carries a whole, translated sentence that is shown as it is.

    ``UserError(_("This file needs a newer version. Nothing was changed."))``
    """


class JournalInUseError(UserError):
    """Another LC Journal, which may still be running, holds this journal."""


class JournalElsewhereError(JournalInUseError):
    """Another computer seems to hold this journal; the person may know better."""


class JournalChangedError(UserError):
    """The file of an open journal was replaced or removed by another program; nothing is written over it."""


class ReadOnlyJournalError(UserError):
    """The journal is open for reading only."""


class NewerJournalError(UserError):
    """The journal was written by a newer version; it was left byte for byte as it was."""


class DamagedJournalError(UserError):
    """The file is there but is not a sound journal. It was not touched."""


class KeyFileError(DamagedJournalError):
    """A journal is encrypted and its key file is missing or damaged; its recovery sheet opens it."""


class LockedJournalError(UserError):
    """A journal is encrypted, and its passphrase or its recovery sheet was not given since the program began."""


class WrongPassphraseError(UserError):
    """A passphrase or a recovery sheet does not open this journal."""
