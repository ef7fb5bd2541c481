"""The two objects of every view, request and response."""

from .request import Request
from .response import Response

__all__ = ['Request', 'Response']
