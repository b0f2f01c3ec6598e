"""What the environment says, read once and refused early when it is not safe to run on."""

import secrets
from pathlib import Path
from typing import Final, NoReturn

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT: Final = Path(__file__).resolve().parent.parent.parent
WEAK_SECRETS: Final = ("secret", "changeme", "insecure", "django-", "password", "123456")
SECRET_LENGTH: Final = 50
DISTINCT_LETTERS: Final = 10

env = environ.Env()


def refuse(variable: str, what_to_do: str) -> NoReturn:
    """Stop the start with the name of the variable and what to do about it."""
    raise ImproperlyConfigured(f"{variable}: {what_to_do}")


def is_production() -> bool:
    """Return whether this is a real site.

    Raises ImproperlyConfigured for a word that is neither ``demo`` nor ``production``.
    """
    mode: str = env.str("KHEO_ENV", "demo")
    if mode not in {"demo", "production"}:
        refuse("KHEO_ENV", f"must be 'demo' or 'production', not {mode!r}.")
    return mode == "production"


def working_folder() -> Path:
    """Return the folder that holds all that the site writes; it is made when it is missing."""
    folder = Path(env.str("KHEO_VAR", str(ROOT / "var"))).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path, *, production: bool) -> str:
    """Return the key that signs sessions and tickets.

    A demo makes one of its own and keeps it, so that a restart ends no session.
    """
    given = env.str("KHEO_SECRET", "")
    if production:
        return strong(given)
    return given or kept_secret(folder / "secret")


def strong(secret: str) -> str:
    """Return the secret, or refuse one that could be guessed."""
    how = 'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(64))"'
    if not secret:
        refuse("KHEO_SECRET", f"is missing. {how}")
    if len(secret) < SECRET_LENGTH or len(set(secret)) < DISTINCT_LETTERS:
        refuse("KHEO_SECRET", f"is too short or too even (at least {SECRET_LENGTH} signs). {how}")
    if secret.lower().startswith(WEAK_SECRETS):
        refuse("KHEO_SECRET", f"looks like an example. {how}")
    return secret


def kept_secret(path: Path) -> str:
    """Return the demo's secret, made at the first start and readable by its owner only."""
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii") or "a-demo-that-was-killed-while-it-wrote-its-secret"


def hosts(*, production: bool) -> list[str]:
    """Return the names under which the site answers; a real site must say them."""
    given: list[str] = env.list("KHEO_HOSTS", default=[])
    if production and (not given or "*" in given):
        refuse("KHEO_HOSTS", "name the hosts of the site, for example KHEO_HOSTS=danvan.example.vn")
    return given or ["localhost", "127.0.0.1", "[::1]"]


def debug(*, production: bool) -> bool:
    """Return whether error pages show code; never on a real site."""
    wanted = bool(env.bool("KHEO_DEBUG", False))
    if production and wanted:
        refuse("KHEO_DEBUG", "must not be on with KHEO_ENV=production. Unset it.")
    return wanted
