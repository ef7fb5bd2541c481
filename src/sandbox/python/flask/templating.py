"""`render_template_string`: a template in the program itself. Templates in files are refused: there are no files."""

from __future__ import annotations

from werkzeug._internal import refuse_names

from .globals import current_app, g, request, session
from .helpers import get_flashed_messages, url_for

__getattr__ = refuse_names(
    'flask.templating',
    {'render_template', 'stream_template', 'stream_template_string', 'DispatchingJinjaLoader', 'Environment'},
)


def render_template_string(source: str, /, **values) -> str:
    """The text of a template with these values; what they hold is escaped."""
    # Here, so that programs without templates do not wait for it.
    from .jinja.environment import render

    known = {
        'config': current_app.config,
        'g': g,
        'get_flashed_messages': get_flashed_messages,
        'request': request,
        'session': session,
        'url_for': url_for,
    }
    return render(source, {**known, **values})
