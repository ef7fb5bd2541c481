"""What an app does beside taking requests: it handles exceptions, builds URLs, and makes responses of what views return."""

from werkzeug.datastructures import Headers
from werkzeug.exceptions import BadRequestKeyError, HTTPException, InternalServerError, RoutingException
from werkzeug.urls import quote
from werkzeug.routing import BuildError
from werkzeug.wrappers import Response as BaseResponse

from ..globals import request, request_context
from ..scaffold import error_code
from ..signals import got_request_exception

class ErrorHandling:
    def _find_error_handler(self, error):
        code = error_code(type(error))
        for wanted in (code, None) if code is not None else (None,):
            for scope in (*request.blueprints, None):
                handlers = self.error_handler_spec.get(scope, {}).get(wanted, {})
                for error_class in type(error).__mro__:
                    if error_class in handlers:
                        return handlers[error_class]
        return None

    def trap_http_exception(self, error):
        if self.config['TRAP_HTTP_EXCEPTIONS']:
            return True
        trap_bad_request = self.config['TRAP_BAD_REQUEST_ERRORS']
        if trap_bad_request is None and self.debug and isinstance(error, BadRequestKeyError):
            return True
        return bool(trap_bad_request) and error.code == 400

    def handle_user_exception(self, error):
        if isinstance(error, BadRequestKeyError) and (self.debug or self.config['TRAP_BAD_REQUEST_ERRORS']):
            error.show_exception = True
        if isinstance(error, HTTPException) and not self.trap_http_exception(error):
            return self.handle_http_exception(error)
        handler = self._find_error_handler(error)
        if handler is None:
            raise error
        return self.ensure_sync(handler)(error)

    def handle_http_exception(self, error):
        if error.code is None or isinstance(error, RoutingException):
            return error
        handler = self._find_error_handler(error)
        return error if handler is None else self.ensure_sync(handler)(error)

    def handle_exception(self, error):
        got_request_exception.send(self, exception=error)
        propagate = self.config['PROPAGATE_EXCEPTIONS']
        if propagate is None:
            propagate = self.testing or self.debug
        if propagate:
            raise error
        result = InternalServerError(original_exception=error)
        handler = self._find_error_handler(result)
        if handler is not None:
            result = self.ensure_sync(handler)(result)
        return self.finalize_request(result, from_error_handler=True)


# What a fragment may hold as it is (RFC 3986, 3.5).
ANCHOR_SAFE = "%!#$&'()*+,/:;=?@"


class UrlBuilding:
    def url_for(self, endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
        """The URL of an endpoint; relative to the site while a request is answered, absolute elsewhere."""
        context = request_context.get()
        if context is not None:
            if endpoint[:1] == '.':
                blueprint = context.request.blueprint
                endpoint = f'{blueprint}{endpoint}' if blueprint is not None else endpoint[1:]
            external = _scheme is not None if _external is None else _external
            scheme, host = context.request.scheme, context.request.host
        else:
            if self.config['SERVER_NAME'] is None:
                raise RuntimeError(
                    "Unable to build URLs outside an active request without 'SERVER_NAME' configured. Also configure"
                    " 'APPLICATION_ROOT' and 'PREFERRED_URL_SCHEME' as needed."
                )
            external = True if _external is None else _external
            scheme, host = self.config['PREFERRED_URL_SCHEME'], self.config['SERVER_NAME']
        if _scheme is not None and not external:
            raise ValueError("When specifying '_scheme', '_external' must be True.")
        self.inject_url_defaults(endpoint, values)
        try:
            url = self.url_map.build(endpoint, values, _method)
        except BuildError as error:
            values.update(_anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external)
            return self.handle_url_build_error(error, endpoint, values)
        url = f'{_scheme or scheme}://{host}{url}' if external else url
        return url if _anchor is None else f'{url}#{quote(_anchor, ANCHOR_SAFE)}'

    def inject_url_defaults(self, endpoint, values):
        names = []
        blueprint = endpoint.rpartition('.')[0]
        while blueprint:
            names.append(blueprint)
            blueprint = blueprint.rpartition('.')[0]
        for scope in (None, *reversed(names)):
            for function in self.url_default_functions.get(scope, ()):
                function(endpoint, values)

    def handle_url_build_error(self, error, endpoint, values):
        for handler in self.url_build_error_handlers:
            try:
                result = handler(error, endpoint, values)
            except BuildError as raised:
                error = raised
            else:
                if result is not None:
                    return result
        raise error


_EXPECTED = (
    'The return type must be a string, dict, list, tuple with headers or status, Response instance, or WSGI callable,'
    ' but it was a'
)


def response_from(app, result):
    """The response for a view's result. Raises TypeError, in Flask's words, for what a view may not return."""
    status = headers = None
    if isinstance(result, tuple):
        result, status, headers = _unpacked(result)
    if result is None:
        raise TypeError(
            f'The view function for {request.endpoint!r} did not return a valid response. The function either returned'
            ' None or ended without a return statement.'
        )
    if not isinstance(result, app.response_class):
        if isinstance(result, (str, bytes, bytearray)) or hasattr(type(result), '__next__'):
            return app.response_class(result, status=status, headers=headers)
        result = _converted(app, result)
    if status is not None:
        if isinstance(status, (str, bytes, bytearray)):
            result.status = status
        else:
            result.status_code = status
    if headers:
        result.headers.update(headers)
    return result


def _unpacked(result):
    if len(result) == 3:
        return result
    if len(result) == 2:
        body, second = result
        return (body, None, second) if isinstance(second, (Headers, dict, tuple, list)) else (body, second, None)
    raise TypeError(
        'The view function did not return a valid response tuple. The tuple must have the form (body, status, headers),'
        ' (body, status), or (body, headers).'
    )


def _converted(app, result):
    if isinstance(result, (dict, list)):
        return app.json.response(result)
    if isinstance(result, BaseResponse) or callable(result):
        try:
            return app.response_class.force_type(result, request.environ)
        except TypeError as error:
            raise TypeError(
                f'{error}\nThe view function did not return a valid response. {_EXPECTED} {type(result).__name__}.'
            ).with_traceback(error.__traceback__) from None
    raise TypeError(f'The view function did not return a valid response. {_EXPECTED} {type(result).__name__}.')
