"""The one signal that is here: who wants to know of an exception that no handler took."""

from __future__ import annotations


class Signal:
    def __init__(self, name) -> None:
        self.name = name
        self._receivers = []

    def connect(self, receiver, sender=None, weak=True):
        self._receivers.append((receiver, sender))
        return receiver

    def disconnect(self, receiver, sender=None):
        self._receivers = [known for known in self._receivers if known[0] is not receiver]

    def send(self, sender, **values):
        wanted = [receiver for receiver, only in self._receivers if only is None or only is sender]
        return [(receiver, receiver(sender, **values)) for receiver in wanted]


got_request_exception = Signal('got-request-exception')
