"""The part of Werkzeug 3.1 that this sandbox's Flask stands on, under the names that Werkzeug gives it."""

from ._internal import Finder, refuse_names

__version__ = '3.1.8'

Finder.install()
__getattr__ = refuse_names('werkzeug', {'Client', 'Request', 'Response'})
