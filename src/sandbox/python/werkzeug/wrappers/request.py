"""A request: what the browser sent, read from the WSGI environment when it is asked for."""

from __future__ import annotations

from ..datastructures import CombinedMultiDict, EnvironHeaders, ImmutableMultiDict
from ..exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType
from ..http import parse_cookie
from .._internal import Lacking
from ..http import parse_options_header
from ..urls import parse_form, quote, unquote_to_bytes

_QUERY_SAFE = "!$&'()*+,/:;=?@%"
_PATH_SAFE = "!$&'()*+,/:;=@%"


class _kept:
    """A property that is computed once."""

    def __init__(self, function):
        self._function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner, name):
        self._name = name

    def __get__(self, request, owner=None):
        if request is None:
            return self
        value = request.__dict__[self._name] = self._function(request)
        return value


class UserAgent:
    def __init__(self, string: str) -> None:
        self.string = string

    def to_header(self) -> str:
        return self.string

    def __str__(self):
        return self.string

    def __bool__(self):
        return bool(self.string)


class Request(Lacking):
    dict_storage_class = ImmutableMultiDict
    # In bytes, bytes and pieces; None for no limit. The app sets them from its config.
    max_content_length = None
    max_form_memory_size = 500_000
    max_form_parts = 1_000
    _lacks = frozenset({
        'accept_charsets', 'accept_encodings', 'accept_languages', 'accept_mimetypes', 'access_control_request_headers',
        'access_control_request_method', 'access_route', 'authorization', 'cache_control', 'content_encoding',
        'content_md5', 'date', 'from_values', 'if_match', 'if_modified_since', 'if_none_match', 'if_range',
        'if_unmodified_since', 'input_stream', 'max_forwards', 'pragma', 'range', 'remote_user', 'stream',
        'trusted_hosts', 'want_form_data_parsed',
    })  # fmt: skip

    def __init__(self, environ) -> None:
        self.environ = environ
        self.method = environ.get('REQUEST_METHOD', 'GET').upper()
        self.scheme = environ.get('wsgi.url_scheme', 'http')
        self.query_string = environ.get('QUERY_STRING', '').encode('latin-1')
        self.path = '/' + _text(environ.get('PATH_INFO', '')).lstrip('/')
        self.root_path = ''
        self.remote_addr = environ.get('REMOTE_ADDR')
        self.is_secure = self.scheme in ('https', 'wss')
        self._raw = None
        self._form_was_read = False

    def __repr__(self):
        return f'<{type(self).__name__} {self.url!r} [{self.method}]>'

    @_kept
    def headers(self):
        return EnvironHeaders(self.environ)

    @_kept
    def args(self):
        """The pairs of the query string."""
        return ImmutableMultiDict(parse_form(self.query_string.decode()))

    @_kept
    def cookies(self) -> ImmutableMultiDict:
        """What the browser sent back in the Cookie header."""
        return self.dict_storage_class(parse_cookie(_text(self.environ.get('HTTP_COOKIE', ''))))

    @_kept
    def form(self) -> ImmutableMultiDict:
        """The fields of a submitted form, without its files."""
        return ImmutableMultiDict(self._fields_and_files[0])

    @_kept
    def files(self) -> ImmutableMultiDict:
        """The files of a submitted form; there are some only when its enctype is multipart/form-data."""
        return self.make_files(self._fields_and_files[1])

    def make_files(self, pairs):
        return ImmutableMultiDict(pairs)

    @_kept
    def _fields_and_files(self):
        mimetype = self.mimetype
        if mimetype not in ('multipart/form-data', 'application/x-www-form-urlencoded'):
            return [], []
        if mimetype == 'multipart/form-data':
            body = self._form_body()
            from ..sansio.multipart import parse_multipart

            try:
                boundary = self.mimetype_params.get('boundary')
                return parse_multipart(body, boundary, self.max_form_memory_size, self.max_form_parts)
            except ValueError:
                # As without a form: the view finds nothing in it.
                return [], []
        if self.max_form_memory_size is not None and (self.content_length or 0) > self.max_form_memory_size:
            raise RequestEntityTooLarge()
        return parse_form(self._form_body().decode('utf-8', 'sandbox.requote')), []

    def _form_body(self):
        body = self._body()
        self._form_was_read = True
        return body

    @_kept
    def values(self) -> CombinedMultiDict:
        sources = [self.args]
        if self.method in ('POST', 'PUT', 'PATCH'):
            sources.append(self.form)
        return CombinedMultiDict(sources)

    def _body(self):
        if self._raw is None:
            limit = self.max_content_length
            if limit is not None and (self.content_length or 0) > limit:
                raise RequestEntityTooLarge()
            self._raw = self.environ['wsgi.input'].read(self.content_length or 0)
        return self._raw

    def get_data(self, cache: bool = True, as_text: bool = False, parse_form_data: bool = False) -> bytes | str:
        if parse_form_data:
            self.form  # noqa: B018 - a form takes the body
        body = b'' if self._form_was_read else self._body()
        return body.decode('utf-8', 'replace') if as_text else body

    @property
    def data(self) -> bytes:
        """The body, unless it is a form."""
        return self.get_data(parse_form_data=True)

    @property
    def content_type(self):
        return self.environ.get('CONTENT_TYPE') or None

    @property
    def mimetype(self) -> str:
        return (self.content_type or '').split(';')[0].strip().lower()

    @property
    def mimetype_params(self) -> dict[str, str]:
        return parse_options_header(self.content_type)[1]

    @property
    def content_length(self) -> int | None:
        length = self.environ.get('CONTENT_LENGTH') or ''
        return int(length) if length.isdigit() else None

    @property
    def is_json(self) -> bool:
        mimetype = self.mimetype
        return mimetype == 'application/json' or (mimetype.startswith('application/') and mimetype.endswith('+json'))

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> object:
        """The body read as JSON; 415 when it is not declared as such, 400 when it is none."""
        import json

        if not (force or self.is_json):
            return None if silent else self.on_json_loading_failed(None)
        try:
            return json.loads(self.get_data())
        except ValueError as error:
            return None if silent else self.on_json_loading_failed(error)

    @property
    def json(self) -> object:
        return self.get_json()

    def on_json_loading_failed(self, error) -> object:
        if error is not None:
            raise BadRequest(f'Failed to decode JSON object: {error}')
        raise UnsupportedMediaType(
            "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."
        )

    @_kept
    def host(self) -> str:
        host = self.environ.get('HTTP_HOST') or self.environ.get('SERVER_NAME', '')
        suffix = {'http': ':80', 'https': ':443'}.get(self.scheme)
        return host.removesuffix(suffix) if suffix else host

    @property
    def host_url(self) -> str:
        return f'{self.scheme}://{self.host}/'

    root_url = url_root = host_url

    @property
    def base_url(self) -> str:
        return _readable(self.host_url + quote(self.path.lstrip('/'), _PATH_SAFE))

    @property
    def url(self) -> str:
        query = quote(self.query_string.decode('latin-1'), _QUERY_SAFE)
        return self.base_url + ('?' + _readable(query) if query else '')

    @property
    def full_path(self) -> str:
        return f'{self.path}?{self.query_string.decode()}'

    @property
    def script_root(self) -> str:
        return ''

    @property
    def referrer(self):
        return self.headers.get('Referer')

    @property
    def origin(self):
        return self.headers.get('Origin')

    @_kept
    def user_agent(self) -> UserAgent:
        return UserAgent(self.headers.get('User-Agent', ''))

    @property
    def is_multithread(self):
        return self.environ['wsgi.multithread']


def _text(tunnelled):
    """Text that WSGI hands over as latin-1 (PEP 3333)."""
    return tunnelled.encode('latin-1', 'replace').decode('utf-8', 'replace')


def _readable(url):
    """A URL with its percent-encoded letters outside ASCII shown as letters."""
    if '%' not in url:
        return url
    shown = []
    for piece in url.replace('%', '\0%').split('\0'):
        encoded = piece[:1] == '%' and piece[1:3].lower() >= '80'
        shown.append((unquote_to_bytes(piece[:3]) + piece[3:].encode()) if encoded else piece.encode())
    return b''.join(shown).decode('utf-8', 'sandbox.requote')
