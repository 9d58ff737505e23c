"""The lean way: articles shown as they are, without analysis, in lists by day, outlet and topic.

    read       face          order            output          write
    Document → Face, Text → Shelf of faces → Page or Feed → File | Same

What lists show of an article is its face; faces are kept from build to build, so that an edit of one body
reads one file and draws one page. Everything that was not touched goes to the new site by a link.
"""

from digest.lean.again import again
from digest.lean.build import Made, build, checked

__all__ = ["Made", "again", "build", "checked"]
