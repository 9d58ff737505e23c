"""Settings of a theme in its style sheet: as custom properties, and only what can do no harm there."""

from pathlib import Path

import pytest

from digest.render.assets import SHEET, assets
from digest.render.theme import theme


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A theme with a sheet and nothing else."""
    (tmp_path / "night" / "assets" / "css").mkdir(parents=True)
    (tmp_path / "night" / "theme.toml").write_text("[settings]\n", "utf-8")
    (tmp_path / "night" / "assets" / "css" / "10.css").write_text(
        "a { color: var(--theme-deep-ink) }\n", "utf-8"
    )
    return tmp_path


def sheet(folder: Path, **chosen: object) -> str:
    made = assets(theme("night", [folder]), chosen=chosen, plainly=True)  # type: ignore[arg-type]
    return next(file.data.decode() for file in made.files if file.path.endswith(SHEET))


def test_a_setting_is_a_custom_property_of_the_sheet(folder: Path) -> None:
    assert sheet(folder, deep_ink="#8a1c1c", takes=3, size="clamp(1rem, 2vw, 3rem)").startswith(
        ":root{--theme-deep-ink:#8a1c1c;--theme-size:clamp(1rem,2vw,3rem);--theme-takes:3}"
    )


@pytest.mark.parametrize(
    "value",
    [
        "red; } body { display: none",
        "url(//elsewhere.example/a)",
        "red /* ",
        "\\75rl(x)",
        "image(x)",
        "@import",
        "a\nb",
    ],
)
def test_what_could_load_or_break_anything_is_not_in_the_sheet(folder: Path, value: str) -> None:
    assert sheet(folder, deep_ink=value) == "a{color:var(--theme-deep-ink)}"


def test_what_is_true_or_false_is_for_templates_alone(folder: Path) -> None:
    assert sheet(folder, deep_ink=True) == "a{color:var(--theme-deep-ink)}"
