"""The session: a dict that travels in a signed cookie."""

from __future__ import annotations

import binascii
import time
from datetime import datetime, timezone

from markupsafe import Markup
from werkzeug.datastructures.mixins import MISSING
from werkzeug.http import http_date

from . import json


class SessionMixin:
    """What a session can do besides being a dict."""

    new = False
    modified = True
    accessed = False

    @property
    def permanent(self) -> bool:
        return self.get('_permanent', False)

    @permanent.setter
    def permanent(self, value) -> None:
        self['_permanent'] = bool(value)


def _changing(name):
    inherited = getattr(dict, name)

    def change(self, *args, **values):
        result = inherited(self, *args, **values)
        self.modified = True
        return result

    change.__name__ = name
    return change


class SecureCookieSession(dict, SessionMixin):
    """Notices that it is changed, though not when something inside one of its values is."""

    modified = False

    __setitem__, __delitem__, __ior__, clear, popitem, update = [
        _changing(name) for name in ('__setitem__', '__delitem__', '__ior__', 'clear', 'popitem', 'update')
    ]

    def pop(self, key: object, default: object = MISSING) -> object:
        known = key in self
        result = dict.pop(self, key) if default is MISSING else dict.pop(self, key, default)
        self.modified = self.modified or known
        return result

    def setdefault(self, key: object, default: object = None) -> object:
        known = key in self
        result = dict.setdefault(self, key, default)
        self.modified = self.modified or not known
        return result

    def __repr__(self):
        return f'<{type(self).__name__} {dict.__repr__(self)}{"*" if self.modified else ""}>'


class NullSession(SecureCookieSession):
    """Stands in when there is no key to sign with: it can be read and is always empty."""

    def _fail(self, *args, **values):
        raise RuntimeError(
            'The session is unavailable because no secret key was set.  Set the secret_key on the application to'
            ' something unique and secret.'
        )

    __setitem__ = __delitem__ = clear = pop = popitem = update = setdefault = _fail


class SecureCookieSessionInterface:
    """Reads the session from the request's cookie and writes it to the response."""

    session_class = SecureCookieSession

    def make_null_session(self, app) -> NullSession:
        return NullSession()

    def is_null_session(self, session) -> bool:
        return isinstance(session, NullSession)

    def signing_keys(self, app):
        """The fallbacks first, the key that signs last; empty when there is none."""
        return [*(app.config['SECRET_KEY_FALLBACKS'] or []), app.secret_key] if app.secret_key else []

    def open_session(self, app, request) -> SecureCookieSession | None:
        keys = self.signing_keys(app)
        if not keys:
            return None
        cookie = request.cookies.get(app.config['SESSION_COOKIE_NAME'])
        if not cookie:
            return self.session_class()
        try:
            payload = unsign(cookie, keys, int(app.permanent_session_lifetime.total_seconds()))
            return self.session_class(_untagged(json.loads(payload)))
        except BadSignature:
            return self.session_class()

    def save_session(self, app, session: SessionMixin, response) -> None:
        name = app.config['SESSION_COOKIE_NAME']
        attributes = {
            'domain': app.config['SESSION_COOKIE_DOMAIN'],
            'path': app.config['SESSION_COOKIE_PATH'] or app.config['APPLICATION_ROOT'],
            'secure': app.config['SESSION_COOKIE_SECURE'],
            'partitioned': app.config['SESSION_COOKIE_PARTITIONED'],
            'samesite': app.config['SESSION_COOKIE_SAMESITE'],
            'httponly': app.config['SESSION_COOKIE_HTTPONLY'],
        }
        if session.accessed:
            response.vary.add('Cookie')
        if not session:
            if session.modified:
                response.delete_cookie(name, **attributes)
                response.vary.add('Cookie')
            return
        if not (session.modified or (session.permanent and app.config['SESSION_REFRESH_EACH_REQUEST'])):
            return
        expires = datetime.now(timezone.utc) + app.permanent_session_lifetime if session.permanent else None
        payload = json.dumps(_tagged(dict(session)), separators=(',', ':')).encode()
        response.set_cookie(name, sign(payload, self.signing_keys(app)), expires=expires, **attributes)
        response.vary.add('Cookie')


# Types that JSON does not know are written as an object with one key, which begins with a space.
_TAGS = (' di', ' t', ' b', ' m', ' u', ' d')


def _tagged(value):
    if isinstance(value, dict):
        if len(value) == 1 and next(iter(value)) in _TAGS:
            key = next(iter(value))
            return {' di': {f'{key}__': _tagged(value[key])}}
        return {key: _tagged(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return {' t': [_tagged(item) for item in value]}
    if isinstance(value, list):
        return [_tagged(item) for item in value]
    if isinstance(value, bytes):
        import base64

        return {' b': base64.b64encode(value).decode('ascii')}
    if callable(getattr(value, '__html__', None)):
        return {' m': str(value.__html__())}
    if type(value).__name__ == 'UUID' and type(value).__module__ == 'uuid':
        return {' u': value.hex}
    if isinstance(value, datetime):
        return {' d': http_date(value)}
    return value


def _untagged(value):
    if isinstance(value, list):
        return [_untagged(item) for item in value]
    if not isinstance(value, dict):
        return value
    value = {key: _untagged(item) for key, item in value.items()}
    if len(value) != 1 or next(iter(value)) not in _TAGS:
        return value
    ((tag, content),) = value.items()
    return _READERS[tag](content)


def _read_uuid(content):
    from uuid import UUID

    return UUID(content)


def _read_bytes(content):
    import base64

    return base64.b64decode(content)


def _read_date(content):
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(content)


_READERS = {
    ' di': lambda content: {key.removesuffix('__'): item for key, item in content.items()},
    ' t': tuple,
    ' b': _read_bytes,
    ' m': Markup,
    ' u': _read_uuid,
    ' d': _read_date,
}


# Signed texts in the format of itsdangerous (URL-safe, timed, HMAC-SHA1), to the byte: the session cookie's value.
# Signing hides nothing; it only shows whether somebody else changed the text.

SALT = b'cookie-session'


class BadSignature(Exception):
    """The text was not signed with one of these keys, or is too old."""


def sign(payload, keys):
    """`payload` (bytes) with the time and a signature by the last of `keys`."""
    import zlib

    compressed = zlib.compress(payload)
    # A leading dot says that the payload is compressed.
    text = b'.' + _encode(compressed) if len(compressed) < len(payload) - 1 else _encode(payload)
    seconds = int(time.time())
    text += b'.' + _encode(seconds.to_bytes((seconds.bit_length() + 7) // 8, 'big'))
    return (text + b'.' + _signature(text, keys[-1])).decode('ascii')


def unsign(text, keys, max_age):
    """The payload of a signed text that is at most `max_age` seconds old. Raises BadSignature."""
    import hmac
    import zlib

    try:
        signed, _, signature = text.encode('utf-8').rpartition(b'.')
        if not any(hmac.compare_digest(_signature(signed, key), signature) for key in reversed(keys)):
            raise BadSignature
        payload, _, stamp = signed.rpartition(b'.')
        age = int(time.time()) - int.from_bytes(_decode(stamp), 'big')
        if not 0 <= age <= max_age:
            raise BadSignature
        return zlib.decompress(_decode(payload[1:])) if payload[:1] == b'.' else _decode(payload)
    except (ValueError, zlib.error):
        raise BadSignature from None


def _signature(text, key):
    import hashlib
    import hmac

    key = key.encode('utf-8') if isinstance(key, str) else key
    derived = hmac.new(key, SALT, hashlib.sha1).digest()
    return _encode(hmac.new(derived, text, hashlib.sha1).digest())


def _encode(data):
    return binascii.b2a_base64(data, newline=False).rstrip(b'=').translate(bytes.maketrans(b'+/', b'-_'))


def _decode(text):
    return binascii.a2b_base64(text.translate(bytes.maketrans(b'-_', b'+/')) + b'=' * (-len(text) % 4))
