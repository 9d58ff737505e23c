"""Who reported it first, as the articles say: agencies credited, copies of one text, the outlet itself."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from digest.analyze.copies import Copies, Place
from digest.analyze.reading import Reading
from digest.model.analysis import Claim, Credit, Origin, Says, Stance
from digest.text.agencies import agencies, pattern, wires
from digest.text.credits import named_again, own_report

BACKGROUND = 0.9  # share of an article after which a credit is for background
ISO_DAY = 10  # characters of a date without its hour
EARLY = 0.4  # share of an article in which what carries it is credited


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """On whom each article stands, and the stretches of it that stand on somebody else.

    A key is the name of an agency, or `=` and the id of an outlet. `home` maps an article to its key, `spots`
    to (start, end, key), `names` a key to the name shown; `why` says for each article why that is its home.
    `copied` are the sentences that stand almost alike in two articles, `written` says when each was published
    (`_when`).
    """

    home: Mapping[str, str]
    spots: Mapping[str, tuple[tuple[int, int, str], ...]]
    names: Mapping[str, str]
    why: Mapping[str, str]
    copied: frozenset[tuple[Place, Place]]
    written: Mapping[str, str]

    def behind(self, stances: Sequence[Stance], starts: Mapping[str, Sequence[int]]) -> dict[str, str]:
        """For each article that tells a claim the key of whose report that is.

        `starts` are the places, by article, of the sentences that tell it: copies of one are one report, an
        agency's if one of them credits it, else that of the one published first.
        """
        keys = {stance.article: self._behind(stance) for stance in stances if stance.spans}
        places = [(article, start) for article in keys for start in starts.get(article, ())]
        for one, other in combinations(places, 2):
            if (one, other) in self.copied:
                same = {keys[one[0]], keys[other[0]]}
                first, _ = sorted((one[0], other[0]), key=lambda each: (self.written[each], each))
                key = min(same, key=lambda each: (each.startswith("="), each != keys[first], each))
                keys = {article: key if own in same else own for article, own in keys.items()}
        return keys

    def _behind(self, stance: Stance) -> str:
        """The key of whose report an article tells in these passages: whom it credits there, or its home."""
        for span in stance.spans:
            for start, end, key in self.spots.get(stance.article, ()):
                if start <= span.start < end:
                    return key
        return self.home[stance.article]


def standing(readings: Sequence[Reading], credits_: Sequence[Credit], copied: Copies) -> Standing:
    """On whom the articles stand, at most these many: where nothing is said, each on itself.

    An agency's own article, one that names it in head, date line, byline or at its end, or that credits it
    and shows no reporting of its own, stands on it as a whole; one that also reports by itself does so only
    in the sentences that credit, and those of the paragraph after them. Near copies stand on one.
    """
    by_article = {reading.article.id: reading for reading in readings}
    given = {id_: [credit for credit in credits_ if credit.article == id_] for id_ in by_article}
    home: dict[str, str] = {}
    why: dict[str, str] = {}
    for id_, reading in by_article.items():
        home[id_], why[id_] = _home(reading, given[id_])
    for group in copied.twins:
        key = _shared([home[id_] for id_ in group], [by_article[id_] for id_ in group])
        for id_ in group:
            if home[id_] != key or key.startswith("="):
                home[id_], why[id_] = key, "sentences alike almost word for word"
    outlets = {_key(reading): reading.article.outlet.name for reading in readings}
    spots = {id_: tuple(_spots(reading, given[id_])) for id_, reading in by_article.items()}
    keys = {*home.values(), *(key for found in spots.values() for _, _, key in found)}
    names = {key: outlets[key] if key.startswith("=") else key for key in keys}
    return Standing(
        home=home,
        spots=spots,
        names=names,
        why=why,
        copied=copied.sentences,
        written={id_: _when(each) for id_, each in by_article.items()},
    )


def origins(held: Standing, claims: Sequence[Claim], keys: Sequence[Mapping[str, str]]) -> tuple[Origin, ...]:
    """The independent origins of a story, at most these: most articles first; each article in exactly one.

    `keys` gives for each of `claims` the key behind each article that tells it. Whom an article credits for
    single claims only is an origin as well where others tell such a claim too; what one article alone has
    from somebody is no more independent for it.
    """
    partly: dict[str, dict[str, None]] = {}
    for claim, behind in zip(claims, keys, strict=True):
        telling = [each.article for each in claim.stances if each.stance in (Says.SAYS, Says.IN_PART)]
        for article in telling if len(telling) > 1 else ():
            if behind[article] != held.home[article]:
                partly.setdefault(behind[article], {})[article] = None
    made = []
    for key in dict.fromkeys((*held.home.values(), *sorted(partly))):
        articles = tuple(article for article, home in held.home.items() if home == key)
        rest = tuple(article for article in held.home if article in partly.get(key, {}))
        reasons = dict.fromkeys(held.why[article] for article in articles) or ("credited for single claims",)
        made.append(Origin(name=held.names[key], articles=articles, why="; ".join(reasons), partly=rest))
    return tuple(sorted(made, key=lambda origin: (-len(origin.articles), origin.name)))


def _key(reading: Reading) -> str:
    outlet = reading.article.outlet
    return _agency(outlet.name) or f"={outlet.id}"


def _agency(name: str) -> str | None:
    """The agency or outlet of our list that an outlet is, also as "CNN (Web News)"; None for others."""
    found = pattern().match(name.removeprefix("The ")) or pattern().match(name)
    return agencies()[found[0]] if found else None


def _home(reading: Reading, given: Sequence[Credit]) -> tuple[str, str]:
    """On whom an article stands as a whole, and why."""
    article = reading.article
    agency = _agency(article.outlet.name)
    if agency:
        return agency, f"is {agency}"  # an agency's own article is what others credit
    whole = [credit.name for credit in given if credit.sort == "article"]
    if article.agencies or whole:
        name = article.agencies[0] if article.agencies else _most(whole)
        return name, f"credits {name}"
    if any(credit.sort == "help" for credit in given):
        return _key(reading), "reports by itself, with the help of an agency"
    names = [credit.name for credit in given if credit.sort in ("sentence", "backward")]
    if not names:
        return _key(reading), "credits nobody"
    if any(_own(reading, sentence.span.text) for sentence in reading.sentences):
        return _key(reading), "reports by itself"
    most = _most(names)
    # Of an agency that is on no list nobody knows whether it sells whole reports.
    known = most in agencies().values()
    carried = known and _carries(reading, [credit for credit in given if credit.name == most])
    return (most, f"credits {most}") if carried else (_key(reading), f"credits {most} for a detail")


def _carries(reading: Reading, given: Sequence[Credit]) -> bool:
    """Whether an article stands on whom it credits, or only adds a detail from there.

    An agency sells its reports to be printed: one credit is enough, unless it comes with the background at
    the end. Another outlet is quoted for what it found out: it carries an article that credits it early, and
    more than once.
    """
    end = max(sentence.span.end for sentence in reading.sentences)
    first = min(credit.span.start for credit in given) / end
    if given[0].name in wires():
        return first <= BACKGROUND or len(given) > 1
    return first <= EARLY and len(given) > 1


def _most(names: Sequence[str]) -> str:
    return min(names, key=lambda name: (-names.count(name), names.index(name)))


def _own(reading: Reading, sentence: str) -> bool:
    article = reading.article
    return article.outlet.known and own_report(sentence, article.language, (article.outlet.name,))


def _shared(homes: Sequence[str], group: Sequence[Reading]) -> str:
    """The one key of several copies of one text: an agency's if one credits it, else the first known one's.

    Which of them copied the other no article says; an outlet without a name is no origin of one with a name.
    """
    count = Counter(home for home in homes if not home.startswith("="))
    if count:
        return min(count, key=lambda name: (-count[name], name))
    first = min(group, key=lambda each: (not each.article.outlet.known, _when(each), each.article.id))
    return _key(first)


def _when(reading: Reading) -> str:
    """When an article was published, to sort by: a day without its hour after all its hours, no day last."""
    value = reading.article.published.value or "9"
    return f"{value}T99" if len(value) == ISO_DAY else value


def _spots(reading: Reading, given: Sequence[Credit]) -> Iterator[tuple[int, int, str]]:
    """The stretches of an article that stand on somebody in particular, each up to the end of a sentence.

    A credit reaches to the end of its paragraph, or to the next credit there; words spoken to an outlet are
    its sentence alone; "This was reported by …" reaches back over the paragraph before.
    """
    last: tuple[int, str] | None = None  # the paragraph in which somebody was credited, and whom
    reach = ""
    number = 0
    for sentence in reading.sentences:
        start, end = sentence.span.start, sentence.span.end
        reach = reach if sentence.paragraph == number else ""
        number = sentence.paragraph
        here = [credit for credit in given if start <= credit.span.start < end and credit.sort != "help"]
        said = next((credit for credit in here if credit.sort != "article"), None)
        if _own(reading, sentence.span.text):
            reach = ""
            yield start, end, _key(reading)
        elif said:
            last = (number, said.name)
            yield start, end, said.name
            reach = "" if said.sort == "interview" else said.name
            if said.sort == "backward":
                yield from _before(reading, sentence.span.start, number, said.name)
        elif last and number - last[0] <= 1 and named_again(sentence.span.text, reading.article.language):
            last = (number, last[1])
            reach = last[1]
            yield start, end, reach
        elif reach:
            yield start, end, reach


def _before(reading: Reading, start: int, number: int, name: str) -> Iterator[tuple[int, int, str]]:
    """The sentences of the same paragraph before `start`, else those of the paragraph before."""
    here = [each for each in reading.sentences if each.paragraph == number and each.span.start < start]
    for each in here or [each for each in reading.sentences if each.paragraph == number - 1]:
        yield each.span.start, each.span.end, name
