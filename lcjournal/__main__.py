"""Where the program starts: a command, or the window."""

import os
import sys

from lcjournal import cli_arguments
from lcjournal.core import i18n


def main(arguments: list[str] | None = None) -> int:
    """Run ``lcjournal`` with ``arguments`` (those of the process by default) and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")  # a Windows console may be set to a code page of its own
    language = cli_arguments.language_asked(given)
    i18n.use(language, i18n.system_region(language))
    parsed = cli_arguments.parser().parse_args(given)
    if parsed.command:
        from lcjournal import cli

        try:
            return cli.run(parsed)
        except BrokenPipeError:  # the reader, such as ``head``, has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
    from lcjournal.ui import launch

    return launch.main(parsed)


if __name__ == "__main__":
    sys.exit(main())
