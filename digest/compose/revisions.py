"""What is new in one story: its accounts now held against those that the record knew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from digest.model.history import (
    Account,
    Correction,
    Known,
    Mention,
    NumberChange,
    Revision,
    Standing,
    Version,
    digits,
)
from digest.text.edits import edits

MOST_CLAIMS = 12  # new claims that a revision names; with more it is a new story, which its page tells anyway
Place = tuple[str, str]  # an article, and the hash of a sentence of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """Where articles are told: by id the story of each, on record and now; the versions on record."""

    before: Mapping[str, str]
    now: Mapping[str, str]
    versions: Mapping[str, Version]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moves:
    """Which accounts came, of these the ones told in another story before, and which went."""

    came: tuple[Account, ...]
    joined: tuple[Account, ...]
    went: tuple[Account, ...]


def revision(known: Known, found: Standing, elsewhere: Elsewhere, when: tuple[str, str]) -> Revision | None:
    """What is new in a story since it was put on record; None where nothing is that a reader would see.

    A claim is new where it stands only in accounts and sentences that came: who has read the page knows all
    others, however they are grouped now. A number is new where a way of telling it came beside those that
    were known. `when` is the time called now and that of the newest account, either of them may be empty.
    """
    moves = _moves(known, found, elsewhere)
    corrections, changed = _corrections(known, found, elsewhere.versions)
    if not (moves.came or moves.joined or moves.went or corrections):
        return None
    fresh = {account.article for account in moves.came}
    come = {
        (one.article, digits(text))
        for one in found.versions
        if one.article in fresh
        for _, text in one.sentences
    }
    come |= {place for place, old in changed.items() if not old}
    claims = [
        claim[0]
        for claim in found.claims
        # A sentence added to an article is told as its correction.
        if all(_place(one) in come for one in claim) and any(one.article in fresh for one in claim)
    ]
    outlets = {account.outlet for account in known.accounts}
    parted = [one for one in moves.went if one.article in elsewhere.now]
    retitled = known.title and found.title and _place(known.title) != _place(found.title)
    return Revision(
        number=known.revisions[-1].number + 1 if known.revisions else 1,
        made=when[0],
        newest=when[1],
        accounts=tuple(one.article for one in moves.came),
        outlets=tuple(one.article for one in moves.came if one.outlet not in outlets),
        joined=tuple(one.article for one in moves.joined),
        parted=tuple(one.name for one in parted),
        gone=tuple(one.name for one in moves.went if one not in parted),
        claims=tuple(claims[:MOST_CLAIMS]),
        more=len(claims[MOST_CLAIMS:]),
        numbers=tuple(_numbers(found, come, changed)),
        corrections=corrections,
        title=known.title if retitled else None,
    )


def _moves(known: Known, found: Standing, elsewhere: Elsewhere) -> _Moves:
    """Accounts that came and went; one outlet's in the same words is the same, whatever its file."""
    old, new = ({one.article for one in each} for each in (known.accounts, found.accounts))
    came = [one for one in found.accounts if one.article not in old]
    went = [one for one in known.accounts if one.article not in new]
    renamed = {(one.outlet, one.version) for one in came} & {(one.outlet, one.version) for one in went}
    came, went = ([one for one in each if (one.outlet, one.version) not in renamed] for each in (came, went))
    joined = [one for one in came if elsewhere.before.get(one.article, known.id) != known.id]
    return _Moves(
        came=tuple(one for one in came if one not in joined), joined=tuple(joined), went=tuple(went)
    )


def _corrections(
    known: Known, found: Standing, versions: Mapping[str, Version]
) -> tuple[tuple[Correction, ...], dict[Place, str]]:
    """The articles whose words changed, and each sentence that did: as it read before, "" where it came."""
    old = {one.article: one for one in known.accounts}
    fresh = {one.article: one for one in found.versions}
    corrections: list[Correction] = []
    changed: dict[Place, str] = {}
    for account in found.accounts:
        former = old.get(account.article)
        before = versions.get(f"{account.article}@{former.version}") if former else None
        if former is None or before is None or former.text == account.text:
            continue
        was, now = ([text for _, text in one.sentences] for one in (before, fresh[account.article]))
        found_edits = edits(was, now)
        if found_edits:
            corrections.append(
                Correction(article=account.article, before=former.version, after=account.version)
            )
        for at, to in found_edits:
            if to is not None:
                changed[account.article, digits(now[to])] = "" if at is None else was[at]
    return tuple(corrections), changed


def _numbers(found: Standing, come: set[Place], changed: Mapping[Place, str]) -> Iterator[NumberChange]:
    def new(one: Mention) -> bool:
        return _place(one) in come or (_place(one) in changed and one.words not in changed[_place(one)])

    for subject, positions in found.numbers:
        now = tuple(one for one in positions if one and all(map(new, one)))
        before = tuple(one for one in positions if one and one not in now)
        if now and before:
            yield NumberChange(subject=subject, before=before, now=now)


def _place(one: Mention) -> Place:
    return one.article, one.sentence
