/**
 * What people type, by what they mean. `[a|b]` may be left out, `(a|b)` is one of these. Case, punctuation, apostrophes
 * and small talk around a phrase do not matter, and a slip of a letter or two is forgiven (`read-phrase.ts`).
 *
 * To teach the tutor a phrase, add it here. `nibble doctor` shows what it has not understood.
 */

/** Numbers as people write them before “minutes”. */
const FEW = '(a|1|2|3|5|10|15|20|30|one|two|three|five|ten|a few|a couple of)';

export const SAYINGS = {
  next: [
    'next [one|step|page|part|section|thing|slide|bit|question|card|please]',
    '(n|nxt|weiter|siguiente|suivant|avanti|onward|onwards|forward|proceed|➡|▶|👉|⏭|👍|👌|✅|✔|→)',
    '(continue|cont|go on|go ahead|carry on|keep going|keep on|move on|moving on|go forward|proceed|advance)',
    '(show|give) me the next [one|step|part|section|question|card]',
    '[go] to the next [one|step|part|section|page|question|card]',
    '[lets] (go on|go|continue|move on|keep going|carry on|get going) [with] [the lesson|this|it]',
    '(ok|okay) [then|cool|good|great|fine|next|thanks|i see|go on|continue|got it|makes sense]',
    '(im|i am|all) (ready|done|good|set|finished) [with this|here|reading|now]',
    '(ready|done|finish|finished|complete|read it|roger|noted|gotcha|understood|alright|all right|right|fine|clear enough)',
    '[i] (got|get|understand|see|have read) [it|that|this] [now|all]',
    '[that|it|this] makes [perfect|total] sense [now|to me]',
    '(whats|what is|what comes|what comes up|and what) next',
    '(what now|now what|and now|and then|then what)',
    'i (know|knew) (that|this|it) [already]',
    '(sure|yep|yes|yeah) (next|go on|continue|go ahead|got it)',
    '(its|thats|all) clear [now|to me]',
  ],
  back: [
    '[go|take me|step|move|get|jump] back [one|a|1] [step|page|one|please]',
    '(previous|prev|the previous|the last|the earlier|last) [one|step|page|part]',
    '[one|a|1] [step|page] back [please]',
    '[go|take me|back] to the (previous|last|earlier) (one|step|page|part)',
    '(previous|prev|zurück|⬅|◀|←|earlier|the one before|the step before|return)',
    'show me the (previous|last|earlier) (one|step|page|part) [again]',
  ],
  show: [
    '(show|repeat|again|pardon|what was that|once more|one more time|come again|say again|i missed that|🔁|🔄)',
    '(show|say|repeat|tell me|read|send) (it|that|this) [to me] [again|once more|one more time]',
    '(show|repeat|say|tell me|read|send|give me) [me] (the|this|that) (question|task|step|exercise|challenge|text|example|code|card|problem|last one|last step) [again|once more]',
    '(what|whats|what was|what is|which was) the (question|task|exercise|challenge|problem) [again]',
    '(what do i have to|what should i|what must i|what am i supposed to|what do you want me to|what am i meant to) do [here|again|now]',
    '(sorry what|sorry what was that|what did you (say|ask|write)|what did you just say|what was it again)',
    '[show|take me|go|bring me] back to (the question|the exercise|where i was|my place)',
    '[show] where i am',
    '[show|see] [me] (my|the) last (attempt|answer|try|code|program)',
    'repeat [the] [question|step|task|please|last step|last one]',
    '(where was i|back to it|where did we stop|where did i stop)',
    'again please',
  ],
  resume: ['(resume|[go|take me|bring me|come] back to (the|my) lesson|leave the lab|leave the review for the lesson)'],
  where: [
    '(where|wo bin ich|📍)',
    '(where|were|whre|wher) am i',
    'where (am i|are we|is this|am i now|are we now|am i at) [in the lesson|in this lesson|right now|here]',
    '(what|which) (step|section|part|lesson|page|chapter) (is this|am i [in|on|at]|are we [in|on|at])',
    '(how far|how far along) (am i|are we|did i get) [in the lesson|now]',
    '(my|current|what is my) (place|position|location|step)',
  ],
  'how-long': [
    'how long [does|will|would|is] (this|it|that|the lesson|this lesson|everything|the rest|the quiz|all this) [still] [take|last|be|going to take|go on]',
    'how long (is it|is this|is the lesson|until the end|until its over|till the end|to go|is left|more|still|left|until i am done|until im done)',
    'how much (is left|longer|more|time|is there left|time is left|time is there|remains|still|left|more is there|more to go|time does this take|time will this take|time do i need|is there to go|is still to come)',
    'how many (steps|minutes|questions|sections|pages|parts|lessons|more|exercises|are) [are] (left|remaining|to go|are there|more|there|in this lesson|is this|does this take|still|in this section|in total|today|due|do i have|do i have left|until the end)',
    'how many cards (are|do i have|today|more|left|still) [are] [left|due|today|there|to go|now]',
    'how many more (cards)',
    'how many [more] (steps|minutes|questions|sections|pages|parts|exercises)',
    '(when is (this|it) (over|done|finished)|are we (done|there) yet|are we nearly (done|there)|is it (much|a lot) (longer|more)|almost done|nearly done|time left|whats left|what is left|is it long|is this long|is there much more|is there much left|what remains)',
    '(when am i done|when are we done|does it take long|does this take long|will it take long|will this take long|is this the (end|last one)|how far to the end)',
  ],
  outline: [
    '[show|open|see|give me] [me] [the] (outline|contents|table of contents|toc|sections|chapters|list of sections|overview of the lesson|lesson plan|syllabus)',
    '(jump|menu|index|topics)',
    '(what|which) (sections|chapters|parts|topics) (are there|are in this lesson|does it have|does this lesson have|are in it|do you have)',
    '(what is|whats) in (this|the) lesson',
    'what does this lesson (cover|have|teach)',
    'list [all|the|all the] (sections|chapters)',
    'what else is in (this|the) lesson',
    '(go|jump|take me) to another section',
  ],
  'next-lesson': [
    '[start|begin|open|go to|take me to|show me|on to|lets do|lets start] [with] [the] next (lesson|course|topic)',
    '(whats|what is|which is) the next lesson',
    '(another lesson|something else|what lesson is next|what lesson comes next|what should i learn next)',
  ],
  restart: [
    '(restart|reset|start again|start over|begin again|start afresh|start anew|redo) [the lesson|this lesson|lesson|everything|it|all|it all|my progress|the whole lesson|the whole thing|from the start|from the beginning|from scratch]',
    '(start|begin|go|back|do it|go back|take me back|all over) [again] (from|to) (the start|the beginning|the very start|the very beginning|the top|scratch|zero|step 1|step one|one) [again]',
    '(from the beginning|from the start|from scratch|all over again|start this lesson again|do the lesson again|do this lesson again|the whole lesson again|repeat the lesson|repeat this lesson|start the lesson over|start the lesson again|i want a fresh start|fresh start)',
    'do (it|everything) all (over|again)',
  ],
  'restart-now': ['yes start again', 'yes restart', 'yes start over', 'yes begin again'],
  quiz: [
    '(test|quiz|examine|challenge|question|check|try) me [on this|on that|on it|again|please|now]',
    'ask me (something|a question|some questions|questions|anything|one|a few questions|about this|about it|some)',
    '(give me|i want|lets have|lets do|start|do|take|show me) (a|the|some|another) (quiz|test|question|questions|exam|quiz question|test question)',
    '(quiz time|quiz please|test my knowledge|check what i know|see what i know|test what i know|check if i understood|check my understanding|practice questions|exam|i want to be tested|questions please|quizz me)',
    '(lets see|see) (what|if) i (know|remember|learned|learnt|understood)',
  ],
  hint: [
    '(hint|hints|clue|tip|nudge|tipp|a hint|a clue|a tip|help me|help me out|im stuck|stuck|💡|i am stuck here|im stuck here|some help)',
    '(another|next|more|one more|a second|second|a third|a better|any|a small|a little|a bigger|the next|last|the) (hint|hints|clue|tip|help)',
    '(is|are) there (a|any|another|more) (hint|hints|clue|clues|tip|tips)',
    '(i could use|i would like|i need|i want|give me|show me|got|do you have|have you|could i get|could i have|can i get|can i have|may i have|could you give me|can you give me|id like) (a|any|another|one more|the next|some|a little|a small) (hint|hints|clue|tip|help|nudge)',
    'can you (help|help me) [out|here|with this|a bit|please]',
    '(help|help me) with (this|that|it|this question|this one|the question|the exercise|this exercise|the first blank|blank 1)',
    'how do i (solve|do|answer|start|begin) (this|that|it) [one|question|exercise]',
  ],
  solution: ['(answer|solution|the answer)', '[show|give|see] [me] the answer'],
  compare: [
    '(compare|compare with a solution|compare it|compare my code)',
    '[show|give|see] [me] [the|a] [model] solution',
  ],
  'give-up': [
    '[i] (give up|cant|cannot|surrender|resign) [on this|on that|this time]',
    '[i] (dont|do not|really dont|still dont|honestly dont) know [it|that|this|the answer|this one|what to do|what to write|what to answer|how|anymore|how to do it|how to do this] [sorry]',
    '[i have|ive got|ive|got] [really] [absolutely] no (idea|clue|idea at all|idea what to do) [sorry]',
    '(not sure|im not sure|no clue|beats me|dunno|i forgot|i forgot it|ive forgotten|i dont remember|i cant remember|i do not remember|forgot|blank|my mind is blank|idk|who knows|🤷|🤷‍♂|🤷‍♀)',
    '[this|that|it] [is|its|thats] [way|much|far|really] too (hard|difficult|tough) [for me]',
    '[this|that|it] [is|its|thats] [so|very|really|pretty] (hard|difficult|tough)',
    '[i] (cant|cannot|can not) (do|solve|figure|answer|get) (this|it|that) [out|right|one|done]',
    '(tell|show|give) me (the|your) (answer|solution|right answer|correct answer) [please|already]',
    '(what|whats|what is) the (answer|solution|right answer|correct answer)',
    '(just|please) (tell me|show me)',
    '(reveal|reveal the answer|reveal it|show answer|the answer please|the solution please|answer please|solution please)',
    '[im] (giving up|out of ideas|i am hopeless|hopeless)',
  ],
  skip: [
    '(skip|skipp|pass|i pass|leave it|next question please|move past this|jump over it|omit|not this one)',
    '(skip|pass on|leave|leave out|jump over|ignore) (it|this|that|the question|this question|this one|that one|the exercise|this exercise|this card|the card|the challenge|this challenge|this step|for now|for today) [for now|please|for today]',
    '(ill|i will|i want to|id like to|let me|can i|may i|could i|id rather|i would rather|can we|lets) (skip|pass) [it|this|that|this one|this question|the question|the exercise|for now]',
    'i dont want to (answer|do) [this|that|it] [one|question|now]',
    'skip (ahead|forward|to the next one|to the next question|to the next)',
    '(go on|continue|next) without (answering|an answer|answer)',
  ],
  run: [
    '(run|rerun|execute|play|launch|start it|go for it|lets go|lets see|lets see it|try it|try it out|test it|let it run|watch it|see it|show me what happens|what happens|see what happens|lets run it|run please|▶|🏃|lets try it|lets try|try)',
    '(run|rerun|execute|try|start|play|launch) (it|this|that|the code|the example|the program|this code|this example|this program|the app|the script|code|example|program) [again|now|once more|please|out]',
    '(run|execute|play|rerun) (again|now|once more)',
    '(lets|can we|can you|could you|i want to|please) (run|try|see|execute) (it|this|that|the code|the example|what happens|the program) [now|again|run]',
    '(what does it|what will it|what will this|what does this) (do|print|show|return)',
    '(show|see) (the|me the) (result|output)',
  ],
  edit: [
    '(edit|change|change and run|modify|change it|modify it|edit it|my own version|tweak it|own code|hack it)',
    '(can i|could i|let me|i want to|id like to|how do i|how can i|how to|may i|i would like to|i wanna) (edit|change|modify|tweak|alter|try|adapt|play with) (it|this|that|the code|the program|the example|something|my own|my own code|my own version|with it)',
    '(edit|change|modify) (the|this) (code|program|example)',
  ],
  submit: [
    '(fill in the blanks|write the program|type your answer|submit|send code|submit code|form|open the form|submit my code|the form please|fill the blanks|fill in blanks)',
    '(can i|i want to|let me|id like to|i would like to|how do i|how can i|where do i|may i|id rather) (write|send|type|submit|fill in|enter|hand in|paste|upload|do) (the whole program|the whole thing|the program|it all|all of it|my code|code|my program|my answer|the blanks|the blanks in the form|it|it myself|a program|the answer|my solution|the whole code|everything myself) [here]',
    'write the (whole|entire|full) (program|code|thing)',
  ],
  headers: [
    '[show|see|give|read] [me] (headers|the headers|http headers|all headers|raw headers|the transcript|transcript|the text|the run as text|it as text|this as text|that as text)',
    '(as text|in text|in words|as words|without the picture|no picture|text please|i cant see the picture|the picture does not load|picture does not load|cant see pictures|i cant see pictures)',
  ],
  inside: [
    '[see|show|show me] (what is inside|what is inside it|what is inside this|what is inside that|what is inside the session|what is inside this session|what is inside my session|whats in it)',
    '(open|decode|unpack|look into|look inside) (the session|this session|that session|my session|the session cookie|the signed session)',
  ],
  picture: [
    '(picture|draw|draw it|diagram|as a picture|visualize|visualise|image|chart|drawing|🖼|visually)',
    '(show|see|give|draw) [me] [it|this|that|the run|the last run] [as] (a|the) (picture|diagram|drawing|image|chart|graphic) [of it|of that|of this|of the run]',
    '(can|could) (i|you) (see|show|draw|have|get|show me) [it|this|that] [as] (a|the) (picture|diagram|drawing|image)',
    '(draw|visualize|visualise) (it|this|that|the run)',
    'show it as (a|an) (picture|diagram|drawing|image)',
  ],
  'compare-browsers': [
    '(compare browsers|compare the browsers|firefox|in firefox|chrome and firefox|firefox and chrome|chromium and firefox)',
    '(compare|show) [me] (it|this|that|the run|the last run) (in|with) [both|the other|another] (firefox|browsers|browser|chromium|chrome)',
    '(what does|what would|how does|how would|does|would) (firefox|another browser|the other browser) do [differently|else|the same|it|this|that|here]',
    '(is it|is this|is that|would it be|will it be) (the same|different) in (firefox|another browser|other browsers)',
  ],
  score: [
    '[show|see|whats|what is|tell me] [me] [my|the] (score|result|results|points|grade|mark|marks|final score|quiz score|quiz result|quiz results)',
    'how did (i|the quiz) (do|go|score|perform) [in the quiz|so far|on the quiz]',
    'how many (did i get|have i got|were|are|answers are|answers were|did i have|points do i have|points) [right|correct|wrong|so far]',
    'how many (right|correct|wrong|mistakes|questions did i get right|questions right)',
    '(did i pass|was i good|how good was i|how was i)',
  ],
  retry: [
    '(retry|try again|redo the quiz|once more the quiz|second chance|another try|one more try|let me try again|let me retry)',
    '(retry|repeat|redo|answer|try|do|practice|ask me) (the|my|all|those i|those|what i|the ones i|questions i|the questions i|only the) (missed|mistakes|wrong ones|wrong|wrong answers|missed ones|missed questions|ones i missed|got wrong|had wrong|open ones|failed ones) [again|once more|ones]',
    '(retry|repeat) the quiz',
    'do the quiz again',
  ],
  start: [
    '(start|begin|start now|begin now|lets start|lets begin|start learning|i want to learn|i want to start|teach me|teach me something|i am ready to start|start the lesson|begin the lesson|start the first lesson|the first lesson|first lesson|start a lesson|lets learn|lets learn something|lets get started|get started|how do i start|lets go)',
  ],
  lessons: [
    '(lessons|lesson|list|courses|catalog|catalogue|📚)',
    '[show|see|list|give me|open] [me] [all|the|all the|all of the|your|other] (lessons|courses|list|list of lessons|available lessons|lesson list) [please|there are]',
    '(what|which) (lessons|courses|topics) [are there|do you have|can i take|can i do|exist|are available|is there|do you offer|can i choose from|can i learn]',
    '(what can i learn|what do you teach|what is there to learn|whats there to learn|whats available|what is available|what can you teach me|what can i choose|what else can i learn|what else is there|what have you got)',
    '(i dont know which one|which one|which one should i take|which should i take|which one is best|i cant decide|you choose|whichever|any of them)',
    '(choose|pick|change|switch|another|a different|different|other) [a|the|to another] (lesson|course|topic) [please]',
  ],
  review: [
    '(review|reviews|cards|my cards|flashcards|due cards|review now|repetition|🃏)',
    '(start|do|begin|continue|go on with|lets do|i want to do|show me|open|resume|give me) [a|the|my|with] [due] (review|reviews|cards|flashcards|due cards|review cards)',
    '(what|whats|what is|is anything|is there anything|anything|are there|which cards are|are there any cards|any cards) due [today|now|for me]',
    '(lets|i want to|can we|can i) (review|repeat|practice|revise) [the cards|my cards|old questions|what i learned|what i learnt|now]',
    '(next card|another card|the next card|one more card|more cards|show me the next card|review cards|refresh my memory)',
  ],
  'review-short': [
    '(short day|short review|review short|3 cards|only 3 cards|only 3 cards today|3 cards today|just a few cards|just 3 cards|only a few cards|fewer cards today)',
  ],
  'review-all': ['(all cards|review all|all the cards|all of them)'],
  'review-end': ['(end|stop|leave|finish|quit|exit|close) [the|this|my] review'],
  'why-card': [
    'why (this|that|the|do i get this|do i see this|do you ask this|am i getting this) (card|question) [today|now|again]',
    'why (do i see this|am i seeing this|do i get this|this one|is this here|now|today|again|do you ask me this|do you ask this|are you asking me this|are you asking this|this again|am i asked this|do i have to answer this) [card|again|today|now|one|question]',
    'why this',
    '(where does this|where does this card|why does this|why does this card) come [from|up|back] [today|again|now]',
  ],
  easy: [
    '[it was|that was|this was|its|thats|it is|this is|was] [way|much|far|really|super|very|so|just|pretty|a bit] [too] (easy|simple|easy for me)',
    '(piece of cake|easy peasy|i knew that|i knew it|too easy for me|childs play)',
  ],
  guess: [
    '[it was|that was|this was|it is|was|thats|its] [just|only|more of|pure|a pure|really] [a|a lucky|a wild|my] (guess|luck)',
    '[i|ive] [just|only|was|was just|was only|simply] (guessed|guessing|guess) [it|that|there|honestly|that one]',
    '(lucky guess|pure luck|i got lucky|just lucky|i had no idea and guessed|guesswork)',
  ],
  undo: [
    '(undo|undo it|undo that|undo this|revert|take it back|take that back|i take it back|i take that back|take back|wrong button|misclick|i misclicked|that was a mistake|mistake|↩|revert that|cancel that|undo my answer|undo the last one|undo the last answer)',
    '(i|that) (clicked|pressed|typed|hit) (the wrong|a wrong) (button|one|key|answer|thing)',
    '(let me|can i) (answer again|change my answer|undo that|undo it|take that back|take it back|redo that|correct that)',
  ],
  progress: [
    '[show|see|whats|what is|tell me] [me] [my|the] (progress|statistics|stats|dashboard|achievements|level)',
    'how am i (doing|getting on|progressing)',
    'what (have i|did i) (learned|learnt|learn|done|do|achieved|finished) [so far]',
  ],
  streak: ['[my|show my|whats my|what is my] streak', 'how many days in a row'],
  home: ['(home|overview|start page|main menu|everything at a glance|🏠)'],
  reference: [
    '[show|give|open|see] [me] [a|the] (reference|cheat sheet|cheatsheet|quick reference|cheat sheets|reference card|reference sheet)',
  ],
  export: [
    '(export|my data|download|backup|export first|gdpr)',
    '(export|download|give me|send me|show me|i want|get|save) [all] [of] my (data|history|answers) [first|as a file|please]',
    'export (my data first|everything|all)',
    'what (do you|data do you) (know|remember|store|have|keep|save) [about|of|on] me',
    'show [me] (everything|all|what) [that] you (know|remember|have|store|saved) [about|of] [me]',
  ],
  forget: [
    '(forget|forget me|forget everything|delete my data|delete me|delete everything|erase everything|erase me|erase my data|wipe everything|remove my data|delete my account|remove me|wipe my data|forget about me|delete all my data|forget all about me)',
    '(forget|delete|erase|remove|wipe) (everything|all|all data|all of it|everything about me|everything you know about me|all you know about me|what you know about me|what you know|my progress|my answers|my history)',
  ],
  'forget-now': ['yes (forget|delete) everything', 'yes (forget|delete) (me|it all)'],
  help: [
    '(help|commands|options|instructions|manual|how to|guide|faq|ℹ|🆘|❓)',
    '(what|which) (can i|could i|commands can i|words can i|should i) (do|say|type|ask|use|write|tell you) [here|now|to you|in here|next]',
    '(what|which) (commands|words|options) (are there|do you know|do i have|exist|can i use|do you understand)',
    '(how does|how do) (this|it|you|this bot|this thing|the bot) work',
    'how (do|can) i use (this|you|it|the bot|this bot|this thing)',
    '(what can you do|what are my options)',
    '(i need|need|get|more|i want|show|show me|show the) help',
    '(how do i|how can i) (start|begin|get started|learn|use it|proceed here)',
    'what do i do here',
  ],
  who: [
    '(who|what) (are you|is this|is nibble|is this bot|are you exactly|is this thing|is that bot) [bot|thing|exactly|and what can you do]',
    '(what do you do|what is this for|what are you for|are you a bot|are you human|are you a robot|are you an ai|are you real|introduce yourself|tell me about yourself|whats your name|what is your name|who made you)',
  ],
  thanks: [
    '(thanks|thank you|thankyou|thank u|thnx|cheers|danke|merci|gracias|grazie|obrigado|arigato|much appreciated|appreciated|appreciate it|i appreciate it|many thanks|🙏|❤|💙|💚|💜|🧡|💛|🖤|💯|🎉|🥳|🙌|👏|⭐|🌟|🔥|✨|💪|😍|🤩|😎|🎊|🏆|🍪)',
    '(thanks|thank you) (a lot|so much|very much|a bunch|a million|again|man|mate|bot|for that|for this|for your help|for the help|for the hint|for explaining|for the tip|for the example|nibble|buddy|that helped|that helps|for everything|for the explanation|for helping|for teaching me|anyway)',
    '(nice|cool|great|awesome|perfect|amazing|excellent|fantastic|brilliant|wonderful|lovely|neat|sweet|super|wow|whoa|yay|hooray|woohoo|yippee|hurray|good job|nice job|nice work|well done|great job|good work|nice one|good one|bravo|impressive|interesting|fascinating|helpful|very helpful|that helped|that helps|good to know|thats good|well explained|well said|finally|yess|yes i did it|i did it|nailed it|made it)',
    '(thats|that is|that was|this is|this was|its|it is|it was|youre|you are|you were) [so|really|very|quite|pretty|just] (nice|cool|great|awesome|perfect|amazing|excellent|fantastic|brilliant|wonderful|lovely|neat|fun|good|helpful|interesting|useful|the best|kind|smart|clever|fascinating)',
    '[i] (love|like|enjoy|really like|really love) (it|this|that|you|this lesson|this bot|nibble|learning with you)',
    '(good|nice|great|smart|clever|best|cool) (bot|tutor|teacher|lesson|explanation|example|question)',
    '(oh|ah|aha|ooh) (nice|cool|great|wow|good|interesting)',
  ],
  hello: [
    '(hi|hello|hey|heya|hiya|yo|sup|howdy|hallo|hola|bonjour|ciao bella|greetings|moin|servus|salut|ahoy|hey there|hi there|hello there|👋|hi again|hello again|hey again|good day|welcome|morning|evening|test test)',
    '(hi|hello|hey) (bot|nibble|there|you|friend|tutor|teacher|everyone|all|again|mate|man|buddy|its me|im back|im new|im new here|i am new here)',
    'good (morning|evening|afternoon|day)',
    '(how are you|how are you doing|hows it going|how is it going|whats up|what is up|wassup|how do you do|nice to meet you|are you there|anyone there|anybody there|you there|im back|i am back|im here|i am here|im new here|back again|here i am|is anyone there|long time no see|hows life|are you awake|you alive)',
  ],
  sorry: [
    '(sorry|im sorry|i am sorry|so sorry|im so sorry|my bad|oops|ooops|whoops|oopsie|apologies|excuse me|my mistake|sry|soz|pardon me|forgive me|my fault|i apologize|i apologise|sorry about that|sorry for that|sorry my mistake|sorry typo|typo|didnt mean to|i didnt mean to|i didnt mean that|never mind|nevermind|nvm|forget it|ignore that|ignore me|wrong chat|wrong window|oh no|oh dear|uh oh|oh|ah|😅|😬|🙈|😳|sorry wrong window|sorry wrong chat|that was not for you|not you|sorry im slow|sorry im late)',
    'sorry (about|for) (that|this|the wait|the delay|being late|being slow|my english|the typo)',
  ],
  laugh: [
    '(lol|haha|hehe|lmao|lmfao|rofl|xd|funny|very funny|thats funny|this is funny|hilarious|omg|omfg|😂|🤣|😄|😀|😃|😁|😆|🙂|😊|😉|😛|😜|🤪|😹|😺|😸|jk|just kidding|kidding|im kidding|good joke|nice joke|tell me a joke|haha good one|lol ok)',
    '(you|youre) [so] funny',
    '(lol|haha|hehe) (nice|ok|good one|funny|yes|no|what|same|true|right|thanks)',
  ],
  complain: [
    '(boring|stupid|useless|annoying|ridiculous|nonsense|rubbish|garbage|terrible|horrible|awful|wtf|ffs|ugh|argh|grr|meh|damn|shit|fuck|fuck you|fuck off|bullshit|crap|seriously|come on|unfair|thats unfair|not fair|thats not fair|bad bot|stupid bot|dumb bot|shut up|you suck|i hate you|wth|what the hell|what the fuck|are you kidding|are you serious|give me a break|waste of time|im bored|i am bored|im frustrated|im annoyed|im tired of this|im angry|this sucks|it sucks|that sucks|i hate this|i hate it|i dont like this|i dont like it|i dont like you|its broken|not working|broken|bug|thats a bug|😡|🙄|😤|😠|🤬|👎|💩|😒|😩|😫|🥱|😭|😢|😞|☹|🙁|thats wrong|youre wrong|you are wrong|youre not helping|you dont understand me|you dont get it|you dont listen|you never understand|you dont understand|thats not what i meant|thats not what i asked|thats not what i said|i said something else|no thats not it)',
    '(this|it|that|this lesson|this bot|the lesson|the bot) [is|was] [so|really|very|too|just|kind of|pretty|a bit] (boring|stupid|useless|annoying|ridiculous|nonsense|rubbish|garbage|terrible|horrible|awful|bad|dumb|lame|slow|pointless|frustrating|tedious|a waste of time)',
    '(its|thats|youre) [so|really|very|too|just] (boring|stupid|useless|annoying|ridiculous|nonsense|rubbish|terrible|horrible|awful|bad|dumb|lame|slow|pointless|frustrating)',
    '(this|that|it) (doesnt|does not|didnt|isnt|dont) (work|working|help|help me|make sense at all|working for me) [for me|at all|here]',
    '(nothing works|it didnt work|it never works|nothing happens|you are no help|this is not helpful|not helpful|that didnt help|that doesnt help)',
  ],
  wait: [
    '(wait|hold on|hang on|hold up|moment|one moment|just a moment|a moment|sec|one sec|just a sec|a sec|a second|one second|just a second|a minute|one minute|just a minute|1 sec|brb|be right back|ill be right back|back in a minute|back in a sec|afk|thinking|im thinking|i am thinking|hm|hmm|um|uh|uhm|erm|let me think|let me see|let me check|let me read|not yet|im not ready|i am not ready|not ready yet|not ready|patience|slow down|not so fast|wait a moment|wait a minute|wait a sec|wait a second|wait please|wait what|⏳|⏸|✋|phone|one moment please|still here|im still here|coffee break|bathroom break)',
    `[just|please] (give|gimme|allow) me ${FEW} [more] (minutes|minute|min|second|seconds|moment|moments|hour)`,
    '(give me|i need|need) [some|a bit|a little|a bit of|a little bit of] [more] (time|time to think|time for this|time for that)',
    `[i need|just|in|wait] ${FEW} (minutes|minute|min|second|seconds|moment|moments) [please]`,
    '[wait|hold on] (im|i am) [still|just] (typing|thinking|reading|working on it|working|on it|writing|looking|trying|eating|busy|on the phone)',
    'let me (think|read|look|try|finish|get back to you) [about it|first|again|that|this|it|a moment|for a moment|for a second]',
  ],
  stop: [
    '(stop|quit|exit|bye|bye bye|byebye|goodbye|good bye|cya|ciao|adios|tschüss|farewell|enough|end|leave|cancel|abort|pause|break|gtg|g2g|gotta go|got to go|i gotta go|i have to go|i must go|i need to go|have to go|need to go|i should go|stop it|stop here|stop now|stop this|end here|ttyl|talk later|peace|peace out|laters|gn|good night|goodnight|night|nighty|log out|logout|log off|close|thats all|thats it|im out|i am out|im off|im leaving|no more|🛑|✌|🚪|💤|😴|signing off)',
    '(enough|done|finished|thats enough|thats it|thats all|im done|i am done|that will be all|stop) (for|with) (today|now|tonight|this|the day|the moment|it|the lesson)',
    '(see|cu|catch) (you|ya) [later|tomorrow|soon|around|then|next time|next week|again|on monday|tonight]',
    '(i want to|i would like to|lets|can we|can i|ill|i will|i wanna|id like to|i need to|time to) (stop|quit|end|leave|finish|pause|take a break|have a break|make a break|call it a day|go|exit) [here|now|for today|this|it|the lesson]',
    '(take|have|i need|need|lets take|im taking|time for|ill take|i want) a break [now|please]',
    '(call it a day|lets call it a day|im tired|i am tired|im too tired|im exhausted|time for bed|going to bed|im going to bed|i have to sleep|i need sleep|dinner time|lunch time|i have to work|my boss is coming|my bus is here|class is over)',
    '(bye|goodbye|good night) (for now|nibble|bot|everyone|thanks|then|and thanks)',
    '[i] (cant|dont want to) (continue|go on) [anymore|now|today|any more]',
  ],
  later: [
    '(later|not now|not today|another time|some other time|a different time|later please|maybe later|ask me later|ask later|ask again later|ask me again later|later maybe|perhaps later|ill do it later|ill do that later|do it later|do this later|come back later|ill come back later|ill be back|ill be back later|another day|maybe tomorrow|not right now|ill think about it|maybe another time|maybe some other time|not at the moment|tonight|later today|later tonight|next time)',
    '(ill|i will|lets|let us|we can|can we|can i|i want to|i would like to|id like to|i am going to|im going to|ill rather) (continue|go on|finish|do this|do it|do that|come back|be back|carry on|resume|learn|proceed|keep going|return|look at it|study) [with] [this|it|the lesson] [later|tomorrow|tonight|this evening|in the evening|on monday|next week|at home|after lunch|after work|another day|another time|in an hour|in a few hours|on the weekend|at the weekend|in the morning|tomorrow morning|soon]',
    '(continue|go on|finish|resume|carry on) [with] [this|it] (later|tomorrow|tonight|this evening|another day|after lunch|after work|another time|next week|at home)',
    '(back|be back) (later|tomorrow|tonight|in an hour|this evening|after lunch|after work|in a few hours)',
  ],
  explain: [
    '(explain|huh|what|wut|wat|eh|come again please|elaborate|clarify|confused|confusing|im lost|i am lost|lost|unclear|not clear|how so|more details|more detail|details|details please|tell me more|more info|simpler|eli5|in other words|in plain english|in simple words|in simple terms|in plain words|simple words please|makes no sense|that makes no sense|this makes no sense|🤔|😕|🤨|😵|🥴|too complicated|too complex|too fast|too much|dumb it down|easier please|easier|what do you mean|what do you mean by that|meaning|more|more please|what for|i have a question|say what|in detail|but how|how)',
    '(explain|clarify|describe|rephrase|reword|elaborate on|go over|walk me through) (this|that|it|the code|the example|the program|the text|the question|the task|the answer|the exercise|this part|that part|this step|this code|what this means|what that means|what happened|why|yourself|the solution|the blanks|the hint|your answer|more|again|better|simply|please|to me|me|everything|line by line) [to me|again|more|better|simply|differently|please|in detail|in other words|in simple words|in plain english|in simple terms|step by step|slowly|like im five|like im 5|for me|once more|in more detail|one more time|line by line|further]',
    '(put|say|phrase) (it|that|this) (differently|another way|in other words|simpler|more simply|in another way|in simple words|in plain english)',
    '[sorry] [i|but i] [really|still|just] (dont|do not|didnt|did not|cant|cannot) (get|understand|follow|understood|grasp|see) [it|this|that|anything|a thing|a word|any of this|any of that|the question|the code|the text|the example|the exercise|the task|the point|what you mean|what that means|what this means|why|how|you|this part|that part|what is asked|one word|what you want|this at all|it at all|your explanation] [at all|here|yet|though|sorry]',
    '(what|whats) (does|do|is) (this|that|it|that word|all this|all that|this code) [even] (mean|mean exactly|do|meaning|supposed to mean|about|mean here|say)',
    '(what|whats) (is|s) (this|that) about',
    '(im|i am|its|this is|that is|thats|now im) [so|really|a bit|very|totally|completely|still|a little|too] (confused|confusing|lost|unclear|hard to follow|complicated|puzzled|not clear to me|over my head|not following)',
    'why (is that|is it|was that|is this|was it|am i|was i|did i get that|is my answer|was my answer|is mine|that|(is|isnt|is it|isnt it|not|is it not) (a|b|c|d)) [wrong|so|right|not right|incorrect|false|the case|the right answer|the answer]',
    '(what|why) (did i do|was|is|went|am i doing|have i done) wrong',
    '(help me|i want to|i need to) understand [this|that|it] [better]',
    '(can you|could you|please|would you) (explain|elaborate|clarify|rephrase|say more|tell me more|be clearer|make that clearer|make it clearer|help me understand)',
    '(go|more) (deeper|slowly|slower|simply|into detail)',
    '(what is|whats) the (point|idea|meaning|reason) [of this|of that|here|behind this|behind that]',
    '(how|why) does (that|this|it) (work|happen|matter)',
  ],
  why: ['(why|why not|but why|why though|how come)'],
  shorter: [
    '(shorter|short|too long|tldr|tl dr|short version|the short version|in short|summary|summarize|summarise|sum it up|sum up|brief|briefly|in brief|too much text|too many words|too much to read|less text|the gist|gist|in one sentence|in a sentence|in a nutshell|wall of text|recap|key points|the key points|main points|the main points|bullet points|keep it short|make it short|make it shorter|be brief|be shorter|be short|thats too long|this is too long|thats too much text|long story short|the essence|the essentials|compact|get to the point|abridged|thats a lot|thats a lot of text|so much text|too wordy|less words|fewer words|thats long|this is long|so long|that was long|bottom line|quick version|the quick version|short please)',
    '(shorter|short|summary|tldr|brief|short version|a summary|the summary|a short version|quick summary|a quick summary) [of this|of that|of it|of the step] please',
    '(summarize|summarise|sum up|shorten|recap|condense) (this|that|it|the step|everything|the text|this step|the section|this section|what you said) [for me|please]',
    '(can you|could you|please|i want|give me|i need|is there|show me|tell me|do you have) [a|the] [make it|say it|be|say that|say this|put it|tell me] (shorter|short version|summary|tldr|short summary|quick summary|summary of this|summary of that|brief|short|in short|shorter version|gist|key points|main points|in one sentence|it in one sentence|it short)',
    '(im not|i wont|i cant|i dont want to|do i have to|must i) [going to] (read|reading) [all] [of] (this|that|it)',
  ],
  example: [
    '(example|examples|an example|another example|for example|for instance|sample|a sample|demo|a demo|demonstrate|show me|show me how|show me code|show me some code|code|the code|some code|code please|eg|e g|like what|such as|in code|in practice|with code|code example|a code example|how does it look|how does that look|what does it look like|what does that look like|how would that look)',
    '(show|give|see|have|need|want|got|like|any|some|one more|more|another|one) [me] [a|an|one|some|another|the|more|any|one more] (example|examples|code example|sample|demo|real example|concrete example) [of this|of that|of it|for this|for that|please|in code|with code|for me|code]',
    '(can|could|would) (you|i|we) (show|give|have|see|get|make|do|please give|please show) [me] (an|a|another|some|one|one more|any|the) (example|examples|sample|demo|code example|real example|concrete example) [of this|of that|of it|for this|for that|please|code]',
    '(is|are) there (an|any|a|some|another) (example|examples|code|sample|code example) [of this|of that|of it|for this|for that]',
    '(id like|i would like|i want|i need|do you have|i want to see|id like to see|lets see|let me see) (an|a|another|some|any|one) (example|examples|sample|demo|code|code example)',
    '(with|by|as|via) (an|a) example',
    'show me (what you mean|how that works|how it works|how this works|how to do that|how its done|that in code|it in code|in code|how to use it)',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What a phrase can mean. */
export type Meaning = keyof typeof SAYINGS;

/** Telling pieces: a short message that has one of them somewhere means that, whatever else it says. */
export const TELLING: Partial<Record<Meaning, readonly string[]>> = {
  explain: [
    '(dont|didnt|cant|still dont|cannot) (get it|get this|get that|get the|understand|follow)',
    '(confused|confusing|makes no sense|in other words|simple words|plain english|like im five|over my head|what does that mean|what does this mean|lost me|for dummies|simple terms)',
  ],
  hint: ['(a hint|another hint|next hint|hint please|more hints|any hint|any hints|im stuck|i am stuck|a clue)'],
  'give-up': [
    '(give up|no idea|no clue|too hard for me|too difficult|cant do this|cant do it|cant solve|cant figure|tell me the answer|dont know the answer|what the answer is|dont know what to|have no idea)',
  ],
  thanks: ['(thanks|thank you|thank u|cheers mate|that was helpful|that helped)'],
  wait: [
    '(still typing|still thinking|be right back|right back|hold on|hang on|let me think|need a minute|need a moment|give me a minute|give me a moment|give me a second|one moment|one second|just a moment|just a second|need more time|some more time|phone is ringing)',
  ],
  stop: [
    '(for today|have to go|got to go|gotta go|need to go|must go|see you|good night|call it a day|bye bye|goodbye|take a break|need a break|to bed|stop here)',
  ],
  later: [
    '(continue|go on|finish|come back|carry on|back|do this|do it|resume) (later|tomorrow|tonight|this evening|next week|another day|after work|after lunch|this afternoon)',
    '(ill be back|another time)',
  ],
  complain: [
    '(boring|stupid|annoying|useless|hate this|hate you|this sucks|you suck|wtf|waste of time|frustrated|frustrating|ridiculous|so bored|fuck|fucking|shit)',
  ],
  laugh: ['(lol|lmao|rofl|haha|hahaha|hehe)'],
  sorry: ['(im sorry|so sorry|my bad|my mistake|my apologies)'],
  shorter: ['(too long|shorter|short version|summarize|summarise|tldr|too much text|in one sentence|too many words)'],
  restart: [
    '(start over|from scratch|all over again|from the beginning|from the very beginning|restart the lesson|restart this lesson)',
  ],
  skip: ['(skip this|skip it|skip that|skip the|rather skip|can we skip|want to skip|i skip|ill skip)'],
  quiz: ['(test me|quiz me|test my)'],
  'how-long': ['(how much longer|how many minutes|much is left|many are left|much time|is left)'],
  example: [
    '(give me an example|show me an example|see an example|have an example|another example|an example please|example please)',
  ],
  picture: ['(as a picture|as a diagram|a picture of)'],
  help: ['(i need help|what can i type|what can i say|what can i do)'],
};

/**
 * Answers to a yes/no question: read only where one was asked, since most of them mean something else elsewhere. Only
 * `clear-yes` is enough where a yes destroys something.
 */
export const YES_NO = {
  'clear-yes': [
    '(yes|y|yea|yeah|yep|yup|yes please|please yes|yes pls|yes yes|yes i do|yes i want|yes i am sure|yes of course|yes sure|yes do it|yes do that|yes go ahead|yes delete it|yes delete everything|yes delete it all|yes forget everything|yes start again|yes start over|yes restart|yeah sure|sure yes|yeah do it|do it|i confirm|confirm|hell yes|oh yes|yes im sure)',
  ],
  yes: [
    '(ye|yeh|yap|yess|yah|ya|ja|si|oui|da|sim|aye|sure|sure thing|of course|ofc|certainly|definitely|absolutely|indeed|please do|do that|do so|go ahead|go for it|please|why not|ok|okay|okey|okie|alright|all right|fine|fine by me|sounds good|sounds great|good idea|great idea|correct|right|thats right|exactly|affirmative|agreed|i agree|i do|i am|i want that|i want to|id like that|i would|id love to|i would love to|id love that|lets do it|lets do that|lets go|lets|lets start|go|confirmed|yes i am|yes ok|yes lets|im sure|i am sure|positive|true|jup|hell yeah|why yes|for sure|by all means|be my guest|as you like|if you want|with pleasure|gladly|ok do it|ok go|ok sure|ok yes|ok lets go|ok lets do it|sure why not|yeah ok|yeah why not|yeah lets do it|yes why not|yes go on|yes remind me|make it so|👍|👌|✅|✔|🙂 yes|🆗|🙋|that one|the first one|i think so|guess so|i guess so|i guess|probably|probably yes|yes thanks|yes thank you|yes lets go|ok please|yes that one|thats it|that is it|thats the one|jep|jawohl|klar|natürlich|✓)',
    'yes (lets|i want|i would|please|do) [that|to|it|so] [please|now|delete|start|again|remind me|this]',
  ],
  no: [
    '(no|n|nope|nah|nay|naw|noo|nein|non|niet|no thanks|no thank you|no thx|no way|not really|better not|rather not|id rather not|i would rather not|dont|do not|please dont|dont do it|dont do that|no dont|no dont do that|no dont do it|cancel|abort|never|never mind|nevermind|nvm|forget it|leave it|leave it as it is|leave everything|keep it|keep everything|keep them|keep my data|keep my answers|keep going|no keep it|no keep everything|no keep them|no keep my answers|no keep my data|wait no|no wait|oh no|no no|no stop|no sorry|sorry no|hell no|absolutely not|certainly not|definitely not|of course not|negative|no i dont|i dont|i dont want to|i dont want that|i dont want it|no i dont want that|i changed my mind|changed my mind|not that|not this|no need|not necessary|not needed|not interested|im good|i am good|im fine|im ok|no im good|nothing|none|neither|none of them|i do not want that|👎|❌|🙅|thats not it|not that one|no that was a mistake|no go back|no lets not|lets not|better no|nee|ne|quatsch|nö|i said no|no chance|not a chance|dont delete|dont delete anything|dont delete it|dont restart|dont start again|dont start over|no continue|no go on|no lets continue|please no|i think not|i dont think so|probably not|rather no|i didnt mean that|no restart|no reminders|stay|stay here|not yet|no not yet)',
  ],
  maybe: [
    '(maybe|perhaps|not sure|im not sure|idk|dunno|i dont know|hm|hmm|possibly|might be|depends|it depends|could be|maybe yes|maybe no|i cant decide|dont know|what do you think|you decide|yes and no|should i|both|um|uh|eh|meh)',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
