"""Views as classes."""

from __future__ import annotations

from .globals import current_app, request
from .typing import ResponseReturnValue, RouteCallable

_METHODS = frozenset(('get', 'post', 'head', 'options', 'delete', 'put', 'trace', 'patch'))


class View:
    """Override `dispatch_request`; `as_view` makes the function that a rule takes."""

    methods = None
    provide_automatic_options = None
    decorators = ()
    init_every_request = True

    def dispatch_request(self) -> ResponseReturnValue:
        raise NotImplementedError()

    @classmethod
    def as_view(cls, name: str, *class_args: object, **class_kwargs: object) -> RouteCallable:
        once = None if cls.init_every_request else cls(*class_args, **class_kwargs)

        def view(**values):
            self = view.view_class(*class_args, **class_kwargs) if once is None else once
            return current_app.ensure_sync(self.dispatch_request)(**values)

        view.view_class = cls
        for decorator in cls.decorators:
            view.__name__ = name
            view.__module__ = cls.__module__
            view = decorator(view)
        view.view_class = cls
        view.__name__ = name
        view.__doc__ = cls.__doc__
        view.__module__ = cls.__module__
        view.methods = cls.methods
        view.provide_automatic_options = cls.provide_automatic_options
        return view


class MethodView(View):
    """A view with a method for each HTTP method: `get`, `post` and so on."""

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if 'methods' in cls.__dict__:
            return
        methods = {method for base in cls.__bases__ for method in getattr(base, 'methods', None) or ()}
        methods |= {name.upper() for name in _METHODS if hasattr(cls, name)}
        if methods:
            cls.methods = methods

    def dispatch_request(self, **values) -> ResponseReturnValue:
        method = getattr(self, request.method.lower(), None)
        if method is None and request.method == 'HEAD':
            method = getattr(self, 'get', None)
        assert method is not None, f'Unimplemented method {request.method!r}'
        return current_app.ensure_sync(method)(**values)
