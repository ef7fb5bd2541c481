"""Which view answers a URL, and which URL belongs to a view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from .._internal import NotInSandbox
from ..exceptions import MethodNotAllowed, NotFound, RequestRedirect
from ..urls import PATH_SAFE, quote, urlencode
from .converters import CONVERTERS, ValidationError, converter_arguments

_PART = re.compile(
    r'(?P<slash>/)|(?P<static>[^</]+)'
    r'|<(?:(?P<converter>[a-zA-Z_]\w*)(?:\((?P<arguments>.*?)\))?:)?(?P<variable>[a-zA-Z_]\w*)>'
)


class BuildError(LookupError):
    """There is no URL for these values."""

    def __init__(self, endpoint: object, values: Mapping[str, object], method: str | None, map) -> None:
        super().__init__(endpoint, values, method)
        self.endpoint, self.values, self.method, self._map = endpoint, values, method, map

    def __str__(self):
        text = f'Could not build url for endpoint {self.endpoint!r}'
        if self.method:
            text += f' ({self.method!r})'
        if self.values:
            text += f' with values {sorted(self.values)!r}'
        return f'{text}.{self._advice()}'

    def _advice(self):
        suggested = self._suggested()
        if suggested is None:
            return ''
        if suggested.endpoint != self.endpoint:
            return f' Did you mean {suggested.endpoint!r} instead?'
        if self.method and suggested.methods is not None and self.method not in suggested.methods:
            return f' Did you mean to use methods {sorted(suggested.methods)!r}?'
        missing = suggested.arguments.union(suggested.defaults or ()) - set(self.values)
        return f' Did you forget to specify values {sorted(missing)!r}?' if missing else ''

    def _suggested(self):
        from difflib import SequenceMatcher

        def likeness(rule):
            return (
                0.98 * SequenceMatcher(a=rule.endpoint, b=self.endpoint, autojunk=False).ratio()
                + 0.01 * set(self.values or ()).issubset(rule.arguments)
                + 0.01 * bool(rule.methods and self.method in rule.methods)
            )

        return max(self._map.rules, key=likeness, default=None)


class Rule:
    """A pattern of URLs such as `/user/<int:id>`, its endpoint and methods."""

    def __init__(
        self,
        string: str,
        endpoint: object = None,
        methods: Iterable[str] | None = None,
        defaults: Mapping[str, object] | None = None,
        strict_slashes: bool | None = None,
        **options,
    ) -> None:
        if not string.startswith('/'):
            raise ValueError(f'URL rule {string!r} must start with a slash.')
        if options:
            raise NotInSandbox(f'a route with {", ".join(sorted(options))}')
        self.rule = string
        self.endpoint = endpoint
        self.defaults = defaults
        self.strict_slashes = strict_slashes is not False
        self.methods = None if methods is None else {method.upper() for method in methods}
        if self.methods is not None and 'GET' in self.methods:
            self.methods.add('HEAD')
        self.converters = {}
        self.segments = list(self._parse(re.sub('/{2,}', '/', string)))
        self.arguments = set(self.converters).union(defaults or ())

    def __str__(self):
        return self.rule

    def __repr__(self):
        methods = f' ({", ".join(sorted(self.methods))})' if self.methods is not None else ''
        return f'<Rule {self.rule!r}{methods} -> {self.endpoint}>'

    def _parse(self, string):
        """The rule as segments between slashes; one that may hold slashes itself takes all the rest."""
        segment = _Segment()
        at = 0
        while at < len(string):
            match = _PART.match(string, at)
            if match is None:
                raise ValueError(f'malformed url rule: {string!r}')
            at = match.end()
            if match['static'] is not None:
                segment.add_text(match['static'])
            elif match['variable'] is not None:
                segment.add_variable(self._converter(match), match['variable'])
            elif segment.takes_rest:
                segment.add_text('/')
            else:
                yield segment
                segment = _Segment()
        ends_in_slash = segment.takes_rest and segment.finish_rest()
        yield segment
        if ends_in_slash:
            yield _Segment()

    def _converter(self, match):
        name = match['converter'] or 'default'
        if match['variable'] in self.converters:
            raise ValueError(f'variable name {match["variable"]!r} used twice.')
        if name not in CONVERTERS:
            raise LookupError(f'the converter {name!r} does not exist')
        args, kwargs = converter_arguments(match['arguments'] or '')
        converter = self.converters[match['variable']] = CONVERTERS[name](*args, **kwargs)
        return converter

    def suits(self, values, method):
        if method is not None and self.methods is not None and method not in self.methods:
            return False
        defaults = self.defaults or {}
        if any(name not in values and name not in defaults for name in self.arguments):
            return False
        return all(name not in values or values[name] == fixed for name, fixed in defaults.items())

    def build(self, values: Mapping[str, object]) -> tuple[str, str] | None:
        """The path for these values; those that the rule does not name go into the query."""

        def part(match):
            if match['variable'] is None:
                return quote(match.group(), PATH_SAFE)
            value = values.get(match['variable'], (self.defaults or {}).get(match['variable']))
            return self.converters[match['variable']].to_url(value)

        path = _PART.sub(part, self.rule)
        query = []
        for name, value in values.items():
            if name not in self.arguments:
                query += [(name, item) for item in value] if isinstance(value, (list, tuple)) else [(name, value)]
        encoded = urlencode(query)
        return f'{path}?{encoded}' if encoded else path


class _Segment:
    """What stands between two slashes of a rule: plain text, or a pattern."""

    def __init__(self):
        self.text = ''
        self.pattern = ''
        self.is_static = True
        self.takes_rest = False
        self.suffixed = False
        self._text_weights = []
        self._variable_weights = []

    def add_text(self, text):
        self.text += text
        self.pattern += re.escape(text)
        if text != '/':
            self._text_weights.append((len(self._text_weights), -len(text)))

    def add_variable(self, converter, name):
        self.is_static = False
        self.pattern += f'({converter.regex})'
        self.takes_rest = self.takes_rest or not converter.part_isolating
        self._variable_weights.append(converter.weight)

    def finish_rest(self):
        """Makes a slash at the very end optional, so that its absence can be answered by a redirect."""
        if not self.pattern.endswith('/'):
            return False
        self.pattern = self.pattern[:-1] + '(?<!/)(/?)'
        self.suffixed = True
        return True

    @property
    def weight(self):
        """Lower is tried first: more text before less, then numbers before strings before paths."""
        return (
            -len(self._text_weights), self._text_weights, -len(self._variable_weights), self._variable_weights,
        )  # fmt: skip

    @property
    def key(self):
        return (self.pattern, self.takes_rest, self.suffixed)


class _State:
    def __init__(self):
        self.static = {}
        self.dynamic = {}
        self.rules = []

    def after(self, segment):
        if segment.is_static:
            return self.static.setdefault(segment.text, _State())
        entry = self.dynamic.setdefault(segment.key, (segment, re.compile(segment.pattern + r'\Z'), _State()))
        return entry[2]

    def patterns(self):
        return sorted(self.dynamic.values(), key=lambda entry: entry[0].weight)


class _SlashRequired(Exception):
    pass


class Map:
    """All rules of an app."""

    def __init__(self) -> None:
        self.rules = []
        self._start = _State()

    def add(self, rule) -> None:
        self.rules.append(rule)
        state = self._start
        for segment in rule.segments:
            state = state.after(segment)
        state.rules.append(rule)

    def iter_rules(self, endpoint: object = None) -> Iterator[Rule]:
        return iter([rule for rule in self.rules if endpoint is None or rule.endpoint == endpoint])

    def is_endpoint_expecting(self, endpoint: object, *arguments: str) -> bool:
        return any(rule.arguments.issuperset(arguments) for rule in self.iter_rules(endpoint))

    def match(self, path, method, redirect_to):
        """(rule, values) for a path; NotFound, MethodNotAllowed, or a redirect made by `redirect_to(path)`."""
        allowed = set()
        for merged in (path, re.sub('/{2,}', '/', path)):
            try:
                found = self._walk(self._start, merged.split('/'), [], method, allowed)
            except _SlashRequired:
                raise RequestRedirect(redirect_to(quote(f'{merged}/', PATH_SAFE))) from None
            if found is not None:
                break
        if found is None:
            raise MethodNotAllowed(sorted(allowed)) if allowed else NotFound()
        if merged != path:
            raise RequestRedirect(redirect_to(quote(merged, PATH_SAFE)))
        rule, texts = found
        try:
            values = {name: rule.converters[name].to_python(text) for name, text in zip(rule.converters, texts)}
        except ValidationError:
            raise MethodNotAllowed(sorted(allowed)) if allowed else NotFound() from None
        return rule, {**values, **(rule.defaults or {})}

    def _walk(self, state, parts, values, method, allowed):
        if not parts:
            return self._arrive(state, values, method, allowed)
        first, *rest = parts
        if first in state.static:
            found = self._walk(state.static[first], rest, values, method, allowed)
            if found is not None:
                return found
        for segment, pattern, after in state.patterns():
            match = pattern.match('/'.join(parts) if segment.takes_rest else first)
            if match is None:
                continue
            groups = list(match.groups())
            remaining = [] if segment.takes_rest else rest
            if segment.suffixed:
                remaining = [''] if groups.pop() == '/' else []
            found = self._walk(after, remaining, values + groups, method, allowed)
            if found is not None:
                return found
        if parts == ['']:
            return self._choose([rule for rule in state.rules if not rule.strict_slashes], values, method, allowed)
        return None

    def _arrive(self, state, values, method, allowed):
        found = self._choose(state.rules, values, method, allowed)
        if found is not None or '' not in state.static:
            return found
        for rule in state.static[''].rules:
            if rule.methods is None or method in rule.methods:
                if rule.strict_slashes:
                    raise _SlashRequired
                return rule, values
        return None

    @staticmethod
    def _choose(rules, values, method, allowed):
        for rule in rules:
            if rule.methods is None or method in rule.methods:
                return rule, values
            allowed.update(rule.methods)
        return None

    def build(self, endpoint, values, method=None):
        """The path and query of an endpoint's URL."""
        values = {name: value for name, value in values.items() if value is not None}
        rules = sorted(self.iter_rules(endpoint), key=lambda rule: (-len(rule.arguments), -len(rule.defaults or ())))
        for rule in rules:
            if rule.suits(values, method):
                return rule.build(values)
        raise BuildError(endpoint, values, method, self)
