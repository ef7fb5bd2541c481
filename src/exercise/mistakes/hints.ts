/** The mistakes whose hint is always the same: what a learner reads, by the mistake's id. Backticks make code. */
import { type Mistake, mistakeOf } from './evidence.ts';

const HINTS = {
  /* A program that Python cannot read */
  'blank-left': 'There’s still a blank, three underscores, in this line. Fill it in.',
  'quote-left-open':
    'A text begins in this line and doesn’t end. Every quote needs a second one of the same kind. Count the quotes.',
  'plus-plus': 'Python has no `++`. To add one to a number, assign the sum to its name again.',
  'bracket-left-open':
    'Brackets come in pairs. Go through this line and count: each one that opens has to be closed by one of its kind.',
  'missing-colon': 'A line that begins a block (`def`, `if`, `try` …) ends with a colon.',
  indentation:
    'The spaces at the start of a line are part of Python. What belongs to a function stands four spaces further ' +
    'in than its `def`, all lines alike.',
  'try-without-except': 'A `try:` needs its `except` below it, in the same column.',
  'block-without-beginning':
    'This line continues a block that never started. What has to stand above it, in the same column?',
  'return-outside-function':
    'This line stands outside of every function. Check how far it is indented: it has to stand below its `def`, ' +
    'four spaces in.',
  'missing-comma':
    'Two things stand side by side here. Either a comma is missing between them, or a quote that would make them one text.',
  assignment: 'One `=` gives a name its value, and the name stands on its left. `==` compares.',
  'missing-call-brackets': 'In Python 3 this is a function: what you give it goes in round brackets.',
  'import-turned-round':
    'In Python the module comes first: `from`, the module, `import`, and then the names that you want from it.',
  'import-in-capitals':
    'Python’s own words are written in small letters: `from` and `import`. Phones like to change that.',
  'import-misspelt':
    'This line looks like an import. Its words are `from` and `import`: compare them letter by letter.',
  'import-of-nothing': 'This import doesn’t say what it wants. Names go behind `import`, with commas between them.',
  'import-ends-in-a-comma':
    'This line ends in a comma, so Python waits for one more name. Write the name, or leave the comma out.',
  syntax:
    'Python stopped at the mark under the line. The mistake is there or just before it, also at the end of the line above.',
  /* An exception */
  'endless-recursion': 'A function here calls itself, and nothing ever makes it stop.',
  'no-default-brackets':
    'Square brackets need the name to be there, and this time it isn’t. There’s a way to read it that takes a default.',
  'int-on-nonsense':
    'A visitor’s browser can send anything, even text that isn’t a number. Then the conversion raises an error. ' +
    'Catch that error, and go on with a value of your own.',
  'no-secret-key':
    'A session is signed, and there’s no key to sign it with. Set one on the app, if you want a session.',
  'reads-while-loading':
    'This line runs once, while the program is loading, and no visitor is there yet. What depends on the visitor belongs ' +
    'inside a view.',
  'number-not-converted':
    'Text and numbers can’t be added or compared. What a browser sends is text, even when it looks like a number. Make ' +
    'both of one kind first.',
  'no-default':
    'There was nothing to read this time, and reading without a default gives `None`. Give the reading a ' +
    'default: a second argument.',
  'value-not-text':
    'A cookie’s value has to be text, and here it’s given a number. Make text of it first, or put quotes around it.',
  'cookie-on-request':
    'This is what the visitor’s browser sent, and it can’t be changed. A new cookie goes on the response.',
  'changes-the-request':
    'This is what the visitor’s browser sent, and it can’t be changed. A value of your own needs a variable of its own.',
  'page-not-text': 'What this view returns isn’t a page. A page is text: make text of the value before you return it.',
  'cookies-called':
    'This is a mapping, not a function, so it isn’t called. It has a method for reading, which takes a default.',
  'not-a-function': 'Something is called here with round brackets, but it isn’t a function.',
  'returns-what-set-cookie-returns':
    '`set_cookie` changes the response and gives nothing back. Call it on a line of its own, and return the response.',
  'nothing-returned': 'What this view returns is `None`. Where does that value come from?',
  /* Names */
  'reads-the-response':
    'A response is what the app sends. What the visitor’s browser sent came in with another object. Which one?',
  /* The answer */
  'endless-loop':
    'A `while` loop goes on until its condition is false. Nothing in this one makes it false. A view answers one ' +
    'request and ends; does it need a loop at all?',
  'endless-redirect':
    'Each response sends the browser on to the next address, and it never gets a page. Where does this visitor get one?',
  'nonsense-refused':
    'The program noticed the odd value and answered with an error page. It should go on instead, as with a new visitor.',
  /* Cookies */
  'deleted-with-another-domain':
    'The cookie was set with one domain and deleted with another. To a browser these are two cookies.',
  'other-domain': 'The cookie names a domain that isn’t this app’s, so the browser refuses it. It needs no domain.',
  'wrong-response':
    'There are two responses here. One gets the cookie, and the view returns the other one, which doesn’t have it.',
  'shared-variable':
    'What the program keeps outside of its views belongs to the server, so all visitors share it. What belongs to one ' +
    'browser has to come from that browser, with each request.',
  /* Pages */
  'overwrites-the-cookie':
    'This page sets the cookie again, to another value. A page that shows a cookie can leave it as it is.',
  'not-what-was-read':
    'The view reads the cookie, and its page shows something else. Follow the value from the line that reads it to the one ' +
    'that returns the page.',
  'fixed-word': 'The browser sent the cookie, and this view doesn’t look at what came with the request.',
  'prints-instead': '`print` writes where only you can read it. The browser gets what the view returns.',
  'empty-default':
    'The default is an empty text, so a visitor who brings nothing gets an empty page. Put a word between the quotes.',
  'no-number': 'There’s no number on this page yet.',
  'not-stored-again':
    'The request before this one stored no new value in the browser. Every visit has to store its new number.',
  'never-added': 'The page shows the very number that the cookie holds. This visit adds one.',
  'stores-the-old-number': 'The cookie holds less than the page has shown. Store the number after adding one.',
} as const;

/** A mistake whose hint is always the same. */
export const usual = (id: keyof typeof HINTS): Mistake => mistakeOf(id, HINTS[id]);
