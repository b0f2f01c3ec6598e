"""Settings of the site, all from the environment, safe with nothing set.

`docs/reference/settings.md` lists every variable. With ``KHEO_ENV=production`` the site refuses
to start on a weak secret, a missing host list, or debug.
"""

import django
from csp.constants import NONE, SELF

from config.environment import (
    ROOT,
    debug,
    env,
    hosts,
    is_production,
    secret_key,
    working_folder,
)
from config.sign_in import *  # noqa: F403 - a part of this file that stands by itself

PRODUCTION = is_production()
VAR = working_folder()
SECRET_KEY = secret_key(VAR, production=PRODUCTION)
ALLOWED_HOSTS = hosts(production=PRODUCTION)
DEBUG = debug(production=PRODUCTION)
SITE_URL = env.str("KHEO_URL", "")
TRUSTED_PROXIES = env.int("KHEO_TRUSTED_PROXIES", 0)

INSTALLED_APPS = [
    "kheo.portal",
    "kheo.news",
    "kheo.tasks",
    "kheo.programmes",
    "kheo.documents",
    "kheo.accounts",
    "kheo.law",
    "kheo.organisations",
    "kheo.ledger",
    "kheo.papers",
    "kheo.core",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.sitemaps",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

# Named partials in templates are Django's own from 6.0 on.
PARTIALS = ["template_partials"] if django.VERSION < (6, 0) else []
INSTALLED_APPS += PARTIALS
# A site's own apps, with commas; they come last.
INSTALLED_APPS += env.list("KHEO_MORE_APPS", default=[])

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kheo.core.middleware.NamedErrors",
    "csp.middleware.CSPMiddleware",
    "kheo.core.middleware.StaffPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "kheo.accounts.middleware.StaffDoor",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "kheo.core.middleware.StaffTransactions",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [f"{app}.templatetags.partials" for app in PARTIALS],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# --- Data -----------------------------------------------------------------------------------------

DATABASES = {"default": env.db_url("KHEO_DATABASE_URL", f"sqlite:///{VAR / 'kheo.sqlite3'}")}
ON_SQLITE = DATABASES["default"]["ENGINE"].endswith("sqlite3")
if ON_SQLITE:
    DATABASES["default"]["OPTIONS"] = {
        # A writer asks for the lock at once and waits, instead of failing half way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # What a citizen was told is kept must survive a power cut: FULL, at the price of one flush
        # a commit.
        "init_command": (
            f"PRAGMA journal_mode=WAL;PRAGMA synchronous={env.str('KHEO_SQLITE_SYNC', 'FULL')};"
            "PRAGMA cache_size=-8000;PRAGMA temp_store=MEMORY;"
        ),
    }
else:
    INSTALLED_APPS.append("django.contrib.postgres")
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# A thread keeps its connection: to open one costs as much as several queries.
DATABASES["default"]["CONN_MAX_AGE"] = 60

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# A folder with fonts for official papers; without one those of the machine (kheo.papers.fonts).
PAPER_FONTS = env.str("KHEO_PAPER_FONTS", "")

# Kept in each process, under keys that change with every publication, so that processes agree.
CACHES = {
    "default": {
        "BACKEND": "kheo.accounts.caching.Memory",
        "KEY_FUNCTION": "kheo.core.caching.key_of_generation",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
    # What all processes must count together: attempts to sign in, codes already used.
    "shared": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_sharedvalue",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# --- Words and days -------------------------------------------------------------------------------

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
# Django's own Vietnamese formats read 08/05/2024 as the fifth of August: ours stand first.
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- Files ----------------------------------------------------------------------------------------

MEDIA_ROOT = VAR / "media"
MEDIA_URL = "/tep/"
STATIC_ROOT = VAR / "static"
STATIC_URL = "/tinh/"
STATICFILES_DIRS = [VAR / "fonts"]
for _folder in (STATIC_ROOT, *STATICFILES_DIRS):
    _folder.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024

# --- Safety ---------------------------------------------------------------------------------------

# Nothing comes from another host and no script or style stands in a page.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
STAFF_PATHS = ("/quan-tri/",)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "kheo_phien"
CSRF_COOKIE_NAME = "kheo_csrf"
CSRF_COOKIE_HTTPONLY = True
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = env.bool("KHEO_HTTPS_REDIRECT", True)
    SECURE_HSTS_SECONDS = env.int("KHEO_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("KHEO_HSTS_SUBDOMAINS", True)
    SECURE_HSTS_PRELOAD = env.bool("KHEO_HSTS_PRELOAD", True)
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
    if TRUSTED_PROXIES:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_USER_MODEL = "organisations.Officer"

# --- Mail -----------------------------------------------------------------------------------------

# Without an address of a mail server nothing is sent, and the pages that send say so.
MAIL_SERVER = env.str("KHEO_SMTP_URL", "")
if MAIL_SERVER:
    _mail = env.email_url("KHEO_SMTP_URL")
    EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"] or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
    EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("KHEO_MAIL_FROM", "khongtraloi@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
SECURITY_CONTACT = env.str("KHEO_SECURITY_CONTACT", f"mailto:{DEFAULT_FROM_EMAIL}")

# --- Wagtail --------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = env.str("KHEO_SITE_NAME", "Khéo")
WAGTAILADMIN_BASE_URL = SITE_URL or "http://localhost:8000"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
# The desk is in Vietnam: no list of all the world's hours.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_CONTENT_LANGUAGES = [("vi", "Tiếng Việt")]
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "news.Picture"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_MODEL = "news.Attachment"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = [
    "csv", "doc", "docx", "mp4", "odt", "pdf", "ppt", "pptx", "txt", "vtt", "webm", "xls", "xlsx",
    "zip",
]  # fmt: skip
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_MODERATION_ENABLED = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# --- Logs -----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # A failed request is logged once, with its id, by kheo.core.middleware.NamedErrors.
        "django.request": {"level": "CRITICAL"},
        "fontTools": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
        "wagtail": {"level": "WARNING"},
    },
}
