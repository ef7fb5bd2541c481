"""Templates as Jinja 3.1 renders them: text, `{{ … }}`, `{% if %}`, `{% for %}`, `{% with %}` and comments.

Whatever else Jinja knows is refused by name. A piece of a template is a function that takes the scope, a dict of names,
and gives text.
"""

import re

from markupsafe import escape
from werkzeug._internal import NotInSandbox

from .parser import Parser
from .lexer import TemplateSyntaxError, tokens_until
from .runtime import Loop

_OPENING = re.compile(r'\{([{%#])([-+]?)')
_COMMENT_END = re.compile(r'(-?)#\}')
_ENDS = {'{': '}}', '%': '%}'}


def render(source, values):
    names = {'range': range, 'dict': dict, **values}
    return _read(source)(names)


def _read(source):
    # One line break at the end is dropped, and all are the same.
    segments = _segments(re.sub(r'\r\n|\r', '\n', source).removesuffix('\n'))
    pieces, end = _pieces(segments, ())
    assert end is None
    return _joined(pieces)


def _segments(source):
    """Text, print and block segments in order; a minus at a tag takes the white space on that side."""
    at, strip = 0, False
    while True:
        opening = _OPENING.search(source, at)
        text = source[at:] if opening is None else source[at : opening.start()]
        text = text.lstrip() if strip else text
        if opening is None:
            yield 'text', text
            return
        yield 'text', text.rstrip() if opening.group(2) == '-' else text
        kind, start = opening.group(1), opening.end()
        if kind == '#':
            end = _COMMENT_END.search(source, start)
            if end is None:
                raise TemplateSyntaxError('a comment does not end')
            at, strip = end.end(), end.group(1) == '-'
        else:
            tokens, at, strip = tokens_until(source, start, _ENDS[kind])
            yield ('print' if kind == '{' else 'block'), tokens


def _pieces(segments, ends):
    """The pieces up to the first of the tags `ends`, and a parser that has just read that tag's name."""
    pieces = []
    for kind, content in segments:
        if kind == 'text':
            pieces.append(lambda scope, text=content: text)
        elif kind == 'print':
            parser = Parser(content)
            pieces.append(_printing(parser.expression()))
            parser.end()
        else:
            parser = Parser(content)
            tag = parser.name()
            if tag in ends:
                return pieces, (tag, parser)
            pieces.append(_statement(tag, parser, segments))
    if ends:
        raise TemplateSyntaxError(f'the template ends, but {" or ".join(ends)} is missing')
    return pieces, None


def _joined(pieces):
    return lambda scope: ''.join([piece(scope) for piece in pieces])


def _printing(expression):
    return lambda scope: str(escape(expression(scope)))


# What Jinja 3.1 has as Flask sets it up, and this one has not.
LACKING_TAGS = frozenset('autoescape block call extends filter from import include macro print raw set'.split())


def _statement(tag, parser, segments):
    if tag == 'if':
        return _if(parser, segments)
    if tag == 'for':
        return _for(parser, segments)
    if tag == 'with':
        return _with(parser, segments)
    if tag.startswith('end') or tag in ('else', 'elif'):
        raise TemplateSyntaxError(f'unexpected {tag}')
    if tag in LACKING_TAGS:
        raise NotInSandbox(f'the template tag {{% {tag} %}}')
    raise TemplateSyntaxError(f'Encountered unknown tag {tag!r}.')


def _if(parser, segments):
    branches = []
    tag = 'if'
    while tag in ('if', 'elif'):
        condition = parser.expression()
        parser.end()
        pieces, (tag, parser) = _pieces(segments, ('elif', 'else', 'endif'))
        branches.append((condition, _joined(pieces)))
    if tag == 'else':
        parser.end()
        pieces, (_, parser) = _pieces(segments, ('endif',))
        branches.append((lambda scope: True, _joined(pieces)))
    parser.end()

    def piece(scope):
        for condition, body in branches:
            if condition(scope):
                return body(scope)
        return ''

    return piece


def _for(parser, segments):
    names = parser.targets()
    parser.expect('in')
    iterable = parser.expression(inline_if=False)
    if parser.accept('if') or parser.accept('recursive'):
        raise NotInSandbox('the template tag {% for … if … %}')
    parser.end()
    pieces, (tag, parser) = _pieces(segments, ('else', 'endfor'))
    body, otherwise = _joined(pieces), None
    if tag == 'else':
        parser.end()
        pieces, (_, parser) = _pieces(segments, ('endfor',))
        otherwise = _joined(pieces)
    parser.end()

    def piece(scope):
        items = list(iterable(scope))
        if not items:
            return '' if otherwise is None else otherwise(scope)
        return ''.join([
            body({**scope, **_assigned(names, item), 'loop': Loop(index, items)}) for index, item in enumerate(items)
        ])

    return piece


def _assigned(names, item):
    if len(names) == 1:
        return {names[0]: item}
    values = list(item)
    if len(values) != len(names):
        few = len(values) < len(names)
        raise ValueError(
            f'not enough values to unpack (expected {len(names)}, got {len(values)})'
            if few
            else f'too many values to unpack (expected {len(names)})'
        )
    return dict(zip(names, values))


def _with(parser, segments):
    assignments = []
    while not parser.at_end():
        if assignments:
            parser.expect(',')
        name = parser.name()
        parser.expect('=')
        assignments.append((name, parser.expression()))
    pieces, (_, parser) = _pieces(segments, ('endwith',))
    parser.end()
    body = _joined(pieces)
    return lambda scope: body({**scope, **{name: value(scope) for name, value in assignments}})


