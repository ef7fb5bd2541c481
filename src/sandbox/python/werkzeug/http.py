"""Dates, cookies and status names of HTTP, written as Werkzeug 3.1 writes them, to the byte."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

from ._internal import NotInSandbox
from .urls import quote, unquote_to_bytes

HTTP_STATUS_CODES = {
    100: 'Continue', 101: 'Switching Protocols', 102: 'Processing', 103: 'Early Hints', 200: 'OK', 201: 'Created',
    202: 'Accepted', 203: 'Non Authoritative Information', 204: 'No Content', 205: 'Reset Content',
    206: 'Partial Content', 207: 'Multi Status', 208: 'Already Reported', 226: 'IM Used', 300: 'Multiple Choices',
    301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified', 305: 'Use Proxy',
    306: 'Switch Proxy', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized',
    402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable',
    407: 'Proxy Authentication Required', 408: 'Request Timeout', 409: 'Conflict', 410: 'Gone', 411: 'Length Required',
    412: 'Precondition Failed', 413: 'Request Entity Too Large', 414: 'Request URI Too Long',
    415: 'Unsupported Media Type', 416: 'Requested Range Not Satisfiable', 417: 'Expectation Failed',
    418: "I'm a teapot", 421: 'Misdirected Request', 422: 'Unprocessable Entity', 423: 'Locked',
    424: 'Failed Dependency', 425: 'Too Early', 426: 'Upgrade Required', 428: 'Precondition Required',
    429: 'Too Many Requests', 431: 'Request Header Fields Too Large', 449: 'Retry With',
    451: 'Unavailable For Legal Reasons', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
    503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported',
    506: 'Variant Also Negotiates', 507: 'Insufficient Storage', 508: 'Loop Detected', 510: 'Not Extended',
    511: 'Network Authentication Failed',
}

_DAYS = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
_MONTHS = ('Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec')


def http_date(moment=None) -> str:
    """A moment as an IMF-fixdate (RFC 9110, section 5.6.7). A datetime without a zone is taken as UTC."""
    if moment is None:
        moment = datetime.now(timezone.utc)
    elif isinstance(moment, datetime):
        moment = moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)
    elif isinstance(moment, date):
        moment = datetime(moment.year, moment.month, moment.day, tzinfo=timezone.utc)
    elif isinstance(moment, (int, float)):
        moment = datetime.fromtimestamp(moment, tz=timezone.utc)
    else:
        moment = datetime(*moment[:6], tzinfo=timezone.utc)
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    time = f'{moment.hour:02d}:{moment.minute:02d}:{moment.second:02d}'
    return f'{day}, {moment.day:02d} {month} {moment.year:04d} {time} GMT'


# A value of these characters alone is sent as it is, any other in quotes (RFC 6265, cookie-octet, read a little wider).
_PLAIN_VALUE = re.compile(r"[\w!#$%&'()*+\-./:<=>?@\[\]^`{|}~]*", re.ASCII)


def _escaped(byte):
    if byte in b'"\\':
        return '\\' + chr(byte)
    if byte < 0x1A or byte in b',;' or byte >= 0x7F:
        return f'\\{byte:03o}'
    return chr(byte)


def dump_cookie(
    key: str,
    value: str = '',
    max_age: timedelta | int | None = None,
    expires: str | datetime | int | float | None = None,
    path: str | None = '/',
    domain: str | None = None,
    secure: bool = False,
    httponly: bool = False,
    sync_expires: bool = True,
    max_size: int = 4093,
    samesite: str | None = None,
    partitioned: bool = False,
) -> str:
    """The value of a Set-Cookie header."""
    if path is not None:
        path = quote(path, safe="%!$&'()*+,/:=@")
    if domain:
        domain = domain.partition(':')[0].lstrip('.')
        domain = domain if domain.isascii() else domain.encode('idna').decode('ascii')
    if isinstance(max_age, timedelta):
        max_age = int(max_age.total_seconds())
    if expires is not None:
        expires = expires if isinstance(expires, str) else http_date(expires)
    elif max_age is not None and sync_expires:
        expires = http_date(datetime.now(tz=timezone.utc).timestamp() + max_age)
    if samesite is not None:
        samesite = samesite.title()
        if samesite not in {'Strict', 'Lax', 'None'}:
            raise ValueError("SameSite must be 'Strict', 'Lax', or 'None'.")
    if not _PLAIN_VALUE.fullmatch(value):
        value = '"' + ''.join([_escaped(byte) for byte in value.encode()]) + '"'
    cookie = f"{key.encode().decode('latin-1')}={value}"
    attributes = {
        'Domain': domain,
        'Expires': expires,
        'Max-Age': max_age,
        'Secure': secure or bool(partitioned),
        'HttpOnly': httponly,
        'Path': path,
        'SameSite': samesite,
        'Partitioned': partitioned,
    }
    for name, setting in attributes.items():
        if setting is True:
            cookie += f'; {name}'
        elif setting is not None and setting is not False:
            cookie += f'; {name}={setting}'
    if max_size and len(cookie) > max_size:
        _warn_of_size(key, len(value), len(cookie), max_size)
    return cookie


def _warn_of_size(key, value_size, cookie_size, max_size):
    import warnings

    warnings.warn(
        f"The '{key}' cookie is too large: the value was {value_size} bytes but the header required"
        f' {cookie_size - value_size} extra bytes. The final size was {cookie_size} bytes but the limit is {max_size}'
        ' bytes. Browsers may silently ignore cookies larger than this.',
        stacklevel=4,
    )


def parse_cookie(header: dict[str, object] | str | None):
    """The pairs of a Cookie header, in order; repeated names stay."""
    pairs = []
    at = 0
    while at < len(header):
        name, value, at = _next_cookie(header, at)
        if name:
            pairs.append((name, value))
    return pairs


_QUOTED = re.compile(r'\s*("(?:[^\\"]|\\.)*")\s*(?:;|\Z)')
_ESCAPE = re.compile(rb'\\([0-3][0-7]{2}|.)', re.DOTALL)


def _next_cookie(header, at):
    end = header.find(';', at)
    end = len(header) if end < 0 else end
    equals = header.find('=', at, end)
    if equals < 0:
        return header[at:end].strip(), '', end + 1
    name = header[at:equals].strip()
    quoted = _QUOTED.match(header, equals + 1)
    if quoted:
        return name, _unquoted(quoted.group(1)), quoted.end()
    return name, _unquoted(header[equals + 1 : end].strip()), end + 1


def _unquoted(value):
    if len(value) < 2 or value[0] != '"' or value[-1] != '"':
        return value

    def plain(match):
        escaped = match.group(1)
        return escaped if len(escaped) == 1 else bytes([int(escaped, 8)])

    return _ESCAPE.sub(plain, value[1:-1].encode()).decode(errors='replace')


# Header values with parameters, such as `form-data; name="photo"; filename="a.png"` (RFC 9110, section 5.6.6).

_OPTION_TOKEN = r"[\w!#$%&'*+\-.^`|~]+"
_OPTION_QUOTED = r'"(?:\\["\\]|[^"\\]|\\(?!["\\]))*"'
# Compiled when they are first used: most programs do not need them.
_OPTION = rf'({_OPTION_TOKEN})=({_OPTION_TOKEN}|{_OPTION_QUOTED})?'
# `filename*=UTF-8''na%C3%AFve.txt` (RFC 8187).
_OPTION_WITH_CHARSET = r"([\w!#$%&*+\-.^`|~]*)'[\w!#$%&*+\-.^`|~]*'(.+)"
# `filename*0=…; filename*1=…` (RFC 2231): browsers do not send it.
_OPTION_NUMBERED = r'\*\d+\*?$'
CHARSETS = frozenset({'ascii', 'us-ascii', 'utf-8', 'iso-8859-1'})


def parse_options_header(value: str | None) -> tuple[str, dict[str, str]]:
    """The value itself and its parameters; what is no proper parameter is skipped."""
    if value is None:
        return '', {}
    value, _, rest = value.partition(';')
    value, rest = value.strip(), rest.strip()
    options = {}
    while value and rest:
        found = re.match(_OPTION, rest, re.ASCII)
        if found is not None:
            name, given = found.group(1).lower(), found.group(2)
            rest = rest[found.end() :]
            if given is not None:
                _keep_option(options, name, given)
        _, semicolon, rest = rest.partition(';')
        rest = rest.lstrip()
    return value, options


def _keep_option(options, name, given):
    if re.search(_OPTION_NUMBERED, name) is not None:
        raise NotInSandbox(f'a header parameter in several pieces ({name})')
    if name.endswith('*'):
        name = name[:-1]
        encoded = re.match(_OPTION_WITH_CHARSET, given, re.ASCII)
        if encoded is not None:
            charset, given = encoded.group(1).lower(), encoded.group(2)
            if charset in CHARSETS:
                given = unquote_to_bytes(given).decode(charset, 'replace')
    if given[0] == given[-1] == '"':
        # In header fields a backslash escapes a quote, in forms %22 does (HTML, multipart/form-data).
        given = given[1:-1].replace('\\\\', '\\').replace('\\"', '"').replace('%22', '"')
    options[name] = given
