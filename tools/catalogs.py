"""Says what the catalogs of a theme lack beside English, and adds it to them as messages to translate.

Run as it is, it tells what is missing, left over or has other gaps, and ends with 1 where anything is. With
`--update` each catalog has the order of English; what is new is added, empty, its English words above.
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

WORDS = Path(__file__).parents[1] / "themes" / "plain" / "words"
GAP = re.compile(r"\{(\w+)\}")


def main(arguments: list[str]) -> int:
    """Tell or mend what is wrong with all catalogs; gives the exit code."""
    english = _read(WORDS / "en.po")
    wrong = 0
    for path in sorted(WORDS.glob("*.po")):
        if path.name != "en.po":
            catalog = _read(path)
            for line in _wrong(english, catalog):
                print(f"{path.name}: {line}")
                wrong += 1
            if "--update" in arguments:
                _update(path, english, catalog)
    return int(bool(wrong) and "--update" not in arguments)


def _read(path: Path) -> Catalog:
    with path.open("rb") as opened:
        return read_po(opened, locale=path.stem, abort_invalid=True)


def _wrong(english: Catalog, catalog: Catalog) -> list[str]:
    found = [f"{_key(one)} is not translated" for one in english if one.id and not _there(catalog, one)]
    found += [
        f"{_key(one)} is in no English catalog" for one in catalog if one.id and not english.get(one.id)
    ]
    for one in english:
        other = catalog.get(one.id) if one.id else None
        if other and _there(catalog, one) and _gaps(one) != _gaps(other):
            found.append(f"{_key(one)} has the gaps {sorted(_gaps(other))}, in English {sorted(_gaps(one))}")
    return found


def _there(catalog: Catalog, message: Message) -> bool:
    found = catalog.get(message.id)
    forms = (
        found.string if found and isinstance(found.string, (list, tuple)) else [found.string if found else ""]
    )
    return bool(found) and not found.fuzzy and all(forms)


def _gaps(message: Message) -> set[str]:
    forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return {gap for form in forms for gap in GAP.findall(form)} - {"n"}


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)


def _update(path: Path, english: Catalog, catalog: Catalog) -> None:
    made = Catalog(locale=path.stem, header_comment=catalog.header_comment, fuzzy=False)
    made.mime_headers = catalog.mime_headers
    for one in english:
        if not one.id:
            continue
        known = catalog.get(one.id)
        words = one.string if isinstance(one.string, str) else one.string[-1]
        made.add(one.id, known.string if known else "", auto_comments=[] if known else [words])
    with path.open("wb") as opened:
        write_po(opened, made, width=0, omit_header=False)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
