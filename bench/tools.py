"""What the measurements share: a site in a folder of its own, nginx beside it, wrk, memory."""

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
NEEDED: Final = {"wrk": "wrk", "nginx": "nginx-light"}
BROWSER: Final = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"
SERVE: Final = "import sys; from config.serve import run; run('127.0.0.1', int(sys.argv[1]), 2)"
QUIET: Final = subprocess.DEVNULL
NGINX: Final = """\
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000;
  open_file_cache max=100; default_type text/html; gzip_static on;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  server {{ listen 127.0.0.1:{port} reuseport; root {folder}; }}
}}
"""


def require_tools() -> None:
    """Stop with the command that installs what is missing."""
    missing = [package for tool, package in NEEDED.items() if find(tool) is None]
    if missing:
        sys.exit(
            f"Missing here: {', '.join(missing)}. Install: apt-get install {' '.join(missing)}"
        )


def find(tool: str) -> str | None:
    """Return where a tool is, also where Debian keeps it for administrators."""
    return shutil.which(tool, path=os.environ.get("PATH", "") + ":/usr/sbin")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment of a site that keeps all it writes in one folder."""
    own = {"KHEO_VAR": str(folder), "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    return os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings"} | more


def python(folder: Path, *words: str) -> str:
    """Run Python for a site and return what it prints."""
    command = [sys.executable, *words]
    return subprocess.run(
        command, env=environment(folder), check=True, stdout=subprocess.PIPE, text=True
    ).stdout


@contextmanager
def site(folder: Path, **more: str) -> Iterator[tuple[str, int]]:
    """Serve the site as `./kheo serve` does; yield its address and the key of its first process."""
    port = free_port()
    command = [sys.executable, "-c", SERVE, str(port)]
    log = (folder / "serve.log").open("a")
    served = subprocess.Popen(command, env=environment(folder, **more), stdout=log, stderr=log)
    try:
        yield wait_for(f"http://127.0.0.1:{port}"), served.pid
    finally:
        served.terminate()
        served.wait(30)
        log.close()


@contextmanager
def nginx(folder: Path, name: str, packed: bytes) -> Iterator[str]:
    """Serve one packed page as a file; yield its address."""
    port, content = free_port(), folder / "nginx"
    content.mkdir(exist_ok=True)
    # Started by an administrator, nginx answers as another user, who must be able to read.
    folder.chmod(0o755)
    (content / f"{name}.gz").write_bytes(packed)
    (content / name).touch()
    (content / "nginx.conf").write_text(NGINX.format(folder=content, port=port))
    command = [str(find("nginx")), "-c", str(content / "nginx.conf"), "-g", "daemon off;"]
    served = subprocess.Popen(command, stdout=QUIET, stderr=QUIET)
    try:
        yield wait_for(f"http://127.0.0.1:{port}/{name}")
    finally:
        served.terminate()
        served.wait(30)


def wait_for(address: str) -> str:
    """Return the address when something answers there, at most a minute later."""
    for _ in range(300):
        try:
            fetch(address)
        except OSError:
            time.sleep(0.2)
        else:
            return address
    sys.exit(f"Nothing answers at {address}")


def fetch(address: str, **headers: str) -> bytes:
    """Return the body of an answer, packed as it came."""
    given = {"User-Agent": "curl", **{name.replace("_", "-"): v for name, v in headers.items()}}
    asked = urllib.request.Request(address, headers=given)  # noqa: S310 — our own server
    with urllib.request.urlopen(asked) as answer:  # noqa: S310
        return bytes(answer.read())


def rate(address: str, *, seconds: int = 3, connections: int = 16, script: str = "") -> float:
    """Return answers a second, counted by wrk with one thread; stops at answers that are errors."""
    more = ["-s", script] if script else []
    said = load(address, *more, seconds=seconds, connections=connections)
    return float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])


def slowest(address: str, *, seconds: int = 3, connections: int = 16) -> float:
    """Return in how many milliseconds 99 of 100 answers came."""
    said = load(address, "--latency", seconds=seconds, connections=connections)
    figure, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    return float(figure) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


def load(address: str, *more: str, seconds: int, connections: int) -> str:
    """Return what wrk says; stops at answers that are errors."""
    command = [str(find("wrk")), "-t1", f"-c{connections}", f"-d{seconds}s", *more]
    command += ["-H", "Accept-Encoding: gzip", "-H", f"User-Agent: {BROWSER}", address]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"Errors under load:\n{said}")
    return said


@contextmanager
def rendering(address: str) -> Iterator[None]:
    """Have four readers ask all the time for what is rendered anew."""
    # A part of a page is never kept; the site answers it with the whole.
    words = ["-t1", "-c4", "-d3600s", "-H", "Range: bytes=0-", "-H", f"User-Agent: {BROWSER}"]
    asking = subprocess.Popen([str(find("wrk")), *words, address], stdout=QUIET)
    try:
        time.sleep(0.5)
        yield
    finally:
        asking.kill()
        asking.wait()


def megabytes(first: int, kind: str = "Pss") -> dict[int, float]:
    """Return the memory of a process and of all it started, in MiB."""
    started = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    rolled = Path(f"/proc/{first}/smaps_rollup").read_text()
    own = int(re.findall(rf"^{kind}:\s+(\d+)", rolled, re.MULTILINE)[0]) / 1024
    parts = {first: own}
    for child in started:
        parts |= megabytes(int(child), kind)
    return parts


def processor_seconds(first: int) -> float:
    """Return how long a process and all it started have kept processors busy."""
    started = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    # The name of a program may hold spaces; what is counted stands behind its bracket.
    figures = Path(f"/proc/{first}/stat").read_text().rpartition(")")[2].split()
    own = (int(figures[11]) + int(figures[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_seconds(int(child)) for child in started)


def spread(values: list[float]) -> str:
    """Return a median with the least and the most."""
    middle = statistics.median(values)
    form = ",.0f" if middle >= 100 else ".2f"
    return f"{middle:{form}} ({min(values):{form}} to {max(values):{form}})"
