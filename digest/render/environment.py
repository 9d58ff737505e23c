"""Templates made ready: found in their theme, strict about what is missing, never trusting a text."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache, partial
from itertools import groupby
from types import SimpleNamespace
from typing import TYPE_CHECKING

from digest.render.faults import names, strict
from digest.render.reasons import foreign, label, told
from digest.render.theme import Theme
from digest.render.views.passage import Passage, Piece
from digest.render.words import Words

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import BytecodeCache, Environment, Template
    from jinja2.bccache import Bucket
    from markupsafe import Markup

MARKS = frozenset({"mark", "ins", "del", "b"})
LANGUAGES = 8  # whose compiled templates are kept at a time


def environment(theme: Theme, words: Words, choices: Mapping[str, object] | None = None) -> "Environment":
    """The templates of `theme`: a plain name is the nearest theme's, `plain/story.html` exactly that theme's.

    `choices` are the theme's settings, given to every template as `theme`. Everything is escaped; a name
    that is not there is an error. Templates run in Jinja's sandbox: a theme decides how pages look, it is not
    a way to run code.
    """
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader  # noqa: PLC0415 - slow to load

    loaders = [FileSystemLoader(folder / "templates") for folder in theme.folders]
    made = _sandbox()(
        loader=ChoiceLoader([*loaders, PrefixLoader(dict(zip(theme.names, loaders, strict=True)))]),
        undefined=strict(names),
        autoescape=True,
        cache_size=-1,  # all of them are kept: they are few, and a count of which was used last takes time
        auto_reload=False,  # a build reads each template once, and does not look again for every page
        bytecode_cache=_compiled(hashlib.sha256(repr(words).encode("utf-8", "surrogatepass")).digest()),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["t"] = words
    made.globals["find"] = words.find
    made.globals["theme"] = SimpleNamespace(**(choices or {}))
    made.filters["passage"] = passage
    made.filters["told"] = partial(told, words)
    made.filters["label"] = partial(label, words)
    made.filters["foreign"] = lambda text, language: foreign(language, text)
    made.filters["figure"] = words.figure
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # `tojson` escapes < > & and ' all the same
    made.filters["t"] = words  # of a constant: worked out when the template is compiled
    return made


@lru_cache(maxsize=LANGUAGES)
def _compiled(_words: bytes) -> "BytecodeCache":
    """Compiled templates, kept as long as the process: compiling takes longer than drawing a few pages.

    Some for each set of words, since the words for a constant are put in when a template is compiled.
    """
    from jinja2 import BytecodeCache  # noqa: PLC0415 - slow to load

    class Compiled(BytecodeCache):
        """The last that was compiled of each file; another text of it is compiled anew."""

        def __init__(self) -> None:
            self._known: dict[str, tuple[str, CodeType | None]] = {}

        def load_bytecode(self, bucket: "Bucket") -> None:  # as Jinja names it
            """Gives a template its code, if it was compiled before."""
            checksum, code = self._known.get(bucket.key, ("", None))
            if checksum == bucket.checksum:
                bucket.code = code

        def dump_bytecode(self, bucket: "Bucket") -> None:  # the same
            """Keeps what was compiled."""
            self._known[bucket.key] = (bucket.checksum, bucket.code)

    return Compiled()


def drawn(template: "Template", values: dict[str, object]) -> str:
    """A page that is given `values` and nothing else: quicker, where there are thousands of them."""
    try:
        return "".join(template.root_render_func(template.new_context(values, shared=True)))
    except Exception:  # noqa: BLE001 - Jinja tells the line of the template, and raises it again
        template.environment.handle_exception()


def encoded(template: "Template", values: dict[str, object]) -> bytes:
    """The same as UTF-8: one rare letter makes all of a text that is joined first slow to encode."""
    try:
        return b"".join(map(str.encode, template.root_render_func(template.new_context(values, shared=True))))
    except Exception:  # noqa: BLE001 - as above
        template.environment.handle_exception()


@cache
def _quick() -> "type[Template]":
    """Templates that escape what they print as `markupsafe.escape` does, with no new object for each text."""
    import markupsafe  # noqa: PLC0415 - comes with jinja2, loaded with it
    from jinja2 import Template  # noqa: PLC0415 - slow to load

    safe, escape = markupsafe.Markup, markupsafe.escape
    inner = getattr(markupsafe, "_escape_inner", escape)  # the part in C, where this version has it

    def escaped(value: object) -> str:
        kind = type(value)
        if kind is str:
            return inner(value)
        return value if kind is safe else escape(value)  # type: ignore[return-value] # Markup is a str

    class Quick(Template):
        """A template as Jinja makes it; what it prints is only joined, so that it need not be Markup."""

        @classmethod
        def from_code(cls, *given: object, **named: object) -> Template:  # as Jinja calls it
            """The template made of compiled code, which calls `escape` by that name."""
            made = super().from_code(*given, **named)  # type: ignore[arg-type] # handed on
            made.root_render_func.__globals__["escape"] = escaped
            return made

    return Quick


@cache
def _sandbox() -> "type[Environment]":
    """Jinja's sandbox, which lets a template read the fields of our own records without asking each time."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - slow to load

    class Sandbox(ImmutableSandboxedEnvironment):
        """Asks of a record's plain fields nothing: they are data, and the record cannot be changed."""

        template_class = _quick()

        def getattr(self, obj: object, attribute: str) -> object:  # as Jinja names it
            """The attribute of an object; of others than our records only what the sandbox holds safe."""
            if attribute in _fields(type(obj)):  # type: ignore[arg-type] # types can be hashed, and mypy doubts it
                return getattr(obj, attribute)
            return super().getattr(obj, attribute)

    return Sandbox


@cache
def _fields(kind: type) -> frozenset[str]:
    """The fields of a frozen record of ours, given its type; none of anything else."""
    ours = is_dataclass(kind) and kind.__module__.startswith("digest.")
    return frozenset(one.name for one in fields(kind)) if ours else frozenset()


def passage(given: Passage, mark: str = "mark", style: str = "") -> "Markup":
    """A passage as HTML: the filter through which all news is printed, so that no theme can misquote.

    The words are escaped and otherwise untouched (carriage returns as references, since a browser would
    change them); marked words stand in `mark` (`mark`, `ins`, `del` or `b`), and `style` is a class.
    """
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with jinja2, loaded with it

    if mark not in MARKS:
        raise ValueError(f"passages are marked with {', '.join(sorted(MARKS))}, not {mark!r}")
    words = ""
    for marked, held in groupby(given.pieces, key=lambda piece: piece.marked):
        text = "".join(_words(piece) for piece in held)
        words += f"<{mark}>{text}</{mark}>" if marked else text
    named = {"class": style, "data-span": given.key, "lang": given.language, "dir": given.direction}
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in named.items() if value)
    return Markup(f"<span{attributes}>{words}</span>")  # noqa: S704 - all parts are escaped above


def _words(piece: Piece) -> str:
    from markupsafe import escape  # noqa: PLC0415 - as above

    words = str(escape(piece.text)).replace("\r", "&#13;")
    return f'<span lang="{escape(piece.language)}">{words}</span>' if piece.language else words
