"""What an article could not tell: it had come out before that happened, or before anybody told of it."""

import re
from collections.abc import Callable
from datetime import datetime

from digest.model.analysis import Analysis, Claim, Says, TimeExpression
from digest.model.article import Published
from digest.text.times import unsure

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?")  # of a value; a part of a day is that day
ISO_DAY = 10  # characters of an ISO date
HOUR_AT = slice(11, 16)  # in an ISO date and time
TELLS = (Says.SAYS, Says.IN_PART, Says.DIFFERS)


def untold_yet(analysis: Analysis) -> Callable[[str, Claim], bool]:
    """What tells whether an article (its id) came out too early for a claim, or may have.

    It did where the claim tells of a later day or hour as past. It may have where all who tell the claim came
    out after it, unless the claim names a day before the article's own.
    """
    published = {article.id: article.published for article in analysis.story.articles}
    times: dict[str, list[TimeExpression]] = {}
    for time in analysis.times:
        times.setdefault(time.span.article, []).append(time)

    def early(article: str, claim: Claim) -> bool:
        own, told = published[article], [each for each in claim.stances if each.stance in TELLS]
        named = [
            time
            for each in told
            for span in each.spans
            for time in times.get(each.article, ())
            if span.covers(time.span) and DAY.match(time.value) and not unsure(time.rule)
        ]
        # What an older article told had happened by then.
        older = any(published[each.article].before(own) for each in told)
        if not older and any(
            time.tense == "past" and _after(time.value, published[time.span.article], own) for time in named
        ):
            return True
        days = [time.value[:ISO_DAY] for time in named if time.tense != "future"]
        happened = bool(days) and own.day is not None and max(days) < str(own.day)
        return not happened and all(own.before(published[each.article]) for each in told)

    return early


def _after(value: str, telling: Published, own: Published) -> bool:
    """Whether a day or hour that one article tells, by its own clock, lies after another came out."""
    found = DAY.match(value)
    if found is None or own.value is None:
        return False
    if telling.instant and own.instant:
        told = datetime.fromisoformat(f"{found[1]}T{found[2] or '00:00'}")
        return told.replace(tzinfo=telling.instant.tzinfo) > own.instant
    if found[1] != str(own.day):
        return found[1] > str(own.day)
    return bool(found[2]) and own.precision == "minute" and found[2] > own.value[HOUR_AT]
