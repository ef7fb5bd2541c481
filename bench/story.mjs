/**
 * What the story of a cookie and the questions about a run cost beside the run itself, in processor time: after
 * `npm run build`, `node bench/story.mjs`. The run is as long as a lesson may have one: forty steps, a cookie each.
 */
import { playScenario } from '../dist/src/browser/index.js';
import { browsersPart } from '../dist/src/explain/browsers-part.js';
import { listDecisions } from '../dist/src/explain/decisions.js';
import { describeDecision } from '../dist/src/explain/describe-decision.js';
import { describeStory } from '../dist/src/explain/describe-story.js';
import { listStory, storiedCookies, storyOf } from '../dist/src/explain/story.js';
import { createSandbox } from '../dist/src/sandbox/index.js';

const PROGRAM = `
from flask import Flask, make_response, request
app = Flask(__name__)

@app.get("/")
def index():
    theme = request.cookies.get("theme", "light")
    visits = int(request.cookies.get("visits", "0")) + 1
    response = make_response(theme)
    response.set_cookie("visits", str(visits), max_age=3600)
    response.set_cookie("theme", theme, httponly=True, samesite="Lax")
    return response
`;
const STEPS = Array.from({ length: 40 }, () => ({ do: 'visit', url: 'https://app.test/', from: null }));
const ROUNDS = 200;

const sandbox = createSandbox();
const { value: transcript } = await sandbox.run(PROGRAM, 0, playScenario(STEPS, Date.UTC(2026, 0, 1)));
await sandbox.close();

/** Milliseconds of processor time that one call takes, over many. */
function cost(work) {
  for (let round = 0; round < 20; round += 1) work();
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / ROUNDS;
}

const story = listStory(transcript);
const decisions = listDecisions(transcript);
const [name] = storiedCookies(story);
const rows = [
  ['remembering the story of a run', () => listStory(transcript)],
  ['follow: the story of one cookie', () => describeStory(storyOf(story, name))],
  ['remembering the decisions of a run', () => listDecisions(transcript)],
  ['compare: whether the browsers part, after each run', () => browsersPart(transcript)],
  ['why: one decision', () => describeDecision(decisions.at(-1))],
];
process.stdout.write(`a run of ${STEPS.length} steps, ${story.length} events, ${decisions.length} decisions\n`);
for (const [label, work] of rows) {
  const milliseconds = cost(work);
  process.stdout.write(
    `${milliseconds <= 5 ? 'PASS' : 'OVER'}  ${label} (ms of processor time) ≤ 5: ${milliseconds.toFixed(3)}\n`,
  );
}
