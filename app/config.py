"""Every setting, safe in production. Secrets come from the environment, or from an ignored file outside production."""

import os
import re
import secrets
import tempfile
from datetime import timedelta
from pathlib import Path

KEY_FILE = Path(__file__).parents[1] / "instance" / "secret_key"
LOCAL_HOSTS = ["127.0.0.1", "localhost"]
SHORTEST_KEY = 32
LABEL = r"[^\W_]([\w-]*[^\W_])?"
HOST = re.compile(rf"{LABEL}|\.?{LABEL}(\.{LABEL})+")  # a dot in front stands for all that ends so
KEY = re.compile(r"[!-+\--~]*")  # no space and no comma: as an older key it stands in a list
KINDS = ("", "development", "production")


class BadSetting(Exception):
    """A setting that is missing or unsafe. Its text says what to do."""


def _make_key(path: Path) -> None:
    """Write a new key, whole and for this user only. Several workers may do so at once: the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, own = tempfile.mkstemp(dir=path.parent)  # made with mode 600
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex(32))
    try:
        path.hardlink_to(own)
    except FileExistsError:
        pass
    except OSError:  # a disk without hard links
        Path(own).replace(path)
    finally:
        Path(own).unlink(missing_ok=True)


def kept_key(path: Path = KEY_FILE) -> str:
    """The key of this checkout, made at the first start. Raises BadSetting."""
    try:
        if not path.exists():
            _make_key(path)
        key = path.read_text().strip()
    except OSError as error:
        raise BadSetting(f"The secret key {path} cannot be read: {error.strerror}. Or set SECRET_KEY.") from None
    if len(key) < SHORTEST_KEY:
        raise BadSetting(f"The secret key in {path} is too short. Delete that file: the next start makes a new one.")
    return key


def _own_key(environ, production: bool) -> str:
    key = environ.get("SECRET_KEY", "")
    if not (key or production):
        return kept_key()
    if len(key) < SHORTEST_KEY or not KEY.fullmatch(key):
        raise BadSetting(
            f"SECRET_KEY must be set to at least {SHORTEST_KEY} characters: plain letters, digits and signs, no space. "
            'Make one with: python3 -c "import secrets; print(secrets.token_hex(32))"'
        )
    return key


def _list(environ, name: str) -> list[str]:
    return [word.strip() for word in environ.get(name, "").split(",") if word.strip()]


def _older_keys(environ) -> list[str]:
    keys = _list(environ, "SECRET_KEY_FALLBACKS")
    if any(len(key) < SHORTEST_KEY or not KEY.fullmatch(key) for key in keys):
        raise BadSetting(
            f"SECRET_KEY_FALLBACKS has a key of less than {SHORTEST_KEY} characters, or with one that is not plain. "
            "It should be the keys of before, with commas between them."
        )
    return keys


def _hosts(environ, production: bool) -> list[str]:
    hosts = [host.lower() for host in _list(environ, "ALLOWED_HOSTS")]
    for host in hosts:
        if not HOST.fullmatch(host):
            raise BadSetting(
                f'ALLOWED_HOSTS has "{host}". It should be the names of hosts alone, such as steps.example.org: '
                "no *, no https:// in front, no port and no path."
            )
    if production and not hosts:
        raise BadSetting("With APP_ENV=production, ALLOWED_HOSTS must name the hosts that people use.")
    return hosts or LOCAL_HOSTS


def _is_production(environ) -> bool:
    kind = environ.get("APP_ENV", "")
    if kind not in KINDS:
        raise BadSetting(f'APP_ENV is "{kind}". It should be "production", "development" or left out.')
    return kind == "production"


def _proxies(environ) -> int:
    number = environ.get("TRUSTED_PROXIES", "") or "0"
    if not (number.isascii() and number.isdecimal() and len(number) < 3):
        raise BadSetting(f'TRUSTED_PROXIES is "{number}". It should be the number of proxies in front, such as 1.')
    return int(number)


def _offline(environ) -> bool:
    word = environ.get("OFFLINE", "") or "on"
    if word not in ("on", "off"):
        raise BadSetting(f'OFFLINE is "{word}". It should be "on", or "off": then devices give up what they keep.')
    return word == "on"


def _cookies(production: bool) -> dict:
    return {
        # __Host- binds the cookie to this host over TLS; browsers refuse it over plain http.
        "SESSION_COOKIE_NAME": "__Host-si-joint-steps" if production else "si-joint-steps",
        "DIARY_COOKIE_NAME": "__Secure-diary" if production else "diary",  # a __Host- cookie has no path of its own
        "DIARY_COOKIE_PATH": "/diary",  # of all pages that show the diary: no other receives it
        "SESSION_COOKIE_SECURE": production,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=24),
        "SESSION_REFRESH_EACH_REQUEST": False,
    }


def settings(environ=os.environ) -> dict:
    """The Flask settings for this environment. Raises BadSetting."""
    production = _is_production(environ)
    keys = [*_older_keys(environ), _own_key(environ, production)]  # the last one signs, all of them read
    return _cookies(production) | {
        "PRODUCTION": production,
        "SECRET_KEY": keys[-1],
        "SECRET_KEY_FALLBACKS": keys[:-1],
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session
        # Some browsers never send a referrer, and would be shut out. The token is bound to a cookie that only this
        # host can set, so the referrer would add nothing.
        "WTF_CSRF_SSL_STRICT": False,
        "MAX_CONTENT_LENGTH": 16 * 1024,
        "TRUSTED_HOSTS": _hosts(environ, production),
        "PROXIES": _proxies(environ),
        "OFFLINE": _offline(environ),
    }
