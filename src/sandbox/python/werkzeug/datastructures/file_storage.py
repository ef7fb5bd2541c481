"""An uploaded file, as a view gets it from `request.files`."""

from __future__ import annotations

import os
from io import BytesIO

from .headers import Headers
from ..http import parse_options_header


class FileStorage:
    """Name, kind and content of a file; what it has not got itself is its stream's: `read`, `seek`, `readline` …"""

    def __init__(
        self,
        stream=None,
        filename: str | None = None,
        name: str | None = None,
        content_type: str | None = None,
        content_length: int | None = None,
        headers: Headers | None = None,
    ) -> None:
        self.name = name
        self.stream = stream or BytesIO()
        if filename is None:
            filename = getattr(stream, 'name', None)
            # Python calls its own streams `<stdout>`.
            if filename and os.fsdecode(filename).startswith('<') and os.fsdecode(filename).endswith('>'):
                filename = None
        self.filename = None if filename is None else os.fsdecode(filename)
        self.headers = Headers() if headers is None else headers
        if content_type is not None:
            self.headers['Content-Type'] = content_type
        if content_length is not None:
            self.headers['Content-Length'] = str(content_length)

    @property
    def content_type(self) -> str | None:
        return self.headers.get('content-type')

    @property
    def content_length(self) -> int:
        length = self.headers.get('content-length', '')
        return int(length) if length.isascii() and length.isdigit() else 0

    @property
    def mimetype(self) -> str:
        return parse_options_header(self.content_type)[0].lower()

    @property
    def mimetype_params(self) -> dict[str, str]:
        return parse_options_header(self.content_type)[1]

    def save(self, dst, buffer_size: int = 16384) -> None:
        """Writes what has not been read yet to a path or an open file."""
        if isinstance(dst, str) or hasattr(dst, '__fspath__'):
            with open(dst, 'wb') as file:
                self._copy(file, buffer_size)
        else:
            self._copy(dst, buffer_size)

    def _copy(self, file, buffer_size):
        while chunk := self.stream.read(buffer_size):
            file.write(chunk)

    def close(self) -> None:
        try:
            self.stream.close()
        except Exception:
            pass

    def __bool__(self):
        """Whether a file was chosen: a form whose file field is left empty sends one without a name."""
        return bool(self.filename)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __iter__(self):
        return iter(self.stream)

    def __repr__(self):
        return f'<{type(self).__name__}: {self.filename!r} ({self.content_type!r})>'
