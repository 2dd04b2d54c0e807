"""txt2tags, the markup of RedNotebook, turned into Markdown line by line.

No word is dropped: comments stay as lines of text, an anchor of a heading becomes ``{#anchor}``, and what is not
understood stays as it was. Underline, which Markdown lacks, becomes ``_emphasis_``; italic is ``*emphasis*``.
"""

import re
from dataclasses import dataclass

LINE_LIMIT = 10_000
"""Longer lines are no prose; they are kept as they are, which also bounds the time a hostile file can cost."""

_HEADING = re.compile(r"^\s*(?:(={1,5})([^=](?:.*[^=])?)\1|(\+{1,5})([^+](?:.*[^+])?)\3)(?:\[([\w-]*)\])?\s*$")
_RULE = re.compile(r"^\s*[-=_]{20,}\s*$")
_UNDERLINING = re.compile(r"^\s*[-=]{1,19}\s*$")
_ITEM = re.compile(r"^( *)([-+:]) +(?=\S)")
_LIST_END = re.compile(r"^ *[-+:]\s*$")
_ROW = re.compile(r"^ *\|([|_/]?) ")
_QUOTE = re.compile(r"^\t+")
_ONE_LINE_AREA = re.compile(r"^(```|\"\"\"|''') (?=\S)")
_DEPTH = 8
_AREAS = ("```", '"""', "'''")

_INLINE = re.compile(
    r"""
    ``(?P<code>\S(?:.*?\S)??`*)``
    | ""(?P<raw>\S(?:.*?\S)??"*)""
    | ''(?P<tagged>\S(?:.*?\S)??'*)''
    | \[""(?P<image>[^"\]]+)""(?P<suffix>\.\w+(?:\?\w+)?)\]
    | \[(?P<picture>[^\s\[\]"]+\.(?:png|jpe?g|gif|eps|bmp|svg))\]
    | \[(?P<label>[^\[\]]*?)\s?""(?P<target>[^"\]]+)""\]
    | \[(?P<name>[^\[\]]+?)\s(?P<address>(?:(?:https?|ftp|file)://|mailto:|www\.)[^\s\[\]]+)\]
    | (?P<url>(?:https?|ftp|file)://[^\s\[\]]+)
    | \*\*(?P<bold>[^\s*](?:.*?\S)??)\*\*(?!\*)
    | //(?P<italic>[^\s/](?:.*?\S)??)//(?!/)
    | __(?P<underline>[^\s_](?:.*?\S)??)__(?!_)
    | --(?P<strike>[^\s-](?:.*?\S)??)--(?!-)
    | (?P<newline>(?:^|(?<=\s))\\\\(?:\s+|$))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS = {"bold": "**", "italic": "*", "underline": "_", "strike": "~~"}
_SPECIAL = re.compile(r"[\\*`~\[\]<>]|(?<!\w)_|_(?!\w)")
_HASHTAG = re.compile(r"(?:^|(?<=[\s(\[«“\"',;]))#(?!(?:include|define|ifn?def|endif)\b)(\w[\w-]*)", re.MULTILINE)
_COLOUR = re.compile(r"\d+|(?=[0-9a-f]*\d)(?:[0-9a-f]{3}|[0-9a-f]{6})|([0-9a-f])\1{2}(?:\1{3})?", re.IGNORECASE)


def to_markdown(text: str) -> str:
    """Return the text as Markdown."""
    return _Converter(text.splitlines()).run()


def hashtags(text: str) -> list[str]:
    """Return the words marked with ``#`` outside verbatim text; numbers and colours such as ``#fa0`` are none."""
    prose = re.sub(r"^```[^\S\n]*$.*?^```[^\S\n]*$", "", text, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"``.*?``", "", prose)
    return [word for word in _HASHTAG.findall(prose) if not _COLOUR.fullmatch(word)]


def inline(text: str, depth: int = 0) -> str:
    """Return one line's inline markup as Markdown; marks inside each other are read ``_DEPTH`` levels deep."""
    if len(text) > LINE_LIMIT or depth > _DEPTH:
        return text
    return _INLINE.sub(lambda match: _replacement(match, depth + 1), text)


def _replacement(match: re.Match[str], depth: int) -> str:
    group = {name: value for name, value in match.groupdict().items() if value is not None}
    (name, value), *more = group.items()
    if name in _MARKS:
        return f"{_MARKS[name]}{inline(value, depth)}{_MARKS[name]}"
    if name in {"code", "tagged"}:
        return _code(value)
    if name == "image":
        return _image(value + more[0][1])
    if name == "picture":
        return _image(value)
    if name in {"label", "name"}:
        return f"[{inline(value.strip(), depth) or more[0][1]}]({_target(more[0][1])})"
    return {"raw": _SPECIAL.sub(r"\\\g<0>", value), "url": value, "newline": "\\\n"}[name]


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if text.startswith("`") or text.endswith("`") else f"{fence}{text}{fence}"


def _target(address: str) -> str:
    simple = re.fullmatch(r"[^\s()<>]+", address)
    return address if simple else "<" + address.replace("<", "%3C").replace(">", "%3E") + ">"


def _image(address: str) -> str:
    name = re.split(r"[/\\]", address)[-1]
    return f"![{name}]({_target(address)})"


@dataclass
class _Level:
    """One open list: where its items stand in the source, where in the Markdown, and how far their text is indented."""

    column: int
    indent: int
    content: int
    count: int = 0


class _Converter:
    """Walks over the lines; each block method takes what is its own and says whether it did."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0
        self._out: list[str] = []
        self._levels: list[_Level] = []
        self._blanks = 0

    def run(self) -> str:
        blocks = (self._blank, self._area, self._heading, self._rule, self._table, self._item, self._text)
        while self._at < len(self._lines):
            any(block(self._lines[self._at]) for block in blocks)
        return "\n".join(self._out).strip("\n")

    def _indent(self) -> str:
        return " " * self._levels[-1].content if self._levels else ""

    def _apart(self, lines: list[str]) -> None:
        """Put out lines with a blank one before and after: Markdown would join them to a paragraph otherwise."""
        if self._out and self._out[-1]:
            self._out.append("")
        self._out += [*lines, ""] if lines else []

    def _blank(self, line: str) -> bool:
        if line.strip():
            self._blanks = 0
            return False
        self._at += 1
        self._blanks += 1
        if self._blanks > 1:
            self._levels.clear()
        if self._out and self._out[-1]:
            self._out.append("")
        return True

    def _area(self, line: str) -> bool:
        if one_line := _ONE_LINE_AREA.match(line):
            self._verbatim(one_line[1], [line[one_line.end() :]])
            self._at += 1
            return True
        mark = line.strip()
        if mark not in _AREAS:
            return False
        rest = range(self._at + 1, len(self._lines))
        end = next((index for index in rest if self._lines[index].strip() == mark), None)
        if end is None:
            return False
        self._verbatim(mark, self._lines[self._at + 1 : end])
        self._at = end + 1
        return True

    def _verbatim(self, mark: str, lines: list[str]) -> None:
        if mark == '"""':
            self._apart([_SPECIAL.sub(r"\\\g<0>", line) for line in lines])
            return
        runs = [len(run) for line in lines for run in re.findall("`+", line)]
        fence = "`" * max(3, max(runs, default=0) + 1)
        self._apart([self._indent() + line for line in (fence, *lines, fence)])

    def _heading(self, line: str) -> bool:
        match = _HEADING.match(line) if len(line) <= LINE_LIMIT else None
        if not match:
            return False
        marks, title, anchor = match[1] or match[3], match[2] or match[4], match[5]
        self._levels.clear()
        self._apart([f"{'#' * len(marks)} {inline(title.strip())}" + (f" {{#{anchor}}}" if anchor else "")])
        self._at += 1
        return True

    def _rule(self, line: str) -> bool:
        if not _RULE.match(line):
            return False
        self._levels.clear()
        self._apart(["---"])
        self._at += 1
        return True

    def _table(self, line: str) -> bool:
        if not _ROW.match(line):
            return False
        rows: list[tuple[bool, list[str]]] = []
        while self._at < len(self._lines) and (row := _ROW.match(self._lines[self._at])):
            rows.append((row[1] == "|", _cells(self._lines[self._at][row.end() :])))
            self._at += 1
        self._apart([self._indent() + text for text in _table(rows)])
        return True

    def _item(self, line: str) -> bool:
        if self._levels and _LIST_END.match(line):
            self._levels.clear()
            self._apart([])
            self._at += 1
            return True
        match = _ITEM.match(line)
        if not match:
            return False
        level = self._level(len(match[1]))
        level.count += 1
        marker = f"{level.count}." if match[2] == "+" else "-"
        level.content = level.indent + len(marker) + 1
        self._out.append(f"{' ' * level.indent}{marker} {inline(line[match.end() :].rstrip())}")
        self._at += 1
        return True

    def _level(self, column: int) -> _Level:
        while self._levels and self._levels[-1].column > column:
            self._levels.pop()
        if not self._levels or self._levels[-1].column < column:
            indent = self._levels[-1].content if self._levels else 0
            self._levels.append(_Level(column, indent, indent))
        return self._levels[-1]

    def _text(self, line: str) -> bool:
        if not self._levels and (tabs := _QUOTE.match(line)):
            self._out.append("> " * len(tabs[0]) + inline(line.strip()))
        elif _UNDERLINING.match(line):
            self._out.append(f"{self._indent()}\\{line.strip()}")
        else:
            self._out.append(self._indent() + inline(line.strip()))
        self._at += 1
        return True


def _cells(row: str) -> list[str]:
    inner = re.sub(r"\s*\|+\s*$", "", row)
    return [inline(cell.strip()).replace("|", "\\|") for cell in re.split(r"\s\|+(?=\s|$)", inner)]


def _table(rows: list[tuple[bool, list[str]]]) -> list[str]:
    """Return a Markdown table; a header row further down has its cells in bold, which is as near as Markdown gets."""
    width = max(len(cells) for _is_header, cells in rows)
    (first_is_header, first), *others = rows
    body = others if first_is_header else rows
    lines = [first if first_is_header else [""] * width, ["---"] * width]
    lines += [[f"**{cell}**" if is_header and cell else cell for cell in cells] for is_header, cells in body]
    return ["| " + " | ".join(cells + [""] * (width - len(cells))) + " |" for cells in lines]
