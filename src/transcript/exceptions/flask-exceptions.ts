/**
 * Exceptions that Flask and what it stands on raise at beginners, the ones that public questions are about: in plain
 * words, and the likeliest repair. The first row that fits is taken. `$1` is the first group of the message; what
 * stands between backticks is code.
 */
import type { ExceptionRow } from './row.ts';

export const FLASK_EXCEPTIONS: readonly ExceptionRow[] = [
  /* Imports and names */
  {
    id: 'flask-name-not-imported',
    type: 'NameError',
    message:
      /^name '(Flask|request|session|redirect|url_for|render_template|render_template_string|make_response|jsonify|abort|flash|g|current_app|Blueprint|Response|after_this_request|send_file)' is not defined/,
    says: 'Python doesn’t know `$1` here: Flask has it, and the program didn’t import it.',
    repair: 'Add `$1` to the import at the top: `from flask import Flask, $1`.',
  },
  {
    id: 'app-not-made',
    type: 'NameError',
    message: /^name 'app' is not defined/,
    says: 'There’s no `app` yet when Python comes to this line.',
    repair: 'Write `app = Flask(__name__)` above the first line that uses it.',
  },
  {
    id: 'moved-to-markupsafe',
    type: 'ImportError',
    message: /^cannot import name '(escape|Markup)' from 'flask'/,
    says: 'Flask no longer has `$1`. Old tutorials import it from there.',
    repair: 'Import it from where it lives now: `from markupsafe import $1`.',
  },
  {
    id: 'gone-from-werkzeug',
    type: 'ImportError',
    message: /^cannot import name '(\w+)' from 'werkzeug/,
    says: 'This version of Werkzeug, which Flask stands on, has no `$1` there. Old code often expects one.',
    repair:
      'Look for its new place. `secure_filename` comes from `werkzeug.utils`; for `url_quote`, use `quote` from `urllib.parse`.',
  },
  {
    id: 'not-in-flask',
    type: 'ImportError',
    message: /^cannot import name '(\w+)' from 'flask/,
    says: 'Flask has nothing called `$1`.',
    repair: 'Check its spelling, capitals too. Or is it from another package?',
  },
  {
    id: 'imports-itself',
    type: 'ImportError',
    message: /^cannot import name '(\w+)' from (?:partially initialized module )?'app'/,
    says: 'The program imports itself: `app` is the name of this very file, and it isn’t read to its end yet.',
    repair: 'Leave this import out. Everything in this file is known to it already.',
  },
  {
    id: 'module-flask-lacks',
    type: 'AttributeError',
    message: /^(?:module 'flask' has no attribute ')?(\w+)'?$/,
    part: /\bflask\./,
    says: 'The module `flask` has no `$1`. What belongs to a request or a response isn’t in the module itself.',
    repair: 'Cookies come in with `flask.request`, and are set on the response that the view returns.',
  },
  /* Routes */
  {
    id: 'two-views-of-one-name',
    type: 'AssertionError',
    message: /overwriting an existing endpoint function: (\S+)/,
    says: 'Two views have the same name, `$1`, so Flask couldn’t tell them apart.',
    repair: 'Give one of the two functions another name. The paths can stay as they are.',
  },
  {
    id: 'set-up-too-late',
    type: 'AssertionError',
    message: /setup method '(\w+)' can no longer be called/,
    says: 'The app has answered a request already, and now `$1` would change how it works.',
    repair: 'Move this line out of the view, to the top of the file, where it runs before the first request.',
  },
  {
    id: 'route-without-slash',
    type: 'ValueError',
    message: /must start with a (?:leading )?slash/,
    says: 'A route is a path, and paths start with a slash.',
    repair: 'Put `/` in front of it: `@app.route("/theme")`.',
  },
  {
    id: 'unknown-converter',
    type: 'LookupError',
    message: /the converter '(\w+)' does not exist/,
    says: 'Flask doesn’t know a converter called `$1`.',
    repair: 'Use one of these: `string`, `int`, `float`, `path`, `uuid`. For a number: `<int:number>`.',
  },
  {
    id: 'malformed-route',
    type: 'ValueError',
    message: /malformed url rule/i,
    says: 'Flask can’t read this route: its angle brackets don’t fit together.',
    repair: 'Write each variable part as `<name>` or `<int:name>`, with nothing else in the brackets.',
  },
  {
    id: 'route-without-path',
    type: 'TypeError',
    message: /route\(\) missing 1 required positional argument: 'rule'/,
    says: '`route` wasn’t told which path it’s for.',
    repair: 'Give it one: `@app.route("/")`.',
  },
  {
    id: 'methods-not-a-list',
    type: 'TypeError',
    message: /Allowed methods must be a list/,
    says: 'The methods of a route have to be a list, even if it’s only one.',
    repair: 'Put brackets around it: `methods=["POST"]`.',
  },
  {
    id: 'flask-without-name',
    type: 'TypeError',
    message: /missing 1 required positional argument: 'import_name'/,
    says: '`Flask` wants to know the name of the module that it’s in.',
    repair: 'Write `app = Flask(__name__)`, with two underscores on each side.',
  },
  {
    id: 'view-lacks-parameter',
    type: 'TypeError',
    message: /^(\S+?)\(\) got an unexpected keyword argument '(\w+)'/,
    isInFlask: true,
    says: 'The route has a part called `<$2>`, and the view `$1` doesn’t take it.',
    repair: 'Add it to the function’s parameters, spelled the same: `($2)`.',
  },
  {
    id: 'view-wants-more',
    type: 'TypeError',
    message: /^(\S+?)\(\) missing \d+ required positional arguments?: (.+)$/,
    isInFlask: true,
    says: 'The view `$1` expects $2, and its route has no part of that name.',
    repair:
      'Put it into the path in angle brackets, such as `/hello/<name>`, or take it from the function’s parameters.',
  },
  {
    id: 'page-cannot-be-built',
    type: 'BuildError',
    message: /^Could not build url for endpoint '([^']*)'[^.]*\. Did you forget to specify values \[([^\]]*)\]/,
    says: 'The route of `$1` has variable parts, and `url_for` wasn’t given all of them.',
    repair: 'Pass what’s missing, $2, by name: `url_for("$1", …=…)`.',
  },
  {
    id: 'no-such-endpoint',
    type: 'BuildError',
    message: /endpoint '([^']*)'/,
    says: 'There’s no view called `$1` for `url_for` to find.',
    repair:
      'Give it the name of the view’s function, not its path. In a blueprint, the blueprint’s name and a dot go first.',
  },
  {
    id: 'blueprint-twice',
    type: 'ValueError',
    message: /^The name '(\S+)' is already registered/,
    says: 'Two blueprints have the same name, `$1`.',
    repair: 'Register it once, or give one of the two another name.',
  },
  /* The two contexts, and the session */
  {
    id: 'outside-of-a-request',
    type: 'RuntimeError',
    message: /outside of request context/,
    says: '`request` and `session` belong to one request, and right now there is none.',
    repair: 'Use them inside a view, or in a function that a view calls.',
  },
  {
    id: 'outside-of-the-app',
    type: 'RuntimeError',
    message: /outside of application context|outside an active request/,
    says: 'This needs to know which app it works for, and outside of a request it doesn’t.',
    repair: 'Move it into a view, or put it below `with app.app_context():`.',
  },
  {
    id: 'no-secret-key',
    type: 'RuntimeError',
    message: /secret key/,
    says: 'The session travels in a signed cookie, and the app has no key to sign it with.',
    repair: 'Set one below `app = Flask(__name__)`: `app.secret_key = "…"`.',
  },
  {
    id: 'session-lacks-key',
    type: 'KeyError',
    message: /^'(.*)'$/s,
    part: /\bsession\b/,
    says: 'This visitor’s session has no `$1` (yet).',
    repair: 'Read it with a default: `session.get("$1")`. On a first visit, every session is empty.',
  },
  /* Cookies and the request */
  {
    id: 'cookie-not-sent',
    type: 'BadRequestKeyError',
    message: /^'(.*)'$/s,
    part: /\bcookies\b/,
    says: 'The browser sent no cookie called `$1`. Flask answers that with 400 Bad Request.',
    repair: 'Read it with a default: `request.cookies.get("$1", "…")`. A new visitor has no cookies.',
  },
  {
    id: 'field-not-sent',
    type: 'BadRequestKeyError',
    message: /^'(.*)'$/s,
    says: 'The request had no `$1` here. Flask answers that with 400 Bad Request.',
    repair:
      'Read it with a default: `.get("$1", "…")`. `args` has what’s in the address, `form` what a form sent; compare the names, too.',
  },
  {
    id: 'no-such-cookie-argument',
    type: 'TypeError',
    message: /set_cookie\(\) got an unexpected keyword argument '([^']+)'/,
    says: '`set_cookie` has no argument called `$1`.',
    repair: 'It knows `max_age`, `expires`, `path`, `domain`, `secure`, `httponly` and `samesite`: all small letters.',
  },
  {
    id: 'cookie-value-not-text',
    type: 'TypeError',
    message: /expected string or bytes-like object|must be str|has no len\(\)|cannot use a string pattern/,
    part: /set_cookie/,
    says: 'The value of a cookie is text, and this is something else.',
    repair: 'Make text of it: `str(…)`. When you read the cookie, `int(…)` makes a number of it again.',
  },
  {
    id: 'unknown-same-site',
    type: 'ValueError',
    message: /SameSite must be/i,
    says: '`samesite` can be three things, and this is none of them.',
    repair: 'Write `"Strict"`, `"Lax"` or `"None"`, as text.',
  },
  {
    id: 'cookie-on-text',
    type: 'AttributeError',
    message: /^'(str|dict|tuple|list)' object has no attribute '(set_cookie|delete_cookie|headers|status_code)'/,
    says: 'Only a response has `$2`. What stands before the dot is a plain `$1`.',
    repair: 'Make a response of it first: `response = make_response(…)`. Then `response.$2` works.',
  },
  {
    id: 'request-lacks',
    type: 'AttributeError',
    message: /^'Request' object has no attribute '(\w+)'/,
    says: 'A request has no `$1`: it’s what the browser sent.',
    repair: 'Cookies that came in are in `request.cookies`. To set one, use the response that you return.',
  },
  {
    id: 'response-lacks',
    type: 'AttributeError',
    message: /^'Response' object has no attribute '(\w+)'/,
    says: 'A response has no `$1`: it’s what goes to the browser.',
    repair: 'What the browser sent is in `request`. To set a cookie: `response.set_cookie("name", "value")`.',
  },
  {
    id: 'app-lacks',
    type: 'AttributeError',
    message: /^'Flask' object has no attribute '(\w+)'/,
    says: 'An app has no `$1` in this version of Flask. Old tutorials may use it.',
    repair: 'Check the spelling. What `before_first_request` did can stand at the top of the file.',
  },
  {
    id: 'request-is-read-only',
    type: 'TypeError',
    message:
      /'(ImmutableMultiDict|ImmutableDict|EnvironHeaders)' objects? (?:are immutable|does not support item assignment)/,
    says: 'What came with a request can’t be changed: the browser has sent it already.',
    repair: 'Set cookies on the response: `response.set_cookie(…)`. For a copy that you can change: `dict(…)`.',
  },
  {
    id: 'mapping-called',
    type: 'TypeError',
    message: /'(\w*MultiDict|SecureCookieSession|EnvironHeaders|Headers|Args)' object is not callable/,
    says: 'This holds values by name; it isn’t a function.',
    repair: 'Read from it with `.get("name")`, or with square brackets.',
  },
  {
    id: 'line-break-in-header',
    type: 'ValueError',
    message: /must not contain newline|has a line break/,
    says: 'A header is one line, and this value has a line break in it. Otherwise it could write headers of its own.',
    repair: 'Take the line break out, for example with `.strip()`.',
  },
  /* What a view returns */
  {
    id: 'view-returned-nothing',
    type: 'TypeError',
    message: /^The view function for '([^']+)' did not return a valid response\. The function either returned None/,
    says: 'The view `$1` came to its end without returning a page.',
    repair: 'End every way through it with `return`, also the one where an `if` is false.',
  },
  {
    id: 'view-returned-no-page',
    type: 'TypeError',
    message: /WSGI callable, but it was an? (\w+(?:\.\w+)*)/,
    says: 'A view can’t return a plain `$1`.',
    repair: 'A page is text: make text of it, `return str(…)`. Lists and dicts can be returned as they are.',
  },
  {
    id: 'wrong-tuple',
    type: 'TypeError',
    message: /did not return a valid response tuple/,
    says: 'The view returned several things, and Flask can’t tell what they are.',
    repair: 'Return the page, or page and status, or page, status and headers: `return "Not here", 404`.',
  },
  {
    id: 'not-json',
    type: 'TypeError',
    message: /Object of type (\w+) is not JSON serializable/,
    says: 'JSON, and the session, can hold text, numbers, lists and dicts, but no `$1`.',
    repair: 'Make something plain of it first: `list(…)` of a set, `str(…)` of most others.',
  },
  /* Templates */
  {
    id: 'template-missing',
    type: 'TemplateNotFound',
    message: /^(.*)$/s,
    says: 'There’s no template called `$1`.',
    repair:
      'Templates are files in a folder named `templates` beside the program. Here, use `render_template_string("…")`.',
  },
  {
    id: 'template-name-missing',
    type: 'UndefinedError',
    message: /^'([^']+)' is undefined/,
    says: 'The template uses `$1`, and nobody gave it one.',
    repair: 'Pass it by name: `render_template_string(…, $1=…)`.',
  },
  {
    id: 'template-syntax',
    type: 'TemplateSyntaxError',
    message: /^(.*)$/s,
    says: 'Jinja can’t read the template.',
    repair:
      'Each `{%` needs its `%}`, each `{{` its `}}`, and each `if` and `for` ends with `{% endif %}` or `{% endfor %}`.',
  },
];
