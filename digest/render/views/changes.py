"""What changed in a story from build to build: outlets, claims, numbers, corrections, newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.model.history import Mention, NumberChange, Revision, digits
from digest.model.span import Span
from digest.render.dates import When
from digest.render.views.corrections import CorrectionView, correction, moment
from digest.render.views.differences import OPEN_PASSAGES, Side
from digest.render.views.lookup import Lookup, OutletLink, Receipt
from digest.render.views.passage import Passage

OPEN_REVISIONS = 3  # older ones are folded away
OPEN_CLAIMS = 5  # new claims of one revision that are shown without a click


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What was new in a line: when, and how much of which kind, as (kind, count).

    `made` tells that `when` is the time of the build, and not the day of the newest account; `at` is the same
    in ISO 8601, empty where no account has a date.
    """

    when: When | None
    at: str
    made: bool
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberView:
    """A number that is told otherwise since: the ways of telling it so far, and those that came."""

    subject: str
    before: tuple[Side, ...]
    now: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """All that was new at one time.

    `outlets` are new to the story, `accounts` further ones of outlets that it had; `joined` were told in
    another story before. `parted` and `gone` name outlets whose accounts are told in another story now, or
    nowhere, None where that is unknown. `folded` are further claims, `more` counts those without room.
    """

    id: str
    update: Update
    outlets: tuple[OutletLink, ...]
    accounts: tuple[OutletLink, ...]
    joined: tuple[OutletLink, ...]
    parted: tuple[str | None, ...]
    gone: tuple[str | None, ...]
    claims: tuple[Receipt, ...]
    folded: tuple[Receipt, ...]
    more: int
    numbers: tuple[NumberView, ...]
    corrections: tuple[CorrectionView, ...]
    title: Receipt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What changed in a story: the newest revisions, the older ones, and the newest in a line."""

    latest: Update | None
    revisions: tuple[RevisionView, ...]
    older: tuple[RevisionView, ...]


def changes(look: Lookup) -> Changes:
    """What changed in a story, newest first."""
    found = _Found(look)
    told = [_revision(one, found, look) for one in look.digest.history.revisions]
    shown = [one for one in told if one.update.counts]
    return Changes(
        latest=shown[0].update if shown else None,
        revisions=tuple(shown[:OPEN_REVISIONS]),
        older=tuple(shown[OPEN_REVISIONS:]),
    )


def passages(view: RevisionView) -> Iterator[Passage]:
    """Every passage that is shown of what was new."""
    receipts = [*view.claims, *view.folded, *([view.title] if view.title else [])]
    sides = [side for number in view.numbers for side in (*number.before, *number.now)]
    receipts += [one for side in sides for one in (*side.receipts, *side.more)]
    yield from (one.passage for one in receipts)
    for edit in (edit for one in view.corrections for edit in one.edits):
        yield from (one for one in (edit.before, edit.after) if one)


def latest(look: Lookup) -> Update | None:
    """The newest change of a story in a line, None where none is known."""
    found = _Found(look)
    updates = (_revision(one, found, look).update for one in look.digest.history.revisions)
    return next((one for one in updates if one.counts), None)


class _Found:
    """The sentences and headlines of a story by article and hash: mentions name them so."""

    def __init__(self, look: Lookup) -> None:
        spans = [sentence.span for held in look.sentences.values() for sentence in held]
        spans += [article.title for article in look.articles if article.title]
        self._spans = {(span.article, digits(span.text)): span for span in reversed(spans)}

    def span(self, one: Mention) -> tuple[Span, Span] | None:
        """The sentence, and the words in it that are meant; None where it stands there no more."""
        whole = self._spans.get((one.article, one.sentence))
        if whole is None:
            return None
        at = whole.text.find(one.words)
        if at < 0 or not one.words:
            return whole, whole
        start = whole.start + at
        return whole, replace(whole, start=start, end=start + len(one.words), text=one.words)


def _revision(one: Revision, found: _Found, look: Lookup) -> RevisionView:
    there = {article.id for article in look.articles}
    links = {
        name: tuple(look.link(id_) for id_ in ids if id_ in there) for name, ids in _accounts(one).items()
    }
    claims = tuple(look.whole(each[1]) for each in map(found.span, one.claims) if each)
    corrected = (correction(each, one, look) for each in one.corrections)
    view = RevisionView(
        id=f"r-{one.number}",
        update=Update(when=moment(one, look), at=one.made or one.newest, made=bool(one.made), counts=()),
        **links,
        parted=tuple(name or None for name in one.parted),
        gone=tuple(name or None for name in one.gone),
        claims=claims[:OPEN_CLAIMS],
        folded=claims[OPEN_CLAIMS:],
        more=one.more,
        numbers=tuple(_numbers(one.numbers, found, look)),
        corrections=tuple(each for each in corrected if each),
        title=_title(one, found, look),
    )
    return replace(view, update=replace(view.update, counts=tuple(_counts(view))))


def _accounts(one: Revision) -> dict[str, Sequence[str]]:
    further = [id_ for id_ in one.accounts if id_ not in one.outlets]
    return {"outlets": one.outlets, "accounts": further, "joined": one.joined}


def _counts(view: RevisionView) -> Iterator[tuple[str, int]]:
    """How much of each kind there is, in the order in which a reader would ask for it."""
    told = {
        "outlets": len(view.outlets),
        "accounts": len(view.accounts),
        "claims": len(view.claims) + len(view.folded) + view.more,
        "numbers": len(view.numbers),
        "corrections": len(view.corrections),
        "joined": len(view.joined),
        "parted": len(view.parted),
        "gone": len(view.gone),
    }
    yield from ((kind, count) for kind, count in told.items() if count)


def _numbers(changed: Sequence[NumberChange], found: _Found, look: Lookup) -> Iterator[NumberView]:
    for one in changed:
        before, now = (tuple(_sides(sides, found, look)) for sides in (one.before, one.now))
        if before and now:  # both still stand in their articles
            yield NumberView(subject=one.subject, before=before, now=now)


def _sides(sides: Sequence[Sequence[Mention]], found: _Found, look: Lookup) -> Iterator[Side]:
    for side in sides:
        held = [each for each in map(found.span, side) if each]
        receipts = tuple(look.receipt(whole, marked=(words,)) for whole, words in held)
        outlets = tuple(look.link(id_) for id_ in dict.fromkeys(whole.article for whole, _ in held))
        if held:
            yield Side(outlets=outlets, receipts=receipts[:OPEN_PASSAGES], more=receipts[OPEN_PASSAGES:])


def _title(one: Revision, found: _Found, look: Lookup) -> Receipt | None:
    """The headline that the story had before, where its article still has it."""
    held = found.span(one.title) if one.title else None
    return look.receipt(held[0]) if held and held[0] != look.digest.title else None
