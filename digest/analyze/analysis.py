"""All that is found in one story, step by step."""

from digest.analyze.claims import claims
from digest.analyze.copies import copies
from digest.analyze.credits import credited
from digest.analyze.differences import differences
from digest.analyze.entities import entities
from digest.analyze.facts import facts
from digest.analyze.firmness import firmness
from digest.analyze.named import named
from digest.analyze.origins import origins, standing
from digest.analyze.quotes import quotes
from digest.analyze.reading import Reading, reading
from digest.analyze.recut import recut
from digest.analyze.subjects import subjects
from digest.analyze.units import units
from digest.model.analysis import Analysis, TimeExpression
from digest.model.story import Story

OWN_DAY = "the article's date"
STORY_DAY = "the date of the story's other articles, as this one bears none"


def analysis(told: Story) -> Analysis:
    """The analysis of a story: a pure function of its articles."""
    anchor = told.day
    readings = [reading(article, written=article.published.day or anchor) for article in told.articles]
    found = entities(told.articles, {each.article.id: each.names for each in readings})
    who = named(found, readings)
    clauses = [unit for each in readings for unit in units(each, who, subjects(each, who))]
    same = facts(clauses)
    credit = credited(readings)
    copied = copies(readings)
    held = standing(readings, credit, copied)
    made = claims(clauses, same, readings, held)
    said = quotes(readings, who, found, made.claims)
    firm = firmness(readings)
    made_of_it = Analysis(
        story=told,
        sentences=tuple(sentence for each in readings for sentence in each.sentences),
        times=tuple(time for each in readings for time in _times(each)),
        quotes=said,
        entities=found,
        claims=made.claims,
        differences=differences(
            readings, clauses, same, made, quotes=said, entities=found, named=who, firm=firm
        ),
        credits=credit,
        origins=origins(held, made.claims, made.behind),
        firmness=firm,
        twins=copied.twins,
    )
    return recut(made_of_it, {article.id: article for article in told.articles if article.insets})


def _times(each: Reading) -> list[TimeExpression]:
    dated = each.article.published.value is not None
    return [
        TimeExpression(
            span=each.article.span(time.start, time.end),
            kind=time.kind,
            value=time.value,
            anchor=time.anchor,
            rule=time.rule if dated else time.rule.replace(OWN_DAY, STORY_DAY),
            mod=time.mod,
            tense=time.tense,
            range_begin=time.range_begin,
            range_end=time.range_end,
        )
        for time in each.times
    ]
