"""Real web servers for the tests: nginx and Caddy on this machine, with the lines of docs/web-servers.md."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from servers import answers, free_port, program, running

from digest.publish import webservers

# Around the lines of docs/web-servers.md: what keeps a server of the tests to itself.
NGINX = """daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
  uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
{site}}}
"""
CADDY = """{{
  admin off
  auto_https off
  storage file_system {folder}/caddy
}}
{site}"""


@contextlib.contextmanager
def served(name: str, root: Path, folder: Path) -> Iterator[str]:
    """Serves what lies at `root` by `nginx` or `caddy`, which keeps its own files in `folder`; the address."""
    server, port = program(name), free_port()
    assert server is not None, f"{name} is not here"
    config = folder / "web.conf"
    if name == "caddy":
        site = webservers.caddy(str(root), name=f"http://127.0.0.1:{port}")
        config.write_text(CADDY.format(folder=folder, site=site))
        call = [server, "run", "--adapter", "caddyfile", "--config", str(config)]
    else:
        site = webservers.nginx(str(root), listen=f"127.0.0.1:{port}", name="localhost")
        config.write_text(NGINX.format(folder=folder, site=site))
        call = [server, "-e", str(folder / "error.log"), "-c", str(config)]
    address = f"http://127.0.0.1:{port}/"
    with running([call], folder / "web.log", lambda: answers(address)):
        yield address


def readable(folder: Path) -> None:
    """Let a web server in that is somebody else, as far down as the site."""
    for place in (folder, *folder.parents):
        if place.owner() == "root" and place != Path("/") and not place.stat().st_mode & 0o005:
            place.chmod(place.stat().st_mode | 0o055)
