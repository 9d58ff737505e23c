"""Templates made ready: found in their theme, strict about what is missing, never trusting a text."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from digest.render.theme import Theme
from digest.render.words import Words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def environment(theme: Theme, words: Words) -> "Environment":
    """The templates of `theme`: a plain name is the nearest theme's, `plain/story.html` exactly that theme's.

    Everything is escaped; a name that is not there is an error. Templates run in Jinja's sandbox: a theme
    decides how pages look, it is not a way to run code.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined  # noqa: PLC0415 - slow to load
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - the same

    loaders = [FileSystemLoader(folder / "templates") for folder in theme.folders]
    made = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([*loaders, PrefixLoader(dict(zip(theme.names, loaders, strict=True)))]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["t"] = words
    made.globals["find"] = words.find
    made.filters["verbatim"] = verbatim()
    return made


def verbatim() -> "Callable[[str], Markup]":
    """The filter through which news is printed: escaped, carriage returns kept from the parser."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with jinja2, loaded with it

    return lambda text: Markup(str(escape(text)).replace("\r", "&#13;"))  # noqa: S704 - escaped just before
