"""`python -m tests.provider.site PORT FOLDER REDIRECT_URI…`: serve the provider."""

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

from tests.provider.persons import CLIENT, CLIENT_SECRET, PASSWORD, PERSONS

LOGIN = """<!DOCTYPE html><html lang="vi"><title>Đơn vị</title><h1>Đăng nhập ở đơn vị</h1>
<form method="post">{% csrf_token %}{{ form }}<button>Vào</button></form></html>"""


def new_key() -> str:
    """Return a key to sign with, made for this run."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = serialization.Encoding.PEM
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return key.private_bytes(pem, form, plain).decode()


def configure(folder: Path) -> None:
    """Set Django up as a provider."""
    settings.configure(
        SECRET_KEY="chi-de-thu" * 6,
        ALLOWED_HOSTS=["*"],
        USE_TZ=True,
        ROOT_URLCONF="tests.provider.urls",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        ("django.template.loaders.locmem.Loader", {"login.html": LOGIN}),
                        "django.template.loaders.app_directories.Loader",
                    ]
                },
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "db"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        SESSION_COOKIE_NAME="don_vi_phien",
        CSRF_COOKIE_NAME="don_vi_csrf",
        LOGIN_URL="/dang-nhap/",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": new_key(),
            "OAUTH2_VALIDATOR_CLASS": "tests.provider.claims.Validator",
            "PKCE_REQUIRED": True,
            "SCOPES": {"openid": "-", "profile": "-", "email": "-"},
        },
    )
    django.setup()


def fill(redirect_uris: list[str]) -> None:
    """Make tables, persons, and the one client."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0, interactive=False)
    for name in PERSONS:
        User.objects.create_user(name, password=PASSWORD)
    Application.objects.create(
        client_id=CLIENT,
        client_secret=CLIENT_SECRET,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=" ".join(redirect_uris),
        algorithm=Application.RS256_ALGORITHM,
        skip_authorization=True,
    )


class Server(ThreadingMixIn, WSGIServer):
    """Several requests at a time."""

    daemon_threads = True


class Quiet(WSGIRequestHandler):
    """A handler that writes nothing."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def main(port: int, folder: Path, redirect_uris: list[str]) -> None:
    """Serve."""
    configure(folder)
    fill(redirect_uris)
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    with make_server("127.0.0.1", port, application, Server, Quiet) as server:
        server.serve_forever()


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
