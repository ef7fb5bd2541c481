"""Percent-encoding and form-encoding of URLs, as urllib.parse does it, at a fraction of its import time."""

from __future__ import annotations

import codecs

from ._internal import refuse_names

# Of Werkzeug 3, and of 2, whose names tutorials still use.
__getattr__ = refuse_names(
    'werkzeug.urls', {'uri_to_iri', 'url_decode', 'url_encode', 'url_join', 'url_parse', 'url_quote', 'url_unparse', 'url_unquote'}
)  # fmt: skip

_UNRESERVED = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')
# What a path segment may hold unquoted (https://url.spec.whatwg.org/#url-path-segment-string).
PATH_SAFE = "!$&'()*+,/:;=@"


def quote(text, safe='/'):
    """`text` in UTF-8, percent-encoded but for letters, digits, `_.-~` and the characters of `safe`."""
    allowed = _UNRESERVED.union(safe.encode('ascii'))
    data = text.encode('utf-8')
    if allowed.issuperset(data):
        return text
    return ''.join([chr(byte) if byte in allowed else f'%{byte:02X}' for byte in data])


def unquote_to_bytes(text):
    first, *rest = text.encode('utf-8').split(b'%')
    pieces = [first]
    for piece in rest:
        try:
            pieces += [bytes.fromhex(piece[:2].decode('ascii')), piece[2:]] if len(piece) > 1 else [b'%', piece]
        except ValueError:
            pieces += [b'%', piece]
    return b''.join(pieces)


def _requote(error):
    """Bytes that are no UTF-8 stay percent-encoded."""
    return ''.join([f'%{byte:02X}' for byte in error.object[error.start : error.end]]), error.end


codecs.register_error('sandbox.requote', _requote)


def parse_form(text):
    """The pairs of a query string or an urlencoded form, in order; `a` alone is `('a', '')`."""
    pairs = []
    for part in text.split('&'):
        if part:
            name, _, value = part.partition('=')
            pairs.append((_form_text(name), _form_text(value)))
    return pairs


def _form_text(text):
    text = text.replace('+', ' ')
    return unquote_to_bytes(text).decode('utf-8', 'sandbox.requote') if '%' in text else text


def urlencode(pairs):
    """Pairs as a query string; those whose value is None are left out."""
    safe = " !$'()*,/:;?@"
    return '&'.join(
        f'{quote(str(name), safe).replace(" ", "+")}={quote(str(value), safe).replace(" ", "+")}'
        for name, value in pairs
        if value is not None
    )


def split_url(url):
    """(scheme, authority, path, query, fragment); what is absent is empty."""
    rest, _, fragment = url.partition('#')
    rest, _, query = rest.partition('?')
    scheme, colon, after = rest.partition(':')
    if not (colon and scheme[:1].isalpha() and scheme.replace('+', '').replace('-', '').replace('.', '').isalnum()):
        scheme, after = '', rest
    authority = ''
    if after.startswith('//'):
        authority, slash, path = after[2:].partition('/')
        after = slash + path
    return scheme.lower(), authority, after, query, fragment


def iri_to_uri(iri: str) -> str:
    """An address with all that is not ASCII or not allowed percent-encoded; the host becomes lower-case."""
    scheme, authority, path, query, fragment = split_url(iri)
    user, at, host = authority.rpartition('@')
    name, colon, port = host.partition(':') if not host.startswith('[') else (host, '', '')
    name = name.lower() if name.isascii() else name.encode('idna').decode('ascii')
    uri = f'{scheme}:' if scheme else ''
    if authority:
        uri += '//' + quote(user, "%!$&'()*+,;=:") + at + name + (colon + port if port else '')
    uri += quote(path, "%!$&'()*+,/:;=@")
    if query:
        uri += '?' + quote(query, "%!$&'()*+,/:;=?@")
    if fragment:
        uri += '#' + quote(fragment, "%!#$&'()*+,/:;=?@")
    return uri
