"""Getting an installation ready: catalogues, typeface, static files, tables."""

import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages import mofile, pofile
from django.conf import settings
from django.core.management import call_command

from config.environment import ROOT

LOCALE: Final = ROOT / "locale"


def make_ready() -> None:
    """Make all that the site needs before it can answer; quick when nothing is missing."""
    from kheo.core.fonts import build_fonts

    compile_catalogues()
    build_fonts(settings.VAR / "fonts" / "kheo")
    collect_static()
    call_command("migrate", verbosity=0, interactive=False)
    fill_search()


def fill_search() -> None:
    """Index what can be found where nothing is indexed yet: after an update, or a loaded table."""
    from kheo.core.search.models import SearchEntry
    from kheo.core.search.rebuilding import rebuild

    if not SearchEntry.objects.exists():
        rebuild()


def compile_catalogues() -> None:
    """Compile every catalogue that is newer than its compiled form."""
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalogue = pofile.read_po(file)
        compiled = io.BytesIO()
        mofile.write_mo(compiled, catalogue)
        replace_file(target, compiled.getvalue())


def replace_file(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    part.write_bytes(content)
    part.replace(target)


def collect_static() -> None:
    """Gather static files under names that change with their content, when any of them changed."""
    stamp = settings.STATIC_ROOT / ".collected"
    wanted = static_state()
    if stamp.exists() and stamp.read_text(encoding="ascii") == wanted:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    stamp.write_text(wanted, encoding="ascii")


def static_state() -> str:
    """Return a hash of the packages in use and of our own static files."""
    state = hashlib.sha256((ROOT / "requirements" / "run.lock").read_bytes())
    for path in sorted(own_static()):
        state.update(f"{path.name}:{path.stat().st_size}:{path.stat().st_mtime_ns}".encode())
    return state.hexdigest()


def own_static() -> Iterator[Path]:
    """Yield our own static files and the typeface."""
    for folder in (ROOT / "src" / "kheo").glob("*/static"):
        yield from (path for path in folder.rglob("*") if path.is_file())
    yield from (path for path in (settings.VAR / "fonts").rglob("*") if path.is_file())
