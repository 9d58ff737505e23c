"""The collections of bad input that lie beside the project: their rows, as bytes."""

import base64
import json
import os
from collections.abc import Iterator
from pathlib import Path

# Where they lie; another folder of the same form can be named in the environment.
FOLDER = Path(
    os.environ.get("DIGEST_BADINPUT") or Path(__file__).resolve().parents[3] / "shared" / "badinput"
)


def names() -> tuple[str, ...]:
    """The collections at hand."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.jsonl")))


def payloads(*wanted: str) -> Iterator[tuple[str, bytes]]:
    """The id and the exact bytes of each row of the named collections; nothing for those not here.

    A row that holds several titles gives one after the other.
    """
    for name in wanted:
        file = FOLDER / f"{name}.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            row = json.loads(line)
            for raw in _bytes(row):
                yield row["id"], raw


def _bytes(row: dict[str, object]) -> Iterator[bytes]:
    match row:
        case {"payload_b64": str(coded)}:
            yield base64.b64decode(coded)
        case {"payload_json_escaped": str(escaped)}:
            yield str(json.loads(f'"{escaped}"')).encode("utf-8", "surrogatepass")
        case {"parts": list(parts)}:
            yield "".join(text * count for text, count in parts).encode("utf-8", "surrogatepass")
        case {"payload": str(text)} | {"parts_text": str(text)}:
            yield text.encode("utf-8", "surrogatepass")
        case {"titles": list(titles)}:
            yield from (str(title).encode("utf-8", "surrogatepass") for title in titles)
