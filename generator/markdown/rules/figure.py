"""A picture on a line of its own is a figure; its title is the caption."""

from html import escape

from markdown_it.token import Token

from generator.markdown.draft import Draft
from generator.markdown.marks import PictureMark
from generator.markdown.rules.link import write_picture


def write_figure(draft: Draft, children: list[Token]) -> bool:
    """The figure, if these tokens of a paragraph are one picture and nothing else."""
    if not children or children[0].type != "picture_open" or children[-1].type != "picture_close":
        return False
    mark: PictureMark = children[0].meta["mark"]
    if children[-1].meta["mark"] is not mark:
        return False
    draft.html.append("<figure>")
    write_picture(draft, mark, picture_words(children[1:-1]))
    if mark.title:
        draft.html.append(f"<figcaption>{escape(mark.title, quote=False)}</figcaption>")
        draft.plain.append(mark.title)
    draft.html.append("</figure>\n")
    draft.plain.append("\n")
    return True


def write_picture_in_line(draft: Draft, children: list[Token], at: int) -> int:
    """A picture among words: what stands inside is read for its words alone. Returns the place of its end."""
    mark: PictureMark = children[at].meta["mark"]
    end = at + 1
    while children[end].type != "picture_close" or children[end].meta["mark"] is not mark:
        end += 1
    write_picture(draft, mark, picture_words(children[at + 1 : end]))
    return end


def picture_words(children: list[Token]) -> str:
    """What the words between the brackets say, without their markup."""
    words = []
    for token in children:
        if token.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif token.type == "name":
            words.append(token.meta["mark"].words or token.meta["mark"].name)
        else:
            words.append(token.content)
    return " ".join("".join(words).split())
