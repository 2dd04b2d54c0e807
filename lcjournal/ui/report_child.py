"""What the child does that makes a report: it reads the journal, and answers with the bytes of a file.

See ``core.report.process`` for how it is spoken to.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import IO

from lcjournal.core import i18n, instruments, keyring, kinds
from lcjournal.core.errors import UserError
from lcjournal.core.report.html import to_html
from lcjournal.core.report.parts import Report
from lcjournal.core.report.process import Made
from lcjournal.core.report.request import Request, from_json, put_together
from lcjournal.core.store import Store

_GIVES_WAY = 5
_READ = 0.1
"""How much of the work is done when the journal has been read."""


def serve(questions: IO[bytes], answers: IO[bytes]) -> None:
    """Make the file that is asked for."""
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)  # the window is painted meanwhile
    request = from_json(questions.readline().decode())

    def tell(**told: object) -> None:
        answers.write(json.dumps(told).encode() + b"\n")
        answers.flush()

    def say(share: float) -> None:
        tell(share=_READ + (1 - _READ) * share)

    tell(share=0.0)
    i18n.use(request.language, request.region)
    try:
        report = _read(request)
    except UserError as error:
        tell(error=str(error))
        return
    say(0)
    made = _pdf(report, request.font, say) if request.format == "pdf" else Made(to_html(report))
    tell(size=len(made.data), pages=made.pages, missing=made.missing)
    answers.write(made.data)
    answers.flush()


def _read(request: Request) -> Report:
    if request.key:
        keyring.remember("", request.key)
    with Store.open_read_only(request.journal) as store:
        kinds.use(store.kinds.all())
        return put_together(store, instruments.parse(request.questionnaire), request)


def _pdf(report: Report, family: str, say: Callable[[float], None]) -> Made:
    if sys.platform != "win32":  # there, the fonts of the system need its own windows; elsewhere none is opened
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFont, QGuiApplication

    from lcjournal.ui.report_pdf import pdf

    if QGuiApplication.instance() is None:
        _application = QGuiApplication(["lcjournal"])
        if family:
            QGuiApplication.setFont(QFont(family))
    return pdf(report, say)
