"""HTTP errors as exceptions; each knows the page it becomes. The words are Werkzeug's, for a page must be equal to its."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from .http import HTTP_STATUS_CODES, http_date


class HTTPException(Exception):
    """Raised anywhere in a view, it ends the request with its page."""

    code = None
    description = None

    def __init__(self, description: str | None = None, response=None) -> None:
        super().__init__()
        if description is not None:
            self.description = description
        self.response = response

    @property
    def name(self) -> str:
        return HTTP_STATUS_CODES.get(self.code, 'Unknown Error')

    def get_description(self, environ: dict[str, object] | None = None, scope: dict[str, object] | None = None) -> str:
        description = escape(self.description or '').replace('\n', Markup('<br>'))
        return f'<p>{description}</p>'

    def get_body(self, environ: dict[str, object] | None = None, scope: dict[str, object] | None = None) -> str:
        name = escape(self.name)
        return (
            f'<!doctype html>\n<html lang=en>\n<title>{self.code} {name}</title>\n<h1>{name}</h1>\n'
            f'{self.get_description(environ)}\n'
        )

    def get_headers(
        self,
        environ: dict[str, object] | None = None,
        scope: dict[str, object] | None = None,
    ) -> list[tuple[str, str]]:
        return [('Content-Type', 'text/html; charset=utf-8')]

    def get_response(self, environ=None, scope: dict[str, object] | None = None):
        from .wrappers import Response

        if self.response is not None:
            return self.response
        return Response(self.get_body(environ), self.code, self.get_headers(environ))

    def __call__(self, environ, start_response):
        return self.get_response(environ)(environ, start_response)

    def __str__(self):
        return f'{"???" if self.code is None else self.code} {self.name}: {self.description}'

    def __repr__(self):
        return f"<{type(self).__name__} '{'???' if self.code is None else self.code}: {self.name}'>"


class RoutingException(Exception):
    """Raised while a URL is matched; no error handler sees it."""


class RequestRedirect(HTTPException, RoutingException):
    """Sends the browser to the right spelling of a URL, its method kept."""

    code = 308

    def __init__(self, new_url: str) -> None:
        super().__init__(new_url)
        self.new_url = new_url

    def get_response(self, environ=None, scope: dict[str, object] | None = None):
        from .utils import redirect

        return redirect(self.new_url, self.code)


class BadRequest(HTTPException):
    code = 400
    description = 'The browser (or proxy) sent a request that this server could not understand.'


class BadRequestKeyError(BadRequest, KeyError):
    """A key that a form, a query string or the cookies of a request do not have."""

    show_exception = False

    def __init__(self, arg: object = None, *args: object, **kwargs: object) -> None:
        BadRequest.__init__(self, *args, **kwargs)
        if arg is None:
            KeyError.__init__(self)
        else:
            KeyError.__init__(self, arg)

    @property
    def description(self) -> str:
        text = self.__dict__.get('description', BadRequest.description)
        return f'{text}\nKeyError: {KeyError.__str__(self)}' if self.show_exception else text

    @description.setter
    def description(self, text) -> None:
        self.__dict__['description'] = text


class MethodNotAllowed(HTTPException):
    code = 405
    description = 'The method is not allowed for the requested URL.'

    def __init__(
        self,
        valid_methods: Iterable[str] | None = None,
        description: str | None = None,
        response=None,
    ) -> None:
        super().__init__(description, response)
        self.valid_methods = valid_methods

    def get_headers(
        self,
        environ: dict[str, object] | None = None,
        scope: dict[str, object] | None = None,
    ) -> list[tuple[str, str]]:
        headers = super().get_headers(environ)
        if self.valid_methods:
            headers.append(('Allow', ', '.join(self.valid_methods)))
        return headers


class Unauthorized(HTTPException):
    code = 401
    description = (
        'The server could not verify that you are authorized to access the URL requested. You either supplied the wrong'
        " credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required."
    )

    def __init__(self, description: str | None = None, response=None, www_authenticate=None) -> None:
        super().__init__(description, response)
        if www_authenticate is not None:
            from ._internal import NotInSandbox

            raise NotInSandbox('Unauthorized(www_authenticate=…)')


class _RetryAfter(HTTPException):
    def __init__(self, description=None, response=None, retry_after=None):
        super().__init__(description, response)
        self.retry_after = retry_after

    def get_headers(self, environ=None, scope=None):
        headers = super().get_headers(environ)
        if self.retry_after:
            value = str(self.retry_after) if isinstance(self.retry_after, int) else http_date(self.retry_after)
            headers.append(('Retry-After', value))
        return headers


class TooManyRequests(_RetryAfter):
    code = 429
    description = 'This user has exceeded an allotted request count. Try again later.'


class ServiceUnavailable(_RetryAfter):
    code = 503
    description = (
        'The server is temporarily unable to service your request due to maintenance downtime or capacity problems.'
        ' Please try again later.'
    )


class InternalServerError(HTTPException):
    code = 500
    description = (
        'The server encountered an internal error and was unable to complete your request. Either the server is'
        ' overloaded or there is an error in the application.'
    )

    def __init__(
        self,
        description: str | None = None,
        response=None,
        original_exception: BaseException | None = None,
    ) -> None:
        super().__init__(description, response)
        self.original_exception = original_exception


def _simple(name, code, description):
    return type(name, (HTTPException,), {'code': code, 'description': description, '__module__': __name__})


Forbidden = _simple(
    'Forbidden',
    403,
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by"
    ' the server.',
)
NotFound = _simple(
    'NotFound',
    404,
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try'
    ' again.',
)
NotAcceptable = _simple(
    'NotAcceptable',
    406,
    'The resource identified by the request is only capable of generating response entities which have content'
    ' characteristics not acceptable according to the accept headers sent in the request.',
)
RequestTimeout = _simple(
    'RequestTimeout',
    408,
    "The server closed the network connection because the browser didn't finish the request within the specified time.",
)
Conflict = _simple(
    'Conflict',
    409,
    'A conflict happened while processing the request. The resource might have been modified while the request was'
    ' being processed.',
)
Gone = _simple(
    'Gone',
    410,
    'The requested URL is no longer available on this server and there is no forwarding address. If you followed a link'
    ' from a foreign page, please contact the author of this page.',
)
LengthRequired = _simple(
    'LengthRequired', 411, 'A request with this method requires a valid <code>Content-Length</code> header.'
)
PreconditionFailed = _simple(
    'PreconditionFailed', 412, 'The precondition on the request for the URL failed positive evaluation.'
)
RequestEntityTooLarge = _simple(
    'RequestEntityTooLarge', 413, 'The data value transmitted exceeds the capacity limit.'
)
RequestURITooLarge = _simple(
    'RequestURITooLarge',
    414,
    'The length of the requested URL exceeds the capacity limit for this server. The request cannot be processed.',
)
UnsupportedMediaType = _simple(
    'UnsupportedMediaType', 415, 'The server does not support the media type transmitted in the request.'
)
RequestedRangeNotSatisfiable = _simple(
    'RequestedRangeNotSatisfiable', 416, 'The server cannot provide the requested range.'
)
ExpectationFailed = _simple(
    'ExpectationFailed', 417, 'The server could not meet the requirements of the Expect header'
)
ImATeapot = _simple('ImATeapot', 418, 'This server is a teapot, not a coffee machine')
MisdirectedRequest = _simple('MisdirectedRequest', 421, 'The server is not able to produce a response.')
UnprocessableEntity = _simple(
    'UnprocessableEntity',
    422,
    'The request was well-formed but was unable to be followed due to semantic errors.',
)
Locked = _simple('Locked', 423, 'The resource that is being accessed is locked.')
FailedDependency = _simple(
    'FailedDependency',
    424,
    'The method could not be performed on the resource because the requested action depended on another action and that'
    ' action failed.',
)
PreconditionRequired = _simple(
    'PreconditionRequired',
    428,
    'This request is required to be conditional; try using "If-Match" or "If-Unmodified-Since".',
)
RequestHeaderFieldsTooLarge = _simple(
    'RequestHeaderFieldsTooLarge', 431, 'One or more header fields exceeds the maximum size.'
)
UnavailableForLegalReasons = _simple('UnavailableForLegalReasons', 451, 'Unavailable for legal reasons.')
NotImplemented = _simple(
    'NotImplemented', 501, 'The server does not support the action requested by the browser.'
)
BadGateway = _simple(
    'BadGateway', 502, 'The proxy server received an invalid response from an upstream server.'
)
GatewayTimeout = _simple('GatewayTimeout', 504, 'The connection to an upstream server timed out.')
HTTPVersionNotSupported = _simple(
    'HTTPVersionNotSupported', 505, 'The server does not support the HTTP protocol version used in the request.'
)

default_exceptions = {
    found.code: found
    for found in list(globals().values())
    if isinstance(found, type)
    and issubclass(found, HTTPException)
    and found.code is not None
    and found not in (BadRequestKeyError, RequestRedirect)
}


def abort(status, *args: object, **kwargs: object):
    """Raises the exception of a status code, or one that gives exactly this response."""
    from .wrappers import Response

    if isinstance(status, Response):
        raise HTTPException(response=status)
    if status not in default_exceptions:
        raise LookupError(f'no exception for {status!r}')
    raise default_exceptions[status](*args, **kwargs)
