"""What a theme writes and nobody would see: a block that no template above has, a page without its words."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from digest.render.theme import Theme, near, own_themes
from digest.render.views.passage import Passage

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Block, Node, Template

# The passage that a page has wherever its story or article has a title: any receipt will do.
TITLES = {"story.html": ("story", "title"), "telling.html": ("telling", "headline")}


def empty(template: str, values: Mapping[str, object], text: str) -> str:
    """Why `text` is no page, although `template` was drawn without a mistake; "" where it is one."""
    if template.startswith("parts/") or not template.endswith(".html"):
        return ""
    if "<html" not in text and "<html" not in text.casefold():
        return 'it prints no page: there is no <html>; extend "base.html", or print all of a page'
    view, name = TITLES.get(template, ("", ""))
    title = getattr(values.get(view), name, None)
    if isinstance(title, Passage) and title.key and "data-span=" not in text:
        return f"it prints none of the passages of its {view}; print them with span(…) of parts/span.html"
    return ""


def vain(templates: "Environment", theme: Theme) -> Iterator[str]:
    """A line for each block of the theme's own that is never printed, where that is certain.

    It is where all templates that the block's own extends are written out, none of them has a block of that
    name, and none prints it by `self`.
    """
    ours = own_themes()
    for name in theme.templates():
        file = theme.file(name)
        source = theme.source(name)
        if file is None or "extends" not in source or any(file.is_relative_to(place) for place in ours):
            continue
        above = _above(name, templates, theme)
        own = _parsed(name, templates, theme)
        if not above or own is None:
            continue
        sources = [source, *(theme.source(each) for each in above)]
        known = {block for each in above.values() for block in _names(each)}
        for block in _outer(own):
            if block.name not in known and not any(f"self.{block.name}" in each for each in sources):
                said = (
                    f'no template that this one extends has a block "{block.name}"{near(block.name, known)}'
                )
                yield f"{theme.shown(str(file))}:{block.lineno}: {said}"


def _above(name: str, templates: "Environment", theme: Theme) -> "dict[str, Template]":
    """All templates that the one called `name` extends, by name; none where that is not certain."""
    from jinja2 import nodes  # noqa: PLC0415 - loaded by now

    found: dict[str, Template] = {}
    while (tree := _parsed(name, templates, theme)) is not None:
        extends = list(tree.find_all(nodes.Extends))
        if not extends:
            return found
        if (
            len(extends) > 1
            or extends[0] not in tree.body
            or not isinstance(extends[0].template, nodes.Const)
        ):
            return {}
        name = theme.full(str(extends[0].template.value))
        above = _parsed(name, templates, theme) if name and name not in found else None
        if above is None:
            return {}
        found[name] = above
    return {}


def _parsed(name: str, templates: "Environment", theme: Theme) -> "Template | None":
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - the same

    try:
        return templates.parse(theme.source(name), name)
    except TemplateSyntaxError:  # told where it is drawn
        return None


def _names(tree: "Template") -> list[str]:
    from jinja2 import nodes  # noqa: PLC0415 - the same

    return [block.name for block in tree.find_all(nodes.Block)]


def _outer(node: "Node") -> "Iterator[Block]":
    """The blocks that stand in no other: one inside another is printed where it stands."""
    from jinja2 import nodes  # noqa: PLC0415 - the same

    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outer(child)
