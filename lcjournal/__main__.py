"""Where the program starts: a command, or the window."""

import gc
import sys

from lcjournal import cli_arguments


def main(arguments: list[str] | None = None) -> int:
    """Run ``lcjournal`` with ``arguments`` (those of the process by default) and return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == ["--check-words"]:
        return _check_words()
    if given == ["--make-report"]:
        return _make_report()
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="replace")  # a Windows console may be set to a code page of its own
    cli_arguments.use_language(given)
    parsed = cli_arguments.parse(given)
    if parsed.command:
        from lcjournal import cli

        sys.excepthook = cli.say_bug
        return cli.run(parsed)
    gc.disable()  # all that is imported from here on stays; looking through it again and again slows the start
    from lcjournal.ui import launch

    return launch.main(parsed)


def _check_words() -> int:
    """Serve as the child of a window, which checks the words of another process."""
    from lcjournal.core import spelling_process

    for stream in (sys.stdin, sys.stdout):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8")
    spelling_process.serve(sys.stdin, sys.stdout)
    return 0


def _make_report() -> int:
    """Serve as the child of a window or a command, which asks for one file."""
    from lcjournal.ui import report_child

    report_child.serve(sys.stdin.buffer, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
