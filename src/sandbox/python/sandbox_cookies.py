"""Which lines of the program set and read cookies, told by the run itself: how the story of a cookie is known.

Where a Set-Cookie header is made, a cookie is read or a session changed, the nearest frame of the learner's file is
looked for. What came of it is seen at that function's next line (`sys.monitoring`). Like all that is known in here, it
is what the program says about itself; whatever goes wrong is left out, and the program is not disturbed.
"""

import sys

import flask
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from sandbox_lines import LONGEST_NAME, MISSING, PROGRAM, instructions, shown, variable_given
from werkzeug.datastructures import Headers, ImmutableMultiDict

MOST_READS = 30
MOST_WRITES = 200
MOST_LINES = 5
# A function that returns more often is no view.
MOST_RETURNS = 2000

monitoring = sys.monitoring
TOOL = 4
LINE, RETURN = monitoring.events.LINE, monitoring.events.PY_RETURN
SET_COOKIE = 'set-cookie'


class Story:
    """What happened to cookies while one request was answered."""

    def __init__(self):
        self.begin()

    def begin(self):
        # Header → where it was made: (how, lines), once for each time.
        self.made = {}
        # The Set-Cookie headers with which the response begins, in their order.
        self.begun = []
        self.reads = []
        self.session_lines = []
        self.is_saving = False
        # Reads whose statement is not over: frame, the statement's rest (offsets), name of its variable, and the read.
        self.waiting = []
        self.returns = 0
        self.returned = None

    def end(self, headers):
        """The report, and an end to all watching. `headers`: those of the response."""
        writes = []
        try:
            count = sum(is_set_cookie(name) for name, _ in headers)
            # When the app has failed after its response had begun, another one is sent.
            for value in self.begun[:MOST_WRITES] if count == len(self.begun) else ():
                made = self.made.get(value) or [('flask', [])]
                by, lines = made.pop(0) if len(made) > 1 else made[0]
                writes.append({'by': by, 'lines': lines})
        except Exception:
            writes = []
        reads = self.reads
        self.begin()
        return {'writes': writes, 'reads': reads}

    # Writing

    def header(self, value):
        """A Set-Cookie header is made."""
        lines = lines_of(own_frame())
        if lines:
            self.note(value, 'program', lines)
        elif value in self.made:
            # Werkzeug copies the headers when it sends them.
            pass
        elif self.is_saving:
            self.note(value, 'session', self.session_lines[:MOST_LINES])
        else:
            self.note(value, 'returned', returned_line(self.returned))

    def sent(self, headers):
        """The response begins; what has made its headers without Flask's help is still under way."""
        # Anything else could be gone through only once.
        if type(headers) is list:
            quietly(self.begin_response, headers)

    def begin_response(self, headers):
        self.begun = [value for name, value in headers if is_set_cookie(name)]
        lines = lines_of(own_frame())
        for value in self.begun:
            if value not in self.made:
                self.note(value, 'program' if lines else 'flask', lines)

    def note(self, value, how, lines):
        times = self.made.setdefault(value, []) if len(self.made) < MOST_WRITES else self.made.get(value, [])
        if len(times) < MOST_WRITES:
            times.append((how, lines))

    def session_changed(self):
        self.session_lines += [line for line in lines_of(own_frame()) if line not in self.session_lines]

    # Reading

    def read(self, cookie, key, value):
        frame = own_frame()
        if not lines_of(frame) or len(self.reads) == MOST_READS or not isinstance(cookie, str):
            return
        read = {
            'cookie': str.__str__(cookie)[:LONGEST_NAME],
            'key': None if key is None else str.__str__(key)[:LONGEST_NAME] if isinstance(key, str) else shown(key),
            'value': None if value is MISSING else shown(value),
            'line': frame.f_lineno,
            'variable': None,
        }
        if self.reads and {**self.reads[-1], 'variable': None} == read:
            # One method of a mapping reads by another.
            return
        self.reads.append(read)
        code = frame.f_code
        stored = variable_given(code, frame.f_lasti)
        if stored is not None:
            self.waiting.append((frame, range(frame.f_lasti, stored[1] + 1), stored[0], read))
            monitoring.set_local_events(TOOL, code, LINE | RETURN)

    def settle(self, frame):
        """A function has come to its next line, or to its end: now its variable has the value."""
        left = []
        for waiting in self.waiting:
            waits, _, variable, read = waiting
            if waits is not frame:
                left.append(waiting)
                continue
            value = frame.f_locals.get(variable, frame.f_globals.get(variable, MISSING))
            if value is not MISSING:
                read['variable'] = {'name': variable[:LONGEST_NAME], 'value': shown(value)}
        self.waiting = left

    def on_line(self, code, line):
        try:
            frame = sys._getframe(1)
            at = frame.f_lasti
            if any(waits is frame and at not in statement for waits, statement, _, _ in self.waiting):
                self.settle(frame)
            if all(waits.f_code is not code for waits, _, _, _ in self.waiting):
                monitoring.set_local_events(TOOL, code, RETURN)
        except Exception:
            pass

    def on_return(self, code, offset, value):
        try:
            if self.waiting:
                self.settle(sys._getframe(1))
            self.returns += 1
            if self.returns > MOST_RETURNS:
                return monitoring.DISABLE
            # A decorator returns what its view has returned.
            if self.returned is None or type(value) is not tuple or self.returned[2] is not value:
                self.returned = (code, offset, value if type(value) is tuple else None)
        except Exception:
            pass


def is_set_cookie(name):
    return type(name) is str and len(name) == len(SET_COOKIE) and name.lower() == SET_COOKIE


def own_frame():
    """The nearest frame of the learner's file; None where Flask works by itself."""
    frame = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != PROGRAM:
        frame = frame.f_back
    return frame


def lines_of(frame):
    """The line at which a frame is, in a list; empty without a frame, or in code whose lines nobody knows."""
    line = 0 if frame is None else frame.f_lineno
    return [line] if type(line) is int and line > 0 else []


def returned_line(returned):
    if returned is None:
        return []
    code, offset, _ = returned
    lines = [place[0] for index, (_, _, place) in enumerate(instructions(code)) if index == offset // 2]
    return [line for line in lines if type(line) is int and line > 0]


def watch_program(code):
    """Sees where the functions of a program return."""
    try:
        for constant in code.co_consts:
            if type(constant) is type(code):
                monitoring.set_local_events(TOOL, constant, RETURN)
                watch_program(constant)
    except Exception:
        pass


def watch_flask(story):
    """Once, before any program is there."""
    if monitoring.get_tool(TOOL) is not None:
        return
    monitoring.use_tool_id(TOOL, 'story of a cookie')
    monitoring.register_callback(TOOL, LINE, story.on_line)
    monitoring.register_callback(TOOL, RETURN, story.on_return)
    watch_headers(story)
    watch_session(story)
    flask.Request.dict_storage_class = watched_cookies(story)


def quietly(note, *args):
    try:
        note(*args)
    except Exception:
        pass


def watch_headers(story):
    def watching(change):
        def watched(self, key, *args, **values):
            result = change(self, key, *args, **values)
            if is_set_cookie(key) and args and type(args[0]) is str:
                quietly(lambda: story.header(self.getlist(key)[-1] if values else args[0]))
            return result

        watched.__name__ = change.__name__
        return watched

    # Each has a second name, in one Flask or the other.
    watched = {method: watching(method) for method in (Headers.add, Headers.set)}
    for name, method in list(vars(Headers).items()):
        if type(method) is type(watching) and method in watched:
            setattr(Headers, name, watched[method])


def watch_session(story):
    def is_modified(self):
        return self.__dict__.get('modified', False)

    def modify(self, value):
        self.__dict__['modified'] = value
        if value:
            quietly(story.session_changed)

    SecureCookieSession.modified = property(is_modified, modify)

    def reading(name):
        inherited = getattr(SecureCookieSession, name)

        def read(self, key, *args, **values):
            quietly(lambda: story.read(session_name(), key, dict.get(self, key, MISSING)))
            return inherited(self, key, *args, **values)

        read.__name__ = name
        return read

    for name in ('__getitem__', 'get', 'pop', 'setdefault', '__contains__'):
        setattr(SecureCookieSession, name, reading(name))

    save = SecureCookieSessionInterface.save_session

    def save_session(self, app, session, response):
        story.is_saving = True
        try:
            return save(self, app, session, response)
        finally:
            story.is_saving = False

    SecureCookieSessionInterface.save_session = save_session


def session_name():
    return flask.current_app.config['SESSION_COOKIE_NAME']


def watched_cookies(story):
    """What `request.cookies` is: the class that it always was, which notes what is read."""

    def reading(name):
        inherited = getattr(ImmutableMultiDict, name)

        def read(self, key, *args, **values):
            quietly(lambda: story.read(key, None, (dict.get(self, key) or [MISSING])[0]))
            return inherited(self, key, *args, **values)

        read.__name__ = name
        return read

    methods = {name: reading(name) for name in ('__getitem__', 'get', 'getlist', '__contains__')}
    return type('ImmutableMultiDict', (ImmutableMultiDict,), {**methods, '__module__': ImmutableMultiDict.__module__})


STORY = Story()
