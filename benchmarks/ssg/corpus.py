"""Invented articles, the same ones for every number: words of syllables in paragraphs and lists."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

SYLLABLES = "ba ke lo mi nu ra se ti vo wa da fe go hi ju pa qui re su to".split()  # noqa: SIM905 - reads better
WORDS = 2_000
OUTLETS = 20
TOPICS = 30
LENGTH = 680  # words of an article
FIRST = datetime(2025, 1, 1, 6, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An invented article; `body` is Markdown without a main heading."""

    slug: str
    title: str
    date: datetime
    outlet: str
    author: str
    tags: tuple[str, ...]
    url: str
    body: str


def articles(count: int, seed: int = 1) -> Iterator[Article]:
    """`count` articles of about 680 words; the same count and seed give the same articles."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be had again, not secrets
    words = [_word(chance) for _ in range(WORDS)]
    outlets = [f"The {_word(chance).title()} {_word(chance).title()}" for _ in range(OUTLETS)]
    topics = sorted({_word(chance) for _ in range(3 * TOPICS)})[:TOPICS]
    for number in range(count):
        outlet = outlets[number % OUTLETS]
        yield Article(
            slug=f"{'-'.join(chance.sample(words, 3))}-{number}",
            title=" ".join(chance.choices(words, k=8)).capitalize(),
            date=FIRST + timedelta(minutes=17 * number),
            outlet=outlet,
            author=f"{_word(chance).title()} {_word(chance).title()}",
            tags=tuple(sorted(chance.sample(topics, 3))),
            url=f"https://example.org/{outlet.lower().replace(' ', '-')}/{number}",
            body=_body(chance, words),
        )


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) + chance.choice(
        ("", "n", "s")
    )


def _body(chance: random.Random, words: list[str]) -> str:
    blocks: list[str] = []
    written = 0
    while written < LENGTH:
        at = len(blocks)
        if at % 6 == 5:  # noqa: PLR2004 - a heading after five blocks
            block = "## " + " ".join(chance.choices(words, k=5)).capitalize()
        elif at % 9 == 4:  # noqa: PLR2004 - a list now and then
            block = "\n".join(f"- {_sentence(chance, words)}" for _ in range(4))
        elif at % 7 == 3:  # noqa: PLR2004 - a quotation now and then
            block = "> " + _sentence(chance, words)
        else:
            block = " ".join(_sentence(chance, words) for _ in range(4))
        blocks.append(block)
        written += len(block.split())
    return "\n\n".join(blocks) + "\n"


def _sentence(chance: random.Random, words: list[str]) -> str:
    held = chance.choices(words, k=chance.randint(9, 24))
    kind = chance.random()
    if kind < 0.1:  # noqa: PLR2004 - every tenth sentence has a link
        held[3] = f"[{held[3]}](https://example.org/{held[4]})"
    elif kind < 0.3:  # noqa: PLR2004 - every fifth has a word set off
        held[2] = f"*{held[2]}*" if kind < 0.2 else f"**{held[2]}**"  # noqa: PLR2004 - half and half
    text = " ".join(held)
    return f"{text[0].upper()}{text[1:]}."
