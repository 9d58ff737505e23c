"""Which country a word speaks for: its name, its capital, its people, the seat of its government."""

from functools import cache

from digest.text.gazetteer import gazetteer, rows

CODE = 2  # letters of a country code; regions without a country have none
# Seats of government that news names for the government itself, written by hand.
SEATS = {
    "Kremlin": "RU", "White House": "US", "Pentagon": "US", "State Department": "US", "Capitol Hill": "US",
    "Downing Street": "GB", "Whitehall": "GB", "Élysée": "FR", "Elysee": "FR", "Bundestag": "DE",
    "Knesset": "IL", "Duma": "RU", "Verkhovna Rada": "UA", "Blue House": "KR", "Quirinale": "IT",
}  # fmt: skip


def side(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that `name` speaks for; None where it speaks for none.

    "Ukraine", "Kyiv", "Ukrainian" and "Ukrainians" speak for one country: news uses the capital for the
    government. Other towns and regions speak for none.
    """
    return _table().get(name.removeprefix("the ").removeprefix("The "))


@cache
def _table() -> dict[str, str]:
    table = dict(gazetteer().countries)
    for code, _, capital, _ in rows("countries.tsv"):
        if capital:
            table.setdefault(capital, code)
    for variants in rows("exonyms.txt"):
        spelled = [name for cell in variants for name in cell.split("|")]
        known = next((table[name] for name in spelled if name in table), None)
        if known:
            table.update({name: table.get(name, known) for name in spelled})
    for code, _, adjectives in rows("demonyms.tsv"):
        for word in adjectives.split("|"):
            table.update(dict.fromkeys((word, word + "s"), code) if word else {})
    return {name: code for name, code in (table | SEATS).items() if len(code) == CODE}
