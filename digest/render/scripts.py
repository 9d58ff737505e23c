"""Stretches of another script inside a passage, with the language to read them aloud in."""

import re
from collections.abc import Iterator

# Letters of one script, with what may stand between two of them. Signs of the writing come with it.
SCRIPTS = (
    (
        "zh",
        frozenset({"zh", "ja", "ko", "yue"}),
        r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff",
    ),
    ("ko", frozenset({"ko"}), r"\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    (
        "ar",
        frozenset({"ar", "fa", "ur", "ps", "ckb", "sd", "ug"}),
        r"\u0620-\u064a\u0660-\u06ef\u06fa-\u06ff",
    ),
    ("he", frozenset({"he", "yi"}), r"\u0591-\u05f4"),
    ("", frozenset({"uk", "ru", "be", "bg", "mk", "sr"}), r"\u0400-\u04ff"),
)
KANA = re.compile(r"[\u3041-\u30ff]")
BETWEEN = r"[\s\d\u00b7\u2010-\u2015\u2018-\u201f\u3000-\u303f\uff01-\uff20,.;:!?()\"'-]*"
RUNS = tuple(
    (default, languages, re.compile(f"[{letters}](?:{BETWEEN}[{letters}])*"))
    for default, languages, letters in SCRIPTS
)


def runs(text: str, language: str, translated_from: str | None) -> Iterator[tuple[str, str | None]]:
    """`text` in pieces as (words, language), None where it is that of the passage.

    `language` is the passage's; a script that it is written in is never cut out. Han is read as Chinese, with
    Kana in it as Japanese, unless the article was translated from another language of that script. Cyrillic
    is left as it is where nothing tells its language.
    """
    at = 0
    for start, end, spoken in sorted(_found(text, _plain(language), translated_from)):
        if at < start:
            yield text[at:start], None
        yield text[start:end], spoken
        at = end
    if at < len(text):
        yield text[at:], None


def _found(text: str, language: str, translated_from: str | None) -> Iterator[tuple[int, int, str]]:
    if text.isascii():
        return
    for default, languages, run in RUNS:
        if language in languages:
            continue
        known = translated_from if translated_from and _plain(translated_from) in languages else default
        for found in run.finditer(text):
            spoken = "ja" if known == "zh" and KANA.search(found[0]) else known
            if spoken:
                yield found.start(), found.end(), spoken


def _plain(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
