/**
 * Words as the search compares them: without endings, code names also in their parts (`max_age`: max, age). All
 * words here are general ones of English and of the web; what only a lesson is asked for with stands in that lesson.
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
  some any something somebody somebodys someones anyones anybodys everyones peoples someone anybody anyone people person user users visitor visitors learner exactly actually simply
  um uh erm uhm lol haha sir bro mate dude tbh truly`,
);

/** What says little about what is asked, but tells phrases apart: “get a cookie”, “the same name”. */
const WEAK = listed(
  `one ones around between without within no not yes only ever never always sometimes
  me show give get gets got getting more most much many lot few other same such own
  make makes made use used using uses put puts work works working happen happens happened happening mean means meant
  know say says said think see look find found ask question answer way thing things stuff everyone everybody nobody nothing
  go goes come comes came going does-not now time first last possible good bad right wrong
  take takes keep keeps bring brings new old later
  flask app apps application python code pyhton program line lines part called name kind idea example examples search
  web site page pages difference vs versus compare better best difference-between syntax purpose reason point enough early
  attributeerror typeerror valueerror keyerror nameerror runtimeerror traceback recent`,
);

/** What is said in several words, in one; in lower case. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/\bdev ?tools\b/, 'developer tools'],
  [/\b(?:do|does|did|done|doing|go|goes|went|going) (?:(?!g[eo]t)\w{1,20} ){0,2}wrong\b/, 'mistakes'],
  [/\[ ?\]/, 'brackets'],
  [/\b(\d{1,6})(?=(?:[kmg]b|bytes?|min|mins|sec|hrs?|h|days?|weeks?)\b)/, '$1 '],
  [/(?<![.\w])\.\.(?!\.)/, 'two dots'],
  [/\b(?:log|logs|logged|logging|sign|signed|signing) (?:\w{1,20} ){0,2}in(?:to)?\b/, 'login'],
  [/\b(?:log|logs|logged|logging|sign|signed|signing) (?:\w{1,20} ){0,2}(?:out|off)\b/, 'logout'],
];

/**
 * Words of one meaning, the one that stands for all of them first; also irregular forms. They are general: what only
 * one lesson or section is asked for with stands there, as `also`.
 */
const SAME_MEANING = `
  computer laptop pc notebook machine
  phone smartphone mobile
  site website webpage homepage
  delete remove erase unset discard kill wipe destroy eliminate deletion removal
  save saved store stored persist persisted
  read access fetch retrieve obtain accessing reading
  trust reliable trustworthy
  megabytes mb gb gigabytes megabyte gigabyte kilobytes kb mbs gigs
  replace overwrite overwritten overwrites replaced
  check verify validate validation verification
  survive outlive
  picture image photo pic img jpeg jpg foto
  large huge big larger bigger biggest largest enormous giant
  danger dangerous risky unsafe harmful risk hazardous
  change edit modify alter manipulate tamper manipulation
  forge fake counterfeit
  attacker hacker
  javascript js
  dictionary dict dictionaries dicts
  database db databases dbs
  password passwords passwd pw pwd
  ending extension suffix
  basket cart
  reload refresh f5
  folder directory directories dir
  browser chrome firefox edge safari opera
  empty blank
  login signin
  logout signout
  accent umlaut
  disappear vanish gone vanished die dies died
  expire expiry expiration expires
  lose lost loses
  steal stolen stole
  send sent sends submit submits submitted
  choose chose chosen pick picked select selected
  write wrote written
  encrypt encryption encrypted
  restart reboot restarted redeploy
  refuse reject decline
  random randomly
  generate create
  keep kept
  forget forgot forgotten
  begin began begun
  break broke broken
  hide hid hidden
  hold held
  forbid forbidden
  difference differences different differ differs
  argument arguments arg args parameter parameters param params
  function functions func method methods
  setting settings config configuration
  mistake mistakes pitfall pitfalls
  maximum max maximal
  limit limits limited restrict restricts restricted restriction
  insecure unsecure unsecured unencrypted
  message messages msg msgs
  automatic automatically
  hour hr hrs
  compare comparison
  attach attachment`;

const MEANT = new Map(
  SAME_MEANING.trim()
    .split('\n')
    .flatMap((line) => {
      const [first = '', ...others] = line.trim().split(' ');
      return others.map((word) => [word, first] as const);
    }),
);

/** Whether a word only holds the sentence together. */
export const isGrammar = (word: string): boolean => GRAMMAR.has(word);

/** Whether a word says nothing, or next to nothing, about what is asked. */
export const isFiller = (word: string): boolean => GRAMMAR.has(word) || WEAK.has(word);

/** The stems of all words but those that hold the sentence together. */
export const wordsToCompare = (text: string): readonly string[] => [
  ...new Set(
    wordsOf(inOneWord(text))
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

/**
 * Verbs and adjectives that can be said of anything: where the lessons do not have one, it is hardly the subject. Nouns
 * are not among them; a thing that no lesson names (`redis`, `pizza`) is what is asked about.
 */
const GENERAL_WORDS = listed(`
  able above accept accidental achieve across act actual actually add additional adjust advantage affect afraid
  afterwards again against ahead alike alive allegedly allow allowed almost alone along already alternative
  alternatives although among amount angry announce annoy annoying annoys anxious anyhow anymore anyway anywhere apart
  apparently appear apply approach approaches apr arrange arrive ashamed aside asleep aspect aspects assume attach
  attempt attempts aug automatic available avoid aware away awesome awful back backward bad badly bare basic basically
  basics beautiful become beforehand begin beginner behave behavior behaviour behind believe belong below beneath
  benefit benefits beside best better beyond bit bits blank blind block bold boring borrow boss both bother bothers
  bound break brief bright broad broke broken bug buggy bugs build built bump bunch busy call calm cancel capable
  capture care careful careless carry case cases casual catch cause cease central certain certainly chance chances
  cheap cheat check child choice choices circumstances claim classic classical clean clear clever click client climb
  close clumsy coherent colleague collect combine comfortable comment comments common commonly company compare
  complain complete completely complex complicated compute con concatenate concept concepts concern condition
  configure confirm confuse confusion cons conscious consequence consider consist consistent constant constantly
  consume contain context continue contrary control convenient convert cool copy correct correctly count couple cover
  crash crashes crazy create crucial curious current currently customer cut damn dangerous day days dead deal dear dec
  decent decide declare deep define definition delay deliberate deliver demand deny depend describe deserve design
  desperate despite destroy detail details detect determine develop differ different difficult dig direct directly
  dirty disable disadvantage disagree discover display distinct distinguish divide double down downside drawback drop
  dude dumb dummy dump during each eager earlier early earn easily easy effect effective effects effort either elegant
  else elsewhere empty enable encounter end enforce engage enjoy enlarge enough ensure enter entire entirely equal
  equally escape especially essence essential evaluate eventual eventually every everywhere evident evil exact exactly
  exceed excellent exclude execute exist exotic expand expect expensive expert expire explain explanation explicit
  explore expose extend external extra extract extreme face fact facts fail failed failing fails fair fall false
  familiar fancy fast fatal favor favorite favour favourite fearful feature features feb feel fellow fetch fewer
  figure fill final finally fine finish fire firm fit fix fixed flat flexible folks follow following fond fool force
  foreign forever forget forgot forgotten formal format former fortunate forward free freeze freezes frequent fresh
  friday friend friendly full fully funny furious future gain gather general generally generous gentle genuine glad
  glance glitch global glue goal goals good grab grant grasp grateful grave great grip grow guarantee guard guess
  guest guide guideline guilty guy guys hack half handful handle handy hang happen happy hard hardly harm harmful
  harmless harsh hate hear heavy help helpful herself hesitate hidden hide high himself hint hit hold honest honestly
  hood hook hope hopefully horrible hour hours huge hungry hurt hurts idea ideal identify idle ignore illegal imagine
  immediate immediately implement implicit imply import importance important impossible impression improve improvement
  include increase inevitable infinite influence info inform information initial inner innocent inside inspect inspire
  install instant instead instruction instructions integrate intelligent intend intense intention interact interested
  interesting internal interpret interrupt introduce introduction invalid invent invisible invoke involve irrelevant
  issue issues itself jail jam jan jealous join jot judge juggle jul jump jun justify keen kick kid kill kinds knock
  knowledge lack lame large late lately later latest latter launch lay lazy lead leak lean leap learn least leave left
  legal legit legitimate lend lengthy less let level lick lie lift likely limit link list lists literally little live
  load local lock long look loop loose lose lot lots loud lovely low lower loyal luck luckily lucky mad main maintain
  major majority malicious man manage manner manual manually many mar mark marvellous master match mate matter maximum
  maybe meaning meaningful meanings means meanwhile measure member memorize mention mere merge mess messy mild mind
  minimal minimum minor minority minute minutes mirror miss mix mixed mode modern modify moment monday monitor month
  months morning mostly mount move multiple mutual myself mysterious naive narrow nasty natural navigate nearly neat
  necessary necessity need needs negative neglect neither nervous nest newbie newest next nice nicer noble noob normal
  normally notable notice notify notion nov nowadays nowhere number numerous object oblige obscure observe obtain
  obvious occasion occasional occasionally occupy occur oct odd off offer official often oldest omit once onto open
  operate opinion opportunity opposite optional optionally order ordinary organize original otherwise out outcome
  outer outside outsmart over overall overcome overdo overlook override overview overwrite owe own pack painful pair
  paranoid part partial particular parts pass paste patient pause pay peculiar peek people per perceive perfect
  perfectly perform perhaps permanent permit persist personal petty physical pick piece pieces pile pin place places
  plain plan play plenty point poke polish polite poor popular positive possess possibility possible possibly postpone
  potential pour powerful practical practice practise pray precise predict prefer prepare present preserve press
  pretend pretty prevent previous previously principle principles print prior private pro probable probably problem
  problems procedure proceed process produce prohibit promise promote prompt proof proper properly property propose
  pros protect proud prove provide public pull pure push puzzle question questions quick quickly quiet quit quite
  quote raise random range rare rarely rate rather reach react ready real realise realistic realize reappear reason
  reasonable reasons recall receive recent recently reckon recognise recognize recommend recommendation recover
  redeploy redirect reduce redundant refer reflect register regret regular regularly reject rejoice relate related
  relation relative release relevant reliable rely remain remark remarkable remind remote rename rent reopen repair
  repeat replace reply report require required requirement requirements rescue reserve reserved resist resolve respect
  respective respond rest restore restrict result retrieve retry reuse reveal reverse reward rewrite rich rid
  ridiculous right ring rip rise risk robust role roll root rough rude ruin rule rules rural rush sacrifice sadly safe
  safely safer same satisfy saturday savvy scan scare scared scenario scold score scratch scream screw search second
  seconds secret secure seek seem seldom select sell sense sensible sentence sep separate series serious seriously
  serve set sets settle severe shake shame shape share sharp shift shine shoot short shorten shout show shrink shut
  shy sick side sides sigh sign significant silly similar simple simplest simplify since sincere single sink situation
  skip sleep slip sloppy slow slowly small smart smash smell smooth snap sneak soft sole solid solution solutions
  solve somebody somehow someplace somewhere soon sorry sort sorts sound source spare special specific specify spend
  spill spin split spoil spot spread squeeze stable stage stand standard stare start state statement stay steer step
  steps stick stir stop strange strict strike strip strong struggle struggling stuck stuff stumble stupid subject
  subjects substitute succeed success suck sudden suddenly sue suffer suggest suggestion suitable suited sum summary
  sunday super superb superior supply support suppose supposed supposedly sure surely surprise surprised surprising
  surrender surround survive suspect suspicious swear sweep sweet swim swing switch tackle talk task tasks taste teach
  teacher tear tease technique tedious tell temporary tempt tend term terms terrible terrify thank themselves theories
  theory thick thin thing thorough though thought thoughts thread thrill through throughout throw thursday tidy tie
  tight till tiny tip tips tired today together toggle tolerant tomorrow tonight topic topics total touch tough toward
  towards track trade tragic train transparent trap trash treat trick tricks tricky trigger trim trivial trouble true
  trust trusted trustworthy truth try tuesday turn twice twist type types typical typically ugly ultimate unable
  unaware unclear under undergo underlying understand understanding undo uneasy unexpected unfair unfortunately unique
  universal unknown unless unlikely unlimited unlucky unnatural unnecessary unsafe unset unsure until unused unusual
  unwanted up update upon upper upset upside urge urgent usage use useful useless uses usual usually vague valid
  validate valuable variant various vary vast verify version versions view violate visible vital vote vulnerable wait
  wake walk wander warm warn wash waste watch wave way ways weak wednesday week weeks weigh weird well whereas while
  whisper whole wicked wide wild willing win wipe wise wish within wonder wonderful wondering word words work works
  world worried worry worse worst worth worthless worthwhile wrap wrong year years yell yesterday young yourself zoom`);
const GENERAL: ReadonlySet<string> = new Set([...GENERAL_WORDS].map(stem));

/** All words that stand in the lists above, for what is misspelt. */
export const plainWords = (): Iterable<string> =>
  new Set([...GRAMMAR, ...WEAK, ...GENERAL_WORDS, ...MEANT.keys(), ...MEANT.values()]);

/** Whether a word is of general English, so that nobody meant another one. */
export const isPlainWord = (word: string): boolean =>
  GRAMMAR.has(word) || WEAK.has(word) || MEANT.has(word) || GENERAL.has(stem(word));

/** `term`: a stem. */
export const isGeneral = (term: string): boolean => GENERAL.has(term) || term.length < 2 || /^\d+$/.test(term);

/** Words and code names of a text: `response.set_cookie` gives response and set_cookie. */
export const wordsOf = (text: string): readonly string[] =>
  IS_MORE.test(text)
    ? (text
        .normalize('NFKC')
        .replace(/[’‘']/g, '')
        .match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu) ?? [])
    : (text.replaceAll("'", '').match(/[A-Za-z\d]+(?:[_-][A-Za-z\d]+)*/g) ?? []);

/** Whether there is more than English letters, digits and signs; without, words are found in half of the time. */
const IS_MORE = /[^ -~\s]/;

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

/** Whether any of `INSTEAD` may be in it: most texts have none of it. */
const HAS_INSTEAD = /tools|wrong|\[|\d|\.\.|log|sign/;

/** The text in lower case, with one word for what is said in several. */
export function inOneWord(question: string): string {
  const lower = question.toLowerCase();
  if (!HAS_INSTEAD.test(lower)) return lower;
  return INSTEAD.reduce((text, [pattern, words]) => text.replace(pattern, ` ${words} `), lower);
}
