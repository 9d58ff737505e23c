"""The same site for each generator: article pages, a front of 20 a page, lists by outlet and topic, feed, sitemap."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.ssg.corpus import Article

HEAD = """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/style.css">
<link rel="alternate" href="/feed.xml" type="application/atom+xml" title="The Bench">
<title>{title}</title>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="masthead">
<p class="flag"><a href="/index.html">The Bench</a></p>
<nav aria-label="Pages"><ul>
<li><a href="/index.html">Front page</a></li>
<li><a href="/outlets/index.html">Outlets</a></li>
<li><a href="/tags/index.html">Topics</a></li>
</ul></nav>
</header>
<main id="main">
"""
FOOT = """
</main>
<footer class="foot">
<p class="promise">Every article here stands as its outlet wrote it. Nothing is rewritten, compared or summed up.</p>
<p class="back"><a href="#main">Back to top</a> <a href="/index.html">Front page</a></p>
</footer>
</body>
</html>
"""
SHEET = "body { font: 1rem/1.5 serif; max-inline-size: 40rem; margin: auto }\n" * 60


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


def _front_matter(article: Article, **more: str) -> str:
    tags = "".join(f"  - {tag}\n" for tag in article.tags)
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    return (
        f'---\ntitle: "{article.title}"\ndate: {article.date:%Y-%m-%dT%H:%M:%SZ}\noutlet: "{article.outlet}"\n'
        f'author: "{article.author}"\ntags:\n{tags}{extra}---\n\n'
    )


def digest(folder: Path, articles: Iterable[Article]) -> None:
    """The site of digest, analysis off."""
    settings = 'title = "The Bench"\nrights = "full"\nurl = "https://example.org/"\n'
    _write(folder / "digest.toml", f"[site]\n{settings}[build]\nanalysis = false\n")
    for one in articles:
        _write(folder / "seeds" / f"{one.slug}.md", _front_matter(one, url=one.url) + one.body)


def hugo(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Hugo: pages as plain files too, and the fast form of its pager."""
    _write(
        folder / "hugo.toml",
        'baseURL = "https://example.org/"\ntitle = "The Bench"\nlocale = "en"\nuglyURLs = true\n'
        'disableKinds = ["section"]\n[pagination]\npagerSize = 20\n[taxonomies]\ntag = "tags"\noutlet = "outlets"\n'
        '[outputs]\nhome = ["html", "rss"]\nterm = ["html"]\ntaxonomy = ["html"]\n[services.rss]\nlimit = 20\n',
    )
    layouts = folder / "layouts"
    _write(folder / "static/style.css", SHEET)
    _write(
        layouts / "baseof.html",
        HEAD.replace("{title}", "{{ .Title }}") + '{{ block "main" . }}{{ end }}' + FOOT,
    )
    _write(
        layouts / "page.html",
        '{{ define "main" }}<article><header class="head"><p><a href="/outlets/{{ .Params.outlet | urlize }}.html">'
        "{{ .Params.outlet }}</a></p><h1>{{ .Title }}</h1>"
        '<p><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "2 January 2006, 15:04" }}'
        '</time> · by {{ .Params.author }}</p><p><a href="{{ .Params.source }}">Read the original</a></p></header>'
        '{{ .Content }}<ul>{{ range .Params.tags }}<li><a href="/tags/{{ . | urlize }}.html">{{ . }}</a></li>{{ end }}'
        '</ul></article><nav><ul>{{ with .NextInSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}'
        '{{ with .PrevInSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></nav>{{ end }}',
    )
    entry = (
        '<article class="told"><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>'
        '<p>{{ .Params.outlet }} · <time>{{ .Date.Format "2 January 2006, 15:04" }}</time></p>%s</article>'
    )
    pager = (
        '<nav>{{ if $p.HasPrev }}<a href="{{ $p.Prev.URL }}">Newer</a>{{ end }} {{ $p.PageNumber }}'
        '/{{ $p.TotalPages }} {{ if $p.HasNext }}<a href="{{ $p.Next.URL }}">Older</a>{{ end }}</nav>'
    )
    _write(
        layouts / "home.html",
        '{{ define "main" }}{{ $p := .Paginate .Site.RegularPages }}{{ range $p.Pages }}'
        + entry % "<p>{{ .Summary | plainify }}</p>"
        + "{{ end }}"
        + pager
        + "{{ end }}",
    )
    listed = (
        '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .Pages }}{{ range $p.Pages }}'
        + entry % ""
        + "{{ end }}"
        + pager
        + "{{ end }}"
    )
    names = (
        '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}'
        '<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}'
    )
    _write(layouts / "term.html", listed)
    _write(layouts / "taxonomy.html", names)
    for one in articles:
        head = _front_matter(one, source=one.url, outlets=f'["{one.outlet}"]')
        _write(folder / "content/articles" / f"{one.slug}.md", head + one.body)


def pelican(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Pelican."""
    _write(
        folder / "pelicanconf.py",
        'SITENAME = "The Bench"\nSITEURL = "https://example.org"\nPATH = "."\nARTICLE_PATHS = ["articles"]\n'
        'PAGE_PATHS = []\nSTATIC_PATHS = []\nOUTPUT_PATH = "output"\nTHEME = "theme"\nTIMEZONE = "UTC"\nDEFAULT_LANG = "en"\n'
        'DEFAULT_PAGINATION = 20\nPAGINATED_TEMPLATES = {"index": 20, "tag": 20, "category": 20}\nUSE_FOLDER_AS_CATEGORY = False\n'
        'DIRECT_TEMPLATES = ["index", "tags", "categories", "sitemap"]\nSITEMAP_SAVE_AS = "sitemap.xml"\n'
        'TAGS_SAVE_AS = "tags/index.html"\nCATEGORIES_SAVE_AS = "outlets/index.html"\nAUTHOR_SAVE_AS = ""\n'
        'ARTICLE_URL = ARTICLE_SAVE_AS = "articles/{slug}.html"\nTAG_URL = TAG_SAVE_AS = "tags/{slug}.html"\n'
        'CATEGORY_URL = CATEGORY_SAVE_AS = "outlets/{slug}.html"\nFEED_ATOM = "feed.xml"\nFEED_MAX_ITEMS = 20\n'
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n"
        'RSS_FEED_SUMMARY_ONLY = True\nTHEME_STATIC_DIR = "."\n',
    )
    theme = folder / "theme/templates"
    _write(folder / "theme/static/style.css", SHEET)
    _write(
        theme / "base.html",
        HEAD.replace("{title}", "{% block title %}The Bench{% endblock %}")
        + "{% block main %}{% endblock %}"
        + FOOT,
    )
    base = '{% extends "base.html" %}'
    _write(
        theme / "article.html",
        base + "{% block title %}{{ article.title }}{% endblock %}{% block main %}<article><p>"
        '<a href="/{{ article.category.url }}">{{ article.category }}</a></p><h1>{{ article.title }}</h1>'
        '<p><time datetime="{{ article.date.isoformat() }}">{{ article.locale_date }}</time> · by {{ article.author }}</p>'
        '<p><a href="{{ article.source }}">Read the original</a></p>{{ article.content }}<ul>'
        '{% for t in article.tags %}<li><a href="/{{ t.url }}">{{ t }}</a></li>{% endfor %}</ul></article>{% endblock %}',
    )
    entry = (
        '<article class="told"><h2><a href="/{{ a.url }}">{{ a.title }}</a></h2><p>{{ a.category }} · '
        "<time>{{ a.locale_date }}</time></p>%s</article>"
    )
    _write(
        theme / "index.html",
        base
        + "{% block main %}{% for a in articles_page.object_list %}"
        + entry % "<p>{{ a.summary|striptags }}</p>"
        + "{% endfor %}<nav>{{ articles_page.number }}/{{ articles_paginator.num_pages }}</nav>{% endblock %}",
    )
    for name in ("tag", "category"):
        rows = "{% for a in articles_page.object_list %}" + entry % "" + "{% endfor %}"
        rows += "<nav>{{ articles_page.number }}/{{ articles_paginator.num_pages }}</nav>"
        _write(
            theme / f"{name}.html", f"{base}{{% block main %}}<h1>{{{{ {name} }}}}</h1>{rows}{{% endblock %}}"
        )
    for name, held in (("tags", "tags"), ("categories", "categories")):
        rows = f'{{% for one, held in {held} %}}<li><a href="/{{{{ one.url }}}}">{{{{ one }}}}</a></li>{{% endfor %}}'
        _write(theme / f"{name}.html", f"{base}{{% block main %}}<ul>{rows}</ul>{{% endblock %}}")
    _write(
        theme / "sitemap.html",
        '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "{% for a in articles %}<url><loc>{{ SITEURL }}/{{ a.url }}</loc></url>\n{% endfor %}</urlset>",
    )
    for one in articles:
        head = (
            f"Title: {one.title}\nDate: {one.date:%Y-%m-%d %H:%M}\nCategory: {one.outlet}\nAuthor: {one.author}\n"
            f"Tags: {', '.join(one.tags)}\nSlug: {one.slug}\nSource: {one.url}\n\n"
        )
        _write(folder / "articles" / f"{one.slug}.md", head + one.body)


def mkdocs(folder: Path, articles: Iterable[Article]) -> None:
    """The site of MkDocs: article pages alone, since it knows no lists by outlet or topic: less work."""
    _write(
        folder / "mkdocs.yml",
        "site_name: The Bench\nsite_url: https://example.org/\nuse_directory_urls: false\nplugins: []\n"
        "theme:\n  name: null\n  custom_dir: theme\n  static_templates: []\n",
    )
    _write(folder / "docs/index.md", "# The Bench\n")
    _write(
        folder / "theme/main.html",
        HEAD.replace("{title}", "{{ page.title }}") + "<article>{{ page.content }}</article>" + FOOT,
    )
    for one in articles:
        _write(
            folder / "docs/articles" / f"{one.slug}.md", _front_matter(one) + f"# {one.title}\n\n{one.body}"
        )


def eleventy(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Eleventy."""
    _write(folder / "package.json", '{"name": "bench", "type": "module"}')
    _write(folder / "static/style.css", SHEET)
    _write(
        folder / "eleventy.config.js",
        "export default function (c) {\n"
        '  c.addPassthroughCopy({"static": "."});\n'
        '  const all = (api) => api.getFilteredByGlob("src/articles/*.md").sort((a, b) => b.date - a.date);\n'
        '  const slug = (x) => x.toLowerCase().replaceAll(" ", "-");\n'
        '  c.addCollection("articles", all);\n'
        "  const group = (api, f) => { const m = new Map(); for (const a of all(api)) for (const k of f(a)) {"
        " if (!m.has(k)) m.set(k, []); m.get(k).push(a); }"
        " return [...m].map(([name, items]) => ({name, slug: slug(name), items})); };\n"
        '  c.addCollection("topicLists", (api) => group(api, (a) => a.data.topics || []));\n'
        '  c.addCollection("outletLists", (api) => group(api, (a) => [a.data.outlet]));\n'
        '  c.addFilter("slugged", slug); c.addFilter("iso", (d) => d.toISOString());\n'
        '  c.addFilter("lead", (h) => (h || "").replace(/<[^>]*>/g, "").slice(0, 300));\n'
        '  c.addFilter("first", (a, n) => a.slice(0, n));\n'
        '  return {dir: {input: "src", output: "_site"}, markdownTemplateEngine: false, htmlTemplateEngine: "njk"};\n}\n',
    )
    src = folder / "src"
    _write(
        src / "articles/articles.11tydata.js",
        'export default {layout: "article.njk", permalink: (d) => `/articles/${d.page.fileSlug}.html`};\n',
    )
    _write(
        src / "_includes/base.njk",
        HEAD.replace("{title}", "{{ title or 'The Bench' }}") + "{% block main %}{% endblock %}" + FOOT,
    )
    base = '{% extends "base.njk" %}{% block main %}'
    _write(
        src / "_includes/article.njk",
        base
        + '<article><p><a href="/outlets/{{ outlet | slugged }}.html">{{ outlet }}</a></p><h1>{{ title }}</h1>'
        '<p><time datetime="{{ page.date | iso }}">{{ page.date | iso }}</time> · by {{ author }}</p>'
        '<p><a href="{{ source }}">Read the original</a></p>{{ content | safe }}<ul>{% for t in topics %}'
        '<li><a href="/tags/{{ t }}.html">{{ t }}</a></li>{% endfor %}</ul></article>{% endblock %}',
    )
    entry = '<article class="told"><h2><a href="{{ a.url }}">{{ a.data.title }}</a></h2><p>{{ a.data.outlet }} · {{ a.date | iso }}</p>%s</article>'
    front = '---\npagination: {data: collections.articles, size: 20, alias: items}\npermalink: "/{% if pagination.pageNumber > 0 %}page/{{ pagination.pageNumber + 1 }}{% else %}index{% endif %}.html"\n---\n'
    _write(
        src / "index.njk",
        front
        + base
        + "{% for a in items %}"
        + entry % "<p>{{ a.content | lead }}</p>"
        + "{% endfor %}{% endblock %}",
    )
    for name, held in (("tags", "topicLists"), ("outlets", "outletLists")):
        head = f'---\npagination: {{data: collections.{held}, size: 1, alias: list}}\npermalink: "/{name}/{{{{ list.slug }}}}.html"\n---\n'
        rows = "<h1>{{ list.name }}</h1>{% for a in list.items %}" + entry % "" + "{% endfor %}{% endblock %}"
        _write(src / f"{name}.njk", head + base + rows)
        row = f'{{% for one in collections.{held} %}}<li><a href="/{name}/{{{{ one.slug }}}}.html">{{{{ one.name }}}}</a></li>{{% endfor %}}'
        _write(
            src / f"{name}-all.njk",
            f'---\npermalink: "/{name}/index.html"\n---\n{base}<ul>{row}</ul>{{% endblock %}}',
        )
    _write(
        src / "feed.njk",
        '---\npermalink: "/feed.xml"\n---\n<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        "{% for a in collections.articles | first(20) %}<entry><title>{{ a.data.title }}</title><id>https://example.org{{ a.url }}</id>"
        "<updated>{{ a.date | iso }}</updated></entry>{% endfor %}</feed>",
    )
    _write(
        src / "sitemap.njk",
        '---\npermalink: "/sitemap.xml"\n---\n<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "{% for a in collections.articles %}<url><loc>https://example.org{{ a.url }}</loc></url>{% endfor %}</urlset>",
    )
    for one in articles:
        head = _front_matter(one, source=one.url).replace(
            "\ntags:\n", "\ntopics:\n"
        )  # `tags` makes lists of its own
        _write(src / "articles" / f"{one.slug}.md", head + one.body)
