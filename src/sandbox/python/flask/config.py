"""The settings of an app."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from werkzeug._internal import NotInSandbox

DEFAULTS = {
    'DEBUG': False,
    'TESTING': False,
    'PROPAGATE_EXCEPTIONS': None,
    'SECRET_KEY': None,
    'SECRET_KEY_FALLBACKS': None,
    'PERMANENT_SESSION_LIFETIME': timedelta(days=31),
    'USE_X_SENDFILE': False,
    'TRUSTED_HOSTS': None,
    'SERVER_NAME': None,
    'APPLICATION_ROOT': '/',
    'SESSION_COOKIE_NAME': 'session',
    'SESSION_COOKIE_DOMAIN': None,
    'SESSION_COOKIE_PATH': None,
    'SESSION_COOKIE_HTTPONLY': True,
    'SESSION_COOKIE_SECURE': False,
    'SESSION_COOKIE_PARTITIONED': False,
    'SESSION_COOKIE_SAMESITE': None,
    'SESSION_REFRESH_EACH_REQUEST': True,
    'MAX_CONTENT_LENGTH': None,
    'MAX_FORM_MEMORY_SIZE': 500_000,
    'MAX_FORM_PARTS': 1_000,
    'SEND_FILE_MAX_AGE_DEFAULT': None,
    'TRAP_BAD_REQUEST_ERRORS': None,
    'TRAP_HTTP_EXCEPTIONS': False,
    'EXPLAIN_TEMPLATE_LOADING': False,
    'PREFERRED_URL_SCHEME': 'http',
    'TEMPLATES_AUTO_RELOAD': None,
    'MAX_COOKIE_SIZE': 4093,
    'PROVIDE_AUTOMATIC_OPTIONS': True,
}


class Config(dict):
    """A dict that can be filled from objects; only names in capitals count."""

    def from_mapping(self, mapping: Mapping[str, object] | None = None, **values) -> bool:
        for key, value in {**(mapping or {}), **values}.items():
            if key.isupper():
                self[key] = value
        return True

    def from_object(self, source) -> None:
        if isinstance(source, str):
            module, _, name = source.rpartition('.')
            source = getattr(__import__(module, fromlist=[name]), name) if module else __import__(name)
        for key in dir(source):
            if key.isupper():
                self[key] = getattr(source, key)

    def get_namespace(self, namespace: str, lowercase: bool = True, trim_namespace: bool = True) -> dict[str, object]:
        found = {}
        for key, value in self.items():
            if key.startswith(namespace):
                name = key[len(namespace) :] if trim_namespace else key
                found[name.lower() if lowercase else name] = value
        return found

    def from_pyfile(self, *args, **values) -> bool:
        raise NotInSandbox('app.config.from_pyfile')

    def from_file(self, *args, **values) -> bool:
        raise NotInSandbox('app.config.from_file')

    def from_envvar(self, *args, **values) -> bool:
        raise NotInSandbox('app.config.from_envvar')

    def from_prefixed_env(self, *args, **values) -> bool:
        raise NotInSandbox('app.config.from_prefixed_env')

    def __repr__(self):
        return f'<Config {dict.__repr__(self)}>'
