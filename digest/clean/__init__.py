"""From documents to articles: furniture masked, fields and dates settled, copies of one file told apart."""

from digest.clean.articles import article, articles
from digest.clean.choice import Choice, after
from digest.clean.glance import Glance, Left, Task, glance, left, settled
from digest.clean.outlets import filled

__all__ = [
    "Choice",
    "Glance",
    "Left",
    "Task",
    "after",
    "article",
    "articles",
    "filled",
    "glance",
    "left",
    "settled",
]
