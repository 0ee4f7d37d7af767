"""Tables: cells that Markdown would drop are told, and alignment is a class, since pages allow no style in place."""

from markdown_it.token import Token

from generator.markdown.draft import Draft, report_line
from generator.markdown.places import Place, place_of_cell


def cell_place(draft: Draft, token: Token, before: Place) -> Place:
    """Where a cell's source stands, right of the cell before it in its row."""
    line = token.map[0] if token.map else 0
    column = 0
    if before.form == "cell" and before.rows[0].line == line:
        column = before.rows[0].column + len(before.source) + before.source.count("|")
    return place_of_cell(token.content, line, column, draft.lines, draft.first_line)


def check_cells(tokens: list[Token], at: int, draft: Draft) -> None:
    """Tells of a row that has more cells than the table has columns: what stands in them would be lost."""
    columns = 0
    for token in tokens[at:]:
        if token.type == "th_open":
            columns += 1
        elif token.type == "table_close":
            return
        elif token.type == "tr_open" and columns and token.map is not None:
            _check_row(draft, token.map[0], columns)


def cell_class(token: Token) -> str:
    """The class that aligns a cell."""
    style = str(token.attrs.get("style", ""))
    return f' class="{style.removeprefix("text-align:")}"' if style else ""


def _check_row(draft: Draft, line: int, columns: int) -> None:
    typed = draft.lines[line].strip(" \t>").replace("\\|", "")
    cells = typed.removeprefix("|").removesuffix("|").count("|") + 1
    if cells > columns:
        message = f"this row has {cells} cells, the table {columns} columns"
        hint = "write \\| for a line that parts no cells, as in [[name\\|words]], or head another column"
        report_line(draft, "table-cells", message, hint, line)
