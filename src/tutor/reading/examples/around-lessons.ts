/** What people type about lessons, cards and what is kept of them. `examples.ts` says how to read it. */

import type { Examples } from './examples.ts';

export const AROUND_LESSONS: Examples = {
  'next-lesson': `
    what should i do after this one | which lesson comes after cookies | done with cookies, what's the next topic |
    i'm through with this course, next one please | move me on to the following lesson | can i start lesson two now |
    what do you recommend after this | onto sessions then | ready for another lesson | take me to lesson 2 |
    is there a follow up lesson | what else can i learn from you now that i finished | whats up after cookies |
    i completed it, give me something new | i want more, next course | let me begin the next chapter |
    next lesson pls | can we do the one after this | whats the sequel | now the next lesson |
    show me what follows this lesson | whats coming after this lesson | finished this lesson so whats next to learn |
    i'd like to continue with another topic | where do i go from here, which lesson |
    open the next one in the course | the following lesson please | bring on the next lesson |
    what lesson should i take next | cookies done!! next topic | go ahead with second lesson |
    i passed everything, what lesson now | want to proceed to next module | next module | next chapter |
    next unit please | start next module | i am finish this lesson, what is next lesson | another topic please
  `,
  start: `
    ok teach me | i'd like to begin | let's kick this off | can we get going | start pls | im ready, begin |
    where do i begin | how do i begin | shall we start | i want to start the course | kick off | okay lets do this |
    begin the course for me | i'm new, where should i start | show me the first lesson | get me started | let's roll |
    i wanna learn | i would like to learn something today | fire away with the first lesson | begin from lesson one |
    take me to the first lesson | can you start teaching me | start teaching | start the tutorial | start tutorial |
    begin tutorial | let the learning begin | first lesson please | i am ready to learn | ready to start |
    i came to learn flask | teach me flask | start me off | lesson one | open lesson 1 | the first one |
    lets dive in | dive in | how can i start learning here | i was told to start here | what do i do to start |
    start course | begin now please | go go go | lets gooo | hit me with the first lesson | good to go, start |
    enroll me | sign me up for the first one | yes i want to start learning | could we begin now |
    im here to learn about web stuff
  `,
  lessons: `
    a list of every course you have | every course | what's on offer | all you have to offer | show me what you have |
    show what you got | what else have you got | welche kurse gibt es | qué cursos hay | quels cours |
    what courses do you have | which topics can i study | show me everything on offer | list all lessons |
    what's on the menu | what subjects are there | give me the catalogue | i want to pick something different |
    can i see all available courses | what other stuff do you teach | anything else to learn here |
    which lessons exist | lesson list pls | how many lessons do you have | course list |
    let me see what lessons there are | i'd like another course instead | what can you teach me besides cookies |
    is there a lesson on something else | other options to learn | browse lessons | browse courses |
    what do you cover | what all can i learn here | which all lessons are available | whole list of topics |
    show the curriculum | curriculum | syllabus | do you have more than this |
    i don't want cookies, what else is there | see other lessons | change course | switch to another lesson |
    i want a different topic | where can i find the lessons | where are the lessons | what lessons can i do |
    what have you got for beginners | what should i learn | not sure which one to take |
    which one would you start with | you pick | any suggestions what to learn | recommend me a lesson |
    list of courses please | all the topics | what's available to learn | what classes do you offer | show courses |
    menu of lessons | select lesson | choose a lesson | can i choose lesson | let me choose another one
  `,
  review: `
    any flashcards for me | got any cards | karten | wiederholen | repasar | réviser | any cards today |
    let's go over what i learned | i want to repeat the old questions | review time | time to review |
    show me my cards for today | do i have anything to repeat | are any cards waiting | can i practise old stuff |
    refresh what i did yesterday | quiz me on old cards | flashcard time | flash cards please |
    i came for my daily review | you reminded me, so let's review | got your reminder, ready for the cards |
    start todays cards | give me the cards that are due | what's due today | anything due |
    i'd like to do my review now | revision please | let me revise | do my flashcards | spaced repetition now |
    go through my cards | more cards | give me another card | next card please | one card more | continue my review |
    carry on with the review | back to the review | begin review session | review session | practice the old ones |
    how many cards are due | how many cards do i have today | any reviews for me | cards pls | lets do cards |
    can we do the repetition | i want to remember what i learned last week | my daily cards | daily review |
    where are my cards | open my cards | to review | hit me with some cards | repeat what i learned
  `,
  'review-short': `
    just a few cards today | only three please | i've only got two minutes, a couple of cards | short review |
    make it a short one today | fewer cards today | quick review | can i do just 3 cards | small review today please |
    not so many cards today | a mini review | only a handful of cards | less cards today, busy |
    keep it to three cards | shorter review today | just a couple of cards | i can only do few cards now
  `,
  'review-all': `
    give me all cards | all of the cards please | i want to do every card | show me every due card | all due cards |
    do them all | everything that's due | i have time, give me all of them | the whole stack | all the reviews |
    let me do all cards today | the full review
  `,
  'review-end': `
    finish the review | i'm done with cards | stop the cards | quit the review | no more cards | that's enough cards |
    end of review | leave the cards | exit review | get me out of the review | cancel the review | close the review |
    stop reviewing | i don't want to do more cards | enough reviewing for now | can we end this review |
    abort review
  `,
  'why-card': `
    again? why this one | why do I see this once more | this one again, how come | not this again, why |
    where did this question come from | why is this one in my pile | why did you pick this card |
    how come this card was picked | why do i have to do this card today | i answered this last week already |
    i did this one last week |
    why am i getting this card again | why do you show me this one today | didn't i do this already |
    i already answered this last week, why again | how come this card is back | why's this question here |
    why do i have to do this again | how do you choose the cards | why this question and not another |
    i've seen this before why is it back | what's the reason i get this card | why does this keep coming back |
    why is it asking me this again | why again | why do i get asked the same thing | how come i see this now |
    why did this one come up | what makes this card due | why is this card due | why today
  `,
  easy: `
    show me this one less often | I know that one by heart | ask me this more rarely, it's easy for me |
    give me that one less often | don't show it so often | show this one less | i know that one inside out |
    that was super easy | too easy for me | way too simple | i know this by heart | that one was a breeze |
    simple as pie | knew it instantly | no brainer | this is baby stuff | trivial | ez | ezpz | easy one |
    that's easy lol | it's too easy | i found it very easy | no challenge at all | i could do this in my sleep |
    that was nothing | kindergarten level | so easy | easy peasy lemon squeezy | didn't even have to think |
    super simple | too basic | easy, show it less often | mark it as easy | it was easy |
    i know this one really well
  `,
  guess: `
    i had no idea and just picked | just took a stab at it | took a stab in the dark | didn't really know it |
    honestly lucky guess | b but i was guessing |
    i just guessed | honestly a guess | pure luck on that one | i got it by luck |
    to be fair i had no idea, i guessed | it was a random pick | random click | just clicked something | lucky |
    i was guessing | a coin flip | fifty fifty guess | wild guess tbh | i only guessed that right |
    i didn't really know it | i wasn't sure at all | was a shot in the dark | mark it as guess | that was a guess |
    i picked at random | i chose randomly | it was just luck | no clue, i guessed | fluke | total fluke | sheer luck |
    luckily guessed | i tossed a coin | i did not know, only guess
  `,
  undo: `
    take that back, I was too quick | I answered too fast, take it back | too hasty, undo that one |
    I pressed before reading, take it back |
    rückgängig | rückgängig machen | deshacer | annuler | annulla | i want to change how i rated this |
    my cat walked over the keyboard, take it back | can i revert my last answer |
    i clicked the wrong one | oops, didn't mean that | that was a mistake, take it back | i meant the other one |
    can i change my answer | can you undo that | undo last | wrong tap | fat finger | my finger slipped |
    my thumb slipped | hit the wrong button | pressed wrong | accidentally pressed it |
    that wasn't what i wanted to pick | reverse that please | revert my last answer | cancel my answer |
    let me answer that one again | i misread, can i redo it | can i redo the last one | take back my rating |
    i rated it wrong | unmark that | ctrl z | ctrl+z | rollback | didn't mean to click easy |
    my cat walked on the keyboard | my kid pressed that | sorry wrong answer, i want to change it |
    i want to change my last answer | oh no i tapped too fast | undo it pls | could you take that back |
    take back the last answer | misclick sorry | i pressed by mistake | delete my last answer |
    that one doesn't count
  `,
  progress: `
    how am i doing so far | show my stats | what's my progress | how much have i completed | where do i stand |
    what have i finished | how far did i get overall | my progress please | am i making progress |
    how well am i doing | show me how i'm doing | overview of what i did | which lessons have i done |
    what did i complete | percentage done | how many percent am i through | see my results so far | progress report |
    my learning stats | how's my learning going | tell me my progress | can i see how far along i am in everything |
    what have i learned until now | what did i do so far | give me a summary of my progress | how good am i |
    statistics please | have i improved | am i doing ok | am i doing well | my achievements | show achievements |
    what is my status | my status | check my progress
  `,
  streak: `
    how many days have i been learning | what's my streak | days in a row | did i keep my streak |
    is my streak still alive | my current streak | how long is my streak | show streak | streak? |
    did i lose my streak | consecutive days | how many days did i learn in a row | longest streak
  `,
  home: `
    take me home | main page | show the home screen | dashboard please | start screen | main menu | go to main menu |
    back to the main menu | show me everything at a glance | overview please | home please | my overview |
    where's the main menu | menu
  `,
  reference: `
    sum the whole lesson up on one page | all of it at a glance | everything in one overview |
    the lesson condensed on a sheet |
    the overview table | overview table with all the functions | a table of the functions | a summary i can print |
    something to print out | a printable summary | a summary to keep | the cheat sheet | spickzettel |
    cheat sheet please | is there a quick reference | can i have a summary sheet of the commands |
    show me the reference card | a list of all the functions | give me the cheatsheet | quick ref |
    something i can look up later | reference for this lesson | where can i look up the syntax |
    all the cookie calls on one page | a one page overview of the code | is there a cheat sheet i can keep |
    syntax list | crib sheet | summary of the api | can i get the notes of this lesson | notes please | lookup table |
    a page with all the code
  `,
  export: `
    can i get a copy first | a copy of my data first | copy of everything please | meine daten | mis datos |
    mes données |
    i want a copy of my data | send me everything you've stored about me | what information do you keep on me |
    download my stuff | can i have my data | give me my data as a file | export my answers | which data do you save |
    what do you remember about me | gdpr request | show me all that you have saved of me |
    i'd like to see my personal data | save my history to a file | can i download my progress |
    let me have all my answers in a file | data export | export all | make a backup of my progress |
    how can i get my data out | may i see what you know about me | what do you have on me | whats stored about me |
    personal data please
  `,
  forget: `
    delete everything about me | i want my account gone | erase my history | please remove all my data |
    wipe my progress | clear my data | delete all of it | forget that i was ever here | get rid of my data |
    i want to be forgotten | right to be forgotten | remove my account | can you delete my answers |
    delete my account please | clear everything you know | erase all | purge my data | destroy my records |
    i no longer want you to store anything about me | unregister me and delete my stuff | please forget everything |
    delete my profile | reset my account completely | nuke my data
  `,
  help: `
    hilfe | ayuda con el bot | aide | what can i type | what do i type | is this thing on |
    what can i do here | how do i use this | what commands are there | how does this thing work |
    i need help with using this | what am i able to type | list of commands | instructions please | how to use you |
    how do i talk to you | what can you do | what can you do for me | what are my options here |
    what do you understand | i'm lost, how does it work | is there a manual | user guide |
    can you explain how this bot works | tell me the commands | what should i type | what now, how do i use this bot |
    help me out | help!! | halp | hlep | i dont know what to do here | what are the possible commands |
    how do i control this | which words do you understand | how does one use this | where do i find help |
    got a help page | /help | usage | commands? | show me what you can do | what features do you have | guide me |
    what is possible here | im confused about how to use this bot | how do i navigate
  `,
};
