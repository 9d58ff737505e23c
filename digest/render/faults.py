"""Mistakes in templates told as a person can mend them: the file, the line, what led there, a near miss."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace, TracebackType
from typing import TYPE_CHECKING, TypeVar

from digest.errors import DigestError
from digest.render.circles import circle
from digest.render.theme import Theme, near
from digest.render.words import WordsError

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateError, Undefined

LONGEST = 200  # characters of another program's words that a line repeats
LED = " (used by "
NOT_THERE = re.compile(r'"([^"]+)" is not defined')
Kind = TypeVar("Kind")
Hop = tuple[str, int]  # a template's file and the line in it


class ThemeError(DigestError):
    """Templates that cannot be drawn: a line for each mistake in `lines`, with the way out."""

    def __init__(self, lines: Iterable[str]) -> None:
        told: dict[str, str] = {}
        for line in lines:
            told.setdefault(line.partition(LED)[0], line)
        self.lines = tuple(told.values())
        super().__init__("\n".join(self.lines))

    def __reduce__(self) -> tuple[type["ThemeError"], tuple[tuple[str, ...]]]:
        return type(self), (self.lines,)  # it may come from another process


def whole(faults: list[str], drawn: Iterable[Kind]) -> Iterator[Kind]:
    """The files that can be `drawn`; what is wrong with the templates of others goes to `faults`."""
    each = iter(drawn)
    while True:
        try:
            file = next(each)
        except StopIteration:
            return
        except ThemeError as error:
            faults += error.lines
        else:
            yield file


def strict(known: Callable[[object], Iterable[str]]) -> type["Undefined"]:
    """What stands for a name that is not there: any use of it is an error, with a near miss.

    `known` gives the names that a thing has.
    """
    from jinja2 import StrictUndefined  # noqa: PLC0415 - slow to load
    from jinja2.utils import missing  # noqa: PLC0415 - the same

    class Missing(StrictUndefined):
        """A name that is not there."""

        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            name = str(self._undefined_name)
            if self._undefined_hint:
                return self._undefined_hint
            if self._undefined_obj is missing:
                return f'"{name}" is not defined'
            there = [each for each in known(self._undefined_obj) if not each.startswith("_")]
            return f'"{name}" is not in {_kind(self._undefined_obj)}{near(name, there)}'

    return Missing


def _kind(thing: object) -> str:
    return (
        "the settings of this theme" if isinstance(thing, SimpleNamespace) else f"this {type(thing).__name__}"
    )


def names(thing: object) -> list[str]:
    """The names that a template can ask a thing for."""
    return [str(key) for key in thing] if isinstance(thing, Mapping) else dir(thing)


def fault(error: Exception, theme: Theme, known: Iterable[str]) -> str | None:
    """The line for an `error` that drawing a page ended with; None where no template had a part in it.

    `known` are the names of all templates.
    """
    from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415 - loaded by now

    hops = list(_hops(error.__traceback__, theme))
    if isinstance(error, TemplateSyntaxError):
        return _line([*hops, (theme.shown(error.filename or ""), error.lineno)], _said(error))
    if isinstance(error, TemplateNotFound):
        said = f'there is no template "{error.name}"{near(str(error.name), known)}'
        return _line(hops, said) if hops else f"theme {theme.names[0]}: {said}"
    if isinstance(error, WordsError) and error.catalog:
        return str(error)
    if isinstance(error, RecursionError) and (round_ := circle((file for file, _ in hops), theme)):
        return round_
    return _line(hops, _why(error)) if hops else None


def _hops(trace: TracebackType | None, theme: Theme) -> Iterator[Hop]:
    """The templates that an error came through, outermost first."""
    while trace is not None:
        place = theme.shown(trace.tb_frame.f_code.co_filename)
        if place:
            yield place, trace.tb_lineno
        trace = trace.tb_next


def _line(hops: list[Hop], said: str) -> str:
    """What is said of the last of `hops`; those before it are told, the nearest first, each file once."""
    file, line = hops[-1]
    led: dict[str, str] = {}
    for other, at in reversed(hops[:-1]):
        if other != file:
            led.setdefault(other, f"{_short(other)}:{at}")
    used = f"{LED}{', '.join(led.values())})" if led else ""
    return f"{file}:{line}: {said}{used}"


def _short(file: str) -> str:
    """A template as templates name it, with its theme: `plain/story.html`."""
    return file.partition("/")[2].replace("/templates/", "/", 1)


def _said(error: "TemplateError") -> str:
    said = str(error.message or type(error).__name__)
    return f"{said[:1].lower()}{said[1:]}".rstrip(".")[:LONGEST]


def _why(error: Exception) -> str:
    """What is wrong, in words."""
    from jinja2 import UndefinedError  # noqa: PLC0415 - loaded by now

    if isinstance(error, UndefinedError):
        said = _said(error)
        missed = NOT_THERE.fullmatch(said)
        return said + near(missed[1], _in_reach(error.__traceback__)) if missed else said
    if isinstance(error, WordsError):
        return str(error)
    said = " ".join(str(error).split())[:LONGEST]
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _in_reach(trace: TracebackType | None) -> set[str]:
    """The names that stood at hand where an error happened: those of the last template on the way."""
    found: set[str] = set()
    while trace is not None:
        if "__jinja_exception__" in trace.tb_frame.f_globals:
            found = {name for name in trace.tb_frame.f_locals if not name.startswith("_")}
        trace = trace.tb_next
    return found


def broken(templates: "Environment", theme: Theme) -> Iterator[str]:
    """A line for each template of the theme that cannot be understood or names one that is not there."""
    from jinja2 import TemplateSyntaxError, meta  # noqa: PLC0415 - loaded by now

    known = sorted(templates.list_templates())
    for name in theme.templates():
        source, place = theme.source(name), theme.shown(str(theme.file(name)))
        try:
            tree = templates.parse(source, name, place)
            used = list(meta.find_referenced_templates(tree))
            templates.compile(tree, name, place, raw=True)  # filters that are not there are found only here
        except TemplateSyntaxError as error:
            yield _line([*_users(name, theme), (place, error.lineno)], _said(error))
            continue
        for each in used:
            if each and each not in known:
                said = f'there is no template "{each}"{near(each, known)}'
                yield _line([*_users(name, theme), (place, _at(source, each))], said)


def _users(name: str, theme: Theme) -> list[Hop]:
    """The templates that lead to the one called `name`, as far as they write names out; outermost first."""
    hops: list[Hop] = []
    seen = {name}
    while True:
        found = next(
            (
                (user, used)
                for user in theme.templates()
                for used in theme.used(user)
                if theme.full(used) == name
            ),
            None,
        )
        if found is None or found[0] in seen:
            return hops
        name, used = found
        seen.add(name)
        hops.insert(0, (theme.shown(str(theme.file(name))), _at(theme.source(name), used)))


def _at(source: str, name: str) -> int:
    """The line on which a template names another."""
    return source[: max(source.find(name), 0)].count("\n") + 1
