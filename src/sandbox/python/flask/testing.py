"""A client for programs that try themselves out: requests without a server, with cookies kept from one to the next."""

from __future__ import annotations

import json as json_module
from io import BytesIO

from werkzeug.http import parse_cookie
from werkzeug._internal import Lacking, NotInSandbox
from werkzeug.urls import split_url, unquote_to_bytes, urlencode


def build_environ(
    app,
    path='/',
    base_url=None,
    query_string=None,
    method='GET',
    headers=None,
    data=None,
    json=None,
    content_type=None,
    **unknown,
):
    """The WSGI environment of a request that these arguments describe."""
    if unknown:
        raise NotInSandbox(f'a test request with {", ".join(sorted(unknown))}')
    scheme, host, path, query, _ = split_url(path)
    if base_url is not None:
        scheme, host, *_ = split_url(base_url)
    if query_string is not None:
        query = query_string if isinstance(query_string, str) else urlencode(_items(query_string))
    body, content_type = _body(data, json, content_type)
    environ = {
        'REQUEST_METHOD': method,
        'SCRIPT_NAME': '',
        'PATH_INFO': unquote_to_bytes(path or '/').decode('latin-1'),
        'QUERY_STRING': query,
        'SERVER_NAME': host or 'localhost',
        'SERVER_PORT': '443' if scheme == 'https' else '80',
        'SERVER_PROTOCOL': 'HTTP/1.1',
        'REMOTE_ADDR': '127.0.0.1',
        'HTTP_HOST': host or app.config['SERVER_NAME'] or 'localhost',
        'HTTP_USER_AGENT': 'Werkzeug/3.1.8',
        'wsgi.version': (1, 0),
        'wsgi.url_scheme': scheme or app.config['PREFERRED_URL_SCHEME'],
        'wsgi.input': BytesIO(body),
        'wsgi.errors': None,
        'wsgi.multithread': False,
        'wsgi.multiprocess': False,
        'wsgi.run_once': False,
    }
    if body:
        environ['CONTENT_LENGTH'] = str(len(body))
    if content_type:
        environ['CONTENT_TYPE'] = content_type
    for name, value in _items(headers or ()):
        key = name.upper().replace('-', '_')
        environ[key if key in ('CONTENT_TYPE', 'CONTENT_LENGTH') else f'HTTP_{key}'] = str(value)
    return environ


def _items(mapping):
    return mapping.items() if hasattr(mapping, 'items') else mapping


def _body(data, json, content_type):
    if json is not None:
        return json_module.dumps(json).encode(), content_type or 'application/json'
    if data is None:
        return b'', content_type
    if isinstance(data, (str, bytes)):
        return data.encode() if isinstance(data, str) else data, content_type
    pairs = [
        (name, item)
        for name, value in _items(data)
        for item in (value if isinstance(value, list) else [value])
    ]
    has_files = any(isinstance(value, tuple) or hasattr(value, 'read') for _, value in pairs)
    if has_files or (content_type or '').startswith('multipart/form-data'):
        from werkzeug.sansio.multipart import BOUNDARY, dump_multipart

        return dump_multipart(pairs), f'multipart/form-data; boundary="{BOUNDARY}"'
    return urlencode(pairs).encode(), content_type or 'application/x-www-form-urlencoded'


def _readable(response_class):
    """What a client gets has its body as `text` too, which what a view makes has not."""
    return type('TestResponse', (response_class,), {'text': property(lambda self: self.get_data(as_text=True))})


class FlaskClient(Lacking):
    """Cookies are kept by name alone: no domains, no paths; they go when Max-Age is 0."""

    _lacks = frozenset({'session_transaction', 'open_websocket'})

    def __init__(self, app, use_cookies=True) -> None:
        self.application = app
        self._cookies = {} if use_cookies else None

    def __enter__(self):
        raise NotInSandbox('test_client in a with statement')

    def __exit__(self, kind, error, traceback):
        """Never reached; the statement asks for it before it calls __enter__."""

    def set_cookie(self, key: str, value: str = '', **options) -> None:
        if self._cookies is not None:
            self._cookies[key] = value

    def delete_cookie(self, key: str, **options) -> None:
        if self._cookies is not None:
            self._cookies.pop(key, None)

    def open(self, path='/', *, follow_redirects: bool = False, **options):
        environ = build_environ(self.application, path, **options)
        if self._cookies:
            environ['HTTP_COOKIE'] = '; '.join(f'{name}={value}' for name, value in self._cookies.items())
        response = self._call(environ)
        self._keep_cookies(response)
        for _ in range(20):
            if not (follow_redirects and response.status_code in (301, 302, 303, 305, 307, 308)):
                break
            keep = response.status_code in (307, 308)
            response = self.open(response.location, **(options if keep else {}))
        return response

    def _call(self, environ):
        started = []

        def start_response(status, headers, exc_info=None):
            started[:] = [status, headers]
            return lambda chunk: None

        chunks = self.application(environ, start_response)
        body = list(chunks)
        chunks.close()
        status, headers = started
        return _readable(self.application.response_class)(body, status=status, headers=headers)

    def _keep_cookies(self, response):
        if self._cookies is None:
            return
        for header in response.headers.getlist('Set-Cookie'):
            pair, *attributes = header.split('; ')
            name, _, value = pair.partition('=')
            if 'Max-Age=0' in attributes:
                self._cookies.pop(name, None)
            else:
                self._cookies[name] = value

    def get_cookie(self, key: str, **options) -> Cookie | None:
        pairs = parse_cookie(f'{key}={self._cookies[key]}') if self._cookies and key in self._cookies else []
        return Cookie(key, pairs[0][1]) if pairs else None

    def get(self, *args: object, **options):
        return self.open(*args, method='GET', **options)

    def post(self, *args: object, **options):
        return self.open(*args, method='POST', **options)

    def put(self, *args: object, **options):
        return self.open(*args, method='PUT', **options)

    def patch(self, *args: object, **options):
        return self.open(*args, method='PATCH', **options)

    def delete(self, *args: object, **options):
        return self.open(*args, method='DELETE', **options)

    def head(self, *args: object, **options):
        return self.open(*args, method='HEAD', **options)

    def options(self, *args: object, **options):
        return self.open(*args, method='OPTIONS', **options)


class Cookie:
    def __init__(self, key, value) -> None:
        self.key, self.value = key, value
