"""A folder of saved pages and a text is built into one story, and every sentence of it holds."""

import json
from pathlib import Path

import pytest

from digest.cli import run

LEAD = (
    "The ferry Marta ran aground off the northern pier of Eastport at noon on Monday, the harbor office said."
)
REST = {
    "Harbor Post": (
        "All 84 passengers of the ferry Marta were taken off by two pilot boats within an hour.",
        "The owner of the ferry, Coast Lines, said that the rudder had failed off the northern pier.",
        "The harbor office of Eastport closed the northern pier until Thursday.",
    ),
    "Island Courier": (
        "Nobody was hurt when the ferry Marta ran aground, Coast Lines said.",
        "Two pilot boats took the 84 passengers of the ferry to the northern pier of Eastport.",
        "The harbor office said that an inquiry into the rudder of the Marta had begun.",
    ),
    "The Lookout": (
        "Divers looked at the rudder of the ferry Marta on Monday evening, Coast Lines said.",
        "The northern pier of Eastport stays closed until Thursday, according to the harbor office.",
        "The 84 passengers of the ferry were brought home by bus.",
    ),
}


def page(outlet: str, sentences: tuple[str, ...]) -> str:
    told = {
        "@type": "NewsArticle",
        "headline": "Ferry Marta runs aground off Eastport pier",
        "datePublished": "2026-03-02T15:00:00Z",
        "publisher": {"name": outlet},
    }
    body = "".join(f"<p>{one}</p>" for one in (LEAD, *sentences))
    return (
        f'<!doctype html><html lang=en><head><script type="application/ld+json">{json.dumps(told)}</script></head>'
        f"<body><nav><a href=/>Home</a></nav><article>{body}</article><footer>© all</footer></body></html>"
    )


def test_saved_pages_and_a_text_become_one_story_that_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, (outlet, sentences) in enumerate(REST.items()):
        (seeds / f"page-{number}.html").write_text(page(outlet, sentences), encoding="utf-8")
    text = f"---\ntitle: Ferry Marta aground at Eastport\noutlet: Port Radio\npublished: 2026-03-02\n---\n{LEAD}\n"
    (seeds / "radio.md").write_text(text + "\nThe northern pier of Eastport is closed.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for command in ("build", "verify", "build"):
        assert run([command]) == 0, capfd.readouterr().err
    stories = [
        json.loads(one.read_text(encoding="utf-8")) for one in (tmp_path / "site").rglob("story*.json")
    ]
    whole = json.dumps(stories, ensure_ascii=False)
    assert all(outlet in whole for outlet in (*REST, "Port Radio"))
