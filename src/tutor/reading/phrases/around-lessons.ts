/** What people type about lessons, cards and what is kept of them. `phrases.ts` says how to read a row. */

export const AROUND_LESSONS = {
  'next-lesson': [
    '[start|begin|open|go to|take me to|show me|on to|lets do|lets start] [with] [the] next (lesson|course|topic)',
    '(whats|what is|which is) the next lesson',
    '(another lesson|something else|what lesson is next|what lesson comes next|what should i learn next)',
  ],
  start: [
    '(start|begin|start now|begin now|lets start|lets begin|start learning|i want to learn|i want to start|teach me|teach me something|i am ready to start|start the lesson|begin the lesson|start the first lesson|the first lesson|first lesson|start a lesson|lets learn|lets learn something|lets get started|get started|how do i start|lets go)',
  ],
  lessons: [
    '(other|another|different|more|all) (lesson|lessons|course|courses|topics) [please]',
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
    '(what|whats|what is|is anything|is there anything|anything|are there|which cards are|are there any cards|any cards|do i have cards|do i have anything) due [today|now|for me]',
    '(are there|do i have|is there|got|have you got|have i) [any|some] (cards|reviews|card|review) [to do|for me|to review|left] [today|for today|now|due|waiting]',
    'what do i have to (review|repeat) [today|now]',
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
    '(undo|undo it|undo that|undo this|undo please|take it back please|revert|take it back|take that back|i take it back|i take that back|take back|wrong button|misclick|i misclicked|that was a mistake|mistake|↩|revert that|cancel that|undo my answer|undo the last one|undo the last answer)',
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
    '(delete|remove|erase|wipe|forget) [all] [of] (my|about me) (stuff|things|chat|messages|history|account|answers|everything|info|information)',
    '(forget|forget me|forget everything|delete my data|delete me|delete everything|erase everything|erase me|erase my data|wipe everything|remove my data|delete my account|remove me|wipe my data|forget about me|delete all my data|forget all about me)',
    '(forget|delete|erase|remove|wipe) (everything|all|all data|all of it|everything about me|everything you know about me|all you know about me|what you know about me|what you know|my progress|my answers|my history)',
  ],
  'forget-now': ['yes (forget|delete) everything', 'yes (forget|delete) (me|it all)'],
  help: [
    'how (this|it|that|you) (works|work)',
    'how (does|do) [all] (this|it) work [here]',
    '(help|commands|options|instructions|manual|how to|guide|faq|ℹ|🆘|❓)',
    '(what|which) (can i|could i|commands can i|words can i|should i) (do|say|type|ask|use|write|tell you) [here|now|to you|in here|next]',
    '(what|which) (commands|words|options) (are there|do you know|do i have|exist|can i use|do you understand)',
    '(how does|how do) (this|it|you|this bot|this thing|the bot) work',
    'how (do|can) i use (this|you|it|the bot|this bot|this thing)',
    '(what can you do|what are my options)',
    '(i need|need|get|more|i want|show|show me|show the) help',
    '(how do i|how can i) (start|begin|get started|learn|use it|proceed here)',
    '(what do i do here|what can i do here|what now can i do|what are the commands|how do i talk to you|i dont know what to type|what should i type|show commands|show me the commands|list commands|list the commands)',
  ],
} as const;
