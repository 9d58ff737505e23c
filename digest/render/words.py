"""The words of the pages themselves (labels, headings, counts), kept in one file for each language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest.errors import ConfigError
from digest.render.theme import Theme

ROOT_LANGUAGE = "en"
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """`rtl` for a language that is written from right to left, else `ltr`."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Interface words of one language, by dotted key; a plural has the keys `one` and `other`."""

    language: str
    table: Mapping[str, str]

    def __call__(self, key: str, /, n: int | None = None, **names: object) -> str:
        """The words for `key`, with `n` (which picks singular or plural) and `names` filled in.

        Raises:
            KeyError: no such key: a mistake of the template, not of the user.
        """
        if n is None:
            return self.table[key].format(**names)
        form = f"{key}.one" if n == 1 else f"{key}.other"
        return self.table[form if form in self.table else key].format(n=f"{n:,}", **names)

    def find(self, key: str) -> str | None:
        """The words for `key`, None where the file has none."""
        return self.table.get(key)


def words(theme: Theme, language: str) -> Words:
    """The words of `theme` in `language`; what that language lacks is English.

    A child theme's words go over its parent's, and `pt-BR` over `pt`. Where the language has no file at all,
    the words are English and say so (`Words.language`).
    """
    table: dict[str, str] = {}
    spoken = ROOT_LANGUAGE
    for name in dict.fromkeys([ROOT_LANGUAGE, language.split("-", maxsplit=1)[0].lower(), language]):
        for file in theme.files("words", f"{name}.toml"):
            spoken = spoken if name == ROOT_LANGUAGE else language
            try:
                table.update(_flat(tomllib.loads(file.read_text("utf-8"))))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise ConfigError(f"{file.parent.parent.name}/words/{file.name}: {error}") from error
    return Words(language=spoken, table=table)


def _flat(tree: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", str(value)
