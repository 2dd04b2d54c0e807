"""LC Journal: a private learning journal with a self-check, in French and English."""

__version__ = "0.1.0"
