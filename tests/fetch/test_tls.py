"""Safe connections: the name in the address is the one that the certificate must hold, wherever we connect to."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from pathlib import Path

import outlet as outlets
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from digest.fetch.answer import NoAnswerError
from digest.fetch.client import Client, Terms
from digest.fetch.gate import Gate

NAME = "news.example"


def _certificate(folder: Path) -> Path:
    """A certificate for NAME, which vouches for itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "cert.pem"
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*form))
    return file


@pytest.fixture
def safe(tmp_path: Path) -> Iterator[tuple[outlets.Outlet, Path, list[str | None]]]:
    """A server behind TLS, its certificate, and the names that it was called by."""
    file, called = _certificate(tmp_path), []
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    context.sni_callback = lambda _socket, name, _context: called.append(name)
    server = ThreadingHTTPServer(("127.0.0.1", 0), outlets.Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.outlet = made = outlets.Outlet(server.server_address[1], 0)  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made, file, called
    server.shutdown()
    server.server_close()
    thread.join()


def _gate(made: outlets.Outlet) -> Gate:
    doors = frozenset((name, made.port) for name in (NAME, "rival.example"))
    return Gate(doors=doors, resolve=lambda _host, _port: ("127.0.0.1",))


def test_the_server_is_called_by_its_name_though_we_connect_to_its_address(
    safe: tuple[outlets.Outlet, Path, list[str | None]],
) -> None:
    made, file, called = safe
    made.pages["/"] = b"a page"
    trust = ssl.create_default_context(cafile=str(file))
    with Client(_gate(made), "digest/test", trust=trust) as client:
        assert client.asked(f"https://{NAME}:{made.port}/", Terms(most=1_000)).body == b"a page"
        assert called == [NAME]
        assert made.asked[0][1]["host"] == f"{NAME}:{made.port}"
        with pytest.raises(NoAnswerError, match="certificate does not hold"):
            client.asked(f"https://rival.example:{made.port}/", Terms(most=1_000))


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_certificate_that_nobody_vouches_for_does_not_hold(
    safe: tuple[outlets.Outlet, Path, list[str | None]],
) -> None:
    made, _, _ = safe
    with Client(_gate(made), "digest/test") as client, pytest.raises(NoAnswerError, match="certificate"):
        client.asked(f"https://{NAME}:{made.port}/", Terms(most=1_000))
    assert made.asked == []
