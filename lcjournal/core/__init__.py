"""The subject, without a screen: journal, self-check, growth. Imports no Qt, prints nothing, reads no clock."""
