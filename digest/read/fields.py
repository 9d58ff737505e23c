"""What the head of a document says, checked: a wrong value is dropped and told, never guessed at."""

import difflib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from digest.errors import Problem
from digest.model.fields import Fields
from digest.read.dates import Moment, moment
from digest.text.addresses import safe_url
from digest.text.unicode import plain, readable

Form = Callable[[object], object]

LONGEST_TITLE = LONGEST_NOTE = 500
LONGEST_NAME = 200
MOST_NAMES = 200  # tags, authors
MOST_KEPT = 4_096  # outlets, tags, countries, languages: they come again and again
MOST_TOLD = 20  # unknown keys told one by one
NEAR = 0.7  # difflib ratio: "outlett" and "publised" are near, "layout" is not
LONGEST_KEY = 40

# Our names, and what other programs call the same.
DATES = ("date", "pubdate", "published_at", "datetime", "published_on", "publish_date", "date_published")
ALIASES = {
    "outlet": ("source", "publisher", "site", "publication", "site_name", "newspaper"),
    "title": ("headline",),
    "published": DATES,
    "authors": ("author", "by", "byline"),
    "url": ("link", "canonical", "source_url", "canonical_url", "permalink"),
    "country": (),
    "language": ("lang",),
    "translated_from": (),
    "via": (),
    "image": ("picture", "featured_image"),
    "image_credit": ("picture_credit", "photo_credit"),
    "rights": (),
    "id": (),
    "tags": ("keywords",),
    "draft": (),
    "published_basis": (),
    "published_note": (),
}
NAMES = {alias: name for name, aliases in ALIASES.items() for alias in (name, *aliases)}
YES, NO = frozenset({"true", "yes", "on", "1"}), frozenset({"false", "no", "off", "0"})
NONE = frozenset({"", "null", "~", "none", "unknown", "n/a", "-"})  # ways to say that nothing is known
ID = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?")
LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?")
LANGUAGES = {
    "arabic": "ar", "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs",
    "danish": "da", "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi", "french": "fr",
    "georgian": "ka", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko", "latvian": "lv",
    "lithuanian": "lt",
    "norwegian": "no", "persian": "fa", "farsi": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es", "swedish": "sv",
    "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "vietnamese": "vi",
}  # fmt: skip


class FieldError(ValueError):
    """A value that lacks the form of its field: the message says what to write, the code which kind it is."""

    def __init__(self, message: str, code: str = "W_VALUE") -> None:
        super().__init__(message)
        self.code = code


class Checked(NamedTuple):
    """The values that have the right form, and what was wrong with the others."""

    fields: Fields
    problems: tuple[Problem, ...] = ()


def checked(
    path: str,
    fields: Mapping[str, object],
    lines: Mapping[str, int],
    doubled: Mapping[str, int] | None = None,
) -> Checked:
    """`fields` of the document at `path` under our names, each in its form; `lines` places the problems.

    A value of the wrong form is dropped with a warning (`W_DATE`, `W_ZONE`, `W_COUNTRY`, `W_URL`,
    `W_LANGUAGE`, `W_VALUE`; a draft is one then), as is an unknown key (`W_FIELD`) or a second key for the
    same thing (`W_TWICE`; `doubled` are keys that stand there twice). Checks the form alone: whether the
    outlet exists or the date is true, nobody can tell here.
    """
    names = _named(tuple(fields))
    known, problems = (names, []) if names is not None else _known(path, fields, lines)
    found: dict[str, object] = {}
    for key, name in known.items():
        line = lines.get(key, 0)
        try:
            made = FORMS[name](fields[key])
        except FieldError as error:
            problems.append(Problem(path=path, line=line, code=error.code, message=f"{key} {error}"))
            found |= {name: True} if name == "draft" else {}  # it was meant to be kept back
            continue
        if isinstance(made, Moment):
            found |= _dated(made)
            if made.zoneless:
                problems.append(Problem(path=path, line=line, code="W_ZONE", message=_zoneless(key, made)))
        elif made is not None:
            found[name] = made
    for key, line in (doubled or {}).items():
        message = f'"{_short(key)}" stands there twice; the first counts.'
        problems.append(Problem(path=path, line=line, code="W_TWICE", message=message))
    told = tuple(sorted(problems, key=lambda problem: problem.line)) if problems else ()
    return Checked(fields=Fields(**found), problems=told)  # type: ignore[arg-type] # FORMS gives each its type


@lru_cache(maxsize=MOST_KEPT)
def _named(keys: tuple[str, ...]) -> Mapping[str, str] | None:
    """Our name for each of `keys`; None where one is unknown, or two are the same thing."""
    found = {key: NAMES.get(key, "") for key in keys}
    return found if all(found.values()) and len({*found.values()}) == len(keys) else None


def _known(
    path: str, fields: Mapping[str, object], lines: Mapping[str, int]
) -> tuple[dict[str, str], list[Problem]]:
    """Our name for each key that has one, and what is to be said about the others."""
    first: dict[str, str] = {}
    problems: list[Problem] = []
    unknown: list[str] = []
    for key in fields:
        name = NAMES.get(key) or NAMES.get(key.strip().lower().replace("-", "_").replace(" ", "_"))
        if name is None:
            unknown.append(key)
        elif name not in first:
            first[name] = key
        elif fields[key] != fields[first[name]]:
            message = f'"{key}" says differently what "{first[name]}" says; the first counts.'
            problems.append(Problem(path=path, line=lines.get(key, 0), code="W_TWICE", message=message))
    for at, key in enumerate(unknown[: MOST_TOLD + 1]):
        more = f"{len(unknown) - MOST_TOLD:,} more keys are no fields that digest knows."
        message = more if at == MOST_TOLD else f'"{_short(key)}" is no field that digest knows.{_near(key)}'
        problems.append(Problem(path=path, line=lines.get(key, 0), code="W_FIELD", message=message))
    return {key: name for name, key in first.items()}, problems


def _near(key: str) -> str:
    near = difflib.get_close_matches(key.lower()[:LONGEST_KEY], NAMES, n=1, cutoff=NEAR)
    return f" Did you mean '{near[0]}'?" if near else ""


def _short(value: object) -> str:
    """A value as a message shows it: one line, nothing invisible, not long."""
    text = plain(str(value)[:1_000]) if isinstance(value, str) else "…"
    return text if len(text) <= LONGEST_KEY else text[: LONGEST_KEY - 1] + "…"


def _line(value: object) -> str | None:
    """`value` as one line; None where it says that nothing is known."""
    if not isinstance(value, str):
        raise FieldError("is a list or a mapping; write one line of text.")
    if len(value) > 10 * LONGEST_TITLE:
        raise FieldError(f"has {len(value):,} characters; write one line of text.")
    text = plain(value)
    return None if text.lower() in NONE else text


def _again(form: Form) -> Form:
    """The same form, which keeps what it made of a value that comes again."""
    kept = lru_cache(maxsize=MOST_KEPT)(form)
    return lambda value: kept(value) if isinstance(value, str) else form(value)


def _words(most: int) -> Form:
    """The form of names and titles: at most `most` characters, a letter or digit among them."""

    def form(value: object) -> str | None:
        text = _line(value)
        if text is None:
            return None
        if len(text) > most:
            raise FieldError(f"has {len(text):,} characters; {most} is the most.")
        if not readable(text):
            raise FieldError(f'"{_short(text)}" has neither letter nor digit.')
        return text

    return form


def _names(*, parted: bool) -> Form:
    """The form of lists of names: a list, mappings with a `name`, or one line (`parted` at its commas)."""
    name = _again(_words(LONGEST_NAME))

    def form(value: object) -> tuple[str, ...]:
        listed = value if isinstance(value, list) else [value]
        if parted and isinstance(value, str):
            listed = value.split(",")
        if len(listed) > MOST_NAMES:
            raise FieldError(f"has {len(listed):,} entries; {MOST_NAMES} is the most.")
        named = (name(one.get("name", "") if isinstance(one, dict) else one) for one in listed)
        return tuple(dict.fromkeys(str(one) for one in named if one))

    return form


def _one_of(*allowed: str) -> Form:
    def form(value: object) -> str | None:
        text = _line(value)
        if text is not None and text.lower() not in allowed:
            raise FieldError(f'"{_short(text)}" is none of {", ".join(allowed)}.')
        return text and text.lower()

    return form


def _published(value: object) -> Moment | None:
    text = _line(value)
    made = text and moment(text)
    if text and not made:
        raise FieldError(f'"{_short(text)}" is no date; write YYYY-MM-DD.', "W_DATE")
    return made or None


def _dated(made: Moment) -> dict[str, object]:
    if made.value is None:
        return {"published_printed": made.printed}
    return {"published": made.value, "published_precision": made.precision}


def _zoneless(key: str, made: Moment) -> str:
    return f"{key} has a time without a zone, so that only the day counts; write {made.value}T10:00+01:00."


def _language(value: object) -> str | None:
    text = _line(value)
    if text is None or text.lower() in LANGUAGES:
        return text and LANGUAGES[text.lower()]
    found = LANGUAGE.fullmatch(text)
    if not found:
        raise FieldError(
            f'"{_short(text)}" is no language code; write one such as en, uk, pt-BR.', "W_LANGUAGE"
        )
    language, script, region = found.groups()
    parts = (language.lower(), script and script.title(), region and region.upper())
    return "-".join(part for part in parts if part)


def _country(value: object) -> str | None:
    from digest.text.gazetteer import country, gazetteer  # noqa: PLC0415 - read where a country is asked for

    text = _line(value)
    if text is None:
        return None
    codes = gazetteer().countries.values()
    code = text.upper() if text.upper() in codes else country(text) or country(text.title())
    if code is None:
        message = f'"{_short(text)}" is no country; write its two-letter code or its English name.'
        raise FieldError(message, "W_COUNTRY")
    return code


def _url(value: object) -> str | None:
    text = _line(value)
    address = safe_url(text)
    if text and (address is None or not address.lower().startswith("http")):
        raise FieldError(f'"{_short(text)}" is no address for a link; write https://….', "W_URL")
    return address


def _id(value: object) -> str | None:
    text = _line(value)
    if text is not None and not ID.fullmatch(text):
        raise FieldError(f'"{_short(text)}" is no id; write small letters, digits and hyphens, at most 100.')
    return text


def _draft(value: object) -> bool:
    if (text := (_line(value) or "no").lower()) not in YES | NO:
        raise FieldError(f'"{_short(text)}" is neither true nor false; taken for true until it is.')
    return text in YES


FORMS: Mapping[str, Form] = {
    "outlet": _again(_words(LONGEST_NAME)),
    "title": _words(LONGEST_TITLE),
    "published": _published,
    "published_basis": _one_of("front-matter", "dateline", "inferred"),
    "published_note": _words(LONGEST_NOTE),
    "authors": _names(parted=False),
    "url": _url,
    "country": _again(_country),
    "language": _again(_language),
    "translated_from": _again(_language),
    "via": _again(_words(LONGEST_NAME)),
    "image": _url,
    "image_credit": _again(_words(LONGEST_NAME)),
    "rights": _one_of("full", "excerpt"),
    "id": _id,
    "tags": _names(parted=True),
    "draft": _draft,
}
