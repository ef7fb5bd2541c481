"""Signed texts in the format of itsdangerous (URL-safe, timed, HMAC-SHA1), to the byte: the session cookie's value.

Signing hides nothing; it only shows whether somebody else changed the text.
"""

import binascii
import time

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
