"""The text of a tag, `{{ … }}` or `{% … %}`, cut into tokens: pairs of a kind and the text itself."""

import re

from werkzeug._internal import NotInSandbox


class TemplateSyntaxError(Exception):
    """The template is not one."""


class TemplateAssertionError(TemplateSyntaxError):
    """A name that a template uses, and that Jinja does not know."""


_TOKEN = re.compile(
    r"""\s*(?:(?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?P<number>\d+(?:\.\d+)?)|(?P<name>[^\W\d]\w*)"""
    r"""|(?P<sign>//|\*\*|[=!<>]=|[|()\[\]{}.,:+\-*/%~<>=]))""",
    re.DOTALL,
)


def tokens_until(source, at, end):
    """The tokens up to `end`, where it ends, and whether a minus there takes the white space behind it."""
    closing = re.compile(r'\s*([-+]?)' + re.escape(end))
    tokens = []
    while (found := closing.match(source, at)) is None:
        token = _TOKEN.match(source, at)
        if token is None:
            raise TemplateSyntaxError(f'unexpected {source[at:].strip()[:1]!r}; expected {end}')
        if token.group('sign') in ('{', '}'):
            raise NotInSandbox('dicts in templates')
        tokens.append((token.lastgroup, token.group(token.lastgroup)))
        at = token.end()
    return tokens, found.end(), found.group(1) == '-'


def unquoted(text):
    """What a string token stands for."""
    return text[1:-1].encode('ascii', 'backslashreplace').decode('unicode-escape')
