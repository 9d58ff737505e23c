"""Statements that articles quote, each with all its wordings: direct ones aligned, paraphrases linked."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.analyze.features import Names
from digest.analyze.passages import Passages, passages
from digest.analyze.reading import Reading
from digest.analyze.speakers import Stage, sex_beside, stage, voice
from digest.analyze.statements import Piece, aligned, spoken_by, together
from digest.model.analysis import Claim, Entity, Form, Quote, QuoteVariant, Says, Speaker
from digest.model.span import Span
from digest.text.likeness import idf
from digest.text.senses import synonyms
from digest.text.sentences import sentences
from digest.text.speech import lexicon
from digest.text.words import stop_words, words

SPEECH = re.compile(
    r"\b(?:said|says|stat(?:ed|es|ing)|told|stress(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|add(?:ed|s|ing)|"
    r"not(?:ed|es|ing)|warn(?:ed|s|ing)|explain(?:ed|s|ing)|argu(?:ed|es|ing)|claim(?:ed|s|ing)|announc(?:ed|es|ing)|"
    r"declar(?:ed|es|ing)|indicat(?:ed|es|ing)|admit(?:ted|s|ting)|acknowledg(?:ed|es|ing)|insist(?:ed|s|ing)|"
    r"suggest(?:ed|s|ing)|call(?:ed|ing)|pointed out|describ(?:ed|es|ing)|posted|wrote|answered|replied)\b"
)
MIN_WORDS = 3  # words; a shorter quotation is a term, not a statement
UNSPOKEN_WORDS = 7  # words; a shorter quotation that nobody is said to speak is a term or a scare quote
SHARED = 3  # words in common that a sentence which no claim links to the quote has at the fewest
RETOLD = 0.35  # share of the words common to most wordings that a passage must have to retell the quote


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
    groups = together(aligned(pieces, weight), pieces)
    heard = Heard(claims=passages(claims), speech=_speech_of(readings, named), people=_people(named))
    drawn = (_quote([pieces[at] for at in group], readings, told, heard) for group in groups)
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
                sex=sex_beside(reading, quotation),
            )


def _keys(text: str, language: str) -> Iterator[str]:
    stop, synonym = stop_words(language), synonyms(language)
    for word in words(text, language=language):
        if word.low not in stop:
            yield synonym.get(word.stem, word.stem)


def _quote(
    group: Sequence[Piece],
    readings: Sequence[Reading],
    told: Stage,
    heard: "Heard",
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
        variants=(
            *direct,
            *_paraphrases(spans, direct, readings, heard, _whose(group, heard)),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Where words may be retold: the claims, and, by article and entity, the sentences in which it speaks.

    `people` are the ids and sides by which each person may be named, by entity.
    """

    claims: Passages
    speech: Mapping[tuple[str, str], Sequence[Span]]
    people: Mapping[str, frozenset[str]]

    def of(self, reading: Reading, whose: Iterable[str]) -> tuple[Span, ...]:
        """The sentences of an article in which one of `whose` says something."""
        found = (span for who in whose for span in self.speech.get((reading.article.id, who), ()))
        return tuple(sorted(set(found)))


def _speech_of(readings: Sequence[Reading], named: Names) -> Mapping[tuple[str, str], Sequence[Span]]:
    found: dict[tuple[str, str], list[Span]] = {}
    for reading in readings:
        for mention in reading.names:
            who = named.get((reading.article.id, mention.start))
            if who is None or who.kind != "person":
                continue
            sentence = reading.sentence_at(mention.start)
            if sentence and not sentence.broken and SPEECH.search(sentence.span.text):
                found.setdefault((reading.article.id, who.entity), []).append(sentence.span)
    return found


def _people(named: Names) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for each in named.values():
        if each.kind == "person":
            found.setdefault(each.entity, set()).update(name for name in (each.entity, each.side) if name)
    return {entity: frozenset(names) for entity, names in found.items()}


def _whose(group: Sequence[Piece], heard: Heard) -> frozenset[str]:
    """The ids and sides by which the speaker may be named; empty for an outlet that is quoted."""
    return frozenset().union(*(heard.people.get(piece.who, ()) for piece in group if piece.who))


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
    heard: "Heard",
    whose: frozenset[str],
) -> Iterator[QuoteVariant]:
    """Articles that state in their own words a fact that stands in the quoted words elsewhere.

    Either a claim says that it is one fact, or a sentence of theirs that names the speaker and has a verb of
    speech shares enough of the words.
    """
    if not whose:
        return
    quoting = {variant.article for variant in direct}
    told: dict[str, list[Span]] = {}
    claims = heard.claims
    share = claims.inside(spans)
    for at in sorted(share):
        claim = claims.claims[at]
        stating = {stance.article for stance in claim.stances if stance.spans}
        if 2 * share[at] < len(quoting & stating):
            continue
        for stance in claim.stances:
            if stance.article not in quoting and stance.stance in (Says.SAYS, Says.IN_PART):
                told.setdefault(stance.article, []).extend(stance.spans)
    for reading in readings:
        own = told.get(reading.article.id, [])
        if not own and reading.article.id not in quoting:
            own = [span for span in heard.of(reading, whose) if _retells(span, spans, reading, least=SHARED)]
        plain = [
            span
            for span in dict.fromkeys(own)
            if not _quoted(reading, span) and _speech(reading, span) and _retells(span, spans, reading)
        ]
        if plain:
            yield QuoteVariant(article=reading.article.id, form=Form.PARAPHRASE, spans=tuple(sorted(plain)))


def _retells(span: Span, quoted: Sequence[Span], reading: Reading, *, least: int = 0) -> bool:
    """Whether a passage has enough of the words that most wordings of a quote share, at least `least`."""
    wordings: dict[str, set[str]] = {}
    for each in quoted:
        wordings.setdefault(each.article, set()).update(_keys(each.text, reading.article.language))
    count = Counter(key for keys in wordings.values() for key in keys)
    core = {key for key, times in count.items() if 2 * times >= len(wordings)}
    own = set(_keys(span.text, reading.article.language))
    return len(core & own) >= max(least, RETOLD * len(core))


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
    """Who most wordings give the statement to; the words beside the first of them are the basis.

    "She" says nothing to a reader: without other words there is no basis.
    """
    who = spoken_by(group, told.sexes)
    if not who and any(piece.who for piece in group):
        return None
    found: Speaker | None = None
    for piece in group:
        reading = next(reading for reading in readings if reading.article.id == piece.article)
        quotation = next(
            (each for each in reading.quotations if each.start <= piece.span.start < each.end), None
        )
        if quotation is None or quotation.speaker is None or (who and piece.who != who):
            continue
        who_speaks = voice(reading, quotation, told)
        if who_speaks is None:
            continue
        basis = reading.article.span(*quotation.speaker)
        if basis.text.lower() not in lexicon(reading.article.language).pronouns:
            return Speaker(name=who_speaks.name, entity=who_speaks.entity or None, basis=basis)
        found = found or Speaker(name=who_speaks.name, entity=who_speaks.entity or None)
    return found
