"""Answering a self-check: the question, the progress, the desired levels, and what holds them together."""
