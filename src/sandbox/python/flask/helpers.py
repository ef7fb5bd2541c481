"""The functions that views call, and where an app's files are."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable

from werkzeug.exceptions import NotFound, abort
from werkzeug.http import http_date
from werkzeug._internal import NotInSandbox, refuse_names
from werkzeug.urls import quote
from werkzeug.utils import redirect as _redirect

from .globals import current_app, request, request_context, session

__all__ = ['abort', 'flash', 'get_flashed_messages', 'make_response', 'redirect', 'send_file', 'send_from_directory', 'url_for']

__getattr__ = refuse_names(
    'flask.helpers', {'get_debug_flag', 'get_root_path', 'stream_with_context'}
)


def make_response(*args: object):
    """A response made of what a view may return; on it cookies and headers can be set."""
    if not args:
        return current_app.response_class()
    return current_app.make_response(args[0] if len(args) == 1 else args)


def redirect(location: str, code: int = 302, Response=None):
    return _redirect(location, code, current_app.response_class if current_app else Response)


def url_for(
    endpoint: str,
    *,
    _anchor: str | None = None,
    _method: str | None = None,
    _scheme: str | None = None,
    _external: bool | None = None,
    **values: object,
) -> str:
    """The URL of an endpoint."""
    return current_app.url_for(
        endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external, **values
    )


def flash(message: str, category: str = 'message') -> None:
    """Keeps a message in the session, for the page that comes next."""
    # Put back even when it was there: a session does not notice a change inside of a value.
    flashes = session.get('_flashes', [])
    flashes.append((category, message))
    session['_flashes'] = flashes


def get_flashed_messages(
    with_categories: bool = False,
    category_filter: Iterable[str] = (),
) -> list[str] | list[tuple[str, str]]:
    """Takes the messages out of the session; within a request they stay the same."""
    context = request_context.get()
    flashes = context.flashes if context is not None else None
    if flashes is None:
        flashes = session.pop('_flashes') if '_flashes' in session else []
        request_context.get().flashes = flashes
    if category_filter:
        flashes = [flashed for flashed in flashes if flashed[0] in category_filter]
    return flashes if with_categories else [flashed[1] for flashed in flashes]


def root_path_of(import_name):
    """The folder of a module; the current one when it is not known."""
    file = getattr(sys.modules.get(import_name), '__file__', None)
    return os.getcwd() if file is None else os.path.dirname(os.path.abspath(file))


def instance_folder(path):
    """The folder for what belongs to one installation: the given one, or `instance` in the current folder."""
    if path is None:
        return os.path.join(os.getcwd(), 'instance')
    if not os.path.isabs(path):
        raise ValueError('If an instance path is provided it must be absolute. A relative path was given instead.')
    return path


# `send_file` and `send_from_directory`: the content of a file as a response, as werkzeug.utils makes it.

_CONDITIONS = ('If-Match', 'If-Modified-Since', 'If-None-Match', 'If-Range', 'If-Unmodified-Since', 'Range')
_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_CHUNK_BYTES = 8192


def send_file(
    path_or_file,
    mimetype: str | None = None,
    as_attachment: bool = False,
    download_name: str | None = None,
    conditional: bool = True,
    etag: bool | str = True,
    last_modified=None,
    max_age: int | Callable[[str | None], int | None] | None = None,
):
    """A response with the content of a path or an open binary file. Never give it a path that a visitor chose."""
    path, size, modified = None, None, None
    if isinstance(path_or_file, str) or hasattr(path_or_file, '__fspath__'):
        path = os.path.join(current_app.root_path, path_or_file)
        status = os.stat(path)
        size, modified = status.st_size, status.st_mtime
        download_name = os.path.basename(path) if download_name is None else download_name
    mimetype, encoding = _kind(mimetype, download_name)
    fields = {}
    if encoding is not None and not as_attachment:
        fields['Content-Encoding'] = encoding
    if download_name is not None:
        fields['Content-Disposition'] = _disposition('attachment' if as_attachment else 'inline', download_name)
    elif as_attachment:
        raise TypeError(
            "No name provided for attachment. Either set 'download_name' or pass a path instead of a file."
        )
    file, size = _opened(path, path_or_file, size)
    response = current_app.response_class(_Chunks(file), mimetype=mimetype, headers=fields, direct_passthrough=True)
    headers = response.headers
    if size is not None:
        headers['Content-Length'] = str(size)
    if last_modified is not None or modified is not None:
        headers['Last-Modified'] = http_date(modified if last_modified is None else last_modified)
    _set_caching(headers, current_app.config['SEND_FILE_MAX_AGE_DEFAULT'] if max_age is None else max_age)
    if isinstance(etag, str):
        headers['ETag'] = f'"{etag}"'
    elif etag and path is not None:
        headers['ETag'] = f'"{modified}-{size}-{_checksum(path)}"'
    if conditional and request.method in ('GET', 'HEAD'):
        _refuse_conditions()
        headers['Date'] = http_date()
        headers['Accept-Ranges'] = 'bytes'
    return response


def send_from_directory(directory, path, **options):
    """The same for a name that a visitor chose: it cannot lead out of the directory, and is a 404 when it would."""
    inside = safe_join(os.fspath(directory), os.fspath(path))
    if inside is None or not os.path.isfile(os.path.join(current_app.root_path, inside)):
        raise NotFound
    return send_file(inside, **options)


def safe_join(directory: str, *names) -> str | None:
    """Names below a directory as one path; None when they lead out of it."""
    parts = [directory or '.']
    for name in names:
        name = os.path.normpath(name) if name != '' else name
        if name.startswith('/') or name == '..' or name.startswith('../'):
            return None
        parts.append(name)
    return os.path.join(*parts)


def _kind(mimetype, download_name):
    if mimetype is not None:
        return mimetype, None
    if download_name is None:
        raise TypeError(
            'Unable to detect the MIME type because a file name is not available. Either set'
            " 'download_name', pass a path instead of a file, or set 'mimetype'."
        )
    import mimetypes

    guessed, encoding = mimetypes.guess_type(download_name)
    return guessed or 'application/octet-stream', encoding


def _opened(path, file, size):
    if path is not None:
        return open(path, 'rb'), size
    import io

    if isinstance(file, io.BytesIO):
        return file, file.getbuffer().nbytes
    if isinstance(file, io.TextIOBase):
        raise ValueError('Files must be opened in binary mode or use BytesIO.')
    return file, None


def _disposition(kind, name):
    if name.isascii():
        return f'{kind}; filename={_quoted(name)}'
    import unicodedata

    simple = unicodedata.normalize('NFKD', name).encode('ascii', 'ignore').decode('ascii')
    encoded = quote(name, '!#$&+-.^_`|~')
    return f"{kind}; filename={_quoted(simple)}; filename*=UTF-8''{encoded}"


def _quoted(value):
    """A token as it is, anything else in quotes (RFC 9110, section 5.6.4)."""
    if value and _TOKEN.issuperset(value):
        return value
    escaped = value.replace('\\', '\\\\').replace('"', '\\"')
    return f'"{escaped}"'


def _set_caching(headers, max_age):
    import time

    if max_age is None:
        headers['Cache-Control'] = 'no-cache'
        return
    if hasattr(max_age, 'total_seconds'):
        max_age = int(max_age.total_seconds())
    headers['Cache-Control'] = f'public, max-age={max_age}' if max_age > 0 else f'no-cache, max-age={max_age}'
    headers['Expires'] = http_date(int(time.time() + max_age))


def _checksum(path):
    import zlib

    return zlib.adler32(path.encode()) & 0xFFFFFFFF


def _refuse_conditions():
    for name in _CONDITIONS:
        if name in request.headers:
            raise NotInSandbox(f'sending a file to a request with {name}')


class _Chunks:
    """The file in pieces; it is closed when it has been sent, and not before."""

    def __init__(self, file):
        self._file = file

    def __iter__(self):
        while chunk := self._file.read(_CHUNK_BYTES):
            yield chunk

    def close(self):
        if hasattr(self._file, 'close'):
            self._file.close()
