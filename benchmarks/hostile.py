"""Reads feeds, letters and archives that mean harm: what each gives, the most CPU seconds and memory.

python -m benchmarks.hostile FOLDER

FOLDER holds the files `feeds_*.jsonl`, `xml_attacks.jsonl`, `json_suite.jsonl`, `dates_*.jsonl`,
`archives_*.jsonl`; each row is read in a process of its own. Exit 1 where one crashed, gave neither an
article nor a refusal, or took more than 2 seconds of CPU or 500 MB. `--own` reads what is made here instead:
the greatest files that are taken, and shapes that are known to cost much.
"""

import argparse
import base64
import io
import json
import os
import resource
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from digest.read import READERS

MOST_SECONDS, MOST_MB = 2.0, 500.0
SUFFIXES = {"feeds_": ".xml", "xml_": ".xml", "json_": ".json", "dates_": ".xml", "archives_": ".zip"}
MILLION = 1_000_000
ITEM = (
    "<item><title>{0}</title><link>https://example.org/{0}</link><guid>{0}</guid>"
    "<pubDate>Mon, 05 Jan 2026 10:00:00 GMT</pubDate><description>{1}</description></item>"
)


class Outcome(NamedTuple):
    """What reading gave: a code or `article`, the seconds of CPU and the megabytes that it took."""

    what: str
    seconds: float
    megabytes: float


def main(arguments: Sequence[str]) -> int:
    """Read all and print a table; 1 where something was over its bounds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description="Harmful feeds.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--own", action="store_true", help="read what is made here")
    given = parser.parse_args(arguments)
    for suffix in (".xml", ".json", ".eml", ".zip"):  # what they need is loaded once
        READERS[suffix]("a", b"<rss><item><title>a</title></item></rss>")
    groups = list(_own()) if given.own else list(_rows(given.folder))
    wrong = 0
    for name, cases in groups:
        outcomes = [(id_, _apart(suffix, make)) for id_, suffix, make in cases]
        wrong += sum(_over(one) for _, one in outcomes)
        slow = max(outcomes, key=lambda one: one[1].seconds)
        big = max(outcomes, key=lambda one: one[1].megabytes)
        kinds = ", ".join(
            f"{what} {count}" for what, count in sorted(Counter(one.what for _, one in outcomes).items())
        )
        print(f"{name}: {len(outcomes)} rows; {kinds}")
        print(f"  slowest {slow[1].seconds:.2f} s ({slow[0]}); biggest {big[1].megabytes:.0f} MB ({big[0]})")
    return int(wrong > 0)


def _over(one: Outcome) -> bool:
    return one.what.startswith(("CRASH", "NOTHING")) or one.seconds > MOST_SECONDS or one.megabytes > MOST_MB


Case = tuple[str, str, Callable[[], bytes]]


def _rows(folder: Path) -> Iterator[tuple[str, list[Case]]]:
    for place in sorted(folder.glob("*.jsonl")):
        suffix = next((suffix for start, suffix in SUFFIXES.items() if place.name.startswith(start)), "")
        if suffix:
            rows = [json.loads(line) for line in place.read_text().splitlines()]
            dated = place.name.startswith("dates_")
            yield place.name, [(row["id"], suffix, _bytes(row, dated=dated)) for row in rows]


def _bytes(row: dict[str, Any], *, dated: bool) -> Callable[[], bytes]:
    def make() -> bytes:
        if "payload_b64" in row:
            return base64.b64decode(row["payload_b64"])
        text = row.get("payload")
        if text is None:
            text = json.loads(f'"{row["payload_json_escaped"]}"') if "payload_json_escaped" in row else ""
            text = text or "".join(part * times for part, times in row.get("parts", ()))
        if dated:
            text = ITEM.format("a", "The ferry ran aground.").replace("Mon, 05 Jan 2026 10:00:00 GMT", text)
            text = f"<rss><channel><title>t</title>{text}</channel></rss>"
        return str(text).encode("utf-8", "surrogatepass")

    return make


def _feed(inside: str, times: int = 1) -> bytes:
    return f"<rss version='2.0'><channel><title>t</title>{inside * times}</channel></rss>".encode()


def _own() -> Iterator[tuple[str, list[Case]]]:
    prose = "&lt;p&gt;" + "The ferry ran aground at dawn, the port said. " * 80 + "&lt;/p&gt;"
    whole = "".join(ITEM.format(number, prose) for number in range(5_000))
    deep = "<div>" * 5_000 + "Aground." + "</div>" * 5_000
    shapes: dict[str, tuple[str, Callable[[], bytes]]] = {
        "5,000 items, 18 MB": (".xml", lambda: _feed(whole)),
        "items without end": (".xml", lambda: _feed("<item><title>a</title>", 100_000)),
        "a million tags": (".xml", lambda: _feed("<a/>", MILLION - 10)),
        "attributes": (".xml", lambda: _feed("<item " + " ".join(f"a{at}=''" for at in range(100_000)) + "/>")),
        "many attributes": (".xml", lambda: _feed("<a b='' c='' d=''/>", 400_000)),
        "namespaces": (".xml", lambda: _feed("".join(f"<a xmlns:n{at}='u{at}'>" for at in range(200)))),
        "spaces everywhere": (".xml", lambda: _feed("".join(f"<n{at}:a xmlns:n{at}='u{at}'/>" for at in range(100_000)))),
        "deep": (".xml", lambda: _feed(f"<item><description>{'<a>' * 100_000}")),
        "deep HTML": (".xml", lambda: _feed(ITEM.format("a", deep.replace("<", "&lt;")), 50)),
        "ampersands": (".xml", lambda: _feed("&" * 5 * MILLION)),
        "references": (".xml", lambda: _feed("&#x41;" * 2 * MILLION)),
        "names": (".xml", lambda: _feed("&NotEqualTilde;" * MILLION)),
        "doctype": (".xml", lambda: b"<!DOCTYPE " + b"a" * 10 * MILLION),
        "doctypes": (".xml", lambda: b"<!DOCTYPE a [" * MILLION),
        "comments": (".xml", lambda: b"<!--" * 4 * MILLION),
        "instructions": (".xml", lambda: b"<?a" * 5 * MILLION),
        "CDATA": (".xml", lambda: _feed("<![CDATA[" * 900_000)),
        "one text": (".xml", lambda: _feed(ITEM.format("a", "word " * 3 * MILLION))),
        "unclosed": (".xml", lambda: _feed("<" * 900_000)),
        "noise": (".xml", lambda: bytes(range(256)) * 70_000),
        "UTF-16": (".xml", lambda: _feed(whole[:9_000_000]).decode().encode("utf-16")),
        "brackets": (".json", lambda: b"[" * 10 * MILLION),
        "objects": (".json", lambda: b'{"a":' * 4 * MILLION),
        "digits": (".json", lambda: b'{"version":' + b"1" * 10 * MILLION + b"}"),
        "quotes": (".json", lambda: b'"\\' * 9 * MILLION),
        "5,000 of JSON": (".json", lambda: _json(prose)),
        "a list": (".json", lambda: b"[" + b"{}," * 6 * MILLION + b"{}]"),
        "parts": (".eml", lambda: _letter(b"--b\r\n\r\n" * 300_000)),
        "boundaries": (".eml", lambda: b"Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" * 5_000),
        "words": (".eml", lambda: b"Subject: " + b"=?utf-8?q?a?= " * 4_000 + b"\r\n\r\nThe ferry ran."),
        "addresses": (".eml", lambda: b"Subject: a\r\nFrom: " + b"<a@b" * 15_000 + b"\r\n\r\nThe ferry ran."),
        "HTML letter": (".eml", lambda: b"Subject: a\r\nContent-Type: text/html\r\n\r\n" + b"<table><tr><td>a" * 60_000),
        "letters": (".mbox", lambda: b"From a Mon Jan  5 10:00:00 2026\nSubject: a\n\nThe ferry ran.\n\n" * 200_000),
        "zeros": (".zip", lambda: _zip({"a.txt": b"0" * 50 * MILLION})),
        "full": (".zip", lambda: _zip({f"{at}.txt": os.urandom(2_000).hex().encode() for at in range(5_000)})),
        "many": (".zip", lambda: _zip({f"{at}.txt": b"a" for at in range(60_000)})),
        "feeds": (".zip", lambda: _zip({f"{at}.xml": _feed(whole[:MILLION]) for at in range(100)})),
    }  # fmt: skip
    for name, (suffix, make) in shapes.items():
        yield name, [(name, suffix, make)]


def _json(prose: str) -> bytes:
    items = [{"id": str(at), "title": str(at), "content_html": prose} for at in range(5_000)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": items}).encode()


def _letter(parts: bytes) -> bytes:
    return b"Subject: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + parts


def _zip(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def _apart(suffix: str, make: Callable[[], bytes]) -> Outcome:
    """Read in a process of its own, so that memory is that of one file."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _told(writing, suffix, make())
    os.close(writing)
    with os.fdopen(reading) as told:
        words = told.read()
    os.waitpid(child, 0)
    what, seconds, megabytes = words.split("\t") if words else ("CRASH", "0", "0")
    return Outcome(what, float(seconds), float(megabytes))


def _told(writing: int, suffix: str, raw: bytes) -> None:
    began = resource.getrusage(resource.RUSAGE_SELF)
    try:
        found = READERS[suffix](f"seeds/sample{suffix}", raw)
        codes = sorted({one.code for one in found.problems})
        what = "article" if found.kept else codes[0] if codes else "NOTHING"
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is told
        what = f"CRASH {type(error).__name__}"
    ended = resource.getrusage(resource.RUSAGE_SELF)
    seconds = ended.ru_utime + ended.ru_stime - began.ru_utime - began.ru_stime
    os.write(writing, f"{what}\t{seconds}\t{ended.ru_maxrss / 1024}".encode())
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
