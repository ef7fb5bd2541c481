/** A small lesson that works, to be changed bit by bit: each part of the format once. */

/** The Markdown of `lessons/<id>.md`. `title` is plain text of one line. */
export const newLesson = (title: string): string => `---
title: ${JSON.stringify(title)}
course: My course
summary: One sentence that says what this lesson is about.
minutes: 5
outcomes:
  - answer a request with Flask
  - say what a status code means
---

# ${title.replace(/([\\`*_<>[\]#])/g, '\\$1')}

Say in a few short sentences what this is about, and why it is worth five minutes.

## A first answer

A Flask app is a set of functions. Each answers the requests for one path.

### Example: Hello

The app below has two pages.

\`\`\`python
from flask import Flask

app = Flask(__name__)


@app.get("/")
def index():
    return "Hello!"


@app.get("/about")
def about():
    return "A very small app."
\`\`\`

\`\`\`yaml
- visit: /
- visit: /about
\`\`\`

Each path found its function. Both answers have the status 200, which means that all went well.

## Quiz

### Question: Nobody answers

Which status does a visitor get for a path that no function answers?

- [x] 404
- [ ] 500

  500 means that a function was there and failed.

**Hint:** It is the number that broken links are famous for.

**Why:** 404 stands for "not found": no route has this path.

### Question: All went well

Which status does a page have that was found?

**Answers:** \`200\`, \`200 OK\`

**Hint:** Run the example above, and look at its first answer.

**Why:** A view that returns text answers with 200, unless it says otherwise.

#### Variant

Which status does an answer have when the program raised an exception?

**Answers:** \`500\`, \`500 Internal Server Error\`

**Hint:** The server itself failed. Which digit says so?

**Why:** 500 means that a function was there and failed.

## Practice

### Exercise: Greet somebody

Fill the blanks, so that \`/hello\` answers with a greeting.

\`\`\`python
from flask import Flask

app = Flask(__name__)


@app.get("___")
def hello():
    ___ "Hello, Ada!"
\`\`\`

\`\`\`yaml
- check: The page greets
  steps:
    - visit: /hello
      expect:
        - status: 200
          otherwise: "Nothing answers \`/hello\` yet. The path goes into the decorator."
        - text: Hello
          otherwise: "\`/hello\` does not greet yet. A view returns what the page shows."
\`\`\`

**Hint:** The first blank is the path, the second a word that gives something back.

<details>
<summary>Solution</summary>

\`\`\`python
from flask import Flask

app = Flask(__name__)


@app.get("/hello")
def hello():
    return "Hello, Ada!"
\`\`\`

</details>

## Complete

That is a whole lesson: a section, an example, questions and an exercise. Make it yours.
`;
