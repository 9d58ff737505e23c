"""Gives back to every passage the words of its article, where something was blanked while it was read."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from digest.model.article import Article
from digest.model.span import Span

T = TypeVar("T")


def recut(found: T, articles: Mapping[str, Article]) -> T:
    """`found` with each span of `articles` in it, however deep, cut again from the canonical text.

    What holds none of their spans is handed back as it is. `articles` are those with insets, by id.
    """
    return cast("T", _recut(found, articles)) if articles else found


def _recut(found: Any, articles: Mapping[str, Article]) -> Any:  # noqa: ANN401 - a tree of any results
    if isinstance(found, Span):
        article = articles.get(found.article)
        return article.span(found.start, found.end) if article else found
    if isinstance(found, (str, int, float, Enum)):
        return found
    if isinstance(found, (tuple, list)) and not hasattr(found, "_fields"):
        parts = [_recut(each, articles) for each in found]
        same = all(new is old for new, old in zip(parts, found, strict=True))
        return found if same else type(found)(parts)
    if not is_dataclass(found) or isinstance(found, Article):
        return found
    changed: dict[str, object] = {}
    for name in _names(cast("Any", type(found))):
        old = getattr(found, name)
        new = _recut(old, articles)
        if new is not old:
            changed[name] = new
    return replace(cast("Any", found), **changed) if changed else found


@cache
def _names(kind: type[object]) -> tuple[str, ...]:
    """The fields with which a result of this kind is made."""
    return tuple(each.name for each in fields(cast("Any", kind)) if each.init)
