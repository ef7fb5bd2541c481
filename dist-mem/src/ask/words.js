/**
 * Words as the search compares them: without endings, code names also in their parts (`max_age`: max, age), and what
 * beginners call things beside the names that lessons use.
 */
/** What says nothing about what is asked. Apostrophes are gone before words are compared. */
const FILLER = new Set(`a an the this that these those it its i im ive me my mine you your youre we our us he his him she her they them their one ones
  am is are was were be been being isnt arent wasnt do does did dont doesnt didnt done doing have has had havent hasnt having
  can cant cannot could couldnt may might must shall should shouldnt will wont would wouldnt need needs
  and or but if then else so because than as of to in on at by for from with into onto over out up off about around between without within
  what whats which who whose whom when where wheres why how hows whether there here thats theres
  not no yes only just also too very really even still again already ever never always sometimes
  please pls plz hey hello hi ok okay thanks thank tell me explain show give want wanna like get gets got getting let lets
  some any all each every both more most much many lot few other same such own
  make makes made use used using uses put puts work works working happen happens happened happening mean means meant
  know say says said think see look find found ask question answer way thing things stuff something somebody someone anybody anyone
  people person user users visitor visitors learner everyone everybody nobody nothing
  go goes come comes came going does-not now time first last actually exactly simply possible ok good bad right wrong
  take takes give gives keep keeps bring brings new old after before while during until later
  flask app apps application python code pyhton program line lines part called name kind sort idea example examples search
  web site page pages difference vs versus compare better best difference-between syntax purpose reason point enough early
  attributeerror typeerror valueerror keyerror nameerror runtimeerror traceback recent`
    .split(/\s+/)
    .filter((word) => word !== ''));
/** Beginners' words, and what the lessons say for them. Each is put in the place of what it matches, in lower case. */
const INSTEAD = [
    // What people call the parts of every lesson.
    [/\b(?:what is |whats )?(?:this|the) lesson (?:is )?about\b/, 'introduction'],
    [/\bwhat are (\w+) (?:even )?for\b/, 'what is $1'],
    [/\b(?:short )?overview\b.*|\bcheat ?sheets?\b|\bquick ref\w*|\bsummary\b/, 'cheatsheet'],
    [
        /\b(?:exercise|challenge|task)s? about\b|\bcheck my program\b|\bto program here\b|\btry to cheat\b|\bsolution ok\b/,
        'practice',
    ],
    [/\bhow many questions\b|\bhow long is the quiz\b/, 'quiz ten questions'],
    [/\bcommon (?:mistakes|errors)\b|\b(?:usual|typical) mistakes\b/, 'common mistakes pitfalls'],
    // What people call the tutor's own doings.
    [/\bgo(?:ing)? back\b|\bprevious step\b|\bstep before\b/, 'navigate previous step'],
    [/\bwhat can (?:i|you) (?:type|say|do|ask)\b|\bwhat do you know\b/, 'commands'],
    [/\bhow far (?:i am|am i)\b/, 'progress'],
    [/\bsaved? when i (?:stop|leave)\b/, 'saved stop place'],
    [/\bquiz (?:without|alone)\b|\bjust the quiz\b/, 'quiz questions alone'],
    // Beginners' words.
    [/\bcarts?\b/, 'basket'],
    [/\bdisappears?\b|\bvanish\w*|\blost\b/, 'not saved gone modified'],
    [/\bextensions?\b/, 'ending suffix'],
    [/\bgenerate\b|\bcreate a key\b/, 'make random secrets token_hex'],
    [/\b(?:max(?:imum)? size|how (?:big|large)|size limit)(?= .*\b(?:cookies?|session)\b)/, 'fits bytes'],
    [/\bmax(?:imum)? size\b|\bhow (?:big|large)\b/, 'limit bytes'],
    [/\bsize limit\b|\blimit (?:the )?(?:upload )?size\b/, 'limit size'],
    [/\b(?:normal|ordinary|regular) cookie\b/, 'plain cookie'],
    [/\bdangerous\b|\brisky\b|\bunsafe\b/, 'danger harm'],
    [/\bumlauts?\b/, 'accents'],
    [/\bhuge\b|\btoo big\b/, 'large'],
    [/\b(?:log|logged|logging|sign) (?:me |them |somebody |someone |a user )?(?:in|into)\b/, 'log login'],
    [/\b(?:log|logged|logging|sign) (?:me |them |somebody |someone |a user )?(?:out|off)\b/, 'log logout'],
    [
        /\bsession vs\.? cookie\b|\bcookies? vs\.? sessions?\b|\b(?:cookies?|sessions?) or (?:a )?(?:cookies?|sessions?)\b/,
        'cookies or sessions',
    ],
    [/\bdifference between (?:a )?(?:cookies?|sessions?) and (?:a )?(?:cookies?|sessions?)\b/, 'cookies or sessions'],
    [/\b1 hour\b|\bone hour\b|\b60 minutes\b/, 'hour 3600'],
    [/\b(?:see|edit|change|read) the same name\b|\bsame name\b/, 'shared variable greeted name'],
    [/\bnormal\b/, 'plain'],
    [/\bcalled\b/, 'named'],
    [/\bstolen\b|\bstole\b/, 'copy'],
    [/\boriginal (?:file ?)?name\b/, 'name given database'],
    [/\bdoing nothing\b|\binactiv\w+|\bidle\b/, 'last visit session lifetime'],
    [/\bdot\b/, 'dot compressed'],
    [/\bgame\b/, 'secrets read'],
    [/\btwo browsers\b(?=.*\bin both\b)/, 'both browsers database'],
    [/\b(?:get|read|access) the value of\b/, 'read request value'],
    [/\bwhere\b.*\b(?:put|keep|store)s?\b.*\bcookies\b/, 'cookie jar stores'],
    [/\balone\b|\bautomatically\b|\bby its own\b/, 'itself'],
    [/\bother way (?:a?round)\b/, 'both ways travels out back'],
    [/\blogged out\b.*\brestart\b/, 'restart new random key sessions'],
    [/\bcookie of (?:the )?session\b/, 'one cookie packs dictionary session'],
    [/\b(?:save|store|put) (?:something |a value |it )?in(?:to)? (?:the |a )?session\b/, 'store session dictionary'],
    [/\bcheck if\b(?=.*\bsession\b)/, 'ask session'],
    [/\b(?:what|which) types\b/, 'type numbers lists'],
    [/\btwo requests\b.*\bsame person\b/, 'two letters same person sender request'],
    [/\bin which order\b/, 'moves'],
    [/\bwithout (?:picking|choosing|selecting)(?: a file)?\b/, 'no file chosen'],
    [/\bdownload again\b|\bdownload the file again\b/, 'hand back download'],
    [/\bgoogle\b/, 'other site'],
    [/\brestarts?\b/, 'restarts key'],
    [/\b(?:remembers?|memori[sz]e)\b/, 'remember'],
    [/\bpicked\b/, 'chose'],
    [/\bcomplain\b/, 'error'],
    [/\bexists? already\b|\balready exists?\b/, 'replace same name'],
    [/\bcatch\b(?=.*badsignature)/, 'empty session signature'],
];
export const isFiller = (word) => FILLER.has(word);
const ENDINGS = [
    [/(?:sses|shes|ches|xes)$/, ''],
    [/ies$/, 'y'],
    [/(?<=[^su])s$/, ''],
    [/(?<=[a-z]{3})ing$/, ''],
    [/(?<=[a-z]{3})ed$/, ''],
    [/(?<=[a-z]{4})ly$/, ''],
];
/** The same for all forms of an English word: store, stores, stored, storing. It need not be a word. */
export function stem(word) {
    if (word.length < 4 || /\d|_/.test(word))
        return word;
    const cut = ENDINGS.reduce((left, [ending, by]) => left.replace(ending, by), word);
    return cut
        .replace(/([bdfgmnprt])\1$/, '$1')
        .replace(/(?<=[a-z]{3})e$/, '')
        .replace(/(?<=[a-z]{2})y$/, 'i');
}
/** Words and code names of a text: `response.set_cookie` gives response and set_cookie. */
export const wordsOf = (text) => text
    .normalize('NFKC')
    .replace(/[’‘']/g, '')
    .match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu) ?? [];
/** The parts of a code name; empty for a plain word. */
export function partsOf(word) {
    const parts = word
        .replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
        .split(/[_-]/)
        .filter((part) => part !== '');
    return parts.length > 1 ? parts : [];
}
/** The terms under which a text is found. */
export const termsOf = (text) => wordsOf(text).flatMap((word) => [word, ...partsOf(word)].map((one) => stem(one.toLowerCase())));
/** The question in the words of the lessons, in lower case. */
export const inLessonWords = (question) => INSTEAD.reduce((text, [pattern, words]) => text.replace(pattern, ` ${words} `), question.toLowerCase());
//# sourceMappingURL=words.js.map