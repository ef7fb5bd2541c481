/** What people type to be polite, to complain, and to stop or wait. `phrases.ts` says how to read a row. */

/** Numbers as people write them before “minutes”. */
const FEW = '(a|1|2|3|5|10|15|20|30|one|two|three|five|ten|a few|a couple of)';

export const SMALL_TALK = {
  who: [
    '(who|what) (are you|is this|is nibble|is this bot|are you exactly|is this thing|is that bot) [bot|thing|exactly|and what can you do]',
    '(what do you do|what is this for|what are you for|are you a bot|are you human|are you a robot|are you an ai|are you real|introduce yourself|tell me about yourself|whats your name|what is your name|who made you)',
  ],
  thanks: [
    '(very|so|really|super) (helpful|good|nice|cool|clear|interesting)',
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
    'sorry [i] (was|am|had been|have been) [just] (eating|away|busy|sleeping|asleep|at lunch|at dinner|at work|working|in a meeting|on the phone|afk|gone|distracted|cooking|out|offline|late|in class|somewhere else|not here|not looking)',
    'sorry [i] (had to|must|needed to|have to) (eat|go|leave|work|sleep|take a call|answer the phone|get the door|do something|help somebody)',
    'sorry [for] (my|the) [bad] (english|late answer|late reply|delay|typo|typos|mistake|spelling)',
    '(wrong|sorry wrong) (chat|window|person|channel|group|message)',
    '(sorry|im sorry|i am sorry|so sorry|im so sorry|my bad|oops|ooops|whoops|oopsie|apologies|excuse me|my mistake|sry|soz|pardon me|forgive me|my fault|i apologize|i apologise|sorry about that|sorry for that|sorry my mistake|sorry typo|typo|didnt mean to|i didnt mean to|i didnt mean that|never mind|nevermind|nvm|ignore that|ignore me|wrong chat|wrong window|oh no|oh dear|uh oh|oh|ah|😅|😬|🙈|😳|sorry wrong window|sorry wrong chat|that was not for you|not you|sorry im slow|sorry im late)',
    'sorry (about|for) (that|this|the wait|the delay|being late|being slow|my english|the typo)',
  ],
  laugh: [
    '(lol|haha|hehe|lmao|lmfao|rofl|xd|funny|very funny|thats funny|this is funny|hilarious|omg|omfg|😂|🤣|😄|😀|😃|😁|😆|🙂|😊|😉|😛|😜|🤪|😹|😺|😸|jk|just kidding|kidding|im kidding|good joke|nice joke|tell me a joke|haha good one|lol ok)',
    '(you|youre) [so] funny',
    '(lol|haha|hehe) (nice|ok|good one|funny|yes|no|what|same|true|right|thanks)',
  ],
  complain: [
    'i [really|so|just] (hate|dislike|cant stand|despise|dont like|do not like) [all] [these|this|the|your|such|my] (quiz|quizzes|quizes|test|tests|question|questions|exercise|exercises|exam|exams|lesson|lessons|bot|bots|coding|python|flask|cookies|homework|school|text|texts|reading|everything|stuff|thing|hints|reminders)',
    '(quizzes|tests|questions|exercises|exams|cookies|lessons|bots|this quiz|this test|this question|this exercise|this lesson) (suck|sucks|are stupid|is stupid|are boring|is boring|are annoying|is annoying|are dumb|is dumb|are the worst|is the worst|are useless|is useless|is unfair|are unfair)',
    'not [much|any] fun',
    '(boring|stupid|useless|annoying|ridiculous|nonsense|rubbish|garbage|terrible|horrible|awful|wtf|ffs|ugh|argh|grr|meh|damn|shit|fuck|fuck you|fuck off|bullshit|crap|seriously|come on|unfair|thats unfair|not fair|thats not fair|bad bot|stupid bot|dumb bot|shut up|you suck|i hate you|wth|what the hell|what the fuck|are you kidding|are you serious|give me a break|waste of time|im bored|i am bored|im frustrated|im annoyed|im tired of this|im angry|this sucks|it sucks|that sucks|i hate this|i hate it|i dont like this|i dont like it|i dont like you|its broken|not working|broken|bug|thats a bug|😡|🙄|😤|😠|🤬|👎|💩|😒|😩|😫|🥱|😭|😢|😞|☹|🙁|thats wrong|youre wrong|you are wrong|youre not helping|you dont understand me|you dont get it|you dont listen|you never understand|you dont understand|thats not what i meant|thats not what i asked|thats not what i said|i said something else|no thats not it)',
    '(this|it|that|this lesson|this bot|the lesson|the bot) [is|was] [so|really|very|too|just|kind of|pretty|a bit] (boring|stupid|useless|annoying|ridiculous|nonsense|rubbish|garbage|terrible|horrible|awful|bad|dumb|lame|slow|pointless|frustrating|tedious|a waste of time)',
    '(its|thats|youre) [so|really|very|too|just] (boring|stupid|useless|annoying|ridiculous|nonsense|rubbish|terrible|horrible|awful|bad|dumb|lame|slow|pointless|frustrating)',
    '(this|that|it) (doesnt|does not|didnt|isnt|dont) (work|working|help|help me|make sense at all|working for me) [for me|at all|here]',
    '(nothing works|it didnt work|it never works|nothing happens|you are no help|this is not helpful|not helpful|that didnt help|that doesnt help)',
  ],
  wait: [
    '[i] (have|need|want) to think [about it|about this|first|a bit|a moment]',
    '[im] (eating|cooking|driving|on the bus|at work|in class) [now|right now|wait]',
    '(wait|hold on|hang on|hold up|moment|one moment|just a moment|a moment|sec|one sec|just a sec|a sec|a second|one second|just a second|a minute|one minute|just a minute|1 sec|brb|be right back|ill be right back|back in a minute|back in a sec|afk|thinking|im thinking|i am thinking|hm|hmm|um|uh|uhm|erm|let me think|let me see|let me check|let me read|not yet|im not ready|i am not ready|not ready yet|not ready|patience|slow down|not so fast|wait a moment|wait a minute|wait a sec|wait a second|wait please|wait what|⏳|⏸|✋|phone|one moment please|still here|im still here|coffee break|bathroom break)',
    `[just|please] (give|gimme|allow) me ${FEW} [more] (minutes|minute|min|second|seconds|moment|moments|hour)`,
    '(give me|i need|need) [some|a bit|a little|a bit of|a little bit of] [more] (time|time to think|time for this|time for that)',
    `[i need|just|in|wait] ${FEW} (minutes|minute|min|second|seconds|moment|moments) [please]`,
    '[wait|hold on] (im|i am) [still|just] (typing|thinking|reading|working on it|working|on it|writing|looking|trying|eating|busy|on the phone)',
    'let me (think|read|look|try|finish|get back to you) [about it|first|again|that|this|it|a moment|for a moment|for a second]',
  ],
  stop: [
    '(gn|good night|nite|night night|nighty night|sleep well|bb|cu|until tomorrow|till tomorrow)',
    '(i must|must|have to|i have to|need to|gotta|got to) (go|leave|stop|run|work|sleep|eat|catch my bus|catch a bus|catch my train) [now|bye]',
    'enough [for] (today|now|tonight)',
    'see you (tomorrow|later|soon|next week|then)',
    '(stop|quit|exit|bye|bye bye|byebye|goodbye|good bye|cya|ciao|adios|tschüss|farewell|enough|end|leave|cancel|abort|pause|break|gtg|g2g|gotta go|got to go|i gotta go|i have to go|i must go|i need to go|have to go|need to go|i should go|stop it|stop here|stop now|stop this|end here|ttyl|talk later|peace|peace out|laters|gn|good night|goodnight|night|nighty|log out|logout|log off|close|thats all|thats it|im out|i am out|im off|im leaving|no more|🛑|✌|🚪|💤|😴|signing off)',
    '(enough|done|finished|thats enough|thats it|thats all|im done|i am done|that will be all|stop) (for|with) (today|now|tonight|this|the day|the moment|it|the lesson)',
    '(see|cu|catch) (you|ya) [later|tomorrow|soon|around|then|next time|next week|again|on monday|tonight]',
    '(i want to|i would like to|lets|can we|can i|ill|i will|i wanna|id like to|i need to|time to) (stop|quit|end|leave|finish|pause|take a break|have a break|make a break|call it a day|go|exit) [here|now|for today|this|it|the lesson]',
    '(take|have|i need|need|lets take|im taking|time for|ill take|i want) a break [now|please]',
    '(call it a day|lets call it a day|im tired|i am tired|im too tired|im exhausted|time for bed|going to bed|im going to bed|i have to sleep|i need sleep|dinner time|lunch time|i have to work|my boss is coming|my bus is here|class is over)',
    '(bye|goodbye|good night) (for now|nibble|bot|everyone|thanks|then|and thanks)',
    '(lets|lets just|i will|ill|i want to|we can|can we) (end|stop|finish|leave it|stop it) (here|there|at this point|for now|at that)',
    '(enough|thats enough|no more) (cards|questions|for me|learning|of this|of that) [today|for today|now|please]',
    '[i] (cant|dont want to) (continue|go on) [anymore|now|today|any more]',
  ],
  later: [
    'i (do|will do|finish|continue) [the] (rest|it|this|that) (tomorrow|later|tonight|another day|next time)',
    '(the rest|rest) (tomorrow|later|another time|next time)',
    '(later|not now|not today|another time|some other time|a different time|later please|maybe later|ask me later|ask later|ask again later|ask me again later|later maybe|perhaps later|ill do it later|ill do that later|do it later|do this later|come back later|ill come back later|ill be back|ill be back later|another day|maybe tomorrow|not right now|ill think about it|maybe another time|maybe some other time|not at the moment|tonight|later today|later tonight|next time)',
    '(ill|i will|lets|let us|we can|can we|can i|i want to|i would like to|id like to|i am going to|im going to|ill rather) (continue|go on|finish|do this|do it|do that|come back|be back|carry on|resume|learn|proceed|keep going|return|look at it|study) [with] [this|it|the lesson] (later|tomorrow|tonight|this evening|in the evening|on monday|next week|at home|after lunch|after work|another day|another time|in an hour|in a few hours|on the weekend|at the weekend|in the morning|tomorrow morning|soon)',
    '(continue|go on|finish|resume|carry on) [with] [this|it] (later|tomorrow|tonight|this evening|another day|after lunch|after work|another time|next week|at home)',
    '(back|be back) (later|tomorrow|tonight|in an hour|this evening|after lunch|after work|in a few hours)',
  ],
} as const;
