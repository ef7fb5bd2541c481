"""What a view may return, made into a response."""

from werkzeug.headers import Headers
from werkzeug.response import Response as BaseResponse

from .globals import request
from .json import response_of

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
        return response_of(app, result)
    if isinstance(result, BaseResponse) or callable(result):
        try:
            return app.response_class.force_type(result, request.environ)
        except TypeError as error:
            raise TypeError(
                f'{error}\nThe view function did not return a valid response. {_EXPECTED} {type(result).__name__}.'
            ).with_traceback(error.__traceback__) from None
    raise TypeError(f'The view function did not return a valid response. {_EXPECTED} {type(result).__name__}.')
