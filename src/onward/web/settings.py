"""How Django runs for one person on their own machine. Where the data lie comes from the environment.

`onward.web.opening.use` sets it; nothing here reads a file except the key of this installation.
"""

from __future__ import annotations

import os
from pathlib import Path

from onward.journal.person import zone_name

DATA = Path(os.environ["ONWARD_DATA"])
SECRET_KEY = os.environ["ONWARD_KEY"]
"""Signs cookies; `opening.use` makes one an installation and keeps it in the data folder."""

DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
INSTALLED_APPS = ["django.contrib.staticfiles", "onward.journal", "onward.api", "onward.web"]
MIDDLEWARE = [
    "onward.web.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "onward.web.small_files.SmallFilesMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "onward.web.content_policy.ContentPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "onward.web.own_ways.OwnWaysMiddleware",
    "onward.web.trouble.TroubleMiddleware",
    "onward.web.door.DoorMiddleware",
    "onward.web.saying.SayingMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
ROOT_URLCONF = "onward.web.urls"
WSGI_APPLICATION = "onward.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "onward.web.context.page"],
            "builtins": ["onward.web.templatetags.onward"],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "onward.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            # What was acknowledged survives power loss, not only a killed process.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;",
        },
    }
}
USE_TZ = True
TIME_ZONE = zone_name(DATA)
"""Where nobody asks by a request; else `own_ways` takes the zone that is chosen by then."""
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
]
STATICFILES_DIRS = [("report", Path(__file__).parents[1] / "report" / "static")]
"""How pictures look is said once, by the report that draws them."""
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 60_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

CSRF_COOKIE_NAME = "onward_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "onward.web.views.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # plain HTTP on the loopback: there is no certificate to be strict about
    "security.W008",
    "security.W016",
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"in_a_line": {"()": "onward.web.refused.InALine"}},
    "handlers": {
        "nowhere": {"class": "logging.NullHandler"},
        "console": {"class": "logging.StreamHandler"},
        "refused": {"class": "logging.StreamHandler", "filters": ["in_a_line"]},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # What was refused is no fault of ours that asks for a traceback. A logger without any handler would print one all
    # the same. Another name for this machine is answered by the door, and any page could fill the terminal with it.
    "loggers": {
        "django.security": {"handlers": ["refused"], "propagate": False},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}
