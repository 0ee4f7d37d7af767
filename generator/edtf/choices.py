"""What a writer should know of a date that was read all the same: readings that had a choice."""

from generator.edtf.tokens import Token
from generator.edtf.value import DateFault


def bare_range_warning(tokens: list[Token], text: str, suggestion: str) -> tuple[DateFault, ...]:
    """A bare `a..b` does not say whether it lasted."""
    start, end = tokens[0].start, tokens[-1].end
    lasted = text[start:end].replace("..", " to ")
    message = f"“{text[start:end]}” is read as one day in that time"
    hint = f"write {suggestion} for one day in it, or {lasted} if it lasted"
    return (DateFault("date-bare-range", message, hint, start, end, suggestion),)


def winters_joined(tokens: list[Token]) -> list[Token]:
    """Winter 2013/14 and winter 2013-14 are the winter that begins in 2013."""
    for index in range(len(tokens) - 1):
        if tokens[index].value not in (24, 28) or tokens[index].kind != "part":
            continue
        after = tokens[index + 1 : index + 4]
        year, _, second = after[0].key.partition("-") if after[0].kind == "edtf" else ("", "", "")
        used = 1
        if (
            len(after) == 3
            and after[1].key in ("slash", "dash")
            and after[0].kind == after[2].kind == "number"
        ):
            year, second, used = str(after[0].value), str(after[2].value), 3
        if (
            len(year) == 4
            and year.isdigit()
            and second.isdigit()
            and int(second) % 100 == (int(year) + 1) % 100
        ):
            both = Token("number", after[0].start, after[used - 1].end, "winter", int(year), 4)
            return [*tokens[: index + 1], both, *tokens[index + 1 + used :]]
    return tokens


def winter_warning(tokens: list[Token], text: str) -> tuple[DateFault, ...]:
    """A winter lies in two years: which one is meant must be said."""
    for index, token in enumerate(tokens[:-1]):
        year = tokens[index + 1]
        if (
            token.kind == "part"
            and token.value == 24
            and year.kind == "number"
            and not year.key
            and year.digits == 4
        ):
            said = text[token.start : year.end]
            message = f"“{said}” is read as December {year.value} to February {year.value + 1}"
            before, after = year.value - 1, year.value + 1
            hint = f"write winter {before}/{year.value % 100:02d} or winter {year.value}/{after % 100:02d}"
            return (DateFault("date-winter", message, hint, token.start, year.end),)
    return ()


def unpadded_warning(tokens: list[Token], text: str, doubts: int) -> tuple[DateFault, ...]:
    """2016-5-21 can mean only one day, but is not EDTF."""
    if len(tokens) != 1 or tokens[0].kind != "edtf" or doubts:
        return ()
    said = text[tokens[0].start : tokens[0].end]
    suggestion = "-".join(part.zfill(2) for part in tokens[0].key.split("-"))
    if suggestion == tokens[0].key:  # 2014年7月27日
        return ()
    message = f"months and days have two digits: “{said}” is read as {suggestion}"
    return (
        DateFault(
            "date-spelling", message, f"write {suggestion}", tokens[0].start, tokens[0].end, suggestion
        ),
    )
