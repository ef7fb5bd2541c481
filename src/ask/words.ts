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
  some any something somebody someone anybody anyone people person user users visitor visitors learner exactly actually simply`,
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
  [/(?<![.\w])\.\.(?!\.)/, 'two dots'],
  [/\b(?:log|logs|logged|logging|sign|signed|signing) (?:\w{1,20} ){0,2}in(?:to)?\b/, 'login'],
  [/\b(?:log|logs|logged|logging|sign|signed|signing) (?:\w{1,20} ){0,2}(?:out|off)\b/, 'logout'],
];

/**
 * Words of one meaning, the one that stands for all of them first; also irregular forms. They are general: what only
 * one lesson or section is asked for with stands there, as `also`.
 */
const SAME_MEANING = `
  computer laptop pc notebook
  site website
  delete remove erase unset discard kill wipe destroy
  save saved store stored persist
  read access fetch retrieve obtain
  trust reliable trustworthy
  megabytes mb gb gigabytes megabyte gigabyte kilobytes kb
  replace overwrite overwritten replaced
  check verify validate
  survive outlive
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
  reload refresh
  folder directory directories
  browser chrome firefox edge safari
  empty blank
  login signin
  logout signout
  accent umlaut
  disappear vanish gone
  expire expiry expiration expires
  lose lost loses
  steal stolen stole
  send sent sends submit submits submitted
  choose chose chosen pick picked select selected
  write wrote written
  encrypt encryption encrypted
  restart reboot restarted redeploy
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
const GENERAL = new Set(
  [
    ...listed(
      `accept achieve act add adjust affect allow announce appear apply arrange arrive assume attach avoid become begin behave believe
      belong block borrow break broke broken build built call calm cancel capture care carry cause cease check claim clean clear click
      close collect combine compare complain complete configure confirm confuse consider consist contain continue control convert
      copy correct count cover crash create cut deal decide declare define delay deliver demand deny depend describe deserve design destroy
      detect determine develop differ disable disagree discover display distinguish divide double earn enable end enforce enjoy
      ensure enter escape exist expect explain extend fail fall feel fetch fill finish fit fix follow force forget forgot format
      gather grab grant grow guarantee guess handle hang happen hate hear help hide hit hold hope hurt identify ignore implement improve
      include increase influence inform inspect intend interrupt introduce involve join judge jump kill lack lead leak learn
      leave left let lie limit live load lock long look lose maintain manage mark match matter measure mention miss mix move
      need notice notify obtain occur offer omit open operate order organize override overwrite own pass pay perform permit persist place
      plan play point possess practice practise prefer prepare present preserve press prevent proceed produce prohibit promise
      protect prove provide pull push quit raise reach realize reappear receive recognise recognize recommend recover
      redeploy reduce refer register reject relate release rely remain remind rename reopen repair repeat replace reply report
      require rescue respond restore restrict result retrieve reuse reveal rewrite risk roll ruin rush scare
      seem select separate serve settle share shorten shut sign skip slow solve specify spoil start stay stick stop
      strip succeed suggest supply support suppose surprise survive suspect switch teach throw tie touch treat trick trigger
      trust try turn understand undo unset update validate vary verify violate wait wake walk warn waste watch wonder worry wrap
      able accidental actual additional alive allowed alone angry annoying automatic available aware awful bad basic beautiful best better
      broken careful certain cheap clean clever close common complete complex complicated constant convenient cool correct current
      dangerous dead deep different difficult direct dirty double easy effective empty enough entire equal evil exact expensive explicit
      external extra false familiar fast final fine fixed foreign former forgotten free frequent fresh friendly full future general good
      great guilty half happy hard harmful harmless heavy helpful hidden high huge illegal immediate important impossible inner innocent
      instant internal invalid invisible irrelevant large late latest legal likely little local long loose loud low lucky main major
      malicious manual many maximum meaningful minimal minimum minor mixed modern multiple mysterious narrow nasty natural necessary
      negative nice nicer normal obvious odd official optional ordinary original outer overall painful paranoid partial particular perfect
      permanent personal physical plain poor popular positive possible potential powerful precise present pretty previous private probable
      proper public quick quiet rare ready real reasonable recent regular related relative relevant reliable required reserved
      rich right safe safer same secure separate serious severe sharp short silly similar simple single slow small smart soft sole solid
      special specific stable standard strange strict strong stuck stupid sudden suitable sure suspicious sweet temporary terrible tight
      tiny total tough tricky trivial true trusted trustworthy typical ugly unable unclear unexpected unique universal unknown unlikely
      unlimited unnecessary unsafe unused unusual unwanted upper urgent useful useless usual valid various vast visible vulnerable warm
      weak weird whole wide wild willing wise wonderful worse worst worth wrong young
      actually again almost anyway apart away back badly basically completely constantly correctly currently easily entirely especially
      eventually exactly finally forever fully generally hardly immediately instead later literally manually mostly nearly often once
      otherwise perhaps possibly probably properly quickly quite rarely rather recently safely seriously slowly somehow soon suddenly
      surely together twice usually well
      problem problems issue issues trouble reason second seconds minute minutes hour hours day days week weeks month months year years
      today tomorrow yesterday tonight morning moment once glance amount number level rest step steps thing case cases
      friend customer client teacher colleague boss guest member company somebody`,
    ),
  ].map(stem),
);

/** `term`: a stem. */
export const isGeneral = (term: string): boolean => GENERAL.has(term) || term.length < 2 || /^\d+$/.test(term);

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

/** The text in lower case, with one word for what is said in several. */
export const inOneWord = (question: string): string =>
  INSTEAD.reduce((text, [pattern, words]) => text.replace(pattern, ` ${words} `), question.toLowerCase());
