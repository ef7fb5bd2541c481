"""How this Flask says what it lacks: by name and loudly, so that it never differs in silence from the real one."""

from __future__ import annotations

import sys


class NotInSandbox(ImportError):
    """Raised for what the real Flask has and this one has not."""

    def __init__(self, what) -> None:
        super().__init__(f"not in this sandbox's Flask: {what}. It works in a Flask of your own.")


def refuse_names(module, names):
    """A `__getattr__` for a module that refuses these names by name; others do not exist in the real one either."""

    def __getattr__(name):
        if name in names:
            raise NotInSandbox(f'{module}.{name}')
        raise AttributeError(f'module {module!r} has no attribute {name!r}')

    return __getattr__


class Lacking:
    """A base for classes that refuse the attributes named in `_lacks`."""

    _lacks = frozenset()

    def __getattr__(self, name):
        if name in self._lacks:
            raise NotInSandbox(f'{type(self).__name__}.{name}')
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')


class Finder:
    """Comes last when a module is looked for, and refuses the modules of the real Flask that are not here."""

    families = ('flask_', 'jinja2', 'itsdangerous', 'click', 'blinker')
    # By name: of a misspelt one, `from flask import make_respone`, Python asks for a module as well.
    modules = frozenset({
        'flask.cli', 'flask.typing',
        'flask.json.provider', 'flask.json.tag', 'werkzeug.debug', 'werkzeug.formparser', 'werkzeug.local',
        'werkzeug.middleware', 'werkzeug.security', 'werkzeug.serving', 'werkzeug.test', 'werkzeug.testapp',
        'werkzeug.user_agent', 'werkzeug.wsgi',
    })  # fmt: skip

    @classmethod
    def install(cls):
        sys.meta_path.append(cls)

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if name in cls.modules or name.startswith(cls.families):
            raise NotInSandbox(f'the module {name}')
        return None
