"""The helpers of werkzeug.utils that are here."""

from __future__ import annotations

from markupsafe import escape

from ._internal import refuse_names

__getattr__ = refuse_names(
    'werkzeug.utils', {'append_slash_redirect', 'cached_property', 'import_string', 'send_file'}
)


def redirect(location: str, code: int = 302, Response=None):
    """A response that sends the browser to `location`."""
    if Response is None:
        from .wrappers import Response
    target = escape(location)
    response = Response(
        '<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n'
        '<p>You should be redirected automatically to the target URL: '
        f'<a href="{target}">{target}</a>. If not, click the link.\n',
        code,
        mimetype='text/html',
    )
    response.headers['Location'] = location
    return response


def secure_filename(filename: str) -> str:
    """A name that is safe to save under: ASCII letters, digits, `_`, `.` and `-` alone. It may come out empty."""
    import unicodedata

    ascii_name = unicodedata.normalize('NFKD', filename).encode('ascii', 'ignore').decode('ascii')
    joined = '_'.join(ascii_name.replace('/', ' ').split())
    return ''.join([letter for letter in joined if letter.isalnum() or letter in '_.-']).strip('._')
