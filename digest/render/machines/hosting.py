"""What servers and hosts are told of the site, each in its own tongue, from one table.

Pages say themselves what they may load (Content-Security-Policy); here stands what only a header can say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from digest.model.record import Moved
from digest.render import links
from digest.render.machines.output import Output, ready

HEADERS, REDIRECTS, HTACCESS, NOJEKYLL = "_headers", "_redirects", ".htaccess", ".nojekyll"
NGINX = "hosting/nginx.conf"
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
NOINDEX = {"X-Robots-Tag": "noindex"}
FIXED = "public, max-age=31536000, immutable"  # a year: what is named by its content never changes
ASKED = "no-cache"  # kept, but asked about each time: the worker decides what else is kept
FEED = "application/atom+xml; charset=utf-8"
# Types that the lists of a server may lack; a type that is not known is offered to be saved.
RARE = {
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".csv": "text/csv",
    ".txt": "text/plain",
}
NEW = {".webmanifest": RARE[".webmanifest"]}  # the lists of nginx have the others
UNSHOWN = 'location ~ "/[.](?!well-known/)" { return 404; }'
HIDDEN = 'RedirectMatch 404 "/[.](?!well-known/)"'
PACKINGS = {
    ".br": "br",
    ".gz": "gzip",
}  # endings of packed files and what browsers call the packing: the best first
PACKED = "html|css|js|json|xml|svg|csv|txt|webmanifest"
END = r"(?:[.](?:br|gz))?$"  # Apache asks again once it has chosen the packed file
# What has words of articles and no line of its own for search engines; a page has one.
DATA = ("/*.json", "/*.csv", "/*.xml", "/*.txt", "/stories/*/share.png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is said of some files; `where` is a path with at most one `*`, `like` its regular expression."""

    where: str
    like: str
    headers: Mapping[str, str]


def rules(*, noindex: bool, unlisted: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The table: for which files a server says what; `unlisted` are outlets as their folders are called.

    Where there are any, search engines are asked to leave out these folders, and all files of data: such a
    file has the words of many outlets, and no line in which it could ask for itself.
    """
    every = {**EVERYWHERE, **(NOINDEX if noindex else {})}
    feeds = ("/feed.xml", "/changes.xml", "/outlets/*/feed.xml", "/countries/*/feed.xml")
    left_out = (*(f"/outlets/{one}/*" for one in unlisted), *DATA) if unlisted and not noindex else ()
    return (
        Rule(where="/*", like=r".*", headers=every),
        Rule(
            where="/assets/*",
            like=rf"^/assets/.*\.[0-9a-f]+\.[a-z0-9]+{END}",
            headers={"Cache-Control": FIXED},
        ),
        Rule(where="/worker.js", like=rf"^/worker\.js{END}", headers={"Cache-Control": ASKED}),
        *(Rule(where=feed, like=_like(feed), headers={"Content-Type": FEED}) for feed in feeds),
        *(Rule(where=each, like=_like(each), headers=NOINDEX) for each in left_out),
    )


def _like(where: str) -> str:
    """The regular expression of a path; its one `*` is a folder's name, at either end whatever there is."""
    plain = where.replace(".", "[.]")
    if plain.endswith("/*"):
        return f"^{plain.removesuffix('*')}"
    if plain.startswith("/*"):
        return f"^/.*{plain.removeprefix('/*')}{END}"
    return f"^{plain.replace('*', '[^/]+')}{END}"


def outputs(
    hosts: Sequence[str],
    moved: Sequence[Moved],
    url: str | None,
    *,
    noindex: bool,
    unlisted: Sequence[str] = (),
) -> Iterator[Output]:
    """The files for `hosts`: `apache`, `cloudflare` (Netlify reads the same), `github`, `nginx`.

    `unlisted` as in `rules`.
    """
    table, root = rules(noindex=noindex, unlisted=unlisted), urlsplit(url or "").path.rstrip("/")
    ways = [(f"{root}/{_folder(one.slug)}", f"{root}/{_folder(one.to)}") for one in moved]
    if "apache" in hosts:
        yield ready(HTACCESS, _htaccess(table, ways, root))
    if "cloudflare" in hosts:
        yield ready(HEADERS, _headers(table, root))
        yield ready(REDIRECTS, "".join(f"{old} {new} 301\n" for old, new in ways))
    if "github" in hosts:
        yield ready(NOJEKYLL, "")
    if "nginx" in hosts:
        yield ready(NGINX, _nginx(table, ways, root))


def _folder(slug: str) -> str:
    return links.story_path(slug).removesuffix("index.html")


def _headers(table: Sequence[Rule], root: str) -> str:
    lines: list[str] = []
    for rule in table:
        lines += [f"{root}{rule.where}", *(f"  {name}: {value}" for name, value in rule.headers.items())]
    return "\n".join([*lines, ""])


def _htaccess(table: Sequence[Rule], ways: Sequence[tuple[str, str]], root: str) -> str:
    lines = ["# For Apache 2.4: what digest asks of a server.", f"ErrorDocument 404 {root}/404.html", ""]
    lines += ["AddDefaultCharset utf-8", *(f"AddType {kind} {end}" for end, kind in RARE.items()), ""]
    lines += ["# The lists that digest keeps beside the site are nobody else's.", HIDDEN, ""]
    lines += [f"Redirect 301 {old} {new}" for old, new in ways]
    lines += ["<IfModule mod_headers.c>"]
    for rule in table:
        kept = {name: value for name, value in rule.headers.items() if name != "Content-Type"}
        said = [f'Header set {name} "{value}"' for name, value in kept.items()]
        if rule.like == ".*":
            lines += said
        elif said:
            lines += [f'<If "%{{REQUEST_URI}} =~ m#{_path(rule, root)}#">', *said, "</If>"]
    lines += [
        "</IfModule>",
        "",
        '<FilesMatch "^(?:feed|changes)[.]xml">',
        f'ForceType "{FEED}"',
        "</FilesMatch>",
        "",
    ]
    lines += [
        "# Files that are packed already (precompress in [site]) are sent as they lie.",
        "<IfModule mod_rewrite.c>",
        "RewriteEngine On",
        *(line for row in PACKINGS.items() for line in _sent_packed(*row)),
        "</IfModule>",
    ]
    return "\n".join([*lines, ""])


def _sent_packed(suffix: str, encoding: str) -> tuple[str, ...]:
    """The lines by which Apache sends the packed file that lies beside the one asked for."""
    return (
        f"RewriteCond %{{HTTP:Accept-Encoding}} {encoding}",
        f"RewriteCond %{{REQUEST_FILENAME}}{suffix} -f",
        f"RewriteRule ^(.+[.](?:{PACKED}))$ $1{suffix} [L]",
        f"AddEncoding {encoding} {suffix}",
        f"RemoveType {suffix}",
    )


def _nginx(table: Sequence[Rule], ways: Sequence[tuple[str, str]], root: str) -> str:
    every = [f'add_header {name} "{value}" always;' for name, value in table[0].headers.items()]
    lines = ["# For nginx: include this file in the server { } whose root is the site.", "index index.html;"]
    lines += [
        "charset utf-8;",
        "charset_types text/css text/plain text/xml application/json application/xml;",
    ]
    left_out = [_path(rule, root) for rule in table[1:] if rule.headers == NOINDEX]
    if left_out:
        name = next(iter(NOINDEX))
        every.append(f"add_header {name} $digest_robots always;")  # none is added where it is empty
        lines.append('set $digest_robots "";')
        lines += [f'if ($uri ~ "{path}") {{ set $digest_robots {NOINDEX[name]}; }}' for path in left_out]
    lines += ["gzip_static on;", "gzip_vary on;", f"error_page 404 {root}/404.html;", *every]
    lines.append(UNSHOWN)
    lines += [
        f'location ~ "[.]{end[1:]}$" {{ default_type {kind}; types {{ }} }}' for end, kind in NEW.items()
    ]
    for rule in table[1:]:
        if rule.headers == NOINDEX:
            continue
        said = [
            f'default_type "{value}"; types {{ }}'
            if name == "Content-Type"
            else f'add_header {name} "{value}" always;'
            for name, value in rule.headers.items()
        ]
        # A location that adds a header of its own loses those above it, so they are said again.
        again = every if any(line.startswith("add_header") for line in said) else []
        lines += [f'location ~ "{_path(rule, root)}" {{ {" ".join([*again, *said])} }}']
    lines += [f"location = {old} {{ return 301 {new}; }}" for old, new in ways]
    return "\n".join([*lines, ""])


def _path(rule: Rule, root: str) -> str:
    """The regular expression of the files of a rule, from the top of their host."""
    return f"^{root}{rule.like.removeprefix('^')}"
