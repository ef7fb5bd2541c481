"""What is current while a request is answered, or while the app is used outside of one."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.exceptions import HTTPException

from .globals import NO_REQUEST, app_context, request_context

_MISSING = object()


class Notes:
    """`g`: a place for anything that belongs to one request."""

    def __getattr__(self, name):
        raise AttributeError(name)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def pop(self, name, default=_MISSING):
        return self.__dict__.pop(name) if default is _MISSING else self.__dict__.pop(name, default)

    def setdefault(self, name, default=None):
        return self.__dict__.setdefault(name, default)

    def __contains__(self, name):
        return name in self.__dict__

    def __iter__(self):
        return iter(self.__dict__)

    def __repr__(self):
        context = app_context.get()
        return f'<flask.g of {context.app.name!r}>' if context is not None else object.__repr__(self)


class AppContext:
    def __init__(self, app) -> None:
        self.app = app
        self.g = Notes()
        self._tokens = []

    def push(self) -> None:
        self._tokens.append(app_context.set(self))

    def pop(self, error=None) -> None:
        if len(self._tokens) == 1:
            self.app.do_teardown_appcontext(error)
        app_context.reset(self._tokens.pop())

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, kind, error, traceback):
        self.pop(error)


class RequestContext:
    def __init__(self, app, environ: dict[str, object]) -> None:
        self.app = app
        self.request = app.request_class(environ)
        for name in ('max_content_length', 'max_form_memory_size', 'max_form_parts'):
            setattr(self.request, name, app.config[name.upper()])
        self.flashes = None
        self.after_request_functions = []
        self.stored_session = None
        self._app_context = None
        self._tokens = []

    @property
    def session(self):
        self.stored_session.accessed = True
        return self.stored_session

    def push(self) -> None:
        current = app_context.get()
        if current is None or current.app is not self.app:
            self._app_context = AppContext(self.app)
            self._app_context.push()
        self._tokens.append(request_context.set(self))
        if self.stored_session is None:
            interface = self.app.session_interface
            opened = interface.open_session(self.app, self.request)
            self.stored_session = interface.make_null_session(self.app) if opened is None else opened
        self.match_request()

    def match_request(self) -> None:
        request = self.request

        def redirect_to(path):
            query = request.query_string.decode()
            return f'{request.scheme}://{request.host}{path}' + (f'?{query}' if query else '')

        try:
            request.url_rule, request.view_args = self.app.url_map.match(request.path, request.method, redirect_to)
        except HTTPException as error:
            request.routing_exception = error

    def pop(self, error=None) -> None:
        if len(self._tokens) == 1:
            self.app.do_teardown_request(error)
        request_context.reset(self._tokens.pop())
        if self._app_context is not None and not self._tokens:
            self._app_context.pop(error)

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, kind, error, traceback):
        self.pop(error)


def has_request_context() -> bool:
    return request_context.get() is not None


def has_app_context() -> bool:
    return app_context.get() is not None


def after_this_request(function: Callable):
    """Has `function` look at the response of this request alone."""
    context = request_context.get()
    if context is None:
        raise RuntimeError(NO_REQUEST)
    context.after_request_functions.append(function)
    return function
