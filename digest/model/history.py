"""What became of stories from build to build: what came, what changed, which words were there before."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from digest.errors import DigestError

MEND = "restore changes.lock.json from your version control, or delete it: nothing counts as new then"
HASH = 12  # hexadecimal digits of a hash in the record: enough to tell the versions of one article apart


def digits(text: str) -> str:
    """A short hash of `text`, by which the record knows it again."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The news of an article as it once read: its headline and sentences, each with its place in the text.

    `told` is a JSON list of them as [start, words], taken apart only where it is needed: a record holds the
    words of all articles. `hash` follows from it, so that nobody can change a word and keep the hash.
    """

    article: str
    hash: str
    told: str

    @property
    def key(self) -> str:
        """What passages of it name as their article: `ID@HASH`."""
        return f"{self.article}@{self.hash}"

    @property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """Headline and sentences with their offsets, in code points of the canonical text of that time.

        Raises:
            DigestError: they are not those of the hash.
        """
        if digits(self.told) != self.hash:
            raise DigestError(f"the former words of {self.key} are not those that were recorded; {MEND}.")
        return tuple((start, words) for start, words in json.loads(self.told))

    @property
    def text(self) -> str:
        """The former text as far as it is kept: spaces where anything else stood.

        Raises:
            DigestError: as `sentences`.
        """
        out: list[str] = []
        at = 0
        for start, words in sorted(self.sentences):
            if start >= at:
                out += (" " * (start - at), words)
                at = start + len(words)
        return "".join(out)


def version(article: str, sentences: Iterable[tuple[int, str]]) -> Version:
    """The version of an article that has these sentences at these places."""
    told = json.dumps([list(one) for one in sentences], ensure_ascii=False)
    return Version(article=article, hash=digits(told), told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A sentence of an article by the hash of its words, so that it is found again when others move it.

    `words` are those in it that are meant; empty for the whole sentence.
    """

    article: str
    sentence: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An article as the record knows it: whose it is, the hash of its text, and that of its `Version`.

    `name` is the outlet's, empty where nobody knows it.
    """

    article: str
    outlet: str
    name: str
    text: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberChange:
    """A number that has been told otherwise since: the ways of telling it so far, and those that came."""

    subject: str
    before: tuple[tuple[Mention, ...], ...]
    now: tuple[tuple[Mention, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An article whose words changed: the hashes of the version before and of the one after."""

    article: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What was new in a story when it was built anew: `number` counts from 1 in each story.

    `made` is the time that the build called now, ISO 8601 or empty; `newest` the date of the newest account.
    `accounts` are articles that came, `outlets` those of them whose outlet is new to the story; `joined` were
    in another story before; `parted` and `gone` name the outlets whose accounts are told in another story
    now, or nowhere. `claims` stand only in what came, and `more` counts those that there is no room for.
    """

    number: int
    made: str = ""
    newest: str = ""
    accounts: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    claims: tuple[Mention, ...] = ()
    more: int = 0
    numbers: tuple[NumberChange, ...] = ()
    corrections: tuple[Correction, ...] = ()
    title: Mention | None = None

    @property
    def versions(self) -> frozenset[str]:
        """The keys of the versions that its corrections are made of."""
        return frozenset(
            f"{one.article}@{which}" for one in self.corrections for which in (one.before, one.after)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A story as far as the next build must know it, to tell what is new then.

    `claims` are the sentences that state each claim, `numbers` for each difference in a number its subject
    and the sentences of each way of telling it; `versions` are the words of all accounts.
    """

    title: Mention | None
    accounts: tuple[Account, ...]
    versions: tuple[Version, ...]
    claims: tuple[tuple[Mention, ...], ...]
    numbers: tuple[tuple[str, tuple[tuple[Mention, ...], ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A story on record: its headline and accounts as they were last seen, and what was new when."""

    id: str
    title: Mention | None = None
    accounts: tuple[Account, ...] = ()
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The whole record: the stories, and by key the versions of articles that comparing or showing needs."""

    stories: tuple[Known, ...] = ()
    versions: Mapping[str, Version] = field(default_factory=dict)

    @property
    def corrected(self) -> tuple[Version, ...]:
        """The versions of which revisions tell, in the order of their keys."""
        keys = {key for story in self.stories for one in story.revisions for key in one.versions}
        return tuple(self.versions[key] for key in sorted(keys))

    def only(self, articles: Collection[str]) -> "Changes":
        """The record with words of these articles alone; that others came and went stays known.

        A number of which one side is left is told no more.
        """
        return Changes(
            stories=tuple(_story(one, articles) for one in self.stories),
            versions={key: one for key, one in self.versions.items() if one.article in articles},
        )


def _story(known: Known, articles: Collection[str]) -> Known:
    title = known.title if known.title and known.title.article in articles else None
    return replace(known, title=title, revisions=tuple(_revision(one, articles) for one in known.revisions))


def _revision(one: Revision, articles: Collection[str]) -> Revision:
    numbers = (
        NumberChange(
            subject=each.subject, before=_sides(each.before, articles), now=_sides(each.now, articles)
        )
        for each in one.numbers
    )
    return replace(
        one,
        claims=tuple(each for each in one.claims if each.article in articles),
        numbers=tuple(each for each in numbers if each.before and each.now),
        corrections=tuple(each for each in one.corrections if each.article in articles),
        title=one.title if one.title and one.title.article in articles else None,
    )


def _sides(
    sides: tuple[tuple[Mention, ...], ...], articles: Collection[str]
) -> tuple[tuple[Mention, ...], ...]:
    kept = (tuple(each for each in side if each.article in articles) for side in sides)
    return tuple(side for side in kept if side)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What a story's pages tell of it: its revisions, newest first, and the versions that these show."""

    revisions: tuple[Revision, ...] = ()
    versions: tuple[Version, ...] = ()
