"""Makes the typefaces of the pictures for sharing from those that they are parts of.

python tools/typefaces.py FOLDER, which holds Noto as TTF (NotoSerif-Regular.ttf, …); needs fonttools and
brotli. They go to digest/render/share/fonts/.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
THEME = ROOT / "themes/plain/assets/source-serif-4.woff2"
PLACE = ROOT / "digest/render/share/fonts"
# Latin with its extensions, Greek, Cyrillic, and the signs of a newspaper.
EUROPEAN = (
    "20-7E,A0-24F,2BB-2BC,300-304,306-30C,323,327-328,370-3FF,400-52F,1E00-1EFF,2010-2015,2018-201E,2020-2022,"
    "2026,2030,2032-2033,2039-203A,2044,20A0-20BF,2116,2122,2190-2193,2212,2248,2260,2264-2265"
)
PARTS = {
    "noto-serif.ttf": ("NotoSerif-Regular.ttf", EUROPEAN),
    "noto-sans.ttf": ("NotoSans-Regular.ttf", EUROPEAN),
    "noto-naskh-arabic.ttf": ("NotoNaskhArabic-Regular.ttf", ""),
    "noto-serif-hebrew.ttf": ("NotoSerifHebrew-Regular.ttf", ""),
}
NAMES = {1: "Digest Serif", 3: "Digest Serif", 4: "Digest Serif", 6: "DigestSerif", 16: "Digest Serif"}


def main(folder: Path) -> None:
    """Write each typeface anew."""
    serif = TTFont(THEME, recalcTimestamp=False)
    serif.flavor = None
    for record in list(serif["name"].names):  # its own name is reserved for the whole, in its own format
        if record.nameID in NAMES:
            serif["name"].setName(
                NAMES[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID
            )
    serif.save(PLACE / "digest-serif.ttf")
    for name, (source, letters) in PARTS.items():
        font = TTFont(folder / source, recalcTimestamp=False)
        features = ["kern", "mark", "mkmk", "ccmp", "locl"] if letters else ["*"]
        cut = Subsetter(Options(hinting=False, layout_features=features, name_IDs=["*"], notdef_outline=True))
        cut.populate(unicodes=parse_unicodes(letters) if letters else sorted(font.getBestCmap()))
        cut.subset(font)
        font.save(PLACE / name)
        print(f"{name}: {(PLACE / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
