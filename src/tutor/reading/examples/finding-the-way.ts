/** What people type to know where they are, how much there is, and how it went. `examples.ts` says how to read it. */

import type { Examples } from './examples.ts';

export const FINDING_THE_WAY: Examples = {
  where: `
    I keep clicking and clicking, what part of the whole thing am I in now? |
    Is this already the part where cookies get deleted or still the one before? |
    we stopped talking about setting them, didn't we? so what's this section |
    my screen shows no heading, in which portion are we presently |
    I've been at it for twenty minutes, what number of step have I reached? |
    could you drop a pin on the lesson so I can see where I stand |
    idk where i am anymore in this lesson lol what part | I'd be grateful to know which chapter we have arrived at |
    have I reached the flags yet or is this still lifetimes? | I dozed off, what's this chapter |
    two of us are doing the lesson, she's on the fifth step, and I? |
    what's the heading of what I'm reading at the moment | am I nearer the start or the finish? |
    say, is this the bit that comes after reading cookies? | so many steps, I can't keep track which I've arrived at |
    point at the spot in the lesson where I am | where am i | where are we | which step is this | what step am I on |
    what section is this | which section are we in | which part is this | what part of the lesson is this |
    step number? | step nr? | section? | position | my position | where exactly am I in the lesson |
    where in the lesson are we | where in the course am I just now | I've lost track of where I am |
    I've lost my bearings | I'm lost, which section is this one | lost track, which step is it |
    no idea which section I'm in, tell me | dunno where i am in this lesson | I don't know in which part I am |
    in what step we are | in which chapter I am now? | at which step I am standing |
    at what point of the lesson are we | at what step are we please | on which step am I | on what page are we |
    what page am I on | what chapter is this | which chapter | which topic is this | what topic are we on |
    what are we on right now | what's the name of this section | name of this section? | whats this section called |
    what is this part called | title of this step please | what heading are we under |
    under which heading does this fall | what number is this step | is this step 3 or 4 |
    is this still the first section | are we still in section two |
    are we still on setting cookies or already on reading them | are we in the part about lifetimes now |
    have we reached the section about sessions yet | did we start the next section already |
    is this a new section or the same | is this the last section | is this the last step |
    is it the last section yet | am I at the end | am i near the end or the beginning | am I past the middle |
    am i halfway | are we halfway | are we there yet, which step is it | how far along am I | how far have I got |
    how far have I come | how far in are we | how far into the lesson am i | how deep in am I | how much have I done |
    what have I finished so far | what's my progress | my progress | progress | progress report | progress bar |
    show progress | show me my progress in this lesson | show me where I am | show where we are on the map |
    show my place in the lesson | show my position | you are here? | 📍 | 📍 where | where on the map am I |
    tell me where we are | tell me which step this is | tell me my location in the lesson |
    can you tell me which section we're in | can you say at which step I am | could you tell me where I've got to |
    could I know which part I'm in | may I know which step this is | may i know where we are now |
    would you remind me what section this is | is there a way to see which step I'm on |
    is there some indication of where I am | is there a step number | do you know where I am |
    do I have to know which part this is? which part is it | remind me where we are | remind me what we're on |
    wait, which section is this | hang on, whereabouts are we | whereabouts am I | whereabouts in the lesson is this |
    where abouts r we | were am i | wher am i | wich step is this | wich secton are we in | waht step |
    where i am in lesson? | I'm at which step? | we are on which topic now sir | currently which section is going on |
    current section | current position | current step number? | current location | location | status |
    status of my lesson | where did I get to | where have I got to | where'd we get up to | what are we up to |
    what am I up to now, which section | which bit are we on | which bit is this |
    which one is this, the third step or the fourth | which stage is this | what stage | stage? |
    I came back after dinner and don't know what part this is |
    I put the phone away and now I can't tell which section this was |
    Having been interrupted by the postman, I no longer know which chapter of the lesson I'm reading. Would you tell me? |
    sorry I'm confused, what section are we in right now | sorry to interrupt, just wondering what step we're at |
    for my notes: which section is this? | writing notes, need the section title |
    I need to tell my teacher which step I'm on | my mate asks which step I'm at |
    my colleague is also doing this, which step am i on so we can compare | wya in the lesson | pwd | whereami |
    git status lol where am I
  `,
  'how-long': `
    what percentage is done | how many percent is left | how much percent | how many sections are still to come |
    wie lange noch | cuánto falta | combien de temps encore | quanto manca | kitna time | how long do they take |
    do i have enough time | is ten minutes enough |
    the shop shuts at six, can I squeeze in the rest or is it a lot? |
    I have a call in a quarter of an hour, does the rest fit? | got like 4% battery will we make it to the end |
    is it worth starting the quiz now or does it have a hundred questions |
    Would you say the remainder takes more than twenty minutes? |
    we have only half an hour of class, is it enough for the remaining? |
    phew, are there loads more of these questions coming | I don't mind it being long, I just want to know how long |
    not complaining, just wondering how many more steps there are |
    how many minutes should I put in my calendar for this | what am I in for, an hour or an afternoon? |
    is there a big chunk to go or just a nibble | Can you reckon up how much reading still awaits me? |
    my parking ticket runs out at noon, do I make it | tell me it's nearly over | so how big is this quiz |
    are there a lot of questions in that quiz or just a handful |
    what sort of time should an absolute beginner set aside | we must catch flight, how many parts yet |
    does the rest go quickly? | i can stay awake another 20 min is that enough | how long does this take |
    how long is this | how long is the lesson | how long will it take | how long does the lesson last |
    how long to go | how long till the end | how much longer | how much is left | how much more |
    how much more is there | how much remains | how much time do I need for this | how much time does this need |
    how many steps are left | how many steps to go | how many steps are there | how many more steps |
    how many more questions | how many questions are left | time left? | time remaining | remaining |
    remaining steps | whats left | what's left to do | what's still to come, in minutes | duration | lesson duration |
    length of the lesson | length? | ETA | whats the eta on finishing this | estimate please | time estimate |
    rough estimate of the time? | roughly how long | about how long is the rest |
    approximately how many minutes remain | will this take long | will it take much longer |
    will I be done in ten minutes | will I finish before lunch | will this fit into my lunch break |
    can I finish this in 15 minutes | can I do this in half an hour | can we finish by five |
    can you tell me how long it goes on | can I know the time needed | could you tell me how much there is left |
    could you give me an idea of how long this will be | would you know how much longer it goes |
    may I ask how long this lesson is | may I know how many steps are pending |
    kindly tell how much time is required | kindly inform duration of the lesson | is it long | is it a long lesson |
    is there much left | is there a lot more | is there still much to do | is it nearly over | is it almost done |
    is the end near | is this going to take all day | are we nearly there | are we nearly done |
    are we almost finished | are we close to the end | am I almost done |
    am i nearly finished or is there loads more | when does it end | when will it be over | when are we finished |
    when is the lesson finish | when finish? | when will I be done | when's it done | when's the end |
    do I have time for this before my bus | do I have time, bus in 10 min | do we have much more to go through |
    does it take more than an hour | does the quiz take long | does this last much longer |
    got 5 min, is that enough | I've only got ten minutes, is that enough to finish |
    I have a meeting at three, will I make it through the rest | I have to leave soon, how much is there still |
    my tea's getting cold, how much longer | my break ends in 8 minutes so how long is the rest |
    My daughter is picking me up at four. Roughly how much time would the remaining part require? |
    battery at 6% how much is left | boss is waiting, how long will this take me |
    I'm getting tired, how many steps still | im tired how much more 😴 | dinner is soon, how many more minutes |
    sorry to ask, but how long is it still | sorry, I don't want to be rude, but is there much more of this |
    before I start: how long is it | before I begin I would like to know the length |
    want to plan my evening, how long does the lesson need | I want to know how many questions are coming |
    I'd like to know how much is left | I wonder how long this goes on | tell me how long |
    tell me how many steps remain | tell me the remaining minutes | give me the number of steps left |
    show me how much is left | how longg | how lnog does it take | how meny steps left | howmuch left |
    how mch longer | hw long | wie lange noch, how long still | what is the length of this course |
    what's the time commitment | what's the total number of steps | total steps? | total minutes |
    number of questions in the quiz? | number of steps remaining | % done, minutes left? | minutes left? |
    questions left? | steps left | ⏳? | ⏱ | ⏰ how long | reckon this'll take long? | how long's this gonna be |
    how long's a bit like this | how far to the finish | how far is the end | how far from the end |
    distance to the end | end in sight?
  `,
  outline: `
    inhaltsverzeichnis | índice | sommaire | indice | all the chapters | list of contents | contents please |
    before I dive in, what does the whole lesson consist of, section by section? |
    I don't want to go in order, give me the headings so I can choose |
    is there like a menu so I can go to the part I want | I'm only here for the bit on sessions, how do I hop there |
    a list with everything you're going to teach would be handy |
    could you sketch out which topics come in which order | wanna see all the chapters first tbh |
    My neighbour says there is a part about flags. Can I see all the parts and choose? |
    not step by step, I want to see the lot at once, as a list |
    what else have you got in this lesson besides this section | like a restaurant, give me the card and I'll choose |
    what's the running order of this lesson | which things will I have seen by the end, by section |
    what subjects does it touch, in what order | put all the headings under each other |
    can I hop about freely? what are the stops | may I browse the lesson's parts like chapters of a DVD |
    I'd be glad of a contents page | is it possible go direct to some other part? which are there |
    table of contents | contents | toc | outline | overview | overview of the lesson | lesson plan | agenda |
    syllabus | chapters | sections | all sections | list of sections | list all the chapters | menu | jump menu |
    section menu | open the menu of the lesson | open the contents | show the contents | show me the outline |
    show me all the sections | show the list of topics | show me the whole structure | show what's in this lesson |
    show me the map of the lesson | give me an overview | give me the list | gimme the toc | gimme the list of parts |
    give the index | index | index page | the index please | what is in the lesson | what's the outline |
    what's on the menu | what's on the agenda | what's on the programme today | what's covered |
    what is covered in this lesson | what do we cover here | what topics are there | what topics does it have |
    what are the sections | what are the parts of this lesson | what are the headings | what chapters are there |
    what sections exist | what all is there in this lesson | what all topics are covered | what will we go through |
    what comes in this lesson, all of it | which sections are there | which topics will be covered |
    which parts does the lesson have | which parts can I jump to | which parts has it got |
    which chapters can I choose from | where can I jump to | where can I go in this lesson |
    where's the table of contents | where is the list of chapters | how is this lesson organised |
    how is the lesson structured | how's this lesson laid out | how do I see all the sections |
    how do I jump to another section | how do I choose a section | how do i get to a different part |
    can I see the table of contents | can I jump to a section | can I choose the section myself | can I pick a topic |
    can i skip to a chapter of my choice, show me the list | can we see the plan of this lesson |
    can you list what's in here | can you lay out the structure | could you show me the chapter list |
    could I get an overview of everything in the lesson | could we have a look at the plan |
    would it be possible to see the list of contents | would you show me the headings only | may I see the syllabus |
    may I have the list of topics please | is there a table of contents | is there an overview | is there a menu |
    is there a way to jump around | is there a list of the sections somewhere |
    is there an index so I can hop to the part I need | do you have a contents page | do you have a list of topics |
    does this lesson have chapters | does it have sections I can go to | I want to see all sections |
    I want the list of chapters | I want to choose which section I do | I want to jump to another section |
    I want go to other section, show list | I'd like to see what's in it before I decide |
    I'd like the big picture first | I'd like to jump to the bit on flags, where's the list |
    I need the list of topics for my boss | I need to find the section on sessions, show me the list |
    I already know the first half, let me choose a section |
    I know some of this already so let me pick from the contents |
    I only want the part about deleting, where's the list of parts |
    I'm looking for the part on lifetimes, can I have a list | let me pick a section | let me see the headings |
    let me choose where to go | let me jump | lemme see the sections | lemme pick | the big picture |
    bird's eye view | birds eye view of the lesson 🦅 | the whole plan please | the plan | the programme |
    program of the lesson, I mean the list of parts | the structure of the lesson | roadmap | road map | map |
    map of the lesson 🗺️ | 🗺 | tree | ls | ls sections | ls -la sections lol | nav | navigation | navigate |
    navigate to another section | select section | choose section | pick a chapter | pick another section |
    change section | switch to a different section | go to another section | go to contents | go to the menu |
    jump to section | jump somewhere else | jump to another chapter | jump | take me to the list of sections |
    bring up the outline | bring up the menu | pull up the toc | display the outline | display all topics |
    print the toc | kindly share the lesson outline | kindly share the list of topics |
    kindly show the index of this chapter | please tell all the topics | tell me what sections there are |
    tell me the parts | tell me which topics are in it | tabel of contents | tabl of contens | contens | outlin |
    ouline | sectoins | menue | lsit of sections | chapters list pls | all topics pls | all the steps in a list |
    all parts of this | summary of the sections, as a list |
    Before we go any further I'd be grateful to see a list of everything the lesson contains, like the front of a book. |
    My teacher said only do sections three and four, so could you show me the sections? |
    sorry, is there some sort of contents list I can look at? | whole list of what you teach in cookies |
    whats in it for the rest, list it | inhalt, I mean the table of contents | plan du cours please | índice
  `,
  restart: `
    I have been in hospital for a month and everything's gone, so might we do this lesson from its first page? |
    we've two new people in the group so let's go right back to the opening | put the tape back to zero please |
    I messed about without reading, I want it all again from page one |
    can we pretend I never started and begin at the first step | it is better I do everything new from the start |
    nah this isn't sinking in, scrap it and take it from the top | could you set me back to where the lesson opens |
    don't keep my place, I'd like to walk through it all a second time |
    I don't trust what I learned the first time so let me walk through all of it from page one |
    my cousin wants to see the lesson, show it from the opening |
    go right to the first page as if I'd never been here | I want a do-over of the complete lesson |
    let me be a newcomer again, step one | put the counter back to nought |
    everything again from its beginning if you'd be so good |
    this time I'll concentrate, open the lesson at page one | everything from A to Z again | restart |
    restart the lesson | restart this | start over | start again | start from scratch | start from zero |
    start from the beginning | start from the top | start at the beginning again | start the lesson again |
    start afresh | start anew | start all over | begin again | begin from the start | begin at step 1 |
    begin the lesson anew | from scratch | from zero | from step one | from square one | from the very first step |
    back to the start | back to the beginning | back to square one | back to step 1 | back to the very first step |
    go back to the beginning of the lesson | go to the start | go to the first step | go to the very beginning |
    go all the way back | all the way back to the start | all over again | all again from the beginning |
    the whole thing again | the whole lesson again | whole lesson once more from step one | do the lesson over |
    do it all over from the beginning | repeat the lesson | repeat everything from the start | redo the lesson |
    redo the whole thing from the start | redo from start | reset | reset the lesson | reset me to the beginning |
    reset my place | reset and start | reset to step 1 | reboot the lesson | relaunch the lesson |
    rewind to the start | rewind all the way | ⏮ start | new start | fresh start | clean slate | clean start |
    new run through the lesson | new game | new game please lol | second run through the whole lesson |
    can we start over | can we start again from the beginning | can I restart | can I restart this lesson |
    can I do the lesson a second time | can I take the lesson again | can i begin again |
    can I go back to the first step | can you restart it for me | could we begin again |
    could we go right back to the start | could you take me to the very start again |
    could I do the entire lesson once more | would it be possible to start this lesson over |
    would you mind if we started again | would you let me repeat the lesson from the start |
    may I begin the lesson again | may we start from first step | is it possible to restart |
    is there a way to start over | is there a restart button |
    is there a way to reset it all so I begin at the first step | how do I restart | how do I start over |
    how to start from beginning | how can I do the lesson again from step 1 |
    how do I get back to the very first page | I want to restart | I want to start over |
    I want to do it all from the beginning | I want start again from first | I want to redo the whole lesson |
    I'd like to start the lesson over | I'd like to do this lesson again from the top | I'd rather start again |
    I'd rather begin afresh than carry on here | I should start again I think | I need to start from scratch |
    I need a restart | I think I'd better start over | I forgot everything, start over |
    I forgot everything since last week so from the beginning please | I remember nothing, let's start again |
    I've been away three weeks, best to start from the top | I've done it once but want to do it all again |
    I did it too fast, I want to do the lesson again from step one | i did this drunk yesterday start over lol |
    I was half asleep, let me do it all again from the start | I didn't pay attention at all, begin the lesson again |
    My husband would like to follow along too, so might we start the lesson at the very beginning? |
    my friend just joined, let's begin again from step 1 |
    my little brother clicked through everything, reset it to the start |
    sorry but I wasn't concentrating, can we restart | sorry sorry can I start the lesson again from zero |
    let's start over | let's take it from the top | let's go back to the very beginning |
    let us begin from the first | let me start over | let me restart | lemme start over |
    lemme redo the whole lesson | we should start again | we need to restart this lesson | take me to the beginning |
    take me to step 1 | bring me to the first step | put me at the start | send me back to the start |
    throw me back to step one | not from here, from the beginning | not where I left off, I want the start |
    don't resume, restart | don't continue, start at the beginning | wipe my progress and start |
    wipe it and start again | forget my place, start at the top | scrap that, start from the beginning |
    scrap all this, start over | this got messy, start over | kindly start from the first step |
    please do start from beginning only | start from first | start from starting | starting from starting again sir |
    first step | first page | first step again | step 1 | step one please | page one | beginning | begining again |
    strat over | start agian | satrt again from the begining | restrat | resart | re start | re-start the lesson |
    star from begin | start ovr | from teh start | von vorne | da capo | depuis le début, start again |
    desde el principio
  `,
  quiz: `
    I want to practise this a little | let me practise that | I'd like some practice on this |
    test whether i understood | check if i understood | check whether i got it | give me something to do |
    give me something to try | frag mich ab | pregúntame | interroge moi |
    I reckon I've got this cookie business down, want to see if I'm right? |
    let's find out if the last half hour was any use, ask me stuff |
    My tutor expects me to know this by noon, could you examine me on the lesson? |
    can you make me sweat a bit with questions about what we learned |
    no more reading, I want to see whether I can answer things |
    bet you can't catch me out on cookies, try me with some questions |
    Is there something at the end where my learning is checked? I am ready for it. |
    we are three at the table and want to be quizzed |
    I feel like I've understood, but I'd like that confirmed by a test | am I any good at this yet? find out |
    I want to know if I'd pass, so put the questions | skip the lecture, examine me directly |
    are you going to ask us things at the finish? we could do it now | bring out the ten questions |
    I have prepared well, please to examine | let's play the question game | shoot, ask me ten things | quiz |
    quiz me | quiz time | start the quiz | start quiz now | begin the quiz | the quiz now please | the final quiz |
    final test | final exam | end quiz please | let's do the quiz | let's have the quiz | lets quiz |
    let's see what I've learned | let's see how much stuck | let's test my knowledge | let me do the quiz |
    let me take the test | let me prove it, ask me questions | lemme do the quiz already | lemme get quizzed |
    test me | test | test what I know | test time | test me on this | test me on cookies | exam | exam me |
    examine me | examine my knowledge please sir | check me | check my knowledge | check what I've understood |
    check if I learned anything | check whether it stuck | assess me | assessment | give me a quiz | give me a test |
    give me some questions | give me questions on this | give me the questions at the end | gimme the quiz |
    gimme questions | gimme the final boss | final boss | ask me questions | ask me something |
    ask me about what we did | ask me some questions about cookies | ask me anything from the lesson | ask away |
    throw some questions at me | throw me a few questions | fire some questions at me | fire away with the quiz |
    grill me | grill me on cookies 🍪 | hit me with the quiz | hit me with questions | bring on the quiz |
    bring on the questions | bring the test | challenge me | put me to the test | put me through my paces |
    put my knowledge to test | quizz | quizz me pls | qiuz | quizz me plese | tset me | qestions please |
    start teh quiz | can I take the quiz | can I do the quiz now | can I do the test now | can i be tested |
    can we do the quiz | can we do the test already | can we go straight to the quiz | can we skip to the quiz |
    can you quiz me | can you test me | can you ask me questions about this | could you quiz me on what I learned |
    could you ask me a few questions to see if I got it | could I have the final questions |
    could we jump to the quiz now | would it be possible to take the quiz now | would you examine me on all this |
    would you test me a bit | may I take the test | may I attempt the quiz now | may we have the quiz |
    is there a quiz | is there a test at the end | is there some test to see what I know |
    is there an exam for this? I'd like it now | is there a way to test myself | do you have a quiz on this |
    do you have questions for me | do you do quizzes | where is the quiz | where's the quiz |
    how do I start the quiz | how do I take the test | how can I test myself | how do i get to the quiz |
    I want to take the quiz | I want a test | I want to be tested | I want to do the quiz right now |
    I want some questions | I want give the test now | I am ready to give the exam | I'd like to be quizzed |
    I'd like to try the final questions | I'd like to find out what I remember |
    I'd rather do the quiz than read more | I'd rather be tested straight away | I need questions to practise |
    I need a check of what I learned | I'm ready for the quiz | I'm ready for the test | I'm ready to be grilled |
    I think I know it all now, test me | I think I could pass the test already |
    I know cookies already, just let me do the quiz | i know all this, straight to the quiz |
    I studied the whole evening, now test me | read enough, now questions | enough reading, quiz time |
    enough theory, ask me | I've read everything, so where do I get tested? | ready to be tested |
    time to see what I've learnt | straight to the quiz | on to the quiz | over to the quiz | jump to the quiz |
    go to the quiz | go to the final test | skip ahead to the quiz | take me to the quiz | take me to the exam |
    open the quiz | launch the quiz | run the quiz | do quiz | take quiz | take the test | attempt the quiz |
    kindly start the test | kindly conduct the quiz | please conduct the test |
    please ask questions from this chapter | please take my test | some questions please |
    a few questions would be good | a little test would be nice | pop quiz | practice questions |
    practise questions please | revision questions | self test | self-check | mcq | mcqs please |
    multiple choice questions please | trivia time | I'm feeling confident 😎 quiz me | feeling brave, do the quiz |
    nervous but ok, start the test | My exam is tomorrow, so quiz me on all of this please |
    Let us find out whether any of this has stayed in my old head: put some questions to me. |
    my tea's ready and I've got ten minutes so quiz me | my mate reckons I learned nothing, test me |
    chuck us the quiz mate | give us the quiz then | kviz please | prüfe mich, test me | interrogate me
  `,
  score: `
    were my other answers wrong too | did I get others wrong as well | what else did I mess up |
    have I failed any of the earlier ones | which did I botch | can I look at my mistakes | show me my mistakes |
    how many did i get right | how many did i get right until now | how many right so far | points so far |
    my score so far | cuántos puntos | wie viele richtig |
    ok that was the last question wasn't it, so am I a genius or what | be gentle with me, how bad is it |
    should I be proud or ashamed after that quiz | I think I blew it, what did I end up with |
    all done! tell me I got at least half | I lost count, how many of the ten were fine? | Let us hear the jury |
    so doc, what's the diagnosis, did I make it | was that a disaster or okay? |
    out of those questions, how many hit home | have I embarrassed myself |
    what does my quiz look like, green or red mostly | tell me straight, how'd we do as a team |
    is that enough to be called a pass | did my answers turn out alright | how close to perfect was I | score |
    my score | what's my score | what was my score | what score did I get | show my score | show me the score |
    show me my result | show my results please | result | results | my result | the results pls | quiz result |
    quiz results | quiz score | final score | final result please | points | my points | how many points |
    how many points did I get | how many did I get right | how many did I get wrong | how many right |
    how many were correct | how much did I score | how much I got | how much I have scored sir | how much marks |
    marks | my marks | grade | my grade | what's my grade | what grade is that | what mark did I get |
    what percentage did I get | what percent | percentage? | percent correct? | how did I do |
    how did I do in the quiz | how did I go | how did I go in the quiz mate | how'd I do | how'd I go |
    how did it go | how did the quiz go | how did the quiz turn out | how have I done | how have I fared |
    how bad was it | how good was I | how was my quiz | how was my result | how am I doing |
    how am I doing so far in the quiz | did I pass | did I pass the quiz | did I pass or fail | did I fail |
    did I do well | did I do ok | have I passed | have I passed the test | have I got them all right |
    was I any good | was that good | was it good enough | was that all correct | is that a pass | am I through |
    am I passed? | can I see my score | can I see my results | can I know my score | can I get my score |
    can we see the results | can we see how we did | can you tell me my score | can you show the quiz result |
    can you say how I did | could I see my result | could you tell me how many I got right | could you show my marks |
    could you give me the score again | would you tell me how I did | would it be possible to see my result |
    may I see my result | may I know my score | may I know how many are correct | may I know my marks please |
    is there a score | is there a result | is there a way to see my result | do I get a score |
    do I get a mark for that | do I get points | where's my score | where can I see my result |
    where do I see the score | how do I see my score | which ones did I get right | which ones did I get wrong |
    which questions were wrong | what did I get in the quiz | what did I get on the test | what was my result |
    what was the result of the quiz | what was the outcome | what's the verdict | what's the result |
    what's the damage | what's the final tally | I want to see my score | I want to know my result |
    I want to know how I did | I'd like to know how the quiz went | I'd like to see how I did |
    I'd like my result please | I wonder how many I had right | I'm afraid to ask but how did I do |
    I'm nervous, did I pass | I hope it was good, how many right | let me see my score | let me know my result |
    lemme see my score | lets see the score | tell me my score | tell me how I did | tell me the result |
    tell me how many were right | give me my score | give me the score | give me the verdict | gimme my score |
    verdict | tally | tally up | scoreboard | scorecard | report card | outcome | stats | my stats |
    summary of my quiz | evaluation of my quiz please | kindly tell my score | kindly share my marks |
    kindly declare the result | please declare result | please tell my marks | please tell how many correct I did |
    socre | scor | sore pls, i mean score | reslut | reslts | my resutls | how meny did i get rigth |
    how manny right | hw did i do | 🏆? | 🏆 how many | 💯? | x/10? | so how many did I get in the end |
    drumroll, my score 🥁 | sorry, I closed the result, how many did I get right |
    My wife wants to know whether I passed. How many did I have right? | the quiz is over I think, so how was it |
    for my teacher: what was my result | Note? I mean my grade | resultado del quiz
  `,
  retry: `
    let me have another go | another go at it | can i have another try | let me answer again | same question again |
    give me the same question | let me try that one again | can i try again | i want to try again |
    those two that I got wrong bug me, ask me them again | silly mistakes those, I want to put them right |
    can I make good on the three I fluffed | I wasn't concentrating on the ones with flags, let me answer those over |
    give the questions I botched another time please | that wasn't my best, let me mend the wrong ones |
    I'd not leave it like that, I want the failed ones again | I stuffed up a couple, can I have another crack |
    I learnt from my blunders, put those questions to me a second time | may I iron out the ones that went badly |
    gimme the three I flunked | let me clean up my mistakes | those I had wrong, serve them up anew |
    would love to turn those red ones green | two slipped through my fingers, let me at them again | retry |
    retry the wrong ones | retry the mistakes | retry what I missed | retry those I got wrong | retry my mistakes |
    retry missed questions | try the wrong ones again | try again the ones I missed | try those again |
    try the ones I failed again | try my wrong answers again | try the missed ones once more |
    try again what I got wrong | repeat the wrong ones | repeat the ones I missed |
    repeat my mistakes, I mean those questions | repeat only what was wrong | repeat the failed questions |
    redo the wrong ones | redo the ones I missed | redo my mistakes | redo failed questions | redo the wrong answers |
    answer the wrong ones again | answer again what I missed | answer those again that were wrong |
    do the wrong ones again | do the ones I missed again | do the missed ones over | do over the mistakes |
    go over the wrong ones | go over my mistakes again | go over the ones I missed | go through the wrong ones again |
    go through my mistakes | go back over what I got wrong | again only the mistakes | only the wrong ones |
    only the ones I missed | only what I got wrong please | just the wrong ones | just the mistakes |
    just the ones I messed up | just those I missed, again | the ones I got wrong | the missed ones |
    the missed questions again | the failed ones | my mistakes again | my errors again please | mistakes |
    mistakes only | missed questions | wrong ones pls | wrong questions again | failed questions |
    incorrect ones again | incorrect questions once more | second chance | second chance on those |
    second try on the wrong ones | second attempt at the ones I missed | another chance |
    another chance at the wrong ones | another attempt at those I failed | another go at the ones I got wrong |
    another shot at the wrong ones | another crack at the ones I missed | one more chance |
    one more try at the missed ones | one more chance for those two | give me another chance |
    give me a second chance | give me the wrong ones again | give me the ones I missed |
    give me those again that I got wrong | gimme the wrong ones | gimme another chance | ask me the wrong ones again |
    ask me again what I missed | ask me those I got wrong | ask again the ones I failed | ask those again |
    quiz me on the wrong ones | quiz me on my mistakes | quiz me only on what I missed |
    test me again on what I got wrong | can I retry | can I retry the wrong ones | can I try again |
    can I try the wrong ones again | can we go over the wrong ones | can we repeat what was wrong |
    can we do the missed ones again | can you give me the missed ones | could I have another try at those |
    could I have another attempt at the failed ones | could I correct the wrong answers |
    could we go through my mistakes again | could we redo those I got wrong |
    could you repeat the questions I missed | would it be possible to answer the wrong ones again |
    would you let me try those again | may I try again | may I retry the wrong ones |
    may I attempt the wrong ones again | may I get one more chance sir | is it possible to redo the wrong ones |
    is it possible to retry | is there a way to retry just the wrong ones | is there a second chance |
    do I get a second chance | do I get another try | do I get to try those again | how do I retry |
    how do I redo the wrong ones | how can I answer the missed ones again | I want to retry |
    I want to try the wrong ones again | I want to redo what I missed | I want to answer those again |
    I want a second chance | I want another chance | I want repeat the wrong questions | I'd like to retry |
    I'd like another go at the ones I missed | I'd like to correct my mistakes |
    I'd like to answer the wrong ones again | I'd like to practise what I got wrong |
    I'd rather go over my mistakes than go on | I need to redo the ones I got wrong | I need another try |
    I got two wrong, let me do them again | I missed three, again please | I missed a few, can we do those again |
    I know better now, ask me those again | I know now what was wrong, let me answer again |
    I can do better, the wrong ones again | I can do better than that, another chance |
    I was too quick, let me answer those again | let me retry | let me try again | let me try the wrong ones again |
    let me try those once more | let me redo the ones I missed | let me fix my mistakes | lemme retry |
    lemme redo those i got wrong | lemme fix that | let's retry the ones I missed | let's go over my mistakes |
    let's repeat what was wrong | we do the mistakes again? | not all of them, only the wrong ones |
    not everything, just what I missed | not the ones I got right, the others | rematch | rematch on those I lost |
    revenge 😤 | respawn | resit | retake | retake the wrong ones | retake the missed questions |
    improve my score by redoing the wrong ones | reattempt | reattempt wrong questions |
    re-attempt the incorrect ones | kindly allow reattempt | kindly give one more chance |
    kindly repeat the wrong questions | retyr | rety | rerty the rong ones | the rong ones agen |
    teh wrong ones again | wrogn ones again | missd ones agian | ❌ ones please |
    sorry, could I have another go at what I got wrong | sorry I misread two of them, another try please |
    I pressed B by mistake, let me answer it again | I clicked the wrong letter, can I answer again |
    I should very much like to be given those questions a second time which I answered badly.
  `,
};
