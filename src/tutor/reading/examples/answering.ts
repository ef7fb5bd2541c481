/** What people type about a question or exercise instead of an answer. `examples.ts` says how to read it. */

import type { Examples } from './examples.ts';

export const ANSWERING: Examples = {
  hint: `
    I've no idea where to start, point me somewhere | how would I get going with this program |
    the beginning is hard, what comes first |
    hilfe bitte | kannst du mir helfen | ein tipp bitte | tipp | pista por favor | una pista | ayuda |
    ayuda por favor | un indice s'il te plait | un indice | aide moi | aiuto | ajuda | madad karo | a little help |
    help with the first blank | help with blank two | hint number 2 | hint nr 2 | second hint | the next hint |
    I've an inkling it has to do with the path, am I warm? give me a little something |
    ooh nearly had it, one small push |
    Please don't tell me, I want the satisfaction, but a little pointer wouldn't hurt | what would you look up in the docs if you were me |
    got the first blank, second one needs a bit of help | can you whisper me something |
    could you get me started, only the beginning, I'll do the rest |
    I don't see where to begin with this program, what's the first thing I should write? |
    would somebody throw me a rope, not the whole boat | which part of the lesson should I reread to answer this? |
    it's something with expire something... help me remember |
    I am thinking since long, please give some direction |
    just the tiniest of clues and I'll be off again |
    what's the keyword I should be thinking of |
    my code nearly passes but something's off, a pointer to the line would do | point to the line I should look at |
    what sort of thing goes in the gap, a number or a string? | does it begin with s |
    I got this far alone, now I need a bit of a push | can u like steer me a lil |
    some direction would be welcome, no solution though | not asking for the solution, only where to look | hint |
    a hint | any hint | any hints? | give me a hint | give me a clue | give me a nudge | give me a tip |
    give me something to go on | give us a clue | give us a hint mate | gimme a clue | gimme smth to work with |
    clue | clues please | a clue would be nice | a clue would help | a nudge please | nudge | nudge me | tip | tips? |
    any tips | any pointers | any clue you can give | pointer pls | help me a bit |
    help me a little with this question | help me with this one | help with this exercise |
    help me with the task a little | help me out here | help me think | help me start | help, but not the answer |
    little help | bit of help would be grand | a bit of help with this please | a little push please | small help |
    small hint pls | need hint | need a clue | need a little help on this one | I need a hint |
    I need a hint for this question | I need some help with this exercise | I need a little something to get going |
    I need one little clue | I want a hint | I want a hint not the solution | I want help but no spoilers |
    I want to find it myself, but with a clue | I'd like a hint | I'd like a small clue if there is one |
    I'd love a hint | I could use a hint | I could do with a clue | I could use some help here |
    I would appreciate one hint | I would be grateful for a small clue | I don't want the answer, just a clue |
    don't tell me the answer, just help a bit | don't spoil it, but give me something | no spoilers, just a tip |
    not the answer, just a hint | not the solution please, only a nudge |
    without giving it away, what should I think about | without telling me the answer, where should I look |
    what should I think about | what should I look at | what should I be looking for | what's the trick |
    what am I overlooking? only a clue please | what do I have to pay attention to |
    what would be the first thing to do | what do I start with | which direction should I think |
    which function should I be thinking of, roughly | where do I start | where should I start | where do I look |
    where should I look for the answer | where do I even begin, give me a hint | how do I start |
    how do I begin with this | how should I approach this | how would I go about this one | how to approach |
    can I have a hint | can I get a clue | can I have some help with this | can i get a lil hint |
    can you help with this one | can you nudge me | can you give some hint | can you point me in the right direction |
    can you give me a tip for the second blank | could I possibly have a small hint |
    could you give me a little hint | could you help me a little | could you point me somewhere |
    could you tell me the first letter | could we have a tip | would it be possible to have a hint |
    would it be cheating to ask for a hint | would a hint be possible | may I ask for a clue |
    may I get some little help | is there a hint | is there a clue | is there any help for this question |
    is there a way to get a hint | is there some help without the solution | are there hints | are there any clues |
    do you have a hint | do you have any tips for this | do you give hints | do hints exist here | got any clues |
    got any tips for me | drop me a hint pls | drop a clue | throw me a bone | throw me a lifeline | lifeline |
    phone a friend |
    point me somewhere | steer me a bit | guide me a bit | guide me | assist me | assistance please |
    some assistance please | kindly give one hint | kindly guide me in this question | kindly provide some hint |
    please give some idea | please guide me how to start | a small idea please | one small hint sir | one hint only |
    just one hint | just a little one | just a nudge, I nearly have it | only a small hint | another hint |
    next hint | more hints | second hint please | second clue | one more hint please | one more clue |
    the first hint didn't help, another | that hint wasn't enough, got another? | still need a bit more of a hint |
    almost there, a tiny clue please | I'm nearly there, just need a nudge | torn between A and D, give me a hint |
    between two options, help me a bit | it's on the tip of my tongue, help me | tip of my tongue, first letter? |
    I've been at this ten minutes, a hint please | my brain's on a break, hint? | brain fog, clue please |
    sorry to ask, but could I have a hint | sorry, I need a bit of help here |
    I'm sorry to be a bother, might there be a small hint? | I feel silly asking but is there a clue |
    I'm new to programming, a little help with this task please |
    My memory isn't what it was. A little hint, if you would be so kind, but please don't give the answer away. |
    not sure how to do this, can u help a bit | not sure where to begin, little hint? | this one's tricky, hint |
    this is a tough one, clue please | tough one 🤔 hint | hmm 🤔 a hint maybe | 💡 | 💡 please | 💡? | hnt | hitn |
    hnit please | hintt | a hnit | clew please | helpp me a bit with this queston | giv me a hint | help a bro out |
    help a girl out a bit | help us out mate | give a fella a hint | hints pls | hint for blank 2 |
    hint for the second line | hint on this one | Tipp bitte, a hint | una pista
  `,
  solution: `
    is it something with make_response? just say warm or cold | eliminate one of the options maybe? |
    if I said Path would you raise an eyebrow? | which of the options can I safely cross out? | fifty fifty |
    50:50 | 50/50 joker please | rule one out for me | take away one wrong option |
    I think it's B or C, can you help me decide | get rid of two options for me | which two can be thrown out |
    leave only two of them standing | halve the options please | make it a choice of two |
    tell me one that it surely isn't | is B out at least | say yes or no to my guess | just nod if I'm right |
    confirm my guess please | can you verify that it's D before I send it | blink twice if it's the second |
    am I on the right track with C | warm or cold? |
    I've had enough of guessing, put the correct letter on the table | alright teacher, what were you after? |
    go on then, what was it? | Put me out of my misery | put me out of my misery and show what goes in there |
    I would now like to read how the program ought to have been |
    it's late and I want to sleep, so just print what goes into the blanks |
    what was the right one? I had my money on D |
    can the right answer be displayed please, I want to copy it in my notebook | enough hints!! what is it!! |
    how should that line have read? | no more tries, let's have the answer | fine. show me how you'd fill it |
    I don't care about points, I want to see what's right | i'd rather learn from the finished thing, show it to me |
    we've argued long enough here in class, which was it | let the cat out of the bag |
    what did the author want to read there | give it here, the correct line | what would you have accepted |
    ok I surrender to curiosity, which of the four was true | please display the program with all gaps filled |
    show me the solution | show me the answer | show the right answer | show the correct code |
    show me how it's done | show me what it should be | show the finished program | show the filled-in program |
    show me the working code | show me what I should have written | show the answer key | solution | the solution |
    the answer | answer? | answer key | answer please, I'm in a hurry | correct answer? | right answer? |
    what is the answer | what's the right answer | what's the correct one | what is the right one then |
    what is correct | what would be right | what would have been correct | what should it have been |
    what should I have answered | what goes in the blank | what belongs in the gap | what was the right answer |
    what was it supposed to be | what's the right code | what is the correct code for this | what code works |
    what does a correct program look like | what's the answer to this one | which is correct | which one is right |
    which one is it | which one was right | which letter is it | which answer is right |
    which is the correct option sir | which one's the answer then | is it A, B, C or D, tell me |
    so is it C or not, tell me | tell me | tell me the answer | tell me the solution | tell me what's right |
    tell me what to write | tell me what to put in the blanks | tell me the correct option | just tell me already |
    just tell me what it is | just show me | just show it to me | just show the code | just give me the answer |
    just say it | just spill it | spill | spill it | spill the beans | spill the tea ☕ | reveal | reveal it |
    reveal solution | unveil it | give me the solution | give the right code | give me the correct one |
    give it away | give the game away | give answer | gimme the code | gimme the right letter |
    can I see the solution | can I have the answer | can you tell me the right one | can you just tell me |
    can you solve it for me | can you fill it in for me | can you write it | can we see the answer |
    can we have the solution now | could you show me the correct solution |
    could you tell me which answer is correct | could you reveal it now | could I look at the solution |
    could you fill the blanks for me | would you tell me the right answer |
    would it be possible to see the correct answer | may I know the correct answer |
    is there a solution I can look at | is there a way to see the answer | is there an answer key |
    how do you solve this | how is it solved | how is this done correctly | how does one do it right |
    how should it be written | how should the code look | how would you write it | how would it have been right |
    how does the solution look like | I want the answer | I want to see the solution |
    I want to know the right answer | I want to see the correct code | I'd like the answer |
    I'd like to see the solution please | I'd like to know which one was right | I'd rather see the answer |
    I'd rather you just told me | I need the answer | I need to see how it's done |
    I need the solution for the report tonight | no hint, the answer | no hints, just the solution |
    not a hint, the answer | don't hint, tell | hints don't help, show me the solution | stop teasing, what is it |
    stop with the hints and tell me | don't keep me in suspense | don't make me guess, which is it |
    don't want to guess, tell me the right one | I tried three times, now show me the answer |
    I tried everything, what's the solution | after five attempts I want to see how it's done |
    too hard, show the solution | too hard, what's the answer | out with it | out with it, which one |
    let's see the answer | let's see the solution | let me see the answer | lemme see the answer |
    lemme see the solution fr | solve it | solve this | solve for me please | do it for me |
    fill in the blanks for me | fill it out for me | write it for me | complete it for me | kindly show the solution |
    kindly give the correct answer | kindly tell the answer | please to show the right solution | pls tell ans | ans |
    answr | anser please | awnser | whats the anwser | soluton | soltion plz | sollution | show me teh solushun |
    show solushon | cheat | cheat sheet | let me cheat | I'm going to cheat, show me | god mode, show answer |
    spoiler please | spoil it for me | spoilers welcome, what is it | sorry I can't wait, what's the right one |
    I know it's lazy, but the answer please |
    My patience has run out, I'm afraid. Would you simply let me see the right answer? |
    my bus is here, quick, what's the answer | the quizmaster may now announce the correct answer 😄 |
    🥁 and the answer is? | drumroll... what is it | Lösung bitte, the solution | la solución por favor |
    la réponse svp
  `,
  compare: `
    phew, passed. I bet yours is half the length, let's see |
    it went green but I suspect there is a tidier way, what would you have written? |
    Mine does the job. May I put it beside the one the author had in mind? |
    is mine the way people normally do it or what does the usual one look like | compare | compare with yours |
    compare with the model solution | compare solutions | compare my code with yours |
    compare my solution to a good one | compare mine | let me compare | let me compare mine with yours |
    lets compare | let's compare notes | let's compare our versions | can I compare |
    can I compare mine with the solution | can I compare my code to the official one | can I see yours now |
    can I see how you did it | can I see a sample solution now that I passed | can we compare it with the reference |
    can you show me your version | can you show how you would have done it | could I see your solution next to mine |
    could you show a model answer for comparison | would it be possible to compare with a model solution |
    would you show me your way | may I compare with the ideal solution | may I see the model answer also |
    is there a model solution | is there a reference solution | is there a better way to write it |
    is there a nicer solution than mine | how would you have written it | how did you do it |
    how would a pro write this | how would an expert have solved it | how do others do it | how does mine compare |
    how does my code differ from yours | how different is yours | how close is mine to yours |
    how else can it be written | how else could I have done it | what would your code look like |
    what's your solution | what's your version | what did you have in mind | what does the model solution look like |
    what does yours look like | what's the official solution | what's the difference between mine and the model |
    what would be the clean version | I passed, now show me yours | I passed! how would you have done it |
    I passed, but is mine any good next to yours | it works, but how would you write it |
    it passed, now the model solution | mine works, what does yours look like |
    mine's ugly but works, show me a nicer one | mine is long, how short is yours |
    got it right, let me see the model solution | got it! 🎉 now show me yours to compare |
    yay it passed 🎉 what's the official version | done it, now compare |
    now that I've done it, show me how you'd do it | now yours | now show your code | and yours? |
    and your solution? | your turn | your turn, show yours | your version please | your way? | I want to compare |
    I want to see your solution beside mine | I want see how is the model |
    I'd like to compare mine to a model solution | I'd like to see a cleaner version |
    I'm curious how you'd solve it | I wonder how it's normally written | I wonder if there's a better way |
    show me your code | show me the model solution | show me the reference solution |
    show me the sample solution for comparison | show both side by side | show the diff | side by side | diff |
    diff mine against yours | diff with reference | model solution | model answer | reference solution |
    reference implementation | sample solution | example solution to compare with | official solution |
    best practice version? | the textbook version please | put them next to each other |
    put mine and yours side by side | kindly show model answer to compare | kindly show your approach also |
    please show the ideal solution for comparision | comapre | compair with yours | compere solutions | comparison |
    comparison with the model solution | modell solution | modle solution pls |
    Now that I have managed it, I should be most interested to see how you would have gone about it. |
    sorry just curious how does the teacher's version look | show me yours and I'll see what I did differently |
    want to check my style against yours | just to check my style, what's yours | how'd you do it mate |
    reckon yours is shorter, show us
  `,
  'give-up': `
    no lo sé | no sé | no se | no idea amigo | ich weiß es nicht | keine ahnung | weiß nicht | je ne sais pas |
    aucune idée | non lo so | não sei | pata nahi | nahi pata | i forgot | i forget | i forgot the name |
    i forgot the number | can't remember | i can't remember | i don't remember this | it's gone from my head |
    my mind is blank | i give in | no way i can do this alone | i can't write this on my own |
    no sorry, I've turned it over in my mind all morning and it won't come | you might as well ask my cat |
    I've stared at A to D until my eyes crossed, no clue | i havent got the faintest mate, you've won |
    My head is empty like a jar | It is too heavy for me, I leave the fight |
    that's beyond a poor beginner like me, I'm afraid | welp. nothing. zero. zilch |
    we discussed it in the group and nobody has a clue |
    I've written and deleted it six times, I can't get this thing to do what you want |
    my honest answer is I haven't a clue | couldn't do it if you paid me | I'd be lying if I said I knew |
    I'm afraid this defeats me entirely | we've been at it since breakfast and nobody's come up with anything |
    my well is dry | it beats me, truly | I reckon I could sit here till Christmas and not get it |
    i try and i try, is not possible for me | nothing, not even a guess |
    I won't pretend, I have no notion what belongs there | that question's got the better of me |
    can't even guess lol | my knowledge ends here | I lack the knowledge for that one | I give up | give up |
    I surrender | surrender | I'm stuck | stuck | so stuck | totally stuck on this one | completely stuck |
    hopelessly stuck | I'm stuck and can't go anywhere | stuck here since half an hour | I don't know |
    I don't know this one | I don't know the answer | I do not know | don't know | dont know | dunno |
    dunno this one | dunno mate | idk | idk man | idk bro i got nothing | ion know | 🤷 | 🤷‍♀️ no idea | 🏳️ |
    🏳️ I yield | no idea at all | no idea what to write | no clue whatsoever | not a clue | not the foggiest |
    haven't the foggiest | haven't a clue | haven't got the faintest | not the slightest idea |
    I have no idea what goes there | I have absolutely no idea how to do this | I haven't any idea | I got nothing |
    I've got nothing | I've drawn a blank | drawing a blank here | my mind is blank | my mind went blank | blank |
    nothing comes to mind | nothing comes to me | I can't | I can't do it | I can't do this exercise |
    I can't figure it out | I can't figure this one out, I quit trying | I can't solve it |
    I can't think of anything | I can't remember any of this, I give in | I cannot do this | I cannot answer this |
    I cannot | cant | cant do it | cant do this im too dumb | cannot lah | can't be done | I'm not able to do this |
    I am not able to solve | I am unable to solve this question sir | unable to do | not able to answer |
    not getting the answer | I am not knowing this | I no know | me no know | don't know nothing about that |
    I don't have any idea | I don't think I can do this | I don't think I'll ever get this | I'll never get this |
    I'll never manage that one | I'm never going to get it | I'm not going to get there | I'm not getting anywhere |
    I'm getting nowhere | this is going nowhere | this is hopeless | hopeless | it's hopeless | it's no use |
    it's useless, I won't get it | no use | no chance | no hope for me with this one | no way I can do that |
    impossible | this is impossible | impossible for me | it's impossible for me to solve | too difficult | too hard |
    this is too hard | this exercise is beyond me | beyond me | above my pay grade | over my head, I quit this one |
    out of my league | out of my depth here | out of ideas | I've run out of ideas | I've tried everything |
    tried everything, nothing works | tried all I could think of | tried and tried, can't do it |
    I've been trying for an hour and I can't | I tried five times and I fail every time | I keep failing |
    nothing works | nothing I try works | nothing I write passes | I'm done trying | done trying | I'm at a loss |
    I'm at my wits' end | at my wit's end here | I'm beaten | I'm beat | I'm defeated | I admit defeat | I concede |
    I fold | I'm out | I throw in the towel | throwing in the towel | I bow out | uncle | I cry uncle | white flag |
    white flag from me | waving the white flag | I pass away 💀 too hard | im dead 💀 no clue | you win |
    alright you win, I can't do it | you beat me | you've got me there | you got me | that one's got me stumped |
    stumped | I'm stumped | you've stumped me | this stumps me | baffled | beats me | search me |
    pass me the towel, I quit | I quit this exercise | quitting on this one | that's it, I can't |
    argh!! I can't get it | aaaargh 😫 | 😭 i cant | nope, can't | nah I got no clue | nah mate, no idea |
    buggered if I know | blowed if I know | stuffed if I know | wouldn't have a clue | wouldn't know |
    couldn't tell you | who knows | god knows | heaven knows | goodness knows what goes there |
    ask me something easier | how should I know | how am I supposed to know that | can I surrender here |
    can we call it a day on this exercise, I can't do it | may I say I don't know | is there a way to give up |
    is it allowed to give up | would it be ok if I gave up | what if I don't know | what happens if I just can't |
    what to do when stuck | what if I'm stuck | I want to give up | I'd like to give up on this one |
    I would like to surrender please | I think I'll give up | I think I have to give up here | let me give up |
    letting go, can't solve it | I'm giving up | we're stuck | we are stuck here, both of us |
    we have no idea, my classmate and me | we don't know this | none of us knows | neither of us knows | gave up |
    giveup | givup | i giv up | i gve up | give upp | im stcuk | im stuk | dont kno | dnot know | I dont no |
    no ider | noidea | i cnat do it | i am completly stuk | sorry, I really can't do this |
    I'm sorry, I know I should know this but I don't | I'm sorry, this is probably easy but I can't work it out |
    I feel stupid but I don't know | I'm too stupid for this | I'm too tired for this, I can't | my brain is fried |
    my brain's fried, can't do it | my head hurts, I give up | brain.exe has stopped | brain stopped working, idk |
    I have to confess that I don't know | I must admit I haven't the slightest notion what is wanted here. |
    At seventy-four one may admit it: I am stuck and shall not find it by myself. |
    I've looked at it from all sides, and I still can't see it, so I surrender |
    been staring at this for ages, got nothing | staring at the blank for ten minutes, nothing |
    I've never used Flask before, I can't write that | I never learned this, I don't know it |
    we didn't have this in class, I don't know | not a programmer, can't do this | don't know what to answer |
    don't know which one | can't decide, no idea really | could be any of them, no idea |
    all four look the same to me, I don't know | I have no opinion, I don't know | je ne sais pas | no lo sé |
    keine Ahnung | nie wiem | non lo so | nahi pata | weiß nicht | не знаю | ff | ff15 | forfeit | I forfeit |
    resign | I resign | I lay down my sword | tap out
  `,
  skip: `
    überspringen | weglassen | saltar | saltar esta | passer | passe | salta | pular | i refuse to answer |
    i won't answer this | i don't want to answer | not answering that | leave this one out | leave it out |
    leave the exercise out | can we come back to this one later, skip |
    typing brackets on a tablet is torture, let's do without this exercise |
    that one looks nasty, let's go around it | could I be excused from this one? |
    I've done a hundred of these at work, don't make me do another, move along to the next question |
    can we agree I don't do this one | on the train with one hand, no coding, take me past it |
    leave it unanswered and carry on | This question does not interest me. Another one, if you please. |
    I'll have a look at that exercise on my computer tonight, carry on without it for now |
    let's save that one for a rainy day | nope not writing a whole program on a friday evening, onwards without it |
    it is ok for me to miss this one, continue | this isn't my cup of tea, go round it |
    can we pretend this exercise isn't there | I've no keyboard with me, so let's pass by this one |
    I know how it goes but can't be bothered typing, move along without it | let me off this one |
    may I be let off this exercise | spare me this exercise | spare me that question, the next one please |
    let it be unanswered only, go ahead | i aint doing that one chief, next q |
    let's carry on as though I'd answered | I decline to answer | skip | skip it | skip this | skip the question |
    skip the exercise | skip the task | skip that | skip ahead without answering | skip over this one | skip for now |
    skipp | skp | skpi | sikp this | skipit | pass | pass on this one | pass on that | I pass | I'll pass |
    I'll pass on this | I'd rather pass | hard pass | let it pass | leave it | leave it for now | leave this one out |
    leave this one for later | leave that question | leave na, next one | let's leave this one |
    let's leave it at that and do the next | let's skip | let's skip this one | let's not do this one |
    let's move past this question | let's do a different one | let me skip | lemme skip | lemme skip this q | later |
    not now | not this one | not this question please | not in the mood for this one |
    not in the mood for code, go on without | not answering that | not going to answer | no answer from me, go on |
    no thanks, next question | no thank you, another question | no exercise for me | no exercises now please |
    no coding today, go past it | don't want to answer | don't want this one | don't want to do this exercise |
    don't feel like answering | don't feel like coding right now | don't feel like it, next question |
    don't make me do this one | I don't want to do it | I don't want to answer this question |
    I don't want this exercise | I don't want to write code on my phone, go on without |
    I don't have time for this exercise, on to the rest | I won't answer this one | I won't do this |
    I'd like to skip | I'd like to go on without answering | I'd like to leave this blank | I'd prefer to skip this |
    I'd prefer not to answer | I'd rather not | I'd rather not do this exercise | I'd rather do the next question |
    I would prefer to leave this one out if that is permitted | I want to skip | I want skip this |
    I want to go on without doing this | I want pass this question | I wish to skip | I'll skip | I'll skip this one |
    I'll do it later | I'll do this one later | I'll do it another time | I'll come back to this |
    I'll come back to it later | I'll leave it blank | I'll try it some other day, move past | I'm skipping this |
    I'm going to skip | I'm not gonna do that | I'm gonna leave that one | I'm on my phone, can't type code, skip |
    I'm on the bus so no typing, leave the exercise | I think I will leave this question | can I skip |
    can I skip the exercise | can I skip it and go on | can I leave it | can I leave this one |
    can I go on without answering | can we skip this | can we skip that one | can we leave this out |
    can we move past this | can we jump over the exercise | can you skip this for me | could I skip this one please |
    could I pass on this question | could I come back to this later | could we leave this one for now |
    could we jump over this | could you give me another question instead | may I skip | may I skip this question |
    may I go ahead without answering this | is it ok to skip | is it okay if I skip this one |
    is it possible to continue without the exercise | is skipping allowed | is there a way to skip |
    is there a way around this exercise | is there a skip button | would it be possible to skip this exercise |
    would it be alright to leave this out | would you mind if I left this one out | do I have to do this |
    do I have to do this exercise, I'd rather go on | do we have to do this one |
    do we need to do the exercise? if not, past it | must I do this | have I got to answer this | what if I skip |
    what if I don't want to answer | how do I skip | how to skip | how can I go past the exercise |
    how do I get past this without answering | how do I get around the exercise | go on without it |
    go on without me answering | go past it | go past this exercise | go past this question |
    go to the next question | go to the question after this | get rid of this question | get me past this exercise |
    move past it | move past this one | move on from this question without answering | move on without the exercise |
    jump over it | jump over this question | jump this one | jump past | hop over this one | step over it |
    continue without answering | continue without this | proceed without answering | proceed without solving |
    ignore | ignore this question | ignore it and go on | ignore this one | omit | omit this | omit the exercise |
    bypass | bypass this | bypass the question | drop it | drop this one | drop this question | forget it |
    forget this question | forget about the exercise | forget this one, what's the next question |
    never mind this question | never mind the exercise, go on | nvm this one | nah skip | nah next question |
    nope, next question | next question | next question, this one is boring | next exercise | next task please |
    next q | another question | a different question | a different one please | new question |
    something else instead of this exercise | something other than this question please | boring, skip |
    too boring, leave it | too easy, skip it | too long, skip the exercise | too much typing, skip |
    too tired to code, leave it out | this one is silly, past it please | this one's not for me |
    this exercise is not for me | this exercise can wait | save it for later | save this question for later |
    put it off | put it aside | put this one aside | set it aside | park it | park this one | park this for later |
    postpone | postpone this one | defer | defer this question | shelve it | snooze this question |
    mark it for later | without answer | without answering pls | kindly skip | kindly skip this question |
    kindly leave this question and go ahead | kindly allow me to skip | please allow skip |
    please leave this one sir | please let me go without doing it | give this one a miss | I'll give it a miss |
    give that one a swerve | swerve | sack this one off | flick this one | bin this one | chuck this one |
    sorry, can I skip this | sorry, I'd like to leave this one out |
    sorry but I can't type on this keyboard, could we pass over the exercise |
    my hand is in a cast so no exercises, continue without |
    My glasses are upstairs and the code is tiny, so I shall leave this exercise out and go on. |
    kid on my lap, can't type, skip the exercise | I only want the theory, leave out the exercises |
    I just want to read, no exercises | just move on without it | just skip it ffs | just leave it blank |
    blank answer, go on | empty answer | no comment | none of your business lol next question | ⏭️ | ⏭️ this one |
    überspringen | saltar | passer cette question | passe | weiter ohne Antwort
  `,
  submit: `
    okay my program's finished and sitting on my desktop, what do I do with it |
    I've typed it all into a text file, how do you want it? |
    there, that's what I came up with, please see if it passes |
    would you kindly tell me how one delivers the solution to you? |
    do I press something when I'm done with the code |
    is pasting the whole thing in one message ok for handing it in | my homework's done, where's the tray |
    will you look over what I wrote and say if it's good enough | submit | submit it | submit my code |
    submit my answer | submit my solution | submit answer please | hand it in | hand in my code |
    hand over my program | turn it in | turn in my work | send my answer | send my code | send it off for checking |
    send in my solution | check my code | check my answer | check my solution please | check it | check this |
    check if it's right | check whether my code passes | grade it | grade my code | mark my work |
    mark my answer please sir | judge it | judge my program | evaluate my code | evaluate please |
    validate my answer | verify my code | test my code | test my solution | try my solution | deliver |
    deliver my answer | upload my code | upload answer | post my answer | lock it in | lock in my answer |
    final answer | that's my final answer | here's my answer, where does it go | here is my code, how do I send it |
    where do I paste my code | where do I put my answer | where do I write my solution | where do I type the answer |
    where can I hand in my program | where does my code go | where to submit | where's the submit button |
    how do I submit | how do I submit my code | how do I hand this in | how do I send you my code | how to submit |
    how to send answer | how to hand in the program | how shall I return my work to you | how can I enter my code |
    how can i send u the code | can I submit | can I send it now | can I just paste the code here |
    can I hand it in like this | can I paste it in the chat | can you check my code | can you check it now |
    can you look at my solution | could you check my program please | could you tell me if this code is right |
    could I hand this in | may I submit now | may I send my answer here | would you check my answer please |
    would it be possible to send it as a message | is there a submit button |
    is there a way to send my code as a file | is there a form for the code | do I paste it here |
    do I just type it here | do I have to send the whole program | do I send the code in here or elsewhere |
    I want to submit | I want to hand in my code | I want to enter my answer | I want submit my answer now |
    I'd like to submit my solution | I'd like to hand this in please | I'd like you to check my program |
    I'm done with the exercise, check it | I'm finished with the code, how do I send it |
    I finished the exercise, where do I put it | I have written the program, what do I do with it |
    I've filled the blanks, now what do I press | I've got the solution, how do I give it to you |
    I wrote it in my editor, how do I get it to you | I solved it, want to hand in | I think it's right, submit |
    I believe mine is correct. To whom do I hand it in? | done coding, submit | done with the blanks, check please |
    all blanks filled, submit | code's ready, check it | code is ready how to send | my code is ready for checking |
    my answer is ready | my program works locally, let me submit | my solution is written, where does one post it |
    let me submit | let me send my code | let me answer | let me enter my solution | lemme hand this in |
    lemme submit real quick | let's submit | let's see if my code passes | sumbit | submitt | subimt my code |
    sumit answer | hand inn | kindly accept my answer | kindly evaluate my program |
    please check the code I have done | please take my answer | open the answer form |
    open the form so I can send my code | form please, I have the code | put my answer in | enter answer |
    answer box? | where's the box for my answer | no box to type my code in, how do I send it | 📤 | 📮 my code |
    git push my solution | PR for my code how | commit and submit | abgeben | soumettre | enviar mi respuesta |
    sorry, how does one send the code | sorry I can't find where to submit
  `,
};
