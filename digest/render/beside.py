"""The pages of what is too much for that of a large story: its whole table, how like its articles are."""

from collections.abc import Iterator

from digest.model.page import Page
from digest.render import links
from digest.render.frame import Crumb, Desk
from digest.render.views import story as story_view
from digest.render.views.lookup import Lookup
from digest.render.views.story import LikenessView, StoryView, TableView

TABLE = "table.js"  # sorts and filters the rows of the table of claims


def pages(desk: Desk, look: Lookup) -> Iterator[Page]:
    """The pages that a large story has beside its own; none for another."""
    title = look.digest.title
    for path, kind, view_of in (
        (links.table_path(look.digest.slug), "table", story_view.table),
        (links.likeness_path(look.digest.slug), "likeness", story_view.likeness),
    ):
        seen = look.on(path)
        view = view_of(seen)
        if view is None:
            continue
        above = Crumb(label=view.title_text, href=view.back, passage=seen.passage(title) if title else None)
        head = desk.words(f"titles.{kind}", story=view.title_text, site=desk.site.title)
        frame = desk.frame(path, kind, head, above, Crumb(label=desk.words(f"nav.{kind}")))
        frame = frame.unlisted() if look.unlisted else frame
        values = {"page": frame, "story": view, "script": script(desk, path, view)}
        yield Page(path=path, template=f"{kind}.html", values=values)


def script(desk: Desk, here: str, view: StoryView | TableView | LikenessView) -> str | None:
    """The address of the table's script, None where there is no table to sort."""
    sortable = not isinstance(view, LikenessView) and view.matrix.tools
    there = desk.assets.get(TABLE)
    return links.relative(here, there) if there and sortable else None
