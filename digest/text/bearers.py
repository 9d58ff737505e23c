"""Whom each name of one article stands for: Bell is Ann Bell, and Mr Bell beside her is somebody else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.text.gazetteer import gazetteer, pronoun
from digest.text.names import NameMention
from digest.text.sexes import contested, told


def bearers(text: str, people: Sequence[NameMention], body: int) -> Mapping[int, str]:
    """For each of the `people`, by where the name starts, the full name of the article that it stands for.

    A name with a title of a man is no woman's. Where both bear it, each is somebody of his or her own, and
    the name alone is neither's.
    """
    sexes = {name.start: told(text, name) for name in people}
    both = contested((name.head, sexes[name.start]) for name in people)
    full = _full_names(people, body)
    own: dict[str, str] = {}
    for name in people:
        own[name.head] = own.get(name.head) or sexes[name.start]
    found: dict[int, str] = {}
    for name in people:
        sex = sexes[name.start]
        fitting = [
            whole
            for whole in full.get(name.head, ())
            if not sex or (own.get(whole) or pronoun(whole.split()[0]) or sex) == sex
        ]
        if name.head in both and not sex:
            found[name.start] = name.head
        elif len(fitting) == 1:
            found[name.start] = fitting[0]
        else:
            found[name.start] = f"{name.head} ({sex})" if name.head in both else name.head
    return found


def _full_names(people: Sequence[NameMention], body: int) -> Mapping[str, Mapping[str, None]]:
    """For each part of a full name the full names that have it.

    A full name is first used where the person comes in. What was used alone before is somebody else, whom
    all readers know, if it is a public figure's surname or stands in the text and not in its headline.
    """
    alone: set[str] = set()
    by_word: dict[str, dict[str, None]] = defaultdict(dict)
    for name in people:
        words = name.head.split()
        if len(words) == 1:
            if not by_word[name.head] and (name.start >= body or name.head in gazetteer().figures):
                alone.add(name.head)
            continue
        last = words[-2] if words[-1] in gazetteer().cues["suffix"] else words[-1]
        for word in (words[0], last, " ".join(words[1:])):
            by_word[word][name.head] = None
    for word in sorted(alone):
        by_word[word] = {full: None for full in by_word[word] if not full.endswith(word)}
    return by_word
