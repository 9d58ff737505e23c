"""Three invented stories told in a few countries, as a built site in memory: for the map and what hangs on it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from digest.model.digest import Edition
from digest.pipeline import edition, files
from digest.read import documents
from digest.settings import Config, SiteSettings

BRIDGE = (
    "The Vessel Bridge at Tornby collapsed on Tuesday morning, the harbor office said.",
    "Engineer Lotte Varga warned of cracked bolts in the bridge two years ago.",
    "At least 41 lorries were stranded on the northern bank of Tornby.",
    "The council of Tornby set aside 18 million crowns to rebuild the bridge.",
)
FLOOD = (
    "The river Oramba flooded the market of Santa Vela on Wednesday, the mayor said.",
    "Some 700 families slept in the schools of Santa Vela after the flood.",
    "Mayor Inés Castell asked the army for boats and pumps.",
)
WHALE = (
    "A blue whale stranded on the beach of Yarrow Point on Thursday, rangers said.",
    "Ranger Moana Tui said the whale measured 26 meters.",
)
TOLD = (
    # file, outlet, country, headline, sentences, what only it says
    ("a", "Spree Kurier", "DE", "Bridge at Tornby collapses", (*BRIDGE[:2], BRIDGE[3]), ""),
    ("b", "Le Méridien", "FR", "Tornby loses its bridge", BRIDGE, "Divers found a bus ticket from 1962."),
    ("c", "Bay Tribune", "US", "Cracked bolts blamed at Tornby", BRIDGE, ""),
    ("d", "Plains Courier", "US", "Tornby bridge down, lorries stranded", BRIDGE, ""),
    ("e", "Le Méridien", "FR", "Flood in Santa Vela", FLOOD, ""),
    ("f", "Bay Tribune", "US", "Santa Vela market under water", FLOOD, ""),
    ("g", "Plains Courier", "US", "Whale strands at Yarrow Point", WHALE, ""),
    ("h", "Coast Export", "", "Blue whale on the beach", WHALE, ""),
)


@cache
def world() -> Edition:
    """The edition."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, outlet, country, title, told, own in TOLD:
            head = f"outlet: {outlet}\npublished: 2026-03-04\ntitle: {title}\n"
            head += f"country: {country}\n" if country else ""
            body = "\n\n".join([*told, own] if own else told)
            (folder / f"{name}.md").write_text(f"---\n{head}---\n\n{body}\n", encoding="utf-8")
        return edition(documents(folder), Config(root=folder), None)


def built(**settings: object) -> Mapping[str, bytes]:
    """Its site."""
    site = SiteSettings(**{"title": "The Meridian", "rights": "full", **settings})  # type: ignore[arg-type]
    return {file.path: file.data for file in files(world(), Config(root=Path(), site=site))}
