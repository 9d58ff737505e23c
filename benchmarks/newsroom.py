"""Invents a newsroom: thousands of short articles on hundreds of events, several outlets on each."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

OUTLETS = 40
SIZES = (1, 2, 3, 5, 7, 10, 13, 25)  # articles of a story, in turn: 8.25 in the mean
DAY = date(2025, 1, 6)
DAYS = 240  # over which the events are spread
SYLLABLES = (
    *("ar", "bel", "cor", "dun", "el", "far", "gol", "hal", "im", "jor", "kel", "lun", "mar"),
    *("nor", "os", "pel", "quin", "ros", "sel", "tor", "ul", "ven", "wim", "yar", "zel"),
)
ENDINGS = ("burg", "ford", "haven", "mouth", "stead", "ton", "wick", "field")
EVENTS = (
    ("ferry", "accident", "ran aground", "harbor"),
    ("factory", "fire", "burned down", "warehouse"),
    ("school", "strike", "closed its doors", "teachers"),
    ("bridge", "collapse", "gave way", "river"),
    ("hospital", "merger", "was sold", "clinic"),
    ("airport", "delay", "stopped all flights", "runway"),
    ("council", "vote", "passed its budget", "taxes"),
    ("mine", "rescue", "was flooded", "shaft"),
    ("museum", "theft", "was robbed", "painting"),
    ("railway", "derailment", "left the track", "signal"),
    ("dam", "repair", "was drained", "valley"),
    ("bank", "inquiry", "froze its accounts", "loans"),
    ("stadium", "opening", "opened its gates", "tickets"),
    ("forest", "blaze", "burned for hours", "firefighters"),
    ("court", "ruling", "threw out the case", "appeal"),
    ("port", "blockade", "turned ships away", "cargo"),
)
FACTS = (
    (
        "The {thing} of {place} {did} on {day} evening, said {person}, a spokesman for {body}.",
        "{person}, who speaks for {body}, said that the {thing} of {place} {did} on {day} evening.",
    ),
    (
        "At least {few} people were taken to hospital, {three} of them with serious injuries.",
        "{few} people were brought to hospital; {three} of them are badly hurt, {body} said.",
        "Officials said {other} people had been taken to hospital after the {event}.",
    ),
    (
        "“We had warned of the {near} for {years} years and nobody listened,” {person} said.",
        "“We had warned of the {near} for {years} years,” said {person}, “and nobody listened.”",
    ),
    (
        "The damage is put at {sum} million dollars, according to {body}.",
        "{body} puts the damage at {sum} million dollars.",
        "Insurers put the damage at {more} million dollars.",
    ),
    (
        "{second}, the mayor of {place}, called for an inquiry into the {near} and the {event}.",
        "An inquiry into the {event} was called for by {second}, the mayor of {place}.",
    ),
    (
        "Roads to the {near} were closed until {later} while crews from {town} cleared the area.",
        "Crews from {town} cleared the area; roads to the {near} stay closed until {later}.",
    ),
    (
        "{body} had spent {years} years and {sum} million dollars on the {thing} before the {event}.",
        "Before the {event}, {body} spent {sum} million dollars in {years} years on the {thing}.",
    ),
    (
        "“It was like thunder,” said {third}, who lives beside the {near} in {place}.",
        "{third}, who lives beside the {near}, said: “It was like thunder.”",
    ),
    (
        "The {thing} will stay shut for {weeks} weeks, {second} told reporters in {place}.",
        "{second} told reporters that the {thing} will not open again for {weeks} weeks.",
        "The {thing} will open again within {few} days, {body} said.",
    ),
    (
        "{body} was founded in {year} and runs {three} such places near {town}.",
        "Founded in {year}, {body} runs {three} such places around {town}.",
    ),
    (
        "Neighbors in {town} gathered on {later} to thank the crews who came to the {near}.",
        "On {later} people in {town} thanked the crews who had come to the {near}.",
    ),
    (
        "{person} is to speak before the council of {place} on {later} about what went wrong.",
        "What went wrong is what {person} is to tell the council of {place} on {later}.",
    ),
)
OWN = (
    "Readers of this paper wrote in to say that the {near} had worried them since {year}.",
    "This reporter saw {few} trucks on the road from {town} shortly after midnight.",
    "A photograph that was sent to us shows the {thing} of {place} from the hill above {town}.",
    "Whether {second} will stay in office after the {event} is not known.",
    "Shops in {town} sold out of candles and water by noon, a trader told us.",
)
HEADS = (
    "{place} {thing} {did}, {few} people hurt",
    "{few} hurt after {thing} of {place} {did}",
    "{body} faces questions as {place} {thing} {did}",
    "Inquiry after {event} at {thing} in {place}",
)
WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FEWEST, MOST = 7, 9  # facts that an article tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article to be written: its file's name, and all that stands in the file."""

    name: str
    text: str


def tellings(count: int, seed: int = 4) -> Iterator[Telling]:
    """So many articles, story after story; the same for the same numbers."""
    chance = random.Random(seed)  # noqa: S311 - chance that can be had again, not secrets
    made = story = 0
    while made < count:
        size = min(SIZES[story % len(SIZES)], count - made)
        yield from _story(chance, story, size)
        made += size
        story += 1


def _story(chance: random.Random, number: int, size: int) -> Iterator[Telling]:
    event = EVENTS[number % len(EVENTS)]
    begun = DAY + timedelta(days=chance.randrange(DAYS))
    place = _name(chance, 2, chance.choice(ENDINGS))
    said = {
        "thing": event[0],
        "event": event[1],
        "did": event[2],
        "near": event[3],
        "place": place,
        "town": _name(chance, 1, chance.choice(ENDINGS)),
        "person": f"{_name(chance, 2)} {_name(chance, 3)}",
        "second": f"{_name(chance, 2)} {_name(chance, 3)}",
        "third": f"{_name(chance, 2)} {_name(chance, 3)}",
        "body": f"{_name(chance, 2)} {event[0].capitalize()} Authority",
        "day": WEEK[begun.weekday()],
        "later": WEEK[(begun.weekday() + 2) % len(WEEK)],
        "year": str(chance.randrange(1901, 2010)),
    }
    said |= {name: str(chance.randrange(12, 90)) for name in ("few", "other", "sum", "more", "years")}
    said |= {name: str(chance.randrange(2, 11)) for name in ("three", "weeks")}
    outlets = chance.sample(range(OUTLETS), size)
    for at, outlet in enumerate(outlets):
        day = begun + timedelta(days=at % 2)
        title = chance.choice(HEADS).format_map(said)
        head = f"---\ntitle: {title}\noutlet: Courier {outlet}\ndate: {day}\n---\n"
        body = "\n\n".join(_paragraphs(chance, said))
        yield Telling(name=f"s{number:04}-{at:02}.md", text=f"{head}{body}\n")


def _paragraphs(chance: random.Random, said: dict[str, str]) -> Iterator[str]:
    told = sorted({0, *chance.sample(range(len(FACTS)), chance.randrange(FEWEST, MOST + 1))})
    lines = [chance.choice(FACTS[at]).format_map(said) for at in told]
    lines.insert(chance.randrange(2, len(lines)), chance.choice(OWN).format_map(said))
    for at in range(0, len(lines), 2):
        yield " ".join(_capital(line) for line in lines[at : at + 2])


def _name(chance: random.Random, syllables: int, ending: str = "") -> str:
    return ("".join(_drawn(chance, SYLLABLES, syllables)) + ending).capitalize()


def _drawn(chance: random.Random, words: Sequence[str], count: int) -> list[str]:
    return [chance.choice(words) for _ in range(count)]


def _capital(line: str) -> str:
    return line[0].upper() + line[1:]
