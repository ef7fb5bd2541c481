/**
 * Words as the search compares them: without endings, code names also in their parts (`max_age`: max, age), and what
 * people call the parts of any lesson.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ''));

/** What holds a sentence together. Apostrophes are gone before words are compared. */
const GRAMMAR = listed(
  `a an the this that these those it its i im ive id me my mine you your youre we our us he his him she her they them their
  am is are was were be been being isnt arent wasnt do does did dont doesnt didnt done doing have has had havent hasnt having
  can cant cannot could couldnt may might must shall should shouldnt will wont would wouldnt need needs
  and or but if then else so because than as of to in on at by for from with into onto about
  what whats which who whose whom when where wheres why how hows whether there here thats theres
  just also too very really even please pls plz hey hello hi ok okay thanks thank tell explain want wanna like lets let
  some any something somebody someone anybody anyone people person user users visitor visitors learner exactly actually simply`,
);

/** What says little about what is asked, but tells phrases apart: “get a cookie”, “the same name”. */
const WEAK = listed(
  `one ones over out up off around between without within no not yes only still again already ever never always sometimes
  me show give get gets got getting all each every both more most much many lot few other same such own
  make makes made use used using uses put puts work works working happen happens happened happening mean means meant
  know say says said think see look find found ask question answer way thing things stuff everyone everybody nobody nothing
  go goes come comes came going does-not now time first last possible good bad right wrong
  take takes keep keeps bring brings new old after before while during until later
  flask app apps application python code pyhton program line lines part called name kind idea example examples search
  web site page pages difference vs versus compare better best difference-between syntax purpose reason point enough early
  attributeerror typeerror valueerror keyerror nameerror runtimeerror traceback recent`,
);

/** What people call the parts that every lesson has. Each is put in the place of what it matches, in lower case. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/\b(?:what is |whats )?(?:this|the) lesson (?:is )?about\b/, 'introduction'],
  [/\bwhat are (\w+) (?:even )?for\b/, 'what is $1'],
  [/\b(?:short )?overview\b.*|\bcheat ?sheets?\b|\bquick ref\w*|\bsummary\b/, 'cheatsheet'],
  [
    /\b(?:exercise|challenge|task)s? about\b|\bcheck my program\b|\bto program here\b|\btry to cheat\b|\bsolution ok\b/,
    'practice',
  ],
  [/\bhow many questions\b|\bhow long is the quiz\b/, 'quiz ten questions'],
  [/\bcommon (?:mistakes|errors)\b|\b(?:usual|typical) mistakes\b/, 'common mistakes pitfalls'],
];

/**
 * Words of one meaning, the one that stands for all of them first; also irregular forms. They are general: what only
 * one lesson or section is asked for with stands there, as `also`.
 */
const SAME_MEANING = `
  delete remove erase
  save saved store stored persist
  picture image photo
  large huge big larger bigger
  danger dangerous risky unsafe harmful
  change edit modify alter manipulate tamper
  forge fake
  attacker hacker
  javascript js
  dictionary dict
  database db
  password passwords passwd pw
  ending extension suffix
  basket cart
  login signin
  logout signout
  accent umlaut
  disappear vanish gone
  expire expiry expiration expires
  lose lost loses
  steal stolen stole
  send sent sends
  choose chose chosen pick picked select selected
  write wrote written
  encrypt encryption encrypted
  restart reboot restarted
  refuse reject
  random randomly
  generate create`;

const MEANT = new Map(
  SAME_MEANING.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.trim().split(' ');
      return others.map((word) => [word, first] as const);
    }),
);

/** Whether a word says nothing, or next to nothing, about what is asked. */
export const isFiller = (word: string): boolean => GRAMMAR.has(word) || WEAK.has(word);

/** The stems of all words but those that hold the sentence together. */
export const wordsToCompare = (text: string): readonly string[] => [
  ...new Set(
    wordsOf(text.toLowerCase())
      .filter((word) => !GRAMMAR.has(word))
      .map(stem),
  ),
];

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:sses|shes|ches|xes)$/, ''],
  [/ies$/, 'y'],
  [/(?<=[^su])s$/, ''],
  [/(?<=[a-z]{3})ing$/, ''],
  [/(?<=[a-z]{3})ed$/, ''],
  [/(?<=[a-z]{4})ly$/, ''],
];

/** The same for all forms of an English word: store, stores, stored, storing. It need not be a word. */
export function stem(form: string): string {
  const word = MEANT.get(form) ?? MEANT.get(form.replace(/s$/, '')) ?? form;
  if (word.length < 4 || /\d|_/.test(word)) return word;
  const cut = ENDINGS.reduce((left, [ending, by]) => left.replace(ending, by), word);
  return cut
    .replace(/([bdfgmnprt])\1$/, '$1')
    .replace(/(?<=[a-z]{3})e$/, '')
    .replace(/(?<=[a-z]{2})y$/, 'i');
}

/** What is said of anything: where the lessons do not have it, it is hardly what is asked about. */
const GENERAL = new Set(
  [
    ...listed(
      `protect prevent avoid allow enable disable try survive crash crashes fail fails failed broken nice nicer easy hard simple
  problem problems issue issues trouble wrong weird strange stuck fix solve repair exist exists missing need require required
  maximum minimum max min several multiple whole entire complete total twice once second seconds minute minutes hour hours day
  days week weeks month months year years today tomorrow tonight morning
  start stop begin end continue leave stay turn switch reset handle manage control provide support contain include
  become turn seem appear show hide happen cause return call run open close click press type enter load check test verify
  real really true false correct proper safe safely secure secured wish hope believe understand learn remember
  friend customer client teacher colleague boss guest admin member everyone
  default normal usual standard common typical special important necessary useful own custom
  inside outside above below next previous current directly immediately automatically manually twice
  small long short full empty big bit lot
  size amount number length count times level rest step steps`,
    ),
  ].map(stem),
);

/** `term`: a stem. */
export const isGeneral = (term: string): boolean => GENERAL.has(term);

/** Words and code names of a text: `response.set_cookie` gives response and set_cookie. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .replace(/[’‘']/g, '')
    .match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu) ?? [];

/** The parts of a code name; empty for a plain word. */
export function partsOf(word: string): readonly string[] {
  if (word === 'JavaScript') return [];
  const parts = word
    .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
    .split(/[_-]/)
    .filter((part) => part !== '');
  return parts.length > 1 ? parts : [];
}

/** The terms under which a text is found. */
export const termsOf = (text: string): readonly string[] =>
  wordsOf(text).flatMap((word) => [word, ...partsOf(word)].map((one) => stem(one.toLowerCase())));

/** The question in the words of the lessons, in lower case. */
export const inLessonWords = (question: string): string =>
  INSTEAD.reduce((text, [pattern, words]) => text.replace(pattern, ` ${words} `), question.toLowerCase());
