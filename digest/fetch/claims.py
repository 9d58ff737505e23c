"""Which article an address belongs to: one that pages of several articles claim is the address of none."""

import json
import re
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from digest.fetch.ledger import Kept, Ledger, key
from digest.fetch.shelf import Shelf, name_of
from digest.read import text
from digest.read.extracted import Extracted
from digest.text.words import words

URL = re.compile(rb'^url: ".*"$', re.MULTILINE)
LIKE = 0.5  # of the words of the shorter text that two versions of one article share at the least


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What the ledger and the heads of the articles in seeds/ (`there`) say of addresses."""

    ledger: Ledger
    shelf: Shelf
    there: MutableMapping[str, str]

    def file(self, address: str) -> str:
        """The file of an article that is here already, or was and a person took it away."""
        name = key(address)
        kept = self.ledger.kept.get(name)
        return (kept.file if kept else "") or self.there.get(name, "")

    def is_known(self, address: str) -> bool:
        """Whether the article at `address` is here, and not only one whose page claims that address."""
        kept = self.ledger.kept.get(key(address))
        return bool(self.file(address)) and not (kept and kept.claimed_by)

    def own(self, found: Extracted, asked: str, came: str) -> tuple[str, str]:
        """The address that is the article's own, and the file that it has already, "" where it is new.

        It was `asked` for and `came` from there in the end; what its page says comes first, but for a front
        page and what another article is known by.
        """
        mine = self._mine(found, asked, came)
        for address in dict.fromkeys((found.address, came, asked)):
            kept, file = self.ledger.kept.get(key(address)), self.file(address)
            if key(address) != key(asked) and (_is_front(address) or (kept and not kept.file)):
                continue
            if not file or file == mine:
                return address, mine
            if not kept or self._same(kept.file, found):
                if not mine:
                    return address, file
            elif kept.claimed_by or kept.address not in {key(one) for one in self.ledger.asked}:
                self._free(kept)  # else it was asked for, and is that article's own whoever claims it
        return asked, mine

    def _mine(self, found: Extracted, asked: str, came: str) -> str:
        """The file that was made of what is asked for; earlier versions noted one for several articles."""
        kept = self.ledger.kept.get(key(asked))
        if not kept or kept.claimed_by:
            return ""
        names = {key(one) for one in (found.address, asked, came)}
        shared = any(
            one.file == kept.file and name not in names and key(one.claimed_by) != key(asked)
            for name, one in self.ledger.kept.items()
        )
        if not shared or self._named(kept.file) in {key(asked), key(came)} or self._same(kept.file, found):
            return kept.file
        return ""

    def _named(self, file: str) -> str:
        """The address in the head of a file, as it is compared."""
        read = text.read(file, self.shelf.data(file)).kept
        return key(read[0].checked.url or "") if read else ""

    def _same(self, file: str, found: Extracted) -> bool:
        """Whether a file is a version of what was found: with its text, or its title and much of its text."""
        if self.shelf.sha256(file) != self.ledger.hashes.get(file):  # gone or edited: its name must tell
            name = PurePosixPath(name_of(found.title, found.published, found.address)).stem
            return PurePosixPath(file).stem.startswith(name)
        read = text.read(file, self.shelf.data(file)).kept
        if not read:
            return False
        here, body = read[0].text[read[0].body :], "\n\n".join(found.paragraphs)
        if here.split() == body.split():
            return True
        if (read[0].checked.title or "").casefold() != found.title.casefold():
            return False
        one, other = ({word.low for word in words(each)} for each in (here, body))
        return len(one & other) >= LIKE * min(len(one), len(other))

    def _free(self, kept: Kept) -> None:
        """Let an address be nobody's; the article that had it gets its own, unless a person changed it."""
        self.there.pop(kept.address, None)
        self.ledger.note(replace(kept, file="", sha256="", claimed_by=""))
        if not kept.claimed_by:
            return
        line = f"url: {json.dumps(kept.claimed_by, ensure_ascii=False)}".encode("utf-8", "surrogatepass")
        data = URL.sub(lambda _: line, self.shelf.data(kept.file), count=1)
        if self.shelf.replace(kept.file, data, self.ledger.hashes.get(kept.file, "")):
            sha = self.shelf.sha256(kept.file)
            own = key(kept.claimed_by)
            self.there[own] = kept.file
            self.ledger.note(replace(kept, address=own, sha256=sha, claimed_by=""))


def _is_front(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return not parts.path.strip("/") and not parts.query
