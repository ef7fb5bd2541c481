"""Header values with parameters, such as `form-data; name="photo"; filename="a.png"` (RFC 9110, section 5.6.6)."""

import re

from .lacking import NotInSandbox
from .quoting import unquote_to_bytes

_TOKEN = r"[\w!#$%&'*+\-.^`|~]+"
_QUOTED = r'"(?:\\["\\]|[^"\\]|\\(?!["\\]))*"'
# Compiled when they are first used: most programs do not need them.
_PARAMETER = rf'({_TOKEN})=({_TOKEN}|{_QUOTED})?'
# `filename*=UTF-8''na%C3%AFve.txt` (RFC 8187).
_WITH_CHARSET = r"([\w!#$%&*+\-.^`|~]*)'[\w!#$%&*+\-.^`|~]*'(.+)"
# `filename*0=…; filename*1=…` (RFC 2231): browsers do not send it.
_NUMBERED = r'\*\d+\*?$'
CHARSETS = frozenset({'ascii', 'us-ascii', 'utf-8', 'iso-8859-1'})


def parse_options_header(value):
    """The value itself and its parameters; what is no proper parameter is skipped."""
    if value is None:
        return '', {}
    value, _, rest = value.partition(';')
    value, rest = value.strip(), rest.strip()
    options = {}
    while value and rest:
        found = re.match(_PARAMETER, rest, re.ASCII)
        if found is not None:
            name, given = found.group(1).lower(), found.group(2)
            rest = rest[found.end() :]
            if given is not None:
                _keep(options, name, given)
        _, semicolon, rest = rest.partition(';')
        rest = rest.lstrip()
    return value, options


def _keep(options, name, given):
    if re.search(_NUMBERED, name) is not None:
        raise NotInSandbox(f'a header parameter in several pieces ({name})')
    if name.endswith('*'):
        name = name[:-1]
        encoded = re.match(_WITH_CHARSET, given, re.ASCII)
        if encoded is not None:
            charset, given = encoded.group(1).lower(), encoded.group(2)
            if charset in CHARSETS:
                given = unquote_to_bytes(given).decode(charset, 'replace')
    if given[0] == given[-1] == '"':
        # In header fields a backslash escapes a quote, in forms %22 does (HTML, multipart/form-data).
        given = given[1:-1].replace('\\\\', '\\').replace('\\"', '"').replace('%22', '"')
    options[name] = given
