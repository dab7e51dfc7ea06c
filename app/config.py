"""Every setting, safe in production. Secrets come from the environment, or from an ignored file outside production."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

KEY_FILE = Path(__file__).parents[1] / "instance" / "secret_key"
LOCAL_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
SHORTEST_KEY = 32


class BadSetting(Exception):
    """A setting that is missing or unsafe. Its text says what to do."""


def kept_key(path: Path = KEY_FILE) -> str:
    """The key of this checkout, made at the first start. Several workers may start at once: the first one wins."""
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        own = path.with_suffix(f".{os.getpid()}")
        own.write_text(secrets.token_hex(32))
        own.chmod(0o600)
        try:
            path.hardlink_to(own)
        except FileExistsError:
            pass
        finally:
            own.unlink()
    return path.read_text().strip()


def _production_key(environ) -> str:
    key = environ.get("SECRET_KEY", "")
    if len(key) < SHORTEST_KEY:
        raise BadSetting(
            f"With APP_ENV=production, SECRET_KEY must be set to at least {SHORTEST_KEY} characters. "
            'Make one with: python3 -c "import secrets; print(secrets.token_hex(32))"'
        )
    return key


def settings(environ=os.environ) -> dict:
    """The Flask settings for this environment. Raises BadSetting."""
    production = environ.get("APP_ENV") == "production"
    hosts = [host.strip() for host in environ.get("ALLOWED_HOSTS", "").split(",") if host.strip()]
    return {
        "PRODUCTION": production,
        "SECRET_KEY": _production_key(environ) if production else environ.get("SECRET_KEY") or kept_key(),
        # __Host- binds the cookie to this host over TLS; browsers refuse it over plain http.
        "SESSION_COOKIE_NAME": "__Host-si-joint-steps" if production else "si-joint-steps",
        "SESSION_COOKIE_SECURE": production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=24),
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session
        "MAX_CONTENT_LENGTH": 16 * 1024,
        "TRUSTED_HOSTS": hosts or LOCAL_HOSTS,
        "PROXIES": int(environ.get("TRUSTED_PROXIES", "0")),
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),  # static addresses carry a hash
        "COMPRESS_ALGORITHM": ["br", "gzip"],
        "COMPRESS_BR_LEVEL": 6,
        "COMPRESS_MIN_SIZE": 200,
        "COMPRESS_MIMETYPES": [
            "text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml", "application/json",
        ],
    }  # fmt: skip
