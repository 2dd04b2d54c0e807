"""HTML on paper and as PDF: black on white whatever the theme, with page numbers."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPdfWriter
from PySide6.QtWidgets import QApplication

from lcjournal.core.errors import UserError
from lcjournal.core.files import write_atomically
from lcjournal.core.i18n import _
from lcjournal.ui import dialogs
from lcjournal.ui.paper import document, page_size


def print_html(html: str, title: str) -> None:
    """Ask for a printer and print."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loads the printing of the system: only when asked for

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    _lay_out(printer)
    dialog = QPrintDialog(printer, QApplication.activeWindow())
    if dialogs.show(dialog):
        document(html).print_(printer)


def save_pdf(html: str, title: str) -> Path | None:
    """Ask where, and write a PDF there; return its path, or None when the person gives up or it cannot be written."""
    path = dialogs.save_file(_("Save as PDF"), f"{title}.pdf", _("PDF (*.pdf)"))
    if path is None:
        return None
    try:
        write_atomically(path, pdf(html, title))
    except OSError:
        dialogs.error(UserError(_("“{name}” cannot be written there: choose another folder.").format(name=path.name)))
        return None
    return path


def pdf(html: str, title: str) -> bytes:
    """Return the pages as PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(300)
    _lay_out(writer)
    document(html).print_(writer)
    buffer.close()
    return bytes(buffer.data().data())


def _lay_out(device: QPagedPaintDevice) -> None:
    # Qt leaves 2 cm around a document that it prints; margins of the page would come on top of them.
    device.setPageLayout(QPageLayout(page_size(), QPageLayout.Orientation.Portrait, QMarginsF()))
