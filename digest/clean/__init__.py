"""From documents to articles: furniture masked, fields and dates settled, copies of one file told apart."""

from digest.clean.articles import article, articles
from digest.clean.glance import Glance, Task, glance, settled

__all__ = ["Glance", "Task", "article", "articles", "glance", "settled"]
