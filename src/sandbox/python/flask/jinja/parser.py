"""The expressions of templates, read with Jinja's precedence into functions that take the scope and give a value."""

import operator

from markupsafe import escape
from werkzeug._internal import NotInSandbox

from .lexer import TemplateSyntaxError, unquoted
from .runtime import FILTERS, TESTS, Undefined, attribute_of, item_of, named


_COMPARISONS = {
    '==': operator.eq, '!=': operator.ne, '<': operator.lt, '<=': operator.le, '>': operator.gt, '>=': operator.ge,
    'in': lambda left, right: left in right,
}  # fmt: skip
_SUMS = {'+': operator.add, '-': operator.sub}
_PRODUCTS = {'*': operator.mul, '/': operator.truediv, '//': operator.floordiv, '%': operator.mod}
_CONSTANTS = {'true': True, 'True': True, 'false': False, 'False': False, 'none': None, 'None': None}
_WORDS = frozenset({'and', 'or', 'not', 'in', 'is', 'if', 'else'})
_REFUSED_NAMES = frozenset({'cycler', 'joiner', 'lipsum', 'namespace', 'self', 'super', 'caller', 'varargs', 'kwargs'})


class Parser:
    """Reads the tokens of one tag, from the loosest operator to the tightest."""

    def __init__(self, tokens):
        self._tokens, self._at = tokens, 0

    def _peek(self):
        return self._tokens[self._at] if self._at < len(self._tokens) else ('end', 'the end of the tag')

    def at_end(self):
        return self._peek()[0] == 'end'

    def end(self):
        if not self.at_end():
            raise TemplateSyntaxError(f'unexpected {self._peek()[1]!r}')

    def accept(self, *wanted):
        """Takes the next sign or word when it is one of these."""
        kind, text = self._peek()
        if kind in ('sign', 'name') and text in wanted:
            self._at += 1
            return text
        return None

    def expect(self, wanted):
        if self.accept(wanted) is None:
            raise TemplateSyntaxError(f'expected {wanted!r}, got {self._peek()[1]!r}')

    def name(self):
        kind, text = self._peek()
        if kind != 'name':
            raise TemplateSyntaxError(f'expected a name, got {text!r}')
        self._at += 1
        return text

    def targets(self):
        names = [self.name()]
        while self.accept(','):
            names.append(self.name())
        return names

    def expression(self, inline_if=True):
        value = self._or()
        while inline_if and self.accept('if'):
            condition = self._or()
            otherwise = self.expression() if self.accept('else') else lambda scope: Undefined('the condition is false')
            value = _choice(condition, value, otherwise)
        return value

    def _or(self):
        value = self._and()
        while self.accept('or'):
            value = _either(value, self._and())
        return value

    def _and(self):
        value = self._not()
        while self.accept('and'):
            value = _both(value, self._not())
        return value

    def _not(self):
        if self.accept('not'):
            value = self._not()
            return lambda scope: not value(scope)
        return self._comparison()

    def _comparison(self):
        first, rest = self._sum(), []
        while True:
            if self._peek() == ('name', 'not') and self._tokens[self._at + 1 : self._at + 2] == [('name', 'in')]:
                self._at += 2
                rest.append((lambda left, right: left not in right, self._sum()))
            elif (sign := self.accept(*_COMPARISONS)) is not None:
                rest.append((_COMPARISONS[sign], self._sum()))
            else:
                return _chain(first, rest) if rest else first

    def _operators(self, signs, operand):
        value = operand()
        while (sign := self.accept(*signs)) is not None:
            value = _binary(signs[sign], value, operand())
        return value

    def _sum(self):
        return self._operators(_SUMS, self._joined)

    def _joined(self):
        values = [self._product()]
        while self.accept('~'):
            values.append(self._product())
        return values[0] if len(values) == 1 else _concatenation(values)

    def _product(self):
        return self._operators(_PRODUCTS, lambda: self._operators({'**': operator.pow}, self._unary))

    def _unary(self, with_filters=True):
        sign = self.accept('-', '+')
        if sign is None:
            value = self._postfix(self._primary())
        else:
            operand = self._unary(with_filters=False)
            value = _applied(operator.neg if sign == '-' else operator.pos, operand)
        return self._filtered(value) if with_filters else value

    def _primary(self):
        kind, text = self._peek()
        if self.accept('('):
            value = self.expression()
            if self.accept(','):
                raise NotInSandbox('tuples in templates')
            self.expect(')')
            return value
        if self.accept('['):
            items = self._list(']')
            return lambda scope: [item(scope) for item in items]
        if kind == 'end' or kind == 'sign' or text in _WORDS:
            raise TemplateSyntaxError(f'expected an expression, got {text!r}')
        self._at += 1
        if kind == 'string':
            texts = unquoted(text)
            while self._peek()[0] == 'string':
                texts += unquoted(self._peek()[1])
                self._at += 1
            return lambda scope: texts
        if kind == 'number':
            number = float(text) if '.' in text else int(text)
            return lambda scope: number
        if text in _CONSTANTS:
            return lambda scope: _CONSTANTS[text]
        return _lookup(text)

    def _list(self, closing):
        items = []
        while not self.accept(closing):
            if items:
                self.expect(',')
                if self.accept(closing):
                    break
            items.append(self.expression())
        return items

    def _postfix(self, value):
        while True:
            if self.accept('.'):
                kind, text = self._peek()
                if kind == 'number':
                    self._at += 1
                    value = _item(value, lambda scope, index=int(text): index)
                else:
                    value = _attribute(value, self.name())
            elif self.accept('['):
                key = self.expression()
                if self.accept(':'):
                    raise NotInSandbox('slices in templates')
                self.expect(']')
                value = _item(value, key)
            elif self._peek() == ('sign', '('):
                value = _call(value, *self._arguments())
            else:
                return value

    def _arguments(self):
        self.expect('(')
        args, values = [], {}
        while not self.accept(')'):
            if args or values:
                self.expect(',')
            if self._peek()[0] == 'name' and self._tokens[self._at + 1 : self._at + 2] == [('sign', '=')]:
                name = self.name()
                self.expect('=')
                values[name] = self.expression()
            else:
                args.append(self.expression())
        return args, values

    def _filtered(self, value):
        while True:
            if self.accept('|'):
                function = named(FILTERS, 'filter', self.name())
            elif self.accept('is'):
                negated = self.accept('not') is not None
                test = named(TESTS, 'test', self.name().lower())
                value = _applied(lambda given, test=test, negated=negated: test(given) != negated, value)
                continue
            else:
                return value
            args, values = self._arguments() if self._peek() == ('sign', '(') else ([], {})
            value = _call(lambda scope, function=function: function, [value, *args], values)


def _lookup(name):
    if name in _REFUSED_NAMES:
        raise NotInSandbox(f'{name} in templates')
    return lambda scope: scope[name] if name in scope else Undefined(f'{name!r} is undefined')


def _choice(condition, value, otherwise):
    return lambda scope: value(scope) if condition(scope) else otherwise(scope)


def _either(left, right):
    return lambda scope: left(scope) or right(scope)


def _both(left, right):
    return lambda scope: left(scope) and right(scope)


def _binary(function, left, right):
    return lambda scope: function(left(scope), right(scope))


def _applied(function, operand):
    return lambda scope: function(operand(scope))


def _attribute(value, name):
    return lambda scope: attribute_of(value(scope), name)


def _item(value, key):
    return lambda scope: item_of(value(scope), key(scope))


def _call(function, args, values):
    return lambda scope: function(scope)(
        *[arg(scope) for arg in args], **{name: value(scope) for name, value in values.items()}
    )


def _chain(first, rest):
    def compare(scope):
        left = first(scope)
        for function, operand in rest:
            right = operand(scope)
            if not function(left, right):
                return False
            left = right
        return True

    return compare


def _concatenation(values):
    def joined(scope):
        pieces = [piece if hasattr(piece, '__html__') else str(piece) for piece in [value(scope) for value in values]]
        if any(hasattr(piece, '__html__') for piece in pieces):
            return escape('').join(pieces)
        return ''.join(pieces)

    return joined
