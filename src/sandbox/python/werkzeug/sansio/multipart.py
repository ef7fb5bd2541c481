"""Forms with files: multipart/form-data (RFC 7578), taken apart and, for test clients, put together."""

import re
from io import BytesIO

from ..exceptions import RequestEntityTooLarge
from ..datastructures import FileStorage
from ..datastructures import Headers
from ..http import CHARSETS, parse_options_header

# It has to be CR LF; some programs send one of the two.
_LINE_BREAK = rb'(?:\r\n|\n|\r)'
_HEAD_END = re.compile(rb'\r\n\r\n|\r\r|\n\n')
_FOLDED = re.compile(_LINE_BREAK + rb'[ \t]')
_FIRST_BREAK = re.compile(_LINE_BREAK)


def parse_multipart(body, boundary, max_field_size, max_parts):
    """The fields and the files of a form, as two lists of pairs. Raises ValueError for what is no proper form."""
    if not boundary:
        raise ValueError('the boundary is missing')
    fields, files = [], []
    for count, (head, content) in enumerate(_parts(body, boundary.encode('ascii')), 1):
        if max_parts is not None and count > max_parts:
            raise RequestEntityTooLarge()
        headers = _headers(head)
        if 'content-disposition' not in headers:
            raise ValueError('a part has no Content-Disposition')
        options = parse_options_header(headers['content-disposition'])[1]
        name, filename = options.get('name'), options.get('filename')
        if filename is not None:
            files.append((name, FileStorage(BytesIO(content), filename, name, headers=headers)))
            continue
        if max_field_size is not None and len(content) > max_field_size:
            raise RequestEntityTooLarge()
        fields.append((name, content.decode(_charset(headers), 'replace')))
    return fields, files


def _parts(body, boundary):
    """Head and content of each part."""
    line = rb'--%s(--[^\S\n\r]*%s?|[^\S\n\r]*%s)' % (re.escape(boundary), _LINE_BREAK, _LINE_BREAK)
    delimiter = re.compile(_LINE_BREAK + line)
    found = re.compile(_LINE_BREAK + b'?' + line).search(body)
    while found is not None and not found.group(1).startswith(b'--'):
        head_end = _HEAD_END.search(body, found.end())
        if head_end is None:
            raise ValueError('the head of a part does not end')
        # The second of the two line breaks may already belong to the delimiter: an empty part.
        break_at = (head_end.start() + head_end.end()) // 2
        start = _FIRST_BREAK.match(body, break_at).end()
        head = body[found.end() : head_end.start()]
        found = delimiter.search(body, break_at)
        yield head, body[start : max(start, found.start())] if found else b''
    if found is None:
        raise ValueError('the form does not end')


def _headers(head):
    lines = [line.strip() for line in _FOLDED.sub(b' ', head).splitlines()]
    fields = [line.decode().partition(':') for line in lines if line]
    return Headers([(name.strip(), value.strip()) for name, _, value in fields])


def _charset(headers):
    charset = parse_options_header(headers.get('content-type'))[1].get('charset', '').lower()
    return charset if charset in CHARSETS else 'utf-8'


BOUNDARY = '---------------WerkzeugFormPart_of_a_test'


def dump_multipart(items):
    """The body of a form, from pairs; a file is a FileStorage or a tuple of stream, file name and perhaps a type."""
    body = b''
    for name, value in items:
        body += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"'.encode()
        if isinstance(value, (tuple, FileStorage)) or hasattr(value, 'read'):
            file = _file(value)
            body += f'; filename="{file.filename}"\r\nContent-Type: {file.content_type}\r\n\r\n'.encode() + file.read()
        else:
            body += b'\r\n\r\n' + str(value).encode()
        body += b'\r\n'
    return body + f'--{BOUNDARY}--\r\n'.encode()


def _file(value):
    import mimetypes

    file = value if isinstance(value, FileStorage) else FileStorage(*(value if isinstance(value, tuple) else (value,))[:2])
    given = value[2] if isinstance(value, tuple) and len(value) > 2 else file.content_type
    file.headers['Content-Type'] = given or mimetypes.guess_type(file.filename or '')[0] or 'application/octet-stream'
    return file
