"""`./kheo serve`: make ready what is missing, say where the site is, and serve it."""

import argparse
import os
import socket
import subprocess
import sys
from typing import Final

FIRST_PORT: Final = 8000
PORTS_TRIED: Final = 20
WORKERS: Final = 2


def main(words: list[str]) -> int:
    """Prepare, print the address and the sample sign-ins, and serve until stopped."""
    wanted = parse(words)
    port = free_port(wanted.host, wanted.port)
    # In a process of its own, so that the one that goes on serving carries none of it.
    done = subprocess.run([sys.executable, "-m", "config", "prepare"], check=False)
    if done.returncode:
        return done.returncode
    greet(wanted.host, port)
    return run(wanted.host, port, wanted.workers)


def prepare(words: list[str]) -> int:
    """Make ready all that the site needs, without serving it."""
    argparse.ArgumentParser(prog="./kheo prepare", description=prepare.__doc__).parse_args(words)
    import django

    django.setup()
    from config.prepare import make_ready

    print("Khéo đang chuẩn bị…", flush=True)
    make_ready()
    fill()
    return 0


def parse(words: list[str]) -> argparse.Namespace:
    """Return what was asked for on the command line or in the environment."""
    parser = argparse.ArgumentParser(prog="./kheo serve", description=__doc__)
    parser.add_argument("--host", default=os.environ.get("KHEO_HOST", "127.0.0.1"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("KHEO_PORT", "0")))
    parser.add_argument("--workers", type=int, default=WORKERS)
    return parser.parse_args(words)


def fill() -> None:
    """Lay out an empty site; a demo also gets its sample content, once.

    What a person then changes or deletes in the demo stays so.
    """
    from django.conf import settings
    from django.core.management import call_command

    from kheo.portal.actions import lay_out_site

    lay_out_site()
    refuse_sample_accounts()
    loaded = settings.VAR / "sample-loaded"
    if not settings.PRODUCTION and not loaded.exists():
        call_command("load_sample")
        loaded.touch()


def refuse_sample_accounts() -> None:
    """Stop a real site in which everybody could sign in as a sample account."""
    from django.conf import settings

    from kheo.portal.sample.guarding import open_to_everybody

    if not settings.PRODUCTION:
        return
    if names := ", ".join(one.username for one in open_to_everybody()):
        sys.exit(
            f"Trang thật (KHEO_ENV=production) không chạy với tài khoản mẫu: {names}. Ai cũng biết"
            " mật khẩu của chúng. Chạy bản dùng thử, vào Quản trị, cho chúng ngừng dùng, rồi chạy"
            " lại."
        )


def free_port(host: str, wanted: int) -> int:
    """Return the port asked for, or the first free one from 8000 on.

    Stops with a sentence when the port asked for is taken.
    """
    if wanted:
        if not is_free(host, wanted):
            sys.exit(
                f"Cổng {wanted} đang có chương trình khác dùng. "
                "Chọn cổng khác: ./kheo serve --port 8080"
            )
        return wanted
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if is_free(host, port):
            return port
    sys.exit("Không còn cổng trống từ 8000 đến 8019. Chọn một cổng: ./kheo serve --port 9000")


def is_free(host: str, port: int) -> bool:
    """Return whether a server may listen there."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def greet(host: str, port: int) -> None:
    """Print where the site is and, in a demo, how to sign in."""
    from django.conf import settings

    address = settings.SITE_URL or f"http://{'localhost' if host == '127.0.0.1' else host}:{port}"
    print(f"\nTrang công khai:   {address}/\nTrang biên tập:    {address}/quan-tri/")
    if not settings.PRODUCTION:
        from kheo.portal.sample.accounts import ACCOUNTS, PASSWORD

        print("\nTài khoản mẫu (chỉ có ở bản dùng thử), mật khẩu chung: " + PASSWORD)
        for account in ACCOUNTS:
            print(f"  {account.name:<10} {account.shown_as}")
        print("Mã của bước xác thực thứ hai hiện ngay trên trang đăng nhập.")
    print("\nDừng bằng Ctrl+C.\n", flush=True)


def run(host: str, port: int, workers: int) -> int:
    """Serve until the process is told to stop, in this process's place."""
    words = [sys.executable, "-m", "config.server", host, str(port), str(workers)]
    # One pool of memory a process: with several, what one thread frees another cannot take.
    os.execve(sys.executable, words, os.environ | {"MALLOC_ARENA_MAX": "1"})
