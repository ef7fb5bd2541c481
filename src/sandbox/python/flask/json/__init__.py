"""JSON as Flask writes it: sorted keys and ASCII, unless the app says otherwise; dates as HTTP dates."""

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


class JsonProvider:
    """`app.json`: how an app writes JSON, which its settings say."""

    default = staticmethod(_default)
    ensure_ascii = True
    sort_keys = True
    compact = None
    mimetype = 'application/json'

    def __init__(self, app) -> None:
        self._app = app

    def dumps(self, value, **options) -> str:
        settings = {'default': self.default, 'ensure_ascii': self.ensure_ascii, 'sort_keys': self.sort_keys}
        return _json.dumps(value, **{**settings, **options})

    def dump(self, value, file, **options) -> None:
        file.write(self.dumps(value, **options))

    def loads(self, text, **options) -> object:
        return _json.loads(text, **options)

    def load(self, file, **options) -> object:
        return self.loads(file.read(), **options)

    def response(self, *args: object, **values):
        """A response of one value, of several as a list, or of named ones as an object; in debug mode with lines."""
        if args and values:
            raise TypeError('app.json.response() takes either args or kwargs, not both')
        value = None if not args and not values else args[0] if len(args) == 1 else list(args) or values
        has_lines = self._app.debug if self.compact is None else not self.compact
        layout = {'indent': 2} if has_lines else {'separators': (',', ':')}
        return self._app.response_class(f'{self.dumps(value, **layout)}\n', mimetype=self.mimetype)


def dumps(value, **options) -> str:
    if current_app:
        return current_app.json.dumps(value, **options)
    return _json.dumps(value, **{'default': _default, **options})


def loads(text, **options) -> object:
    return _json.loads(text, **options)


def dump(value, file, **options) -> None:
    file.write(dumps(value, **options))


def load(file, **options) -> object:
    return loads(file.read(), **options)


def jsonify(*args: object, **values):
    return current_app.json.response(*args, **values)
