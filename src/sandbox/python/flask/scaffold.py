"""What an app and a blueprint have in common: the decorators that register views, hooks and error handlers."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.exceptions import HTTPException, default_exceptions
from werkzeug._internal import Lacking


class Scaffold(Lacking):
    """`None` as a key of the registers stands for the app or blueprint itself, a name for a blueprint in it."""

    def __init__(self, import_name: str) -> None:
        self.import_name = import_name
        self.view_functions = {}
        self.before_request_funcs = {}
        self.after_request_funcs = {}
        self.teardown_request_funcs = {}
        self.url_value_preprocessors = {}
        self.url_default_functions = {}
        self.error_handler_spec = {}

    def _check_setup_finished(self, method):
        """Raises when it is too late to change anything."""
        raise NotImplementedError

    def route(self, rule: str, **options: object) -> Callable[[Callable], Callable]:
        """Has the function below answer the URLs of `rule`."""
        self._check_setup_finished('route')

        def decorator(view):
            self.add_url_rule(rule, options.pop('endpoint', None), view, **options)
            return view

        return decorator

    def _method_route(self, method, rule, options):
        if 'methods' in options:
            raise TypeError("Use the 'route' decorator to use the 'methods' argument.")
        return self.route(rule, methods=[method], **options)

    def get(self, rule: str, **options: object) -> Callable[[Callable], Callable]:
        return self._method_route('GET', rule, options)

    def post(self, rule: str, **options: object) -> Callable[[Callable], Callable]:
        return self._method_route('POST', rule, options)

    def put(self, rule: str, **options: object) -> Callable[[Callable], Callable]:
        return self._method_route('PUT', rule, options)

    def delete(self, rule: str, **options: object) -> Callable[[Callable], Callable]:
        return self._method_route('DELETE', rule, options)

    def patch(self, rule: str, **options: object) -> Callable[[Callable], Callable]:
        return self._method_route('PATCH', rule, options)

    def endpoint(self, endpoint: str) -> Callable[[Callable], Callable]:
        """Has the function below be the view of an endpoint that a rule names."""
        self._check_setup_finished('endpoint')

        def decorator(view):
            self.view_functions[endpoint] = view
            return view

        return decorator

    def _hook(self, register, name, function):
        self._check_setup_finished(name)
        register.setdefault(None, []).append(function)
        return function

    def before_request(self, function: Callable) -> Callable:
        return self._hook(self.before_request_funcs, 'before_request', function)

    def after_request(self, function: Callable) -> Callable:
        return self._hook(self.after_request_funcs, 'after_request', function)

    def teardown_request(self, function: Callable) -> Callable:
        return self._hook(self.teardown_request_funcs, 'teardown_request', function)

    def url_value_preprocessor(self, function: Callable) -> Callable:
        return self._hook(self.url_value_preprocessors, 'url_value_preprocessor', function)

    def url_defaults(self, function: Callable) -> Callable:
        return self._hook(self.url_default_functions, 'url_defaults', function)

    def errorhandler(self, code_or_exception: type[Exception] | int) -> Callable[[Callable], Callable]:
        self._check_setup_finished('errorhandler')

        def decorator(handler):
            self.register_error_handler(code_or_exception, handler)
            return handler

        return decorator

    def register_error_handler(self, code_or_exception: type[Exception] | int, handler: Callable) -> None:
        self._check_setup_finished('register_error_handler')
        error_class, code = _error_class(code_or_exception)
        self.error_handler_spec.setdefault(None, {}).setdefault(code, {})[error_class] = handler


def _error_class(code_or_exception):
    """The exception class that a status code or a class stands for, and its status code."""
    if isinstance(code_or_exception, int):
        if code_or_exception not in default_exceptions:
            raise ValueError(
                f"'{code_or_exception}' is not a recognized HTTP error code. Use a subclass of HTTPException with that"
                ' code instead.'
            )
        error_class = default_exceptions[code_or_exception]
    else:
        error_class = code_or_exception
    if isinstance(error_class, Exception):
        raise TypeError(f'{error_class!r} is an instance, not a class. Handlers can only be registered for Exception'
                        ' classes or HTTP error codes.')  # fmt: skip
    if not (isinstance(error_class, type) and issubclass(error_class, Exception)):
        raise ValueError(f"'{getattr(error_class, '__name__', error_class)}' is not a subclass of Exception.")
    return error_class, error_class.code if issubclass(error_class, HTTPException) else None


def error_code(error_class):
    return _error_class(error_class)[1]
