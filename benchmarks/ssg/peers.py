"""The same articles for generators that make other sites of them: some without lists, some with themes of their own."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.ssg.corpus import Article
from benchmarks.ssg.sites import FOOT, HEAD, SHEET, _front_matter, _write

ARTICLE = "<article><p>%s</p><h1>%s</h1><p><time>%s</time></p>%s</article>"


def jekyll(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Jekyll: all that the others have; the lists by outlet and topic come of a plugin."""
    _write(
        folder / "_config.yml",
        "title: The Bench\nurl: https://example.org\nplugins: [jekyll-paginate, jekyll-feed, jekyll-sitemap]\n"
        "paginate: 20\npaginate_path: /page/:num/\npermalink: /articles/:title.html\nfeed: {posts_limit: 20}\n",
    )
    _write(folder / "style.css", SHEET)
    _write(
        folder / "_layouts/base.html", HEAD.replace("{title}", "{{ page.title }}") + "{{ content }}" + FOOT
    )
    topics = '<ul>{% for t in page.tags %}<li><a href="/tags/{{ t }}.html">{{ t }}</a></li>{% endfor %}</ul>'
    told = ARTICLE % (
        '<a href="/outlets/{{ page.outlet | slugify }}.html">{{ page.outlet }}</a>',
        "{{ page.title }}",
        "{{ page.date | date_to_xmlschema }}",
        "{{ content }}" + topics,
    )
    _write(folder / "_layouts/article.html", f"---\nlayout: base\n---\n{told}")
    row = '<article><h2><a href="{{ a.url }}">{{ a.title }}</a></h2><p>{{ a.outlet }}</p>%s</article>'
    rows = "<h1>{{ page.title }}</h1>{% for a in page.posts %}" + row % "" + "{% endfor %}"
    _write(folder / "_layouts/list.html", f"---\nlayout: base\n---\n{rows}")
    front = "{% for a in paginator.posts %}" + row % "<p>{{ a.excerpt | strip_html }}</p>" + "{% endfor %}"
    _write(folder / "index.html", f"---\nlayout: base\ntitle: The Bench\n---\n{front}")
    _write(
        folder / "_plugins/lists.rb",
        "class Listed < Jekyll::Page\n  def initialize(site, dir, title, posts)\n"
        "    @site = site; @base = site.source; @dir = dir; @name = Jekyll::Utils.slugify(title) + '.html'\n"
        "    process(@name)\n    @data = {'layout' => 'list', 'title' => title, 'posts' => posts}\n  end\nend\n"
        "class Lists < Jekyll::Generator\n  def generate(site)\n    newest = site.posts.docs.reverse\n"
        "    outlets = newest.group_by { |post| post.data['outlet'] }\n"
        "    topics = newest.flat_map { |post| post.data['tags'].map { |t| [t, post] } }.group_by(&:first)\n"
        "    outlets.each { |name, posts| site.pages << Listed.new(site, 'outlets', name, posts) }\n"
        "    topics.each { |name, held| site.pages << Listed.new(site, 'tags', name, held.map(&:last)) }\n"
        "  end\nend\n",
    )
    for one in articles:
        head = _front_matter(one, source=one.url, layout="article")
        _write(folder / "_posts" / f"{one.date:%Y-%m-%d}-{one.slug}.md", head + one.body)


def nikola(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Nikola in its barest theme: topics and outlets as its tags and categories, front, feed, sitemap."""
    _write(
        folder / "conf.py",
        'BLOG_AUTHOR = BLOG_TITLE = BLOG_DESCRIPTION = "The Bench"\nBLOG_EMAIL = "bench@example.org"\n'
        'SITE_URL = "https://example.org/"\nDEFAULT_LANG = "en"\nTRANSLATIONS = {"en": ""}\nTIMEZONE = "UTC"\n'
        'NAVIGATION_LINKS = {"en": ()}\nTHEME = "base-jinja"\nPOSTS = (("posts/*.md", "articles", "post.tmpl"),)\n'
        'PAGES = ()\nCOMPILERS = {"markdown": (".md",)}\nINDEX_DISPLAY_POST_COUNT = 20\nFEED_LENGTH = 20\n'
        "PRETTY_URLS = SHOW_SOURCELINK = COPY_SOURCES = USE_BUNDLES = ENABLE_AUTHOR_PAGES = False\n"
        "CREATE_DAILY_ARCHIVE = CREATE_MONTHLY_ARCHIVE = CREATE_SINGLE_ARCHIVE = GENERATE_ATOM = False\n"
        'DISABLED_PLUGINS = ["render_galleries", "render_listings", "robots", "classify_archive", "copy_sources"]\n',
    )
    for one in articles:
        head = (
            f".. title: {one.title}\n.. slug: {one.slug}\n.. date: {one.date:%Y-%m-%d %H:%M:%S} UTC\n"
            f".. category: {one.outlet}\n.. author: {one.author}\n.. tags: {', '.join(one.tags)}\n\n"
        )
        _write(folder / "posts" / f"{one.slug}.md", f"<!--\n{head}-->\n\n{one.body}")


def zensical(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Zensical in its own theme: article pages and a search index; it knows no lists."""
    _write(
        folder / "zensical.toml",
        '[project]\nsite_name = "The Bench"\nsite_url = "https://example.org/"\n'
        '[project.theme]\nfeatures = ["navigation.prune"]\n',
    )
    _write(folder / "docs/index.md", "# The Bench\n")
    for one in articles:
        text = f"{_front_matter(one)}# {one.title}\n\n{one.body}"
        _write(folder / "docs/articles" / f"{one.slug}.md", text)


def lektor(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Lektor: article pages and a front of 20 a page; it knows no lists by topic."""
    _write(folder / "bench.lektorproject", "[project]\nname = The Bench\nurl = https://example.org/\n")
    _write(
        folder / "models/articles.ini",
        "[model]\nname = Articles\n[children]\nmodel = article\norder_by = -date\n"
        "[pagination]\nenabled = yes\nper_page = 20\n",
    )
    fields = dict.fromkeys(("title", "outlet", "author", "source"), "string")
    kinds = {**fields, "date": "datetime", "tags": "strings", "body": "markdown"}
    listed = "".join(f"[fields.{name}]\ntype = {kind}\n" for name, kind in kinds.items())
    _write(folder / "models/article.ini", f"[model]\nname = Article\n{listed}")
    told = ARTICLE % ("{{ this.outlet }}", "{{ this.title }}", "{{ this.date }}", "{{ this.body }}")
    _write(folder / "templates/article.html", HEAD.replace("{title}", "{{ this.title }}") + told + FOOT)
    rows = (
        '{% for a in this.pagination.items %}<article><h2><a href="{{ a|url }}">{{ a.title }}</a></h2>'
        "<p>{{ a.body.html|striptags|truncate(300) }}</p></article>{% endfor %}"
    )
    _write(folder / "templates/articles.html", HEAD.replace("{title}", "The Bench") + rows + FOOT)
    _write(folder / "content/contents.lr", "_model: articles\n")
    for one in articles:
        head = {"title": one.title, "date": f"{one.date:%Y-%m-%d %H:%M:%S}", "outlet": one.outlet}
        lines = [
            f"{name}: {value}" for name, value in {**head, "author": one.author, "source": one.url}.items()
        ]
        parts = ["_model: article", *lines, "tags:\n\n" + "\n".join(one.tags), f"body:\n\n{one.body}"]
        _write(folder / "content" / one.slug / "contents.lr", "\n---\n".join(parts))


def sphinx(folder: Path, articles: Iterable[Article]) -> None:
    """The site of Sphinx with MyST in its barest theme: article pages, one list, a search index."""
    _write(
        folder / "docs/conf.py",
        'project = "The Bench"\nextensions = ["myst_parser"]\nhtml_theme = "basic"\n'
        "html_copy_source = html_show_sourcelink = False\n",
    )
    _write(folder / "docs/index.md", "# The Bench\n\n```{toctree}\n:maxdepth: 1\n:glob:\n\narticles/*\n```\n")
    for one in articles:
        _write(folder / "docs/articles" / f"{one.slug}.md", f"# {one.title}\n\n{one.body}")
