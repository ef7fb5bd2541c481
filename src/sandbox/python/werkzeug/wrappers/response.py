"""A response: status, header fields and a body, which is also a WSGI application that sends itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..datastructures import Headers, HeaderSet
from ..http import HTTP_STATUS_CODES, dump_cookie
from .._internal import Lacking
from ..urls import iri_to_uri

_TEXT_TYPES = frozenset({
    'application/ecmascript',
    'application/javascript',
    'application/sql',
    'application/xml',
    'application/xml-dtd',
    'application/xml-external-parsed-entity',
})


def _content_type(mimetype):
    is_text = mimetype.startswith('text/') or mimetype in _TEXT_TYPES or mimetype.endswith('+xml')
    return f'{mimetype}; charset=utf-8' if is_text else mimetype


class Response(Lacking):
    default_status = 200
    default_mimetype = 'text/plain'
    max_cookie_size = 4093
    _lacks = frozenset({
        'accept_ranges', 'access_control_allow_credentials', 'access_control_allow_headers',
        'access_control_allow_methods', 'access_control_allow_origin', 'access_control_expose_headers',
        'access_control_max_age', 'add_etag', 'age', 'cache_control', 'content_language', 'content_range',
        'content_security_policy', 'cross_origin_embedder_policy', 'cross_origin_opener_policy', 'date', 'expires',
        'freeze', 'get_etag', 'last_modified', 'make_conditional', 'retry_after', 'set_etag', 'stream',
        'www_authenticate',
    })  # fmt: skip

    def __init__(
        self,
        response=None,
        status=None,
        headers: Mapping[str, str | Iterable[str]] | Iterable[tuple[str, str]] | None = None,
        mimetype: str | None = None,
        content_type: str | None = None,
        direct_passthrough=False,
    ) -> None:
        self.headers = headers if isinstance(headers, Headers) else Headers(headers)
        if content_type is None:
            if mimetype is None and 'Content-Type' not in self.headers:
                mimetype = self.default_mimetype
            content_type = None if mimetype is None else _content_type(mimetype)
        if content_type is not None:
            self.headers['Content-Type'] = content_type
        self.status = self.default_status if status is None else status
        self.direct_passthrough = direct_passthrough
        self._closing = []
        if response is None:
            self.response = []
        elif isinstance(response, (str, bytes, bytearray)):
            self.set_data(response)
        else:
            self.response = response

    def __repr__(self):
        size = f'{sum(map(len, self.iter_encoded()))} bytes' if self.is_sequence else 'streamed'
        return f'<{type(self).__name__} {size} [{self.status}]>'

    @classmethod
    def force_type(cls, response: Response, environ: dict[str, object] | None = None) -> Response:
        """The same response as an object of this class; a WSGI application is called for it."""
        if isinstance(response, Response):
            response.__class__ = cls
            return response
        if environ is None:
            raise TypeError('cannot convert WSGI application into response objects without an environ')
        started = []

        def start_response(status, headers, exc_info=None):
            started[:] = [status, headers]
            return lambda chunk: None

        body = list(response(environ, start_response))
        # As a stream: whoever made the headers left the length out on purpose.
        return cls(iter(body), *started)

    @property
    def status(self) -> str:
        return self._status

    @status.setter
    def status(self, status) -> None:
        if isinstance(status, int):
            self._status_code = int(status)
        else:
            status = status.strip()
            if not status:
                raise ValueError('Empty status argument')
            code, space, _ = status.partition(' ')
            if not code.lstrip('-').isdigit():
                self._status, self._status_code = f'0 {status}', 0
                return
            self._status_code = int(code)
            if space:
                self._status = status
                return
        name = HTTP_STATUS_CODES.get(self._status_code, 'Unknown')
        self._status = f'{self._status_code} {name.upper()}'

    @property
    def status_code(self) -> int:
        return self._status_code

    @status_code.setter
    def status_code(self, code) -> None:
        self.status = code

    @property
    def data(self):
        return self.get_data()

    @data.setter
    def data(self, value) -> None:
        self.set_data(value)

    def get_data(self, as_text: bool = False) -> bytes | str:
        if not self.is_sequence:
            if self.direct_passthrough:
                raise RuntimeError(
                    'Attempted implicit sequence conversion but the response object is in direct passthrough mode.'
                )
            self.response = list(self.iter_encoded())
        body = b''.join(self.iter_encoded())
        return body.decode('utf-8') if as_text else body

    def set_data(self, value: bytes | str) -> None:
        body = value.encode('utf-8') if isinstance(value, str) else bytes(value)
        self.response = [body]
        self.headers['Content-Length'] = str(len(body))

    @property
    def is_sequence(self) -> bool:
        return isinstance(self.response, (list, tuple))

    @property
    def is_streamed(self) -> bool:
        return not hasattr(self.response, '__len__')

    def iter_encoded(self) -> Iterator[bytes]:
        for chunk in self.response:
            yield chunk.encode('utf-8') if isinstance(chunk, str) else chunk

    @property
    def content_type(self):
        return self.headers.get('Content-Type')

    @content_type.setter
    def content_type(self, value) -> None:
        self.headers['Content-Type'] = value

    @property
    def mimetype(self) -> str | None:
        content_type = self.content_type
        return content_type and content_type.split(';')[0].strip()

    @mimetype.setter
    def mimetype(self, value) -> None:
        self.headers['Content-Type'] = _content_type(value)

    @property
    def location(self):
        return self.headers.get('Location')

    @location.setter
    def location(self, value) -> None:
        self.headers['Location'] = value

    @property
    def content_length(self):
        return self.headers.get('Content-Length', type=int)

    @property
    def vary(self):
        return HeaderSet(self.headers, 'Vary')

    @property
    def allow(self):
        return HeaderSet(self.headers, 'Allow')

    @property
    def is_json(self) -> bool:
        mimetype = self.mimetype or ''
        return mimetype == 'application/json' or (mimetype.startswith('application/') and mimetype.endswith('+json'))

    def get_json(self, force: bool = False, silent: bool = False) -> object:
        import json

        if not (force or self.is_json):
            return None
        try:
            return json.loads(self.get_data())
        except ValueError:
            if silent:
                return None
            raise

    @property
    def json(self) -> object:
        return self.get_json()

    def set_cookie(
        self,
        key: str,
        value: str = '',
        max_age=None,
        expires=None,
        path: str | None = '/',
        domain: str | None = None,
        secure: bool = False,
        httponly: bool = False,
        samesite: str | None = None,
        partitioned: bool = False,
    ) -> None:
        """Asks the browser to keep a cookie: adds a Set-Cookie header."""
        cookie = dump_cookie(
            key,
            value=value,
            max_age=max_age,
            expires=expires,
            path=path,
            domain=domain,
            secure=secure,
            httponly=httponly,
            max_size=self.max_cookie_size,
            samesite=samesite,
            partitioned=partitioned,
        )
        self.headers.add('Set-Cookie', cookie)

    def delete_cookie(
        self,
        key: str,
        path: str | None = '/',
        domain: str | None = None,
        secure: bool = False,
        httponly: bool = False,
        samesite: str | None = None,
        partitioned: bool = False,
    ) -> None:
        """Asks the browser to forget a cookie; it only does so for the path and domain that the cookie has."""
        self.set_cookie(
            key,
            expires=0,
            max_age=0,
            path=path,
            domain=domain,
            secure=secure,
            httponly=httponly,
            samesite=samesite,
            partitioned=partitioned,
        )

    def call_on_close(self, function: Callable) -> Callable[[], object]:
        self._closing.append(function)
        return function

    def close(self) -> None:
        if hasattr(self.response, 'close'):
            self.response.close()
        for function in self._closing:
            function()

    def get_wsgi_headers(self, environ: dict[str, object]) -> Headers:
        headers = Headers(self.headers)
        if 'Location' in headers:
            headers['Location'] = iri_to_uri(headers['Location'])
        if 'Content-Location' in headers:
            headers['Content-Location'] = iri_to_uri(headers['Content-Location'])
        bodiless = 100 <= self.status_code < 200 or self.status_code == 204
        if bodiless:
            headers.remove('Content-Length')
        elif self.status_code == 304:
            for name in ('Allow', 'Content-Encoding', 'Content-Language', 'Content-Length', 'Content-MD5',
                         'Content-Range', 'Content-Type', 'Last-Modified'):  # fmt: skip
                headers.remove(name)
        elif self.is_sequence and 'Content-Length' not in headers:
            headers['Content-Length'] = str(sum(map(len, self.iter_encoded())))
        return headers

    def __call__(self, environ, start_response):
        headers = self.get_wsgi_headers(environ)
        start_response(self.status, headers.to_wsgi_list())
        bodiless = 100 <= self.status_code < 200 or self.status_code in (204, 304)
        return _Closing([] if bodiless or environ['REQUEST_METHOD'] == 'HEAD' else self.iter_encoded(), self.close)


class _Closing:
    """Chunks to send, and what is to be done after the last of them."""

    def __init__(self, chunks, close):
        self._chunks = iter(chunks)
        self.close = close

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._chunks)
