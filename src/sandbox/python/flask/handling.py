"""What an app does about exceptions: handlers first, then the page of the HTTP error, then a 500."""

from werkzeug.exceptions import BadRequestKeyError, HTTPException, InternalServerError, RoutingException

from .globals import request
from .scaffold import error_code
from .signals import got_request_exception


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
