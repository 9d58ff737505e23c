"""Who "he" or "the president" at the head of a sentence stands for, as far as the text before tells."""

from digest.analyze.features import PRONOUN, Names
from digest.analyze.reading import Reading, within


def subjects(reading: Reading, named: Names) -> dict[int, str]:
    """For each sentence that opens with a pronoun or role, by number: the side of the person meant.

    The person meant is the last one named as a sentence's first person before it (Hobbs 1978 finds the
    subject of the sentence before to be the likeliest).
    """
    found: dict[int, str] = {}
    last = ""
    for at, sentence in enumerate(reading.sentences):
        opens = PRONOUN.match(sentence.span.text)
        if opens and last:
            found[at] = last
            continue
        for mention in within(reading.names, sentence.span):
            who = named.get((reading.article.id, mention.start))
            if who and who.kind == "person":
                last = who.side or who.entity
                break
    return found
