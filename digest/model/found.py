"""What an extractor adds to a story's analysis: more of what digest itself finds, as spans."""

from dataclasses import dataclass

from digest.model.analysis import Credit, Entity, Firmness, Quote, TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """More quotes, entities, time expressions, credits and firm or weak words of one story.

    What is here is added to the analysis and takes nothing out of it. `id`s of quotes and entities are words
    that no other of the story has; begin them with the extractor's name.
    """

    quotes: tuple[Quote, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    credits: tuple[Credit, ...] = ()
    firmness: tuple[Firmness, ...] = ()
