"""The web app manifest: the name, the colors and the icons with which a site is put on a home screen."""

import json
from collections.abc import Iterator, Mapping

from digest.render.machines.output import Output, ready
from digest.render.site import Site
from digest.render.words import Words, direction

MANIFEST = "manifest.webmanifest"
PAPER = "#fbf9f4"  # the ground of the theme by day
ICONS = {
    "icon.svg": ("any", "image/svg+xml"),
    "icon-192.png": ("192x192", "image/png"),
    "icon-512.png": ("512x512", "image/png"),
}


def manifest(site: Site, words: Words, assets: Mapping[str, str]) -> Output:
    """The manifest; addresses in it are relative to it, so that the site may stand in any folder."""
    told = {
        "name": site.title,
        "short_name": site.title,
        "description": site.description,
        "lang": words.language,
        "dir": direction(words.language),
        "start_url": "./",
        "scope": "./",
        "id": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": list(_icons(assets)),
    }
    return ready(MANIFEST, json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def _icons(assets: Mapping[str, str]) -> Iterator[dict[str, str]]:
    for name, (sizes, kind) in ICONS.items():
        if name in assets:
            yield {"src": assets[name], "sizes": sizes, "type": kind, "purpose": "any"}
