"""Real web servers for the tests: nginx and Caddy with the lines of docs/web-servers.md, Apache as hosts run it."""

import contextlib
import os
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
# The same with the lines that a site brings along itself, in hosting/nginx.conf.
INCLUDED = "  server {{ listen 127.0.0.1:{port}; root {root}; include {root}/hosting/nginx.conf; }}\n"
CADDY = """{{
  admin off
  auto_https off
  storage file_system {folder}/caddy
}}
{site}"""
# As hosts with shared machines set it up: what a site wants it says in its own .htaccess.
APACHE = """ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
DefaultRuntimeDir {folder}
{modules}
{user}DocumentRoot {root}
DirectoryIndex index.html
TypesConfig {folder}/mime.types
AddType text/html .html
AddType text/css .css
AddType text/javascript .js
AddType application/json .json
AddType application/xml .xml
AddType image/svg+xml .svg
<Directory {root}>
  AllowOverride All
  Options FollowSymLinks
  Require all granted
</Directory>
"""
MODULES = ["mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite", "setenvif"]


@contextlib.contextmanager
def served(name: str, root: Path, folder: Path) -> Iterator[str]:
    """Serves what lies at `root` by `nginx`, `caddy` or `apache2`, which keeps its own files in `folder`; the address.

    `nginx own` is nginx with the lines that the site brings along.
    """
    server, port = program(name.split(maxsplit=1)[0]), free_port()
    assert server is not None, f"{name} is not here"
    config = folder / "web.conf"
    if name == "caddy":
        site = webservers.caddy(str(root), name=f"http://127.0.0.1:{port}")
        config.write_text(CADDY.format(folder=folder, site=site))
        call = [server, "run", "--adapter", "caddyfile", "--config", str(config)]
    elif name == "apache2":
        config.write_text(_apache(root, folder, port))
        call = [server, "-X", "-f", str(config)]
    else:
        site = webservers.nginx(str(root), listen=f"127.0.0.1:{port}", name="localhost")
        if name == "nginx own":
            site = INCLUDED.format(port=port, root=root)
        config.write_text(NGINX.format(folder=folder, site=site))
        call = [server, "-e", str(folder / "error.log"), "-c", str(config)]
    address = f"http://127.0.0.1:{port}/"
    with running([call], folder / "web.log", lambda: answers(address)):
        yield address


def _apache(root: Path, folder: Path, port: int) -> str:
    """The settings of an Apache with the modules that hosts have, which runs as nobody of importance."""
    held = Path(os.environ.get("APACHE_MODULES", "/usr/lib/apache2/modules"))
    modules = "\n".join(f"LoadModule {each}_module {held}/mod_{each}.so" for each in MODULES)
    (folder / "mime.types").write_text("")
    user = "User nobody\nGroup nogroup\n" if os.geteuid() == 0 else ""
    return APACHE.format(folder=folder, root=root, port=port, modules=modules, user=user)


def readable(folder: Path) -> None:
    """Let a web server in that is somebody else, as far down as the site."""
    for place in (folder, *folder.parents):
        if place.owner() == "root" and place != Path("/") and not place.stat().st_mode & 0o005:
            place.chmod(place.stat().st_mode | 0o055)
