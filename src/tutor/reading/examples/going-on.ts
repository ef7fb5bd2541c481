/** What people type to go on, to go back, or to see something again. `examples.ts` says how to read it. */

import type { Examples } from './examples.ts';

export const GOING_ON: Examples = {
  next: `
    i understood | i understood this | i have understood | understood everything | i get it now | i got this |
    i know this | i already know this | i already knew that | i know all this already | fair enough |
    fair enough, go on | makes sense | makes sense now | ok i see | i see | i see now | that is clear |
    crystal clear | all good | all good here | ok all good | good to go | nice, next | weiter |
    weiter bitte | mach weiter | weiter gehts | verstanden | danke, verstanden | alles klar | siguiente por favor |
    siguiente | sigamos | vamos | entendido | entiendo | suivant s'il te plait | on continue | compris | d'accord |
    avanti | capito | prossimo | proximo | entendi | dale | samajh gaya | aage badho | theek hai | acha ok | mmkay |
    mkay | oki doki | okey dokey | righto | right then | alrighty | kk next | kontinue | contiune | nex | neext |
    go next | next one | another | another one | the next one please | read that, next |
    hey nibble, read through the bit about the jar, nothing unclear there, what do you have for me now? |
    That was a pleasant little chapter. Please bring the following one when it suits you. |
    ok so the browser keeps it and sends it back got it lets see the next thing |
    no more to see here for me, so forward march | I am having understood everything till here, can we go ahead? |
    enough of this page, show what follows | you don't need to repeat it, I understood. Further please |
    right, digested that one while the kettle boiled, so what's following? | oh that's all it is? easy. keep moving |
    Sorry to be quick but I know this from PHP, may I go forward? |
    we both read it, my son and me, so you may go forward | I nodded along the whole way, so forward |
    my brain says yes 🧠 carry on | nothing to add from my side, let it flow |
    I've seen enough of this text, what follows it? | that bit I knew from uni, so feel free to move along |
    my pen's down, I've written it all out, so bring what follows | its clear like water, we go further? |
    one down, how about another bite of the lesson | whatever comes after this, I'm up for it |
    yeh yeh browser stores server sends, on we go | thanks pal, that's me done with this page |
    the penny's dropped, let's have the next bit | mhm mhm keep talking | I'd be happy to learn what's coming after |
    go on | ok next one | understood, what comes now? | I've read it all, you may proceed |
    alright got that. onwards | done reading | yep makes sense, keep going | move along please | can we continue? |
    whats after this | k im ready for more | ready when you are |
    Thank you, that was clear. Let us move to the following step. | carry on mate | sweet as, keep it coming |
    ok I have understood this part sir, kindly proceed further | lets gooo | read that. next bite pls | nxt |
    contineu please | contiue | proseed | forward | I'd like to advance now |
    would it be possible to go to the following page | may I see the next part? | is there more? then show it |
    that's clear to me, so now the next step | I finished with this text, please give following |
    my tea's ready so let's carry on with the next bit | keep 'em coming |
    fine, I get cookies now, bring on the next thing | yes yes I know this, go ahead | no questions here, carry on |
    nothing to ask, move forward | crystal clear 👍 what else have you got | 👍 next | ➡️ | cool cool cool, go ahead |
    hit me with the next one | roll on | we're done with this bit, can we go further |
    I think I'm through with this step | okay so that's how it works, I see, now let's see what follows |
    finished this step | sorry for the slow reading, I'm done now, you can go on |
    ok i have read everything you have written about the max age and i think i understood it so lets move on to whatever is next |
    Right-oh, consider that one digested. Onward, young robot! | proceed | advance |
    continue the lesson from here please, this step is read | let's push on | what's next on the list | and then? |
    and now? | what now, I read it | next step | next up | one more bite please | next bite | feed me more |
    more please, I'm hungry for cookies 🍪 | that was easy, go further | i already knew that one so next | clear. go. |
    go | onwards and upwards | moving on | ok cool moving along | all good here, carry on with it |
    got it!! go ahead | gotcha, next | ahh now it clicks. ok keep going |
    I see, so it's just a header. please continue | seen it, thx, further | please to continue the lesson |
    We can continue, I am understand this | We're ready to move ahead | shall we go on? |
    shall we move to the next topic then | can you bring up the next step |
    could you take me to the next part, I've read this twice now | don't stop now, go on |
    no need to wait for me, I'm done with this page | you can turn the page | turn the page | flip to next page |
    pls go to next slide | next slide | next page | next screen | swipe | press next for me |
    push the next button please, I'm on voice | I want to keep going | I wanna see what's coming |
    i wanna learn more, go on | let me go on | let me see the next step | let me move ahead | I'd say we move on |
    I guess that's it for this step, so forward | bring me the step after this one | jump to the following step |
    give me the next piece | send the next part | post the next one | load next | serve the next bit |
    hurry up, next | come on, keep it moving | chop chop, on we go | ok ok ok got the point, move on |
    yeah nah all good, next bit | too easy, keep rolling | righto, what's the next bit |
    cheers, that's sorted, on to the next | lovely, thank you dear, do go on |
    Splendid. I have written that down in my notebook and I am now ready for whatever comes after. |
    okey i readed it, go next | i am finish, next | is clear for me, we can continue |
    Ich bin fertig, so please next | bon, we continue | vale, next | theek hai, go ahead with next |
    oke lanjut, next | да понятно, go on please | understod, go on | i undrstand it now lets cary on |
    red it, nxt pls | makes sence. go foward | ok contine | coninue with the leson |
    that all makes sense and I don't have questions so far so let's go to the next thing | hmm okay. yes. go on |
    yup | ok done here | done, what should I look at next | good, keep teaching | teach me the next thing |
    tell me more, I'm following | I'm with you so far, continue | I follow. Continue. | following so far, go on |
    that bit is in my head now, next bit please | memorised it. Onto the following one |
    I took notes, please proceed to next step | my train comes in ten minutes so quickly give me the next step |
    coffee refilled ☕ continue | kid's asleep finally, let's carry on |
    back at my desk now and done with this step, so next please | haha nice joke about the jar. ok next |
    wow neat, didn't know that. continue plz | great explanation! go on with it | this was helpful, now move on |
    not much new here, go to next | no wait, I got it. continue | go to the next | after this? |
    so whats the following step | can i haz next | gimme the next one | gimme more | k next | aight bet, next |
    say less, next | bet, keep going fr | ngl that was easy, next | okayyy moving onnn | lemme continue |
    I am wanting to go to next topic now | we may proceed now | Kindly move to the next step |
    do the needful and take me to next part | LGTM, ship the next one | ack. next | step into the next one | n |
    what else is there in this lesson, I finished this bit | next step would be great |
    ready for the following step whenever you are | I've had my fill of this step |
    right, I'm happy with that, shall we crack on? | crack on | let's crack on then
  `,
  back: `
    zurück | zurück bitte | einen schritt zurück | atrás | volver | anterior | retour | indietro |
    i skipped something | i skipped one by mistake | i missed the one before | what was before this |
    Could we return for a moment to what stood there before I clicked? |
    I think I've skipped something, the page before had code I didn't copy, take me there |
    my thumb hit the button while getting off the tram, previous one please |
    hmm this makes no sense without the last step so one back |
    I haven't noted down the thing from the former step, put it on screen again, the former one |
    not forward!! backward!! | Is it possible that I look at previous step one time more? |
    I'd like to reverse a bit, one bite will do | eh that jumped, I was still on the one before |
    ah no, that swallowed the page I was reading, let me have it back, the prior one |
    I would need to peep at the preceding explanation | can u flip to what u told me just before this |
    that was one click too many | one click too far, reverse please |
    what you told me a minute ago, before this step, I'd like to read that page | my cursor slipped, undo that step |
    previus page plz i was still writting | I want the step that came earlier, not this | let us go one behind |
    go back | previous step | one step back please | can I see the step before this? | what was before that |
    I clicked too fast, take me back one | oops, hit next by accident, go back | wait no, go to the previous one |
    hold on, I wasn't finished with the last one | return to the earlier step | back up a bit | back | prev |
    previous | <- | ⬅️ | step back | rewind | rewind one | undo that next | scroll me back to the last bite |
    I'd rather re-read the step we just left | let me see the last page again, the one before this |
    the page before please | pls go to before step | I want go back one step |
    before this one there was a text, I want that |
    I would like to return to the preceding section of text, if you don't mind |
    Excuse me, my finger slipped and now I'm one too far. Could you bring me back? | sry pressed next too early |
    i skipped ahead by accident can you go back one | not this one, the one before | not so quick, previous please |
    no no no go back | noo i wasnt done reading 😭 go back |
    that went away before I could read it, bring back the step before | can we go back a step |
    is there a way to go backwards? | is there a back button | would it be possible to go to the previous bite |
    could we return to the last step | may I go back to the one I just read | how do I get to the previous step |
    how to go back | where's the previous step gone, I want it | the last one again, not this, the one earlier | bak |
    go bak one | prevous step | previus | goback | take it back one | move back | jump back one |
    hop back a step please | flip back | turn back a page | page back | previous page | previous slide pls |
    last slide | reverse | in reverse, one step | backwards please | backward | one up | up one step |
    go one up, I need what was there | I need to check something in the step before |
    I forgot what the last step said, go to it | what did the previous step say? take me there |
    hang on, I need to look at the bit before this again |
    I'd like to look at the earlier example, the step before this one | the code in the prior step, can I go there |
    prior step | preceding one | former step please | the former one, sir | kindly go to previous step |
    Please revert to the previous step | revert one | mate chuck us back one step | can ya go back a sec |
    hold ur horses, back one | whoa too fast, back | slow down, previous one |
    wait wait wait go back i didnt finish reading | wasn't ready for this, back please |
    I wasn't paying attention, go to the step before | the dog barked and I missed the last step, one back please |
    phone rang and I pressed next without thinking, so back one please |
    My grandson pressed the button while I was reading. Would you be so kind as to go back to where we were a moment ago? |
    I'm terribly sorry but I think I went one too far, could you go back by one | sorry sorry can i go back once |
    this follows from the last step which I didn't really read, so let me return to it |
    we were at the step before, I want to stay there a bit | we need to go back one |
    we should go back, I have lost the thread | let us go back one | let me back | let me return to the previous |
    lemme go back | lemme see the last one | gimme the last step | gimme the one before |
    show me the step before this | show the previous bite | display previous step |
    bring up the step I was on before | open the previous one | return to previous | return one step |
    back to the previous please | take us back a step | I come back to step before? |
    I want see again the step from before | go to the anterior step | un paso atrás, one step back |
    zurück please, one step | back to before | the one we just had | the one just now, before this |
    to the step I just left | dont want this yet, go to last step |
    I don't want this step now, put me to the one before it | didn't mean to go forward | wrong button, back |
    misclick, go back | fat fingered next, pls go back | accidently pressed next, back pls | went ahead too soon |
    one backwards 🙏 | ⏪ | ⏮ | can you undo | undo, I want the step that was there before | n-1 |
    go to step minus one | could you reverse by one bite | back a tick please | pop back one for me |
    pop back to the last bit would you
  `,
  show: `
    nochmal bitte | noch einmal | otra vez por favor | repite por favor | encore une fois | répète | di nuovo |
    repeat the requirements | repeat the instructions | what was i asked | what was i supposed to do |
    remind me what the task was | again from the top of this page |
    the telly was on and I didn't take in what you wanted from me, say it once more please |
    my signal dropped in the tunnel, can you post that question afresh |
    wait what am I answering here, let me look at it again |
    i typed too much nonsense now the question is miles up, put it here again |
    Would you be kind enough to repeat what you wanted to know? |
    it's gone off the top of my screen, bring back the choices |
    Please can you display it one more time, I was not attentive |
    sorry love, say that again, the baby was screaming | discord ate your message, repeat it? |
    which four things could I pick between, I cannot see them any more |
    hey can you put up again what I've got to do here | which were the possibilities? my eyes jumped over them |
    i answered the phone and now theres no question on my screen |
    I'd love to answer but I can't find what you asked |
    the thing you wanted me to fill in, where is it? post it here please |
    what precisely was wanted from me in this step? |
    the message got deleted by our moderator, post it a second time? | kannst du the question once more show |
    Before I say B, remind me what it was about | my screen went dark just as you spoke, what was it |
    scroll up is broken on this phone, repeat this step's text | what was the question | repeat the question |
    can you say that again | show it once more | I missed that | the question again please |
    where's the question, it scrolled away | sorry, what were the options? | what are A B C D again |
    which answers could I choose from | read me the options | I can't see the question anymore |
    it scrolled off my screen, post it again | what was I supposed to do | what's the task | remind me of the task |
    what do I have to write here? | what was asked | what did you ask me | come again? | pardon? |
    pardon me, what was that | sorry? | say again | say that one more time | repeat | can you repeat that for me |
    repeat this step | show this step again | display the current step again | post this step again | re-post it |
    resend | resend the step pls | send that again | send it again it didnt load |
    nothing loaded on my phone, send again the text | refresh | reload this | show me the current question |
    current question | current step please | show current | what's on the screen now | what are we looking at |
    the text again, I deleted it by accident | I closed the window, what was the question |
    I walked off for a bit, what did you just ask? |
    Sorry dear, I was answering the door. What was the question again? | my mom called me, what was the q |
    whats the q | q again? | wat was the question | wut did u ask | qestion again | wich question was it |
    what was the qustion again sorry | can u show teh task agian | show the exersise again |
    i forgot what is the question | I don't remember what I have to answer, show the question | what I must do? |
    what I have to do now? | what is it that you want me to answer | Please tell the question one more time sir |
    kindly resend the options | could you put the question up again? | would you mind repeating the last message |
    would it be possible to see the question again | is there a way to bring the question back up |
    may I have the question again | may I see the choices once more | can we see the options again |
    can we have that on the screen again | can i see it again | let me see the question again |
    let me read that again | let me have another look at the question | lemme see that again |
    lemme read the question once more | I'd like to re-read this step | I want to read it again |
    I need to see the exercise again | I need the task text again | I want to look at the question another time |
    show me the exercise text | show the blanks again | show me the program I have to fill in again |
    the code with the blanks please, it's gone | where did the exercise go | where is the task | I lost the question |
    lost the task, too many messages in between |
    there's so much chat in between, can you put the question down here again |
    the channel moved on, bring the question down | bring that back | bring it up again | put it back up |
    pull up the question | print the question | print it again | echo the question | cat question |
    what were we on about? show it again | where were we, show me the step again | what did it say again |
    what did you just say | what was that you said before I typed | I wasn't listening, what did you say |
    wasn't looking, once more the question | I got distracted, show me this step one more time |
    distracted by cat 🐈 what was it | zoned out sorry, repeat that |
    sorry blanked out for a sec, what's the question | hang on what was I meant to do here |
    oops I scrolled past it, show again | sorry I'm a bit slow today, could you show the question again please |
    I apologise, I've forgotten what you asked me, would you mind saying it again? |
    before I answer I want to see the options again | the options pls | options? | options again | choices? |
    question? | task? | the question pls | say what? | eh? | huh, say that again | what?? | didn't catch that |
    didn't get to read it, show it again | I haven't read it properly, let me see it again | missed it |
    missed what you said, come again | it went by so fast I could not read, please show again |
    too quick, show that step again | the message disappeared | the step vanished from my screen |
    the form closed before I could read it, open the exercise again | the form is gone, show it again |
    popup closed, task again? | the dialog went away, can i have it back | what's the wording of the question |
    exact wording of the question please | give me the question | give me the text again |
    give the question another time | one more time the question, thanks |
    wie war die Frage, the question again please | c'est quoi la question? show me again | what was de question |
    come again with the question lah | ok where was i, show me the question | i didnt see the answer options |
    didn't see C and D, show all options | what was option B again | what did option C say |
    what did answer D say, I forgot | I can only see A and B, post the options again |
    read the question out to me again | tell me again what the task was | tell me once more what I should write |
    tell me again please | same thing again please, I mean show me the step
  `,
  again: `
    that went by nicely, and now the very same one more time | bis! bis! |
    oh that was satisfying, hit me with the same thing once more |
    I did not see all of it, could you make the same thing another time? | same procedure as before, James |
    don't change anything, just do it one more time | yep and the same thing again thanks |
    could I trouble you for a repeat performance? | same show once more please, my sister has just come in |
    do that trick again | may we have a second helping? | I could watch that all day, repeat |
    and another time for luck | you know what, the same thing all over, just once |
    hmm weird, do precisely that again | again | once more | another go | encore | one more time | one more |
    another one | do it again | do the same again | same again | same again mate | repeat what you just did |
    the same thing once more | can we do that again? | could you do it another time | would you do that once more |
    let's do that again | let's have another go | lets go again | let me do it again | let me do one more |
    I want another one of those | I want to do that one more time | I'd like another round | another round |
    one more round | round two | round 2 | second go | second time please | second round | once again | yet again |
    and again | agen | agian | agin pls | wunce more | onec more | anothr one | encore une fois | nochmal | otra vez |
    ek baar aur, once more | wieder | ancora | de nuevo | 🔁 | 🔁 pls | ↩️ same | rerun that thing, whatever it was |
    redo | redo that | redo it pls | re-do | repeat that action | replay | replay it | play it again | hit it again |
    go again | gimme another | gimme one more | gimme that again | one more go | one more try of the same |
    can I have another | can i do it again | can I do this another time | may I do that again |
    may we do it once again | is it possible to do the same again | is there a way to do that another time |
    do same thing again | make it again | make again same thing | I like that, again! | that was fun, again |
    lol that was cool do it again | haha again again | that was brilliant, do it one more time would you |
    nice one, once more | woah. again. | not sure I saw that properly, do it again | wasn't ready, one more time |
    blinked, do that again | I looked away, do the same once more |
    My glasses were off. Would you kindly do exactly that once more? |
    If it isn't too much bother, I would love to go through that same thing one more time. |
    sorry to be a pain but could we do that once again | repeat same | repeat the last thing |
    repeat the last command | last command again | same as before | same as last time | same thing |
    as before, please | like before | like just now | like just now, one more | up arrow enter | ^ this again |
    that, again | what we just did, do it again | what I just did, I want to do it again | kindly do it once more |
    kindly repeat the same | do one more time na | have another crack at it | give it another whirl | another whirl |
    give us another | give us one more | another bash | another shot | one more shot | and one more |
    another of the same kind | another please, same sort | more of the same | more of that | keep doing that |
    hit repeat | press the same button again | do over | over again | run through it one more time |
    I could do with another of those
  `,
  resume: `
    let me out of here | get me out of the lab | i'm done playing | done playing, back to the lesson |
    ok enough playing around | back to reading | back to the reading | can we go back to the lesson now |
    I've been poking at cookies in the lab long enough, time to return to what you were teaching me |
    we can stop the flashcards here, I was halfway through something and want to get on with it |
    Monday again, and I have forgotten where I stopped on Friday. Please put me there. |
    my laptop crashed in the middle of the lesson yesterday can you take me to where i was |
    hey it's me again, where did we stop, let's go from there |
    had to run for the school bell, can we pick it up now | I don't want to play browser any more, I want my course |
    please bring me to my last place, I have only one hour | not from the beginning please, from where I was |
    that lab was fun but let's get serious, back to class |
    I only wanted to try one thing in the lab and that's done, so on with the lesson |
    cards finished? good, then where had we got to in the lesson | return me to class please, playtime is finished |
    yesterday evening we got cut off by a power failure, could you find my place? |
    my exam's over so now I have time for the rest of the lesson, where I'd stopped |
    can you remember where I was? go there | holiday is over, back to where I'd got to |
    let me go on learning from the place where I closed the app |
    this sandbox thing is nice but I was in the middle of learning something, take me back | back to the lesson |
    take me back to the lesson | resume | resume lesson | resume the course | pick up where we left off |
    where I left off please | carry on from where I stopped | take me to where I was | take me where I left off |
    put me back where I was | return to the lesson | return to my place | let's get back to the lesson |
    lets go back to where we were in the lesson | I want to go back to the lesson now | I'm done in the lab |
    done with the lab, back to the lesson | leave the lab | exit lab and continue the lesson | get me out of the lab |
    out of the lab please | enough lab | enough playing, back to learning |
    enough of the lab, let's go on with the lesson | that's enough playing around, where were we |
    finished the review, back to the lesson please | the cards are done, take me back to my lesson |
    no more cards, I want the lesson | I don't want to review, go to the lesson |
    stop the review and go back to the lesson | leave the review |
    quit reviewing, I'd like to get on with the lesson | enough cards for today, lesson please |
    cards later, lesson now | I'd rather continue the lesson than do these cards |
    instead of cards can we do the lesson | can we return to the lesson | can i get back to my lesson |
    can you bring me back to where I stopped | could you take me back to the point I reached yesterday |
    could we pick it up from yesterday | would it be possible to resume from the same place |
    is there a way to get back to the lesson from here | how do I get back to the lesson |
    how to come back to the lesson | how do i leave the lab | I was in the middle of the lesson, how do I return |
    I was in the middle of the cookies lesson yesterday, go on with that |
    yesterday i stopped somewhere, take me there | last time I stopped in the middle, can I go on from there |
    I'm back, where did I stop? take me there | im back | hi I'm back, let's continue from my place |
    back again! let's pick it up |
    Good morning! I had to stop yesterday for my dentist's appointment; could we resume where we were? |
    hello again, ready to pick up the lesson | lunch is over, back to the lesson | lunch break over lets resume |
    ok break's over | coffee break finished so continue my lesson please | I'm home now, so back to where we were |
    just got off the bus, take me to where I was | sorry I had to leave, can we go on where we stopped |
    sorry I disappeared yesterday, could we continue where I left |
    Sorry for leaving in the lab so long, please bring me back to lesson | pls resume from last stop |
    kindly resume the lesson from where I left | kindly take me back to the course |
    Please to continue my lesson from the place I was | I want continue from where I stop |
    from where I stopped I want to go on | go to the place I have left | bring me to the place where I have been |
    the lesson again, from where we were | back to the course | back to cookies | back to work | back to it |
    back on track please | back to the main thing | return | return to course | return to where I was |
    go to the lesson | go to my lesson | open my lesson where I was | open the lesson at my place | load my progress |
    load my save | load my last checkpoint | continue from checkpoint | continue from my last save point |
    restore my place | find my place | find my spot again | my place please | my bookmark | go to my bookmark |
    jump to my bookmark | unpause | un-pause | unpause the lesson | resum | resune lesson | resmue |
    bakc to the leson | back too the lesson | retrun to lesson | pick up from last time | pick up the thread |
    pick up | picking up from yesterday | continue yesterday's lesson | continue yesterday | finish what I started |
    I want to finish the lesson I started | let's finish that lesson we began |
    I haven't finished the lesson, take me back there | still not finished with the lesson so let me go back in |
    let me back into the lesson | let me out of this lab | lemme out, back to lesson | lemme get back to it |
    lemme pick up where i was | gimme my lesson back | get back to teaching me | ok teach, where we left off |
    I've played enough with the browser, lesson pls | I saw what I wanted in the lab, now the lesson |
    that's all I wanted to try, back to the lesson | ok tried it out, back we go |
    alright, enough messing about, back to the lesson |
    right, that's enough mucking around in the lab, where'd we get to in the lesson |
    no worries, back to where we were | we can go back to the lesson now |
    we were in the lesson before this, I want that | we should continue the lesson | shall we get back to the lesson |
    👈 lesson | close the lab | end lab | lab off, lesson on | lab finish, go lesson | stop lab, lesson |
    exit to lesson | :q lab, resume lesson
  `,
};
