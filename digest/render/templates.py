"""The templates of a theme, made ready when the first is drawn; what is wrong with them is told."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING

from digest.model.page import Draft, File, Page
from digest.render.blocks import empty, vain
from digest.render.theme import Setting, Theme
from digest.render.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment

    from digest.render.faults import ThemeError


class Templates:
    """The templates of a theme with the words and settings that they print."""

    def __init__(self, theme: Theme, words: Words, choices: Mapping[str, Setting]) -> None:
        """Nothing is read yet."""
        self._theme = theme
        self._words = words
        self._choices = choices

    @property
    def environment(self) -> "Environment":
        """Jinja's own.

        Raises:
            ThemeError: a block is never printed.
        """
        if self._vain:
            from digest.render.faults import ThemeError  # noqa: PLC0415 - only for mistakes

            raise ThemeError(self.wrongs)
        return self._made

    @cached_property
    def _made(self) -> "Environment":
        from digest.render.environment import environment  # noqa: PLC0415 - slow to load, and not always needed

        return environment(self._theme, self._words, self._choices)

    @cached_property
    def _vain(self) -> tuple[str, ...]:
        return tuple(vain(self._made, self._theme))

    def drawn(self, page: Page | Draft) -> File:
        """A page as its file.

        Raises:
            ThemeError: a template cannot be drawn, with all others that cannot be understood; or it prints
                no page.
        """
        try:
            template = self.environment.get_template(page.template)
            values = page.fill() if isinstance(page, Draft) else page.values
            text = template.render(values)
            data = text.encode()
        except Exception as error:
            told = self.wrong(error)
            if told is None:
                raise
            raise told from error
        self.proved(page.template, values, text)
        return File(path=page.path, data=data)

    def proved(self, template: str, values: Mapping[str, object], text: str) -> None:
        """Look whether what a template has drawn is a page.

        Raises:
            ThemeError: it is none.
        """
        if said := empty(template, values, text):
            from digest.render.faults import ThemeError  # noqa: PLC0415 - only for mistakes

            place = self._theme.shown(str(self._theme.file(template)))
            raise ThemeError([f"{place}:1: {said}"])

    def wrong(self, error: Exception) -> "ThemeError | None":
        """An error as it is told, with all else that is wrong; None where no template had a part in it.

        Raises:
            ConfigError: a template is not UTF-8.
        """
        from digest.render.faults import ThemeError, fault  # noqa: PLC0415 - only for mistakes

        if isinstance(error, ThemeError):
            return error
        if isinstance(error, UnicodeDecodeError):  # it does not say of which file
            for name in self._theme.templates():
                self._theme.source(name)
        known = self._made.list_templates()
        line = fault(error, self._theme, known)
        return None if line is None else ThemeError([line, *self._broken])

    @property
    def wrongs(self) -> tuple[str, ...]:
        """A line for each thing that is wrong with a template, whether a page is drawn with it or not."""
        return (*self._vain, *self._broken)

    def warm(self, names: Iterable[str]) -> None:
        """Load some templates ahead."""
        with suppress(Exception):  # what is wrong with a template is told where a page is drawn with it
            for name in sorted(names):
                self.environment.get_template(name)

    @cached_property
    def _broken(self) -> tuple[str, ...]:
        from digest.render.faults import broken  # noqa: PLC0415 - the same

        return tuple(broken(self._made, self._theme))
