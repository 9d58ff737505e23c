"""The numbers in the code that decide something a reader may ask about, by name, for the method page."""

from collections.abc import Mapping


def thresholds() -> Mapping[str, str]:
    """Each number as the code has it now, by what it decides; `[figures]` of the words explains it."""
    from digest.analyze import copies, facts, quotes, wordings  # noqa: PLC0415 - only where a site is made
    from digest.compose import related, takes  # noqa: PLC0415 - the same
    from digest.render import grams  # noqa: PLC0415 - the same
    from digest.render.views import entities, front  # noqa: PLC0415 - the same
    from digest.text.agencies import agencies  # noqa: PLC0415 - the same

    told: dict[str, float] = {
        "receipts.run": grams.RUN,
        "origins.agencies": len(set(agencies().values())),
        "origins.copied": copies.COPIED,
        "origins.same-words": copies.SAME_WORDS,
        "claims.same": facts.SAME,
        "claims.near": facts.NEAR,
        "claims.shared-words": facts.SHARED_WORDS,
        "takes.unsure": takes.UNSURE,
        "quotes.least-words": quotes.MIN_WORDS,
        "quotes.common-words": wordings.COMMON,
        "related.days": related.DAYS,
        "related.alike": related.ALIKE,
        "names.articles": entities.LEAST_ARTICLES,
        "names.outlets": entities.LEAST_OUTLETS,
        "front.stories": front.SHOWN_STORIES,
    }
    return {name: f"{value:g}" for name, value in told.items()}
