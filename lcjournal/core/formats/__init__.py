"""Other people’s files in, readable files out: one module a format, one line each in ``detect`` or ``table``."""
