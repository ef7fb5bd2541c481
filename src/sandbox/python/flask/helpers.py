"""The functions that views call."""

from werkzeug.exceptions import abort
from werkzeug.lacking import refuse_names
from werkzeug.utils import redirect as _redirect

from .globals import current_app, request_context, session
from .sending import send_file, send_from_directory

__all__ = ['abort', 'flash', 'get_flashed_messages', 'make_response', 'redirect', 'send_file', 'send_from_directory', 'url_for']

__getattr__ = refuse_names(
    'flask.helpers', {'get_debug_flag', 'get_root_path', 'stream_with_context'}
)


def make_response(*args):
    """A response made of what a view may return; on it cookies and headers can be set."""
    if not args:
        return current_app.response_class()
    return current_app.make_response(args[0] if len(args) == 1 else args)


def redirect(location, code=302, Response=None):
    return _redirect(location, code, current_app.response_class if current_app else Response)


def url_for(endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
    """The URL of an endpoint."""
    return current_app.url_for(
        endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external, **values
    )


def flash(message, category='message'):
    """Keeps a message in the session, for the page that comes next."""
    # Put back even when it was there: a session does not notice a change inside of a value.
    flashes = session.get('_flashes', [])
    flashes.append((category, message))
    session['_flashes'] = flashes


def get_flashed_messages(with_categories=False, category_filter=()):
    """Takes the messages out of the session; within a request they stay the same."""
    context = request_context.get()
    flashes = context.flashes if context is not None else None
    if flashes is None:
        flashes = session.pop('_flashes') if '_flashes' in session else []
        request_context.get().flashes = flashes
    if category_filter:
        flashes = [flashed for flashed in flashes if flashed[0] in category_filter]
    return flashes if with_categories else [flashed[1] for flashed in flashes]
