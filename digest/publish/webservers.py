"""What to write into the settings of nginx and Caddy: they tell browsers what a store would be told."""

from collections.abc import Iterator, Mapping, Sequence

from digest.destinations import ToS3
from digest.publish.headers import ATOM, FEED, NAMED_BY_CONTENT, TYPES, UNKNOWN, cache_control

ROOT = "/srv/news/current"  # what `sftp` and `rsync` switch; of `folder` it is the folder itself
NAME = "news.example.org"
TEXT = "; charset=utf-8"
# Not these: they are small already, and packing them again only costs time.
PACKED = frozenset({"application/gzip", "application/zip", "application/pdf", "font/woff", "font/woff2"})
HEAD = """\
# Web servers

Written by `make docs` from the table by which `digest publish` tells a store what files are and how long to
keep them. The tests serve a published site with exactly these lines, by nginx and by Caddy, and read it in a
browser. Change the name and the folder.

A file whose name changes with its content is kept for a year and never asked for again; all else for five
minutes. Where you put `page.html.gz` beside `page.html` (`.br`, too, for Caddy), it is sent as it lies there.
Names that begin with a point, as the list that `digest publish` keeps, are not shown. Where `[site]` has a
`url`, the links and the style sheet of the page for missing addresses hold at any depth. Without one, its
links hold at the top of the site alone; it has its style sheet wherever the site is at the root of its host.
"""
INCLUDED = f"""\
With `hosting = ["nginx"]` under `[site]` the site brings lines of its own along: more headers, old addresses
of stories as redirects (else a page leads on), what search engines shall leave out. They take the place
of those above, as nginx will have no setting twice:

```nginx
server {{
  listen 80;
  server_name {NAME};
  root {ROOT};
  include {ROOT}/hosting/nginx.conf;
}}
```
"""


def nginx(root: str = ROOT, *, listen: str = "80", name: str = NAME) -> str:
    """A `server` of nginx for a site in the folder `root`; it goes within `http`."""
    plain = [kind.removesuffix(TEXT) for kind in _kinds() if kind.endswith(TEXT)]
    lines = [
        f"listen {listen};",
        f"server_name {name};",
        f"root {root};",
        "index index.html;",
        "error_page 404 /404.html;",
        "",
        "types {",
        *(f"  {kind.removesuffix(TEXT)} {' '.join(ends)};" for kind, ends in _kinds().items()),
        "}",
        f"default_type {UNKNOWN};",
        "charset utf-8;",
        f"charset_types {' '.join(kind for kind in plain if kind != 'text/html')};  # and text/html",
        "",
        "gzip on;",
        "gzip_static on;  # page.html.gz beside page.html is sent as it is",
        "gzip_vary on;",
        f"gzip_types {' '.join(_worth_packing())};",
        "",
        f'add_header Cache-Control "{_kept("index.html")}";',
        "add_header X-Content-Type-Options nosniff always;",
        f'location ~ "{NAMED_BY_CONTENT.pattern}" {{',
        f'  add_header Cache-Control "{_kept("site.0123456789.css")}";',
        "  add_header X-Content-Type-Options nosniff always;",
        "}",
        f'location ~ "{FEED.pattern}" {{',
        f'  default_type "{ATOM}";',
        "  types { }",
        "}",
        r'location ~ "/\.(?!well-known/)" {',
        "  return 404;",
        "}",
    ]
    return "".join(["server {\n", *(f"  {line}".rstrip() + "\n" for line in lines), "}\n"])


def caddy(root: str = ROOT, *, name: str = NAME) -> str:
    """A site of a Caddyfile for a site in the folder `root`."""
    lines = [
        f"root * {root}",
        "encode zstd gzip",
        "",
        "header X-Content-Type-Options nosniff",
        f"@lasting path_regexp {NAMED_BY_CONTENT.pattern}",
        "@passing not path_regexp " + NAMED_BY_CONTENT.pattern,
        f'header @lasting Cache-Control "{_kept("site.0123456789.css")}"',
        f'header @passing Cache-Control "{_kept("index.html")}"',
        *(line for kind, ends in _kinds().items() for line in _told(kind, ends)),
        f"@feeds path_regexp {FEED.pattern}",
        f'header @feeds Content-Type "{ATOM}"',
        "",
        "@hidden {",
        "  path */.*",
        "  not path /.well-known/*",
        "}",
        "error @hidden 404",
        "file_server {",
        "  precompressed br gzip",
        "}",
        "handle_errors {",
        "  @missing expression {http.error.status_code} == 404",
        "  rewrite @missing /404.html",
        "  header -Cache-Control",
        f'  header Content-Type "{TYPES[".html"]}"',
        "  file_server",
        "}",
    ]
    return "".join([f"{name} {{\n", *(f"  {line}".rstrip() + "\n" for line in lines), "}\n"])


def reference() -> str:
    """The text of `docs/web-servers.md`."""
    parts = [HEAD, "## nginx", f"```nginx\n{nginx()}```", INCLUDED, "## Caddy", f"```\n{caddy()}```"]
    return "\n\n".join(part.rstrip() for part in parts) + "\n"


def _told(kind: str, ends: Sequence[str]) -> Iterator[str]:
    """How Caddy is told of files with these endings; of itself it asks the machine's lists."""
    yield f"@{ends[0]} path {' '.join(f'*.{end}' for end in ends)}"
    yield f'header @{ends[0]} Content-Type "{kind}"'


def _kinds() -> Mapping[str, Sequence[str]]:
    """The endings of files, without their point, by media type."""
    kinds: dict[str, list[str]] = {}
    for end, kind in TYPES.items():
        kinds.setdefault(kind, []).append(end.removeprefix("."))
    return kinds


def _worth_packing() -> list[str]:
    found = (kind.removesuffix(TEXT) for kind in _kinds())
    images = {kind for kind in _kinds() if kind.startswith("image/") and kind != "image/svg+xml"}
    return [kind for kind in found if kind not in PACKED | images | {"text/html"}]  # which always is


def _kept(path: str) -> str:
    """How long a file is kept, by the defaults of `[publish.NAME]`."""
    place = ToS3(bucket="any")
    return cache_control(path, page_seconds=place.page_seconds, asset_seconds=place.asset_seconds)
