"""From documents to articles: furniture masked, fields and dates settled, copies of one file told apart."""

from digest.clean.articles import articles

__all__ = ["articles"]
