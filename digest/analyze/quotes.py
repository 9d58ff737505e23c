"""Statements that articles quote, each with all its wordings: direct ones aligned, paraphrases linked."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.features import Names
from digest.analyze.reading import Reading
from digest.analyze.speakers import Stage, stage, voice
from digest.model.analysis import Claim, Entity, Form, Quote, QuoteVariant, Says, Speaker
from digest.model.span import Span
from digest.text.likeness import idf
from digest.text.senses import synonyms
from digest.text.sentences import sentences
from digest.text.words import stop_words, words

SPEECH = re.compile(
    r"\b(?:said|says|stat(?:ed|es|ing)|told|stress(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|add(?:ed|s|ing)|"
    r"not(?:ed|es|ing)|warn(?:ed|s|ing)|explain(?:ed|s|ing)|argu(?:ed|es|ing)|claim(?:ed|s|ing)|announc(?:ed|es|ing)|"
    r"declar(?:ed|es|ing)|indicat(?:ed|es|ing)|admit(?:ted|s|ting)|acknowledg(?:ed|es|ing)|insist(?:ed|s|ing)|"
    r"suggest(?:ed|s|ing)|call(?:ed|ing)|pointed out|describ(?:ed|es|ing)|posted|wrote|answered|replied)\b"
)
WORDS = re.compile(r"\w+")
MIN_WORDS = 3  # words; a shorter quotation is a term, not a statement
UNSPOKEN_WORDS = 7  # words; a shorter quotation that nobody is said to speak is a term or a scare quote
CONTAINED = 0.6  # share of the shorter wording's weight that the longer one must have
SURER = 0.8  # the same where only one of the two is said to be spoken by somebody
SAME = 0.9  # the same where a name and a pronoun seem to give the words to two people
NEVER = 2.0  # more than any two wordings are alike
MIN_SAME = 5  # content words of a wording that hardly two people speak
MIN_COMMON = 3  # content words that two wordings of one statement share at the least
RETOLD = 0.35  # share of the words common to most wordings that a passage must have to retell the quote
TOGETHER = 0.5  # share of articles (Jaccard) in which two statements stand side by side to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sentence inside a quotation: where it stands, in which statement of its article, who speaks.

    `sure` tells that the article names the speaker beside the quotation and not by a pronoun or role.
    """

    article: str
    span: Span
    group: int
    who: str
    sure: bool
    keys: frozenset[str]


def quotes(
    readings: Sequence[Reading], named: Names, entities: Sequence[Entity], claims: Sequence[Claim]
) -> tuple[Quote, ...]:
    """The statements quoted in a story, those with most articles first.

    A quotation is cut into its sentences; sentences of different articles are one statement when the shorter
    is contained in the longer (by weight of their words) and nobody else speaks; neighboring sentences that
    keep each other company are put together again.
    """
    told = stage(readings, named, entities)
    pieces = [piece for reading in readings for piece in _pieces(reading, told)]
    weight = idf([Counter(piece.keys) for piece in pieces]) if pieces else {}
    groups = _together(_aligned(pieces, weight), pieces)
    drawn = (_quote([pieces[at] for at in group], readings, told, claims) for group in groups)
    made = [quote for quote in drawn if _tells(quote)]
    order = {reading.article.id: at for at, reading in enumerate(readings)}
    made.sort(
        key=lambda quote: (
            -len({variant.article for variant in quote.variants}),
            order[quote.variants[0].article],
            quote.variants[0].spans[0].start,
        )
    )
    return tuple(made)


def _tells(quote: Quote) -> bool:
    """Whether a quote is worth a place: its speaker is known, or it is long, or in several articles."""
    words_told = sum(len(span.text.split()) for variant in quote.variants for span in variant.spans)
    return quote.speaker is not None or len(quote.variants) > 1 or words_told >= UNSPOKEN_WORDS


def _pieces(reading: Reading, told: Stage) -> Iterator[Piece]:
    article = reading.article
    for quotation in reading.quotations:
        if not quotation.speech or len(article.text[slice(*quotation.inner)].split()) < MIN_WORDS:
            continue
        who = voice(reading, quotation, told)
        inner = article.text[quotation.inner[0] : quotation.inner[1]].replace("\n", " ")
        cuts = list(sentences(inner, language=article.language))
        for at, (start, end) in enumerate(cuts):
            # The first and last sentence keep the quotation marks.
            first = quotation.start if at == 0 else quotation.inner[0] + start
            last = quotation.end if at == len(cuts) - 1 else quotation.inner[0] + end
            span = article.span(first, last)
            keys = frozenset(_keys(span.text, article.language))
            yield Piece(
                article=article.id,
                span=span,
                group=quotation.group,
                who=who.entity if who else "",
                sure=quotation.name is not None,
                keys=keys,
            )


def _keys(text: str, language: str) -> Iterator[str]:
    stop, synonym = stop_words(language), synonyms(language)
    for word in words(text, language=language):
        if word.text.lower() not in stop:
            yield synonym.get(word.stem, word.stem)


def _aligned(pieces: Sequence[Piece], weight: Mapping[str, float]) -> list[list[int]]:
    """Groups of pieces that are wordings of one sentence, at most one piece an article, best fit first."""
    pairs = sorted(
        (-round(_likeness(pieces[a], pieces[b], weight), 6), a, b)
        for a in range(len(pieces))
        for b in range(a + 1, len(pieces))
        if pieces[a].article != pieces[b].article and _may_be_one(pieces[a], pieces[b])
    )
    home = {at: [at] for at in range(len(pieces))}
    for score, a, b in pairs:
        one, other = home[a], home[b]
        if -score < _alike_enough(pieces[a], pieces[b]) or one is other:
            continue
        if {pieces[at].article for at in one} & {pieces[at].article for at in other}:
            continue
        joined = sorted(one + other)
        for at in joined:
            home[at] = joined
    unique: list[list[int]] = []
    for at in range(len(pieces)):
        if home[at] not in unique:
            unique.append(home[at])
    return unique


def _may_be_one(one: Piece, other: Piece) -> bool:
    if one.who and one.who == other.who:
        return True
    fewest = min(len(one.keys), len(other.keys))
    if one.who and other.who:
        return one.sure != other.sure and fewest >= MIN_SAME
    return fewest >= MIN_COMMON


def _alike_enough(one: Piece, other: Piece) -> float:
    """How alike two wordings must be, by whom they are given to.

    Words that one article gives to a name and another to "he" who seems somebody else are whose the name
    tells, if they are the same words.
    """
    if one.who == other.who:
        return CONTAINED
    if not (one.who and other.who):
        return SURER if _same_words(one, other) else NEVER
    return SAME


def _same_words(one: Piece, other: Piece) -> bool:
    """Whether the shorter of two wordings has most of its words, small ones too, in the longer."""
    shorter, longer = sorted((set(WORDS.findall(each.span.text.lower())) for each in (one, other)), key=len)
    return len(shorter & longer) >= CONTAINED * len(shorter)


def _likeness(one: Piece, other: Piece, weight: Mapping[str, float]) -> float:
    shorter, longer = sorted((one.keys, other.keys), key=len)
    common = shorter & longer
    if len(common) < min(MIN_COMMON, len(shorter)) or not shorter:
        return 0.0
    return sum(weight[key] for key in common) / sum(weight[key] for key in shorter)


def _together(groups: list[list[int]], pieces: Sequence[Piece]) -> list[list[int]]:
    """Sentences that follow one another in one quotation, in the same articles, are one statement."""
    out: list[list[int]] = []
    for group in sorted(groups):
        before = next((held for held in out if _follows(held, group, pieces)), None)
        if before is None:
            out.append(list(group))
        else:
            before.extend(group)
    return out


def _follows(held: Sequence[int], group: Sequence[int], pieces: Sequence[Piece]) -> bool:
    in_held = {pieces[at].article for at in held}
    in_group = {pieces[at].article for at in group}
    if len(in_held & in_group) < TOGETHER * len(in_held | in_group):
        return False
    # Every piece of the group comes right after a piece of what is held, in the same statement.
    return all(
        at - 1 in held
        and pieces[at - 1].article == pieces[at].article
        and pieces[at - 1].group == pieces[at].group
        for at in group
        if pieces[at].article in in_held
    )


def _quote(
    group: Sequence[Piece],
    readings: Sequence[Reading],
    told: Stage,
    claims: Sequence[Claim],
) -> Quote:
    direct = [
        QuoteVariant(
            article=reading.article.id,
            form=Form.DIRECT,
            spans=tuple(
                _merged(reading, [piece.span for piece in group if piece.article == reading.article.id])
            ),
        )
        for reading in readings
        if any(piece.article == reading.article.id for piece in group)
    ]
    spans = [span for variant in direct for span in variant.spans]
    first = min(spans, key=lambda span: (span.article, span.start))
    digest = hashlib.sha256(f"{first.article}:{first.start}:{first.text}".encode()).hexdigest()
    return Quote(
        id=f"q-{digest[:8]}",
        speaker=_speaker(group, readings, told),
        variants=(*direct, *_paraphrases(spans, direct, readings, claims, _whose(group, told.named))),
    )


def _whose(group: Sequence[Piece], named: Names) -> frozenset[str]:
    """The ids and sides by which the speaker may be named; empty for an outlet that is quoted."""
    who = {piece.who for piece in group if piece.who}
    return frozenset(
        name
        for each in named.values()
        if each.entity in who and each.kind == "person"
        for name in (each.entity, each.side)
        if name
    )


def _merged(reading: Reading, spans: Sequence[Span]) -> Iterator[Span]:
    """Sentences of one quotation side by side, with only blanks between, are one span."""
    held: Span | None = None
    for span in sorted(spans):
        if held is not None and not reading.article.text[held.end : span.start].strip():
            held = reading.article.span(held.start, span.end)
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held


def _paraphrases(
    spans: Sequence[Span],
    direct: Sequence[QuoteVariant],
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    whose: frozenset[str],
) -> Iterator[QuoteVariant]:
    """Articles that state in their own words a fact that stands in the quoted words elsewhere."""
    if not whose:
        return
    quoting = {variant.article for variant in direct}
    told: dict[str, list[Span]] = {}
    for claim in claims:
        said = [span for stance in claim.stances for span in stance.spans]
        share = sum(any(_mostly(span, quoted) for quoted in spans) for span in said)
        if not share or 2 * share < len(quoting & {span.article for span in said}):
            continue
        for stance in claim.stances:
            if stance.article not in quoting and stance.stance in (Says.SAYS, Says.IN_PART):
                told.setdefault(stance.article, []).extend(stance.spans)
    for reading in readings:
        own = told.get(reading.article.id, [])
        plain = [
            span
            for span in dict.fromkeys(own)
            if not _quoted(reading, span) and _speech(reading, span) and _retells(span, spans, reading)
        ]
        if plain:
            yield QuoteVariant(article=reading.article.id, form=Form.PARAPHRASE, spans=tuple(sorted(plain)))


def _retells(span: Span, quoted: Sequence[Span], reading: Reading) -> bool:
    """Whether a passage has enough of the words that most wordings of a quote share."""
    wordings: dict[str, set[str]] = {}
    for each in quoted:
        wordings.setdefault(each.article, set()).update(_keys(each.text, reading.article.language))
    count = Counter(key for keys in wordings.values() for key in keys)
    core = {key for key, times in count.items() if 2 * times >= len(wordings)}
    own = set(_keys(span.text, reading.article.language))
    return len(core & own) >= RETOLD * len(core)


def _mostly(span: Span, quoted: Span) -> bool:
    if span.article != quoted.article:
        return False
    inside = min(span.end, quoted.end) - max(span.start, quoted.start)
    return 2 * inside > min(span.end - span.start, quoted.end - quoted.start)


def _speech(reading: Reading, span: Span) -> bool:
    sentence = reading.sentence_at(span.start)
    return bool(sentence and SPEECH.search(sentence.span.text))


def _quoted(reading: Reading, span: Span) -> bool:
    inside = sum(
        max(0, min(span.end, quotation.end) - max(span.start, quotation.start))
        for quotation in reading.quotations
        if quotation.speech
    )
    return 2 * inside > span.end - span.start


def _speaker(group: Sequence[Piece], readings: Sequence[Reading], told: Stage) -> Speaker | None:
    """Who most wordings give the statement to; the words beside the first of them are the basis."""
    named = any(piece.who and piece.sure for piece in group)
    votes = Counter(piece.who for piece in group if piece.who and (piece.sure or not named))
    who = min(votes, key=lambda entity: (-votes[entity], entity)) if votes else ""
    for piece in group:
        reading = next(reading for reading in readings if reading.article.id == piece.article)
        quotation = next(
            (each for each in reading.quotations if each.start <= piece.span.start < each.end), None
        )
        if quotation is None or quotation.speaker is None or (who and piece.who != who):
            continue
        heard = voice(reading, quotation, told)
        if heard is not None:
            basis = reading.article.span(*quotation.speaker)
            return Speaker(name=heard.name, entity=heard.entity or None, basis=basis)
    return None
