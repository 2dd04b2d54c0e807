"""How every CSV file is written that a spreadsheet is to open: UTF-8 with a mark, CRLF, ISO days.

The delimiter is ``;`` where the region writes decimals with a comma, as spreadsheets there expect, else ``,``; decimals
have the sign of the region, up to four digits and no grouping.
"""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date

from lcjournal.core.i18n import decimal

Cell = str | int | float | date | None
"""What a cell may hold; None leaves it empty."""
_DIGITS = 4
_FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")


def csv_bytes(rows: Iterable[Iterable[Cell]]) -> bytes:
    """Return the file."""
    out, sign = io.StringIO(newline=""), decimal(0.5)[1]
    writer = csv.writer(out, delimiter=";" if sign == "," else ",")
    writer.writerows([_written(cell, sign) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _written(cell: Cell, sign: str) -> str:
    if isinstance(cell, str):
        # No spreadsheet is to take a person's text for a formula.
        return f"'{cell}" if _FORMULA.match(cell) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float):
        return f"{round(cell, _DIGITS) + 0.0:.{_DIGITS}f}".rstrip("0").rstrip(".").replace(".", sign)
    return "" if cell is None else str(cell)
