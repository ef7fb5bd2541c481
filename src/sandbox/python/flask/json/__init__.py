"""JSON as Flask writes it: sorted keys, ASCII, dates as HTTP dates."""

from __future__ import annotations

import json as _json
from datetime import date

from werkzeug.http import http_date
from werkzeug._internal import refuse_names

from ..globals import current_app

__getattr__ = refuse_names('flask.json', {'provider', 'tag'})


def _default(value):
    if isinstance(value, date):
        return http_date(value)
    # By name, so that nothing has to be imported for a type that the program does not use.
    if (type(value).__module__, type(value).__name__) in (('decimal', 'Decimal'), ('uuid', 'UUID')):
        return str(value)
    if hasattr(type(value), '__dataclass_fields__'):
        from dataclasses import asdict

        return asdict(value)
    if hasattr(value, '__html__'):
        return str(value.__html__())
    raise TypeError(f'Object of type {type(value).__name__} is not JSON serializable')


def dumps(value, **options) -> str:
    return _json.dumps(value, **{'default': _default, 'ensure_ascii': True, 'sort_keys': True, **options})


def loads(text, **options) -> object:
    return _json.loads(text, **options)


def dump(value, file, **options) -> None:
    file.write(dumps(value, **options))


def load(file, **options) -> object:
    return loads(file.read(), **options)


def response_of(app, value):
    """A response that holds `value` as JSON; with line breaks in debug mode."""
    layout = {'indent': 2} if app.debug else {'separators': (',', ':')}
    return app.response_class(f'{dumps(value, **layout)}\n', mimetype='application/json')


def jsonify(*args: object, **values):
    """A JSON response of one value, of several as a list, or of named ones as an object."""
    if args and values:
        raise TypeError('app.json.response() takes either args or kwargs, not both')
    if not args and not values:
        return response_of(current_app, None)
    return response_of(current_app, args[0] if len(args) == 1 else list(args) or values)
