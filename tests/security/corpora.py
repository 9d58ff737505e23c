"""The collections of bad input that lie beside the project, read where they are present."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "badinput"


def payloads(*names: str) -> Iterator[tuple[str, bytes]]:
    """The id and the exact bytes of each row of the named collections; nothing for those not here."""
    for name in names:
        file = FOLDER / f"{name}.jsonl"
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            row = json.loads(line)
            raw = _bytes(row)
            if raw is not None:
                yield row["id"], raw


def _bytes(row: dict[str, object]) -> bytes | None:
    match row:
        case {"payload_b64": str(coded)}:
            return base64.b64decode(coded)
        case {"payload_json_escaped": str(escaped)}:
            return str(json.loads(f'"{escaped}"')).encode("utf-8", "surrogatepass")
        case {"parts": list(parts)}:
            return "".join(text * count for text, count in parts).encode("utf-8", "surrogatepass")
        case {"payload": str(text)}:
            return text.encode("utf-8", "surrogatepass")
    return None
