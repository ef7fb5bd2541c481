/** What is sent in answer to a press, by both bots: the blocks that the tutor replies with, and those before them. */
import { action } from '../../src/core/action-id.ts';
import { bullets, code, emphasis, heading, paragraph, strong } from '../../src/core/prose.ts';
import type { Block } from '../../src/core/reply.ts';

export const ANSWER: readonly Block[] = [
  heading(2, 'Question 1 of 1: Attach a cookie'),
  paragraph('Which line asks the browser to keep a cookie?'),
  bullets([
    ['A. ', code('response.set_cookie("theme", "dark")'), ' — ', strong('your answer, right')],
    ['B. ', code('cookies.set("theme", "dark")')],
    ['C. ', code('request.cookies["theme"] = "dark"')],
  ]),
  {
    kind: 'notice',
    tone: 'right',
    title: 'Right',
    content: [
      paragraph('You chose A: ', code('response.set_cookie("theme", "dark")')),
      paragraph(
        'A cookie travels to the browser on a ',
        emphasis('response'),
        ', so the response is what you attach it to.',
      ),
    ],
  },
  { kind: 'progress', label: 'Quiz, step 2 of 4', done: 2, total: 4 },
  {
    kind: 'buttons',
    buttons: [{ label: 'Next', action: action('next', 'bench', 'attach-a-cookie'), style: 'primary' }],
  },
];
