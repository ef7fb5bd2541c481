import { Machine } from '../worker/machine.js';
import { printMemory } from '../worker/prints.js';
import { PrintPipe, RunOver } from '../worker/streams.js';
import { makeCode } from './machine-code.js';
const APP = `
import base64, hashlib, hmac, json, math, os, random, re, secrets, string, time, uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache, wraps
from itertools import chain, count, islice
from typing import Any, Optional
from urllib.parse import parse_qs, quote, unquote, urlencode, urlparse
from flask import (Blueprint, Flask, Response, abort, current_app, flash, g, get_flashed_messages, jsonify,
                   make_response, redirect, render_template_string, request, session, url_for)

app = Flask(__name__)
app.secret_key = "rehearsal"
app.config.update(SESSION_COOKIE_SAMESITE="Lax", PERMANENT_SESSION_LIFETIME=timedelta(days=1))
pages = Blueprint("pages", __name__, url_prefix="/pages")

@dataclass(order=True)
class Item:
    name: str
    price: float = 1.5
    tags: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        return f"{self.name!r:>10} {self.price:,.2f} {len(self.tags):03d} {1e3:e} {255:#x}"

class Cart(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError as error:
            raise AttributeError(name) from error
    def __enter__(self): return self
    def __exit__(self, *error): return False

def logged_in(view):
    @wraps(view)
    def wrapped(*args, **kwargs):
        if session.get("user") is None:
            return redirect(url_for("login", next=request.path), code=303)
        return view(*args, **kwargs)
    return wrapped

@app.before_request
def before():
    g.started = time.time()

@app.after_request
def after(response: Response) -> Response:
    response.headers["X-Took"] = str(round(time.time() - g.started, 3))
    return response

@app.errorhandler(404)
def missing(error):
    return render_template_string("<p>{{ path }} is missing</p>", path=request.path), 404

@app.route("/")
def index():
    theme = request.cookies.get("theme", default="light")
    response = make_response(f"<h1>Hello</h1> {theme} {len(request.cookies)}")
    response.set_cookie("theme", "dark mode; é", max_age=timedelta(days=30), secure=True, httponly=True,
                        samesite="Strict", path="/", domain="example.com")
    response.set_cookie("seen", str(datetime(2026, 1, 2, tzinfo=timezone.utc)), expires=datetime.now() + timedelta(1))
    response.delete_cookie("old")
    return response

@app.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "POST":
        session.permanent = "remember" in request.form
        session["user"] = request.form["name"].strip().title()
        flash("Welcome", "info")
        return redirect(request.args.get("next") or url_for("account", user_id=7, _external=True))
    return '<form method="post"><input name="name"></form>'

@app.get("/account/<int:user_id>")
@logged_in
def account(user_id: int):
    visits = session["visits"] = session.get("visits", 0) + 1
    items = [Item("tea"), Item("cake", 2.75, ["sweet", "small"])]
    return render_template_string(
        "{% for item in items %}<li>{{ loop.index }} {{ item.label|upper }}</li>{% else %}none{% endfor %}"
        "{% if visits > 1 %}again {{ visits }}{% elif user %}first{% endif %}"
        "{% with messages = get_flashed_messages() %}{{ messages|join(', ') }}{% endwith %}",
        items=sorted(items, reverse=True), visits=visits, user=session["user"])

@app.get("/logout")
def logout():
    session.clear()
    return "", 204

@app.post("/api")
def api():
    data = request.get_json(silent=True) or {}
    words = re.findall(r"[a-z]+", str(data.get("text", "")).lower())
    return jsonify(words=Counter(words).most_common(3), sum=sum(x ** 2 for x in range(10) if x % 2),
                   nested={"a": [1, 2.5, None, True, "é"]}, text=json.dumps(data, indent=2, sort_keys=True))

@pages.get("/<name>")
def page(name):
    if not name.isalnum():
        abort(400, description="no")
    return {"name": name, "query": request.args.to_dict(), "agent": request.headers.get("User-Agent", "none")}

@app.get("/work")
def work():
    numbers = list(map(int, "3 1 2".split()))
    numbers.sort(key=lambda number: -number)
    table = {key: value for key, value in zip("abc", numbers)}
    unique = {number % 3 for number in range(20)} | {1, 2} - {3}
    groups = defaultdict(list)
    for name, value in table.items():
        groups[value % 2].append(name)
    digest = hashlib.sha256(b"x").hexdigest()
    signed = hmac.new(b"key", b"value", "sha256").hexdigest()
    token = secrets.token_urlsafe(8) + uuid.uuid4().hex + str(random.randint(1, 6)) + random.choice("abc")
    text = base64.b64encode("é".encode()).decode() + quote("a b") + urlencode({"q": "x y"}) + str(unquote("%20"))
    parts = urlparse("https://example.com/a?b=c"), parse_qs("a=1&a=2")
    first, *rest = islice(chain(numbers, count()), 5)
    with open("/tmp/notes.txt", "w") as file:
        file.write("one\\ntwo\\n")
    with open("/tmp/notes.txt") as file, Cart(a=1) as cart:
        lines = [line.strip() for line in file]
    try:
        cart.missing
    except (AttributeError, ValueError) as error:
        lines.append(repr(error))
    finally:
        lines += [math.floor(2.7), 7 // 2, 2 ** 70, -7 % 3, round(3.14159, 2), divmod(7, 2), 1 / 3]
    while lines and len(lines) < 12:
        lines.append(lines[-1] is not None and "x" not in token or not unique)
    match first:
        case 3 if rest: kind = "three"
        case [_, *_] | {"a": _}: kind = "list"
        case _: kind = "other"
    @lru_cache
    def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
    def squares():
        for number in range(3):
            yield number * number
    assert fib(20) == 6765, "wrong"
    print("made", kind, list(squares()), any(numbers), all(numbers), max(numbers), min(numbers), end="!\\n")
    print(f"{date(2026, 1, 2):%d %B %Y}", datetime.fromisoformat("2026-01-02T03:04:05") - datetime(2026, 1, 1), sep=" | ")
    shown = "%s %d %.2f {} {n}".format(1, n=2) % ("a", 3, 4.5)
    return "<br>".join([digest, signed, text, shown, *map(str, lines), str(parts), str(groups), str(unique),
                        shown.replace("a", "b").upper().center(40, "*"), shown[::-1], str(type(cart)), str(numbers[1:])])

@app.get("/broken")
def broken():
    return str(undefined_name)

@app.get("/type")
def wrong_type():
    response = make_response("x")
    response.set_cookie("n", 5)
    return response

app.register_blueprint(pages)
`;
const FORM = [['Content-Type', 'application/x-www-form-urlencoded']];
const JSON_BODY = [['Content-Type', 'application/json']];
const COOKIES = [
    ['Cookie', 'theme="dark mode\\073"; session=eyJ1c2VyIjoiQW5uYSJ9.aVZpAA.AAAA'],
];
const request = (path, more = {}) => ({
    method: 'GET',
    scheme: 'https',
    host: 'app.test',
    name: 'app.test',
    port: '443',
    path,
    query: '',
    headers: [],
    body: '',
    ...more,
});
const REQUESTS = [
    request('/'),
    request('/', { headers: COOKIES }),
    request('/login'),
    request('/login', {
        method: 'POST',
        query: 'next=%2Faccount%2F7',
        headers: FORM,
        body: 'name=anna+b&remember=%C3%A9',
    }),
    request('/account/7', { headers: COOKIES }),
    request('/account/x'),
    request('/logout', { headers: COOKIES }),
    request('/api', { method: 'POST', headers: JSON_BODY, body: '{"text": "One two one", "n": [1, 2.5e3, null]}' }),
    request('/pages/one', { query: 'a=1&b=%20x' }),
    request('/pages/a-b'),
    request('/work'),
    request('/broken'),
    request('/type'),
    request('/missing'),
    request('/login', { method: 'DELETE' }),
    request('/static/style.css'),
];
/** Each program, and whether it is asked anything. */
const PROGRAMS = [
    [APP, REQUESTS],
    ['def broken(:\n    return "x', []],
    ['from flask import Flask\n  app = Flask(__name__)\n', []],
    ['import flask\nprint("no app")\nraise ValueError(missing := flask)', []],
];
/** The machine code of what these programs call. */
export function compileAhead({ snapshot, binary }, limits) {
    return makeCode(binary, (module) => {
        const commands = [];
        const machine = new Machine(module, snapshot, limits, {
            receive() {
                const command = commands.shift();
                if (command === undefined)
                    throw new RunOver('finished', 'nothing more is asked of it');
                return { line: JSON.stringify(command), at: Date.UTC(2026, 0, 1) };
            },
            answered: () => { },
            output: new PrintPipe(printMemory(limits.printBytes)),
        });
        for (const [source, requests] of PROGRAMS) {
            commands.push({ id: '', kind: 'load', source });
            commands.push(...requests.map((one) => ({ id: '', kind: 'request', request: one, bodyBytes: limits.bodyBytes })));
            machine.perform();
            machine.prepare();
        }
    });
}
//# sourceMappingURL=compile-ahead.js.map