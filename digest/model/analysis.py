"""What was found in a story: sentences, quotes, names, times, claims and differences, each with its spans."""

from dataclasses import dataclass
from enum import StrEnum

from digest.model.span import Span
from digest.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A span that is one sentence.

    `paragraph` is its ¶ number from 1, `heading` the subhead it stands under; `shown` is what to print when
    it is taken out of its article: the sentence, or, where it is part of a quotation over several sentences,
    all of them, so that no quotation mark stays open and the speaker is named. `broken` tells that furniture
    stands in it (a link to another story glued to a name): it says what it says, but is not shown by itself.
    """

    span: Span
    paragraph: int
    heading: Span | None = None
    shown: Span
    broken: bool = False

    def __post_init__(self) -> None:
        if not self.shown.covers(self.span):
            raise ValueError(f"what is shown holds the sentence: {self.span.text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, with their TIMEX3 type and value (ISO-TimeML).

    `kind` is DATE, TIME, DURATION or SET; `value` a TIMEX3 value such as `2025-12-14`, `P5H`, `PRESENT_REF`;
    `anchor` the date it was reckoned from (or ""); `rule` the name of the rule, for people; `mod` START, MID,
    END, APPROX and the like (or ""); `tense` that of the verb beside it, past, present, future or "";
    `range_begin` and `range_end` the values of both ends of a stretch that the words give ("" for none,
    PRESENT_REF for now).
    """

    span: Span
    kind: str
    value: str
    anchor: str = ""
    rule: str = ""
    mod: str = ""
    tense: str = ""
    range_begin: str = ""
    range_end: str = ""


class Form(StrEnum):
    """How an article gives a statement: in quotation marks, or in its own words."""

    DIRECT = "direct"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose words they are: a name (as the articles write it), its entity id, and the words that say so."""

    name: str
    entity: str | None = None
    basis: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteVariant:
    """How one article gives the statement; for a direct quote the spans include the quotation marks."""

    article: str
    form: Form
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One statement by one speaker, in all its wordings."""

    id: str
    speaker: Speaker | None
    variants: tuple[QuoteVariant, ...]

    def __post_init__(self) -> None:
        if not self.variants:
            raise ValueError(f"a quote needs a wording: {self.id}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameVariant:
    """One spelling of a name: how often each article writes it, as (article id, count), and where."""

    text: str
    counts: tuple[tuple[str, int], ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A spelling that looks like a mistake (of typing or translation), with the reason in words."""

    text: str
    article: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, place or organization, with its name variants; `name` is the fullest common variant.

    A place has its `country` (ISO 3166-1 alpha-2), and `lat` and `lon` in degrees, where general knowledge
    and the story tell which place is meant; a country is put at its capital. `basis` says in words by what
    it was told, or why it was not.
    """

    id: str
    name: str
    kind: str
    variants: tuple[NameVariant, ...]
    suspects: tuple[Suspect, ...] = ()
    wikidata: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    basis: str = ""


class Says(StrEnum):
    """How an article stands to a claim."""

    SAYS = "says"
    IN_PART = "in-part"
    SILENT = "silent"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One article's stance to a claim, with the spans that show it (none for silence).

    `origin` is whose report that is, as far as the article says: an agency, another outlet, or itself.
    """

    article: str
    stance: Says
    spans: tuple[Span, ...] = ()
    origin: str = ""

    def __post_init__(self) -> None:
        if (self.stance is Says.SILENT) == bool(self.spans):
            raise ValueError(f"silence has no span, all else has one: {self.article} {self.stance}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A fact that one article or more state.

    `text` is the wording shown; `focus` the part of it that states this fact, where a sentence states more
    than one; `category` is a word such as `action`, `statement`, `background`, `plan`;
    `outlets` and `origins` count who says it, or says it in part. `stances` has one row per article of the
    story, in story order.
    """

    id: str
    text: Span
    category: str
    outlets: int
    origins: int
    stances: tuple[Stance, ...]
    focus: Span | None = None

    def __post_init__(self) -> None:
        if not any(stance.spans for stance in self.stances):
            raise ValueError(f"a claim needs a mention: {self.text.text!r}")


class DifferenceKind(StrEnum):
    """What it is that the articles tell differently."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    ROLE = "role"
    PLACE = "place"
    SCOPE = "scope"
    ORDER = "order"
    QUOTE_WORDING = "quote-wording"
    QUOTE_FORM = "quote-form"
    FIRMNESS = "firmness"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One way of telling it: who does, in which passages, and the words that differ (inside those spans).

    `who` are the words of those passages that name who counts so ("the union"), where they name anybody.
    """

    articles: tuple[str, ...]
    spans: tuple[Span, ...]
    marked: tuple[Span, ...]
    who: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two or more ways in which articles tell the same thing, side by side; `subject` is our label for it.

    `over_time` tells of a count that changed while the articles were written: its positions stand in the
    order in which the figures came up, and nobody contradicts anybody.
    """

    id: str
    kind: DifferenceKind
    subject: str
    positions: tuple[Position, ...]
    over_time: bool = False

    def __post_init__(self) -> None:
        if len(self.positions) < 2:  # noqa: PLR2004 - one position is no difference
            raise ValueError(f"a difference needs two positions: {self.subject!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An agency or outlet that an article's text credits, and the words that do.

    `sort` says what is credited: `sentence` (that report), `interview` (words spoken to it), `backward` (what
    stands before), `article` (all of it), `help` (parts of it, nobody knows which).
    """

    article: str
    name: str
    span: Span
    sort: str = "sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent source of a story's news: the articles that stand on it, and why they count once.

    `partly` are those that stand on another, or on themselves, and rest on this one for single claims.
    """

    name: str
    articles: tuple[str, ...]
    why: str
    partly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Firmness:
    """A word that says how sure or how far: `may`, `willing`, `offered`, `announced` … in its sentence."""

    word: Span
    sentence: Span
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that was found in one story; `twins` are articles that are one text, by id."""

    story: Story
    sentences: tuple[Sentence, ...]
    times: tuple[TimeExpression, ...]
    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    credits: tuple[Credit, ...]
    origins: tuple[Origin, ...]
    firmness: tuple[Firmness, ...]
    twins: tuple[tuple[str, ...], ...] = ()
