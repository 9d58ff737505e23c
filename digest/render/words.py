"""The words of the pages themselves (labels, headings, counts), kept in one catalog for each language."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from digest.errors import ConfigError, DigestError
from digest.render.catalogs import Forms, gaps, said
from digest.render.theme import Theme, near

if TYPE_CHECKING:
    from babel import Locale

ROOT_LANGUAGE = "en"
ENGLISH_PLURAL = "(n != 1)"
WORLD = {"en": "en_001"}  # English without a country: the day stands before the month
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
FIGURE = re.compile(r"-?\d+\.\d+")


class WordsError(DigestError):
    """Words that cannot be printed; `catalog`: the catalog is to be mended, not who asks for them."""

    def __init__(self, said: str, *, catalog: bool = False) -> None:
        super().__init__(said)
        self.catalog = catalog


def direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


def form(rule: str, n: int) -> int:
    """Which form of a plural `n` takes, from 0, by the rule of a catalog (GNU gettext, "Plural forms")."""
    return _rule(rule)(n)


@cache
def _rule(rule: str) -> Callable[[int], int]:
    from gettext import c2py  # noqa: PLC0415 - where something is counted, alone

    return c2py(rule)


@dataclass(frozen=True, kw_only=True)
class Words:
    """Interface words of one language, by dotted key; a plural has as many forms as its language.

    `plural` is the rule for which one a number takes, as the head of a catalog gives it (Plural-Forms). Words
    that a language lacks are English: their keys are in `lent`, and they go by the rule of English.
    """

    language: str
    table: Mapping[str, Forms]
    plural: str = ENGLISH_PLURAL
    lent: frozenset[str] = field(default_factory=frozenset)
    # For messages alone: the words as the first catalog has them, which says what is given, and all places.
    first: Mapping[str, Forms] = field(default_factory=dict, repr=False, compare=False)
    places: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, key: str, /, n: int | None = None, **names: object) -> str:
        """The words for `key`, with `n` (which picks singular or plural) and `names` filled in.

        Raises:
            WordsError: no such key, or what is given and the gaps of the words do not fit.
        """
        try:
            forms = self.table[key]
            if n is None and int not in map(type, names.values()):
                return forms[0].format_map(names)
            given = {name: self.number(one) if type(one) is int else one for name, one in names.items()}
            if n is None:
                return forms[0].format_map(given)
            chosen = form(ENGLISH_PLURAL if key in self.lent else self.plural, n)
            return forms[min(chosen, len(forms) - 1)].format(n=self.number(n), **given)
        except (LookupError, ValueError, TypeError, AttributeError) as error:
            raise self._misfit(key, n, names, error) from error

    def _misfit(self, key: str, n: object, names: Mapping[str, object], error: Exception) -> WordsError:
        """Why the words for `key` cannot be printed: the mistake of a catalog, or of who asks for them."""
        if key not in self.table:
            return WordsError(f'the theme has no words "{key}"{near(key, self.table)}')
        for one in (n, *names.values()):
            str(one)  # a name that is not there says so
        place, given = self.places.get(key, ""), [*names, *(["n"] if n is not None else [])]
        gap = str(error.args[0]) if isinstance(error, KeyError) else ""
        if not gap:
            return WordsError(f't("{key}"): {error} (its words: {place})')
        if gap in gaps(self.first.get(key, self.table[key])):
            return WordsError(f't("{key}") is given no "{gap}", which its words ask for ({place})')
        there = f"; there is {', '.join(f'{{{one}}}' for one in given)}" if given else ", nor any other"
        way = near(gap, given) or there
        return WordsError(f'{place}: msgid "{key}": no value {{{gap}}} is given{way}', catalog=True)

    def find(self, key: str) -> str | None:
        """The words for `key`, None where there are none.

        Names of countries and languages (`countries.FR`, `languages.fr`) are those of CLDR.
        """
        if key in self.table:
            return self.table[key][0]
        kind, _, code = key.partition(".")
        if kind == "countries":
            return self.locale.territories.get(code)
        return self.locale.languages.get(code.replace("-", "_")) if kind == "languages" else None

    def number(self, n: int) -> str:
        """A number in figures, with the marks for thousands of this language."""
        if -1000 < n < 1000:  # noqa: PLR2004 - below it no language sets a mark
            return str(n)
        from babel.numbers import format_decimal  # noqa: PLC0415 - slow to load, and seldom needed

        return format_decimal(n, locale=self.locale)

    def figure(self, value: object) -> str:
        """A number as it stands, with the decimal mark of this language ("0,50"); anything else as it is."""
        if not FIGURE.fullmatch(str(value)):
            return str(value)
        from babel.numbers import get_decimal_symbol  # noqa: PLC0415 - slow to load, and seldom needed

        return str(value).replace(".", get_decimal_symbol(self.locale))

    def listed(self, items: "list[str] | tuple[str, ...]") -> str:
        """Several names as one list in words: "A, B and C"."""
        from babel.lists import format_list  # noqa: PLC0415 - slow to load, and seldom needed

        return format_list(items, locale=self.locale)

    @cached_property
    def gapped(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Own words whose keys have gaps, each with the rest of its key, by what the key begins with."""
        found: dict[str, list[tuple[str, str]]] = {}
        for key, forms in self.table.items():
            if "{" in key and key not in self.lent:
                under, dot, rest = key.partition(".")
                found.setdefault(under + dot, []).append((rest, forms[0]))
        return {under: tuple(each) for under, each in found.items()}

    @cached_property
    def locale(self) -> "Locale":
        """What CLDR knows of this language: names, dates, numbers, lists."""
        return locale(self.language)


@cache
def locale(language: str) -> "Locale":
    """The CLDR locale for a BCP 47 tag; of its language where the tag has none, else English.

    Where to look: Unicode Common Locale Data Repository, through Babel.
    """
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - slow to load

    for name in (language, language.split("-", maxsplit=1)[0]):
        try:
            return Locale.parse(WORLD.get(name.lower(), name.replace("-", "_")))
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse(WORLD[ROOT_LANGUAGE])


def words(theme: Theme, language: str) -> Words:
    """The words of `theme` in `language`; what that language lacks is English.

    A child theme's words go over its parent's, and `pt-BR` over `pt`. Where the language has no catalog at
    all, the words are English and say so (`Words.language`).

    Raises:
        ConfigError: a catalog cannot be read, or nothing can be filled into some of its words.
    """
    table: dict[str, Forms] = {}
    first: dict[str, Forms] = {}
    places: dict[str, str] = {}
    own: set[str] = set()
    wrong: list[str] = []
    plural = ENGLISH_PLURAL
    for name in dict.fromkeys([ROOT_LANGUAGE, language.split("-", maxsplit=1)[0].lower(), language]):
        for file in theme.files("words", f"{name}.po"):
            there = said(file, theme)
            wrong += there.wrong
            table.update(there.forms)
            places.update(there.places)
            first = {**there.forms, **first}
            if name != ROOT_LANGUAGE:
                own.update(there.forms)
                plural = there.plural or plural
    if wrong:
        raise ConfigError("\n".join(wrong))
    lent = frozenset(table.keys() - own) if own else frozenset()
    spoken = own or language.split("-", maxsplit=1)[0].lower() == ROOT_LANGUAGE
    return Words(
        language=language if spoken else ROOT_LANGUAGE,
        table=table,
        plural=plural,
        lent=lent,
        first=first,
        places=places,
    )
