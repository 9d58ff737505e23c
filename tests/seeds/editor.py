"""What an editor asks of the seeds' story: which passages state a claim, and which claim joins them."""

from collections.abc import Iterator

from digest.model.analysis import Claim, Says
from digest.model.digest import Digest

# SHA-256 of the five documents as they came: their bodies stay verbatim.
CAME = {
    "kyivpost": "31ba869bf75b2327917e8a1fa40102a261c51f27bd60054662a5fc25375a5727",
    "newsneck": "38d154fb637df4c47a7081b2506ff0b343d30fe79d855d21691edf92931671ae",
    "upmedia": "a418aee1166ac643865ef096fe4c4af770b3c015f999b03318e68489bf96226b",
    "thefoxdaily": "fd3af26a59b6bbe24248a2ef78f4573702f167c132e9810d2640b16c38e24530",
    "outlet-unknown": "f4870b352788feb036ce5c043d005945076990672890e434d6f0b9843bd4a691",
}
TELLS = (Says.SAYS, Says.IN_PART)


def passages(claim: Claim) -> Iterator[tuple[str, str]]:
    """(article, text) of every passage that states a claim."""
    for stance in claim.stances:
        if stance.stance in TELLS:
            for span in stance.spans:
                yield stance.article, span.text


def told(digest: Digest, *fragments: str) -> set[str]:
    """The articles that tell the claim of the passages that hold these fragments: one claim for all of them."""
    claims = [
        {claim.id for claim in digest.analysis.claims if any(fragment in text for _, text in passages(claim))}
        for fragment in fragments
    ]
    common = set.intersection(*claims)
    assert common, f"no claim joins {fragments}"
    claim = next(claim for claim in digest.analysis.claims if claim.id in common)
    return {article for article, _ in passages(claim)}


def apart(digest: Digest, one: str, other: str) -> bool:
    """Whether no claim joins a passage that holds `one` with a passage that holds `other`."""
    return not any(
        any(one in text for _, text in passages(claim)) and any(other in text for _, text in passages(claim))
        for claim in digest.analysis.claims
    )
