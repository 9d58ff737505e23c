"""The pictures of stories for those who share them: drawn where their words changed, remembered else."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.engine.memo import Memo
from digest.engine.workers import mapped
from digest.model.page import File, Same
from digest.render.meta import picture_path
from digest.render.views.brief import Brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.render.drawing import Press

FEW = 6  # pictures below which starting processes costs more than it saves: one takes a tenth of a second


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A picture that was drawn: its SHA-256, and the PNG itself."""

    sha256: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Gallery:
    """Where pictures are remembered: by the hash of their words, their template and their typefaces."""

    memo: Memo
    intact: Mapping[str, str]
    jobs: int

    def pictures(
        self, press: "Press", briefs: Sequence[Brief], draw: "Callable[[Brief], bytes]"
    ) -> Iterator[File | Same]:
        """The picture of each story; none where they are switched off. `draw` makes one, in any process."""
        if not press.desk.pictures:
            return
        named = {
            picture_path(brief.page): self.memo.key("picture", press.pictured(brief)) for brief in briefs
        }
        known = {name: self.memo.value(name, Kept) for name in named.values()}
        missing = {
            named[picture_path(brief.page)]: brief
            for brief in briefs
            if known[named[picture_path(brief.page)]] is None
        }
        made = mapped(draw, missing.values(), count=len(missing), jobs=self.jobs, least=FEW)
        for name, data in zip(missing, made, strict=True):
            known[name] = kept = Kept(sha256=hashlib.sha256(data).hexdigest(), data=data)
            self.memo.keep(name, kept)
        for where, name in named.items():
            held = known[name]
            if held and self.intact.get(where) == held.sha256:
                yield Same(path=where, sha256=held.sha256)
            elif held:
                yield File(path=where, data=held.data)
