"""A language and its tag: an article says "en-GB", and what is read by language goes by "en"."""

from functools import cache

# Norwegian is written in two ways that share our lists; the other codes are older or longer names.
SAME = {
    "nb": "no", "nn": "no", "nor": "no", "nob": "no", "nno": "no", "iw": "he", "heb": "he", "cmn": "zh",
    "zho": "zh", "chi": "zh", "eng": "en", "deu": "de", "ger": "de", "spa": "es", "fra": "fr", "fre": "fr",
    "rus": "ru", "ukr": "uk", "ara": "ar", "por": "pt", "ita": "it", "nld": "nl", "dut": "nl",
}  # fmt: skip


@cache
def base(tag: str) -> str:
    """The language of a tag without region and script: `en` for `en-GB` and `EN_gb`, `zh` for `zh-Hant`."""
    found = tag.replace("_", "-").partition("-")[0].strip().lower()
    return SAME.get(found, found)
