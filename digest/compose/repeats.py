"""What the entries of one date repeat of each other: one deed is told once, where it is told best."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from digest.compose.bearing import nearest_verb
from digest.compose.counted import differ
from digest.compose.deeds import SAID_THEN, Deed, deed, near, rarity
from digest.compose.governed import SAID, masked
from digest.compose.judged import Dated
from digest.text.senses import synonyms
from digest.text.words import content, stem

# Chosen by eye on stories of three articles. How near two sentences of one date are that tell one deed, from
# one article too: as wholes, or by the clauses with the date, which must share words that are no names.
WHOLE_NEAR, CLAUSE_NEAR, SHARED = 0.2, 0.2, 2
WIDER_NEAR = 0.4  # of a month or year and a day in it: what a day tells, its month need not
OWNS = re.compile(r"[’']s?\s")
NAMES = 2  # words of names right before a verb that are taken for its subject
SPEAKS = "say"
SPOKE = re.compile(
    r"\b(?:blamed|slammed|blasted|denounced|defended|criticized|praised|sought|called|urged|vowed|condemned|"
    r"attacked|mocked|responded|reacted|compared|likened|accused|rejected|dismissed|lashed|spoke|hinted|repeated)$"
)
FIGURE, YEAR = re.compile(r"\d[\d,.]*\d"), re.compile(r"(?:1[5-9]|20)\d\d")
ADAY = 6  # entries of one date that a reader takes in …
MORE_ADAY = 5  # … and one more for every so many articles above thirty, up to as many again
MANY = 30

Groups = Sequence[Sequence[Dated]]


def told_once(
    groups: Groups, rank: Callable[[Sequence[Dated]], tuple[object, ...]], *, articles: int
) -> list[Sequence[Dated]]:
    """The groups without those that repeat a better one of their date, at most `a_day` of a date.

    `rank` sorts groups, the best first; `articles` counts those of the story.
    """
    most = a_day(articles)
    weight = rarity([each for group in groups for each in group])
    kept: list[tuple[Sequence[Dated], list[Deed]]] = []
    many: Counter[str] = Counter()
    texts: set[str] = set()
    for group in sorted(groups, key=rank):
        day, text = group[0].when.day, plain_text(group)
        if many[day] == most or text in texts or (many[day] and _owns(group[0])):
            continue
        deeds = [deed(each) for each in group]
        alone = len({each.article for each in deeds}) == 1
        if alone and any(_repeats((group, deeds), other, weight) for other in kept):
            continue
        kept.append((group, deeds))
        many[day] += 1
        texts.add(text)
    chosen = {id(group) for group, _ in kept}
    return [group for group in groups if id(group) in chosen]


def a_day(articles: int) -> int:
    """How many entries of one date a story of so many articles shows."""
    return ADAY + min(ADAY, max(0, articles - MANY) // MORE_ADAY)


def _owns(each: Dated) -> bool:
    """Whether the date owns what was done ("Tuesday's vote followed …"): it tells what others tell better."""
    return OWNS.match(each.sentence.span.text, each.end) is not None


def plain_text(group: Sequence[Dated]) -> str:
    """The words of the sentence that opens a group, to find it again where an article prints it twice."""
    return " ".join(group[0].shown.text.split())


def _repeats(
    mine: tuple[Sequence[Dated], list[Deed]],
    other: tuple[Sequence[Dated], list[Deed]],
    weight: Mapping[str, float],
) -> bool:
    first, second = mine[0][0].when, other[0][0].when
    wider = first.day != second.day
    if wider and not (first.day.startswith(second.day) or second.day.startswith(first.day)):
        return False
    if any(differ(one.counts, two.counts) for one in mine[1] for two in other[1]):
        return False
    return any(
        _one_deed(one, two, weight, wider=wider) or (not wider and _same_act(told, one, retold, two))
        for told, one in zip(mine[0], mine[1], strict=True)
        for retold, two in zip(other[0], other[1], strict=True)
    )


def _same_act(told: Dated, one: Deed, retold: Dated, two: Deed) -> bool:
    """Whether one person does the same in both, or speaks on that day, or both give one figure.

    Of what one person plans for a day and does on it one is enough, and of a month or year what shares a name
    and another word.
    """
    shared = one.plain & two.plain
    if shared and figures(told) & figures(retold):
        return True
    both = acts(told) & acts(retold)
    speaks = any(sense == SPEAKS for _, sense in both)
    if one.planned or two.planned:
        return bool(shared and {actor for actor, _ in acts(told)} & {actor for actor, _ in acts(retold)})
    if one.wide and two.wide and shared and (one.stems - one.plain) & (two.stems - two.plain):
        return True
    return speaks or (bool(both) and len(shared) >= SHARED)


def figures(each: Dated) -> frozenset[str]:
    """The figures of a sentence but for those of its date: "38,000", "4.7"."""
    text = each.sentence.span.text
    found = FIGURE.finditer(text)
    return frozenset(
        figure[0]
        for figure in found
        if not each.start <= figure.start() < each.end and not YEAR.fullmatch(figure[0])
    )


def _one_deed(one: Deed, two: Deed, weight: Mapping[str, float], *, wider: bool) -> bool:
    if one.denies != two.denies:
        return False
    whole = near(one.whole, two.whole, weight)
    if wider:
        return whole >= WIDER_NEAR
    if whole >= WHOLE_NEAR and len(one.common & two.common) >= SHARED:
        return True
    return len(one.plain & two.plain) >= SHARED and near(one.stems, two.stems, weight) >= CLAUSE_NEAR


def acts(each: Dated) -> frozenset[tuple[str, str]]:
    """Who is named last before the verb of the date and what the verb means; all speech is one act."""
    text = masked(each.sentence.span.text)
    verb = nearest_verb(text, each.start, each.end)
    if verb is None:
        return frozenset()
    word = verb[0].split()[-1]
    sense = SPEAKS if SAID.match(text, verb.start()) or SPOKE.search(verb[0]) else _sense(word, each.language)
    attributed = SAID_THEN.search(text, 0, each.start)
    first = attributed.start() if attributed else 0
    said_by = [
        word.stem
        for word in content(text[first : verb.start()], language=each.language)
        if text[first + word.start].isupper()
    ]
    return frozenset((actor, sense) for actor in said_by[-NAMES:])


def _sense(word: str, language: str) -> str:
    root = stem(word, language)
    return synonyms(language).get(root, root)
