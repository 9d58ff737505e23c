"""What is quoted in an article, whether it is speech, and whose words it gives."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.text.antecedents import Cast, cast
from digest.text.beside import UNPARTED, beside
from digest.text.heads import adds
from digest.text.imagined import imagined
from digest.text.names import NameMention, names
from digest.text.phrases import FAR, Phrase, first_phrase, is_cue, is_passive
from digest.text.quotemarks import Quoted, quoted
from digest.text.speakers import Attribution, attribution, signed
from digest.text.speech import Lexicon, Token, lexicon
from digest.text.subjects import subject
from digest.text.units import Unit, units
from digest.text.works import is_title

STATEMENT_WORDS = 7  # a quotation of fewer words that nobody is said to speak is a term or a scare quote
STATEMENT_SIGNS = 12  # the same in a script that sets no blanks between words
HEADING_WORDS = 12  # a quotation alone on its line up to this many words may be a subhead
SINGLE_MARKS = "'‘‚"
FINAL_POINTS = ".,!?…—―–-'’\""
LEADS_ON = ",?!…—―–-"

Bounds = tuple[int, int]
Given = tuple[Bounds | None, Bounds | None]  # the cue and the speaker as places in the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A quotation of an article; all places are (start, end) in code points of its text.

    `start`..`end` holds the quotation marks, `inner` does not. `speech` is False for a scare quote, a
    term, the title of a work. `cue` is the verb that gives the words to somebody ("said"), `speaker`
    the mention beside it ("town spokesman Tom Hill", "he", "the official"), `name` the name in that
    mention ("Tom Hill"), `antecedent` the named person or outlet that a pronoun or role stands for,
    where the text lets us tell. Quotations of one `group` are one statement, split by "he said" or by
    a paragraph.
    """

    start: int
    end: int
    inner: Bounds
    speech: bool
    cue: Bounds | None = None
    speaker: Bounds | None = None
    name: Bounds | None = None
    antecedent: Bounds | None = None
    group: int = 0


def quotations(
    text: str, *, language: str = "en", named: Sequence[NameMention] | None = None
) -> tuple[Quotation, ...]:
    """The quotations of an article (one paragraph a line) in order, with their speakers where it tells.

    Marks of any common kind count, glued to words or left unclosed too. The speaker is looked for in the
    sentence of the quotation, then, for a quotation that stands alone, in the sentence before or after it.
    `named` are the names of the text, where they were found before.
    """
    marked = quoted(text)
    if not marked:
        return ()
    if language in UNPARTED:
        return tuple(_unparted(text, marked, language))
    words = lexicon(language)
    pieces = tuple(units(text, marked, words, language))
    found = tuple(_attributed(text, pieces, marked, words))
    people = cast(
        text,
        [unit.tokens for unit in pieces],
        words,
        names=names(text, language=language) if named is None else named,
        speakers=[quotation.speaker for quotation in found if quotation.speaker],
    )
    return tuple(_all_resolved(text, found, people, words))


def _unparted(text: str, marked: Sequence[Quoted], language: str) -> Iterator[Quotation]:
    """The quotations of a text without blanks between its words; who stands beside one speaks it."""
    for group, mark in enumerate(marked):
        cue, speaker = beside(text, mark, language) or (None, None)
        long = mark.inner[1] - mark.inner[0] >= STATEMENT_SIGNS
        yield Quotation(
            start=mark.start,
            end=mark.end,
            inner=mark.inner,
            speech=cue is not None or long,
            cue=cue,
            speaker=speaker,
            name=speaker,
            group=group,
        )


def _all_resolved(text: str, found: Sequence[Quotation], people: Cast, words: Lexicon) -> Iterator[Quotation]:
    """The quotations with whom their speakers name; "he added" is whoever spoke right before."""
    last: Quotation | None = None
    for quotation in found:
        made = _resolved(quotation, people)
        if last and made.antecedent is None and made.name is None and _goes_on(text, last, made, words):
            made = replace(made, antecedent=last.antecedent or last.name)
        if made.speech and made.speaker:
            last = made
        yield made


def _goes_on(text: str, last: Quotation, quotation: Quotation, words: Lexicon) -> bool:
    """Whether "he added" goes on with the quotation before it, a paragraph on at the most."""
    if quotation.cue is None or quotation.speaker is None:
        return False
    pronoun = text[slice(*quotation.speaker)].lower() in words.pronouns
    return pronoun and adds(text, last.end, quotation.start, text[slice(*quotation.cue)])


def _resolved(quotation: Quotation, people: Cast) -> Quotation:
    if quotation.speaker is None:
        return quotation
    name, antecedent = people.who(quotation.speaker)
    return replace(quotation, name=name, antecedent=antecedent)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """Who spoke last, for a quotation that stands alone after it; `group` is None where nothing was quoted.

    `firm` tells that a verb of speech or a colon gives the floor to the speaker.
    """

    cue: Bounds | None
    speaker: Bounds | None
    group: int | None
    line: int
    firm: bool


def _attributed(
    text: str, pieces: Sequence[Unit], marked: Sequence[Quoted], words: Lexicon
) -> Iterator[Quotation]:
    group = 0
    said: _Said | None = None
    for nth, unit in enumerate(pieces):
        ahead = pieces[nth + 1] if nth + 1 < len(pieces) else None
        previous: Attribution | None = None
        for at, token in enumerate(unit.tokens):
            if token.quote < 0:
                continue
            mark = marked[token.quote]
            given = _given(text, unit, at, mark, words)
            joined = _shares(given, previous)
            if given is None:
                given_bounds, joined = _floor(text, unit, ahead, mark, marked, words, said)
            else:
                given_bounds = _bounds(unit.tokens, given)
                if given_bounds[1] is None and said and said.line == unit.line:
                    given_bounds = (given_bounds[0], said.speaker)
            if not (joined and said and said.group is not None):
                group += 1
            number = said.group if joined and said and said.group is not None else group
            quotation = _quotation(text, unit, at, mark, given, given_bounds, group=number, words=words)
            if quotation.speech:
                said = _Said(
                    cue=quotation.cue, speaker=quotation.speaker, group=number, line=unit.line, firm=True
                )
                previous = given
            yield quotation
        said = _told(text, unit, said, words)


def _given(text: str, unit: Unit, at: int, mark: Quoted, words: Lexicon) -> Attribution | None:
    ending = text[mark.inner[0] : mark.inner[1]].rstrip(" '’\"”")[-1:]
    return attribution(unit.tokens, at, words, leads_on=bool(ending) and ending in LEADS_ON)


def _shares(given: Attribution | None, previous: Attribution | None) -> bool:
    """Whether two quotations of a sentence hang on one verb: "“A,” he said, “b.”"."""
    return given is not None and previous is not None and given.cue == previous.cue and given.close


def _bounds(found: Sequence[Token], given: Attribution) -> Given:
    """The cue and the speaker of an attribution as places in the text."""
    cue = None if given.cue is None else (found[given.cue].start, found[given.cue].end)
    return cue, phrase_bounds(found, given.speaker)


def phrase_bounds(found: Sequence[Token], phrase: Phrase | None) -> Bounds | None:
    """Where a noun phrase stands in the text."""
    return None if phrase is None else (found[phrase[0]].start, found[phrase[1] - 1].end)


def _floor(
    text: str,
    unit: Unit,
    ahead: Unit | None,
    mark: Quoted,
    marked: Sequence[Quoted],
    words: Lexicon,
    said: _Said | None,
) -> tuple[Given, bool]:
    """Who has the floor when a quotation's own sentence names nobody, and whether their statement goes on."""
    nobody = ((None, None), False)
    if not unit.bare:
        return nobody
    if said and (mark.resumes or said.line == unit.line):
        return ((said.cue, said.speaker), said.group is not None) if said.firm or mark.resumes else nobody
    sign = signed(ahead.tokens, 0, words) if ahead else None
    if ahead and sign:
        return _bounds(ahead.tokens, sign), False
    if ahead and ahead.line == unit.line and ahead.tokens and ahead.tokens[0].quote >= 0:
        given = _given(text, ahead, 0, marked[ahead.tokens[0].quote], words)
        return (_bounds(ahead.tokens, given), False) if given else nobody
    return ((said.cue, said.speaker), False) if said and said.firm else nobody


def _told(text: str, unit: Unit, said: _Said | None, words: Lexicon) -> _Said | None:
    """Who has the floor after a sentence.

    The subject of its last verb of speech, or of a sentence with a colon.
    """
    found = unit.tokens
    colon = text[unit.end - 1] == ":"
    if unit.quotes and not colon:
        return said
    for verb in range(len(found) - 1, max(-1, len(found) - FAR), -1):
        if found[verb].quote < 0 and is_cue(found, verb, words) and not is_passive(found, verb, words):
            who = phrase_bounds(found, subject(found, verb, 0, words))
            cue = (found[verb].start, found[verb].end)
            return _Said(cue=cue, speaker=who, group=None, line=unit.line, firm=True)
    if not colon and said and said.firm and said.line == unit.line:
        return replace(said, group=None)
    who = phrase_bounds(found, first_phrase(found, 0, len(found), words))
    return _Said(cue=None, speaker=who, group=None, line=unit.line, firm=colon)


def _quotation(  # noqa: PLR0913 - what is known of a quotation when it is made, and that is all of it
    text: str,
    unit: Unit,
    at: int,
    mark: Quoted,
    given: Attribution | None,
    bounds: Given,
    *,
    group: int,
    words: Lexicon,
) -> Quotation:
    speech = _is_speech(text, unit, at, mark, given, words)
    cue, speaker = bounds if speech else (None, None)
    return Quotation(
        start=mark.start, end=mark.end, inner=mark.inner, speech=speech, cue=cue, speaker=speaker, group=group
    )


def _is_speech(
    text: str, unit: Unit, at: int, mark: Quoted, given: Attribution | None, words: Lexicon
) -> bool:
    inner = text[mark.inner[0] : mark.inner[1]].split()
    if imagined(unit.tokens, at):
        return False
    if unit.bare and not mark.resumes and _is_heading(text, unit, mark, len(inner)):
        return False
    if unit.bare or (given and given.close and at == 0):
        return True
    if is_title(inner, unit.tokens, at, words):
        return False
    return given is not None or len(inner) >= STATEMENT_WORDS


def _is_heading(text: str, unit: Unit, mark: Quoted, words: int) -> bool:
    """Whether a quotation alone on its line is a subhead.

    Short, and in single marks or without a final point.
    """
    if words > HEADING_WORDS or unit.start != unit.line or text[unit.end : unit.end + 1].strip("\n"):
        return False
    return text[mark.start] in SINGLE_MARKS or text[mark.inner[1] - 1] not in FINAL_POINTS
