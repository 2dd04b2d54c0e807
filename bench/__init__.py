"""The project's own benchmarks: ``python -m bench`` prints figures as JSON, each beside a floor of the same run."""
