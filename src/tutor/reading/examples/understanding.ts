/** What people type to understand what was shown. `examples.ts` says how to read it. */

import type { Examples } from './examples.ts';

export const UNDERSTANDING: Examples = {
  explain: `
    and which of them would have been right, then | so what should I have picked instead |
    ok, so what's the correct one and why | hm so which one had to be taken |
    why won't my program do what it should | it doesn't do what I expect, why |
    where in the lesson was this explained | show me the bit that taught this | hang on, what |
    what just happened there |
    ich verstehe das nicht | verstehe nicht | versteh ich nicht | no entiendo | no comprendo | no hablo mucho inglés |
    je ne comprends pas | j'ai pas compris | non capisco | não entendi | samajh nahi aaya | hä | hä? | huh | wot |
    eh? | say what | what was wrong with it | what was wrong with mine | what did i do wrong |
    tell me more about why | can you tell me more | more about this | this grading is incorrect |
    the grading is wrong, explain | as plain sentences please | in plain words | put it in words a child gets |
    my eyes read it but my brain did not, say it in a gentler way |
    so is it the server or the browser that does that? your text left me more muddled than before |
    I had thought C was obviously right, where's my thinking error? |
    that paragraph with domain and path, I need it chewed smaller |
    Pretend that I am your grandmother, who I might well be, and tell it to me that way |
    the words are English but together they tell me nothing |
    every sentence has three words I've never heard, go easy |
    not the foggiest what that paragraph is on about, have another go at telling me |
    could we take that apart piece by piece | i red it 5 times and it dosnt go in, can u put it difrent |
    B sounded just as true to me, what's the catch | I get what it does but not how, more depth please |
    okay, but I don't know what you mean with 'response object' | I follow up to the arrow and then you lose me |
    you explained it for programmers, now for humans please | is there someone who could tell it to a normal person |
    this bit isn't landing for me | it hasn't clicked yet, try another angle | nope, still foggy |
    still foggy 🌫️ try other words | still double dutch I'm afraid |
    that sentence has to be read with a lawyer, simplify |
    I'm nodding but I have no clue what you said, be honest and tell it easier |
    what's a header supposed to be in that sentence | explain | explain it | explain this | explain that |
    explain that again differently | explain this in other words | explain it like I'm five | explain more |
    explain in more detail | explain in simple words | explain step by step | explain slowly |
    explain it to me slowly | explain properly | explain me please what it means | explain to me this line |
    explain the code | explain the last part | explain what just happened on screen in plain words | explane |
    explian | explain plz i dont undrestand | exlpain | eli5 | ELI5 this step | I don't get it |
    I don't get that part | I don't get the difference | I don't understand | I don't understand it at all |
    I do not understand this step | I did not understand | I did not get you | I did not get it sir, kindly explain |
    I didn't get that | I didn't understand | I didn't understand the difference between these two |
    I didn't understand the last sentence | I didn't quite catch the meaning | I am not understanding |
    I am not getting it | I'm not getting it | I'm not following | I'm not sure I understand |
    I'm not sure what this means | I'm not quite with you | I'm confused | I'm confused by this |
    I'm confused about the last bit | I'm so confused rn | I'm a bit confused |
    I'm a little lost with this explanation | I'm lost here, explain | I'm totally confused now | I'm puzzled |
    I'm struggling to understand this | I'm struggling with this explanation | I'm having trouble understanding |
    I'm having difficulties to understand | I can't follow | I can't make sense of this |
    I can't make head or tail of it | I can't wrap my head around this | I cannot understand this |
    I still don't see it | I still don't understand why B is wrong | I understand nothing | I understood nothing |
    I understand only half | I understood the first part but not the second | I got the first bit, not the rest |
    I have a doubt | I have doubt in this | I need more explanation | I need it explained |
    I need it in simpler words | I need this in plain English | I need someone to break this down |
    I want to understand this better | I want more details | I'd like more detail |
    I'd like it explained differently | I'd like to understand that better | I'd appreciate it in simpler words |
    you lost me | you've lost me | you lost me at the second sentence | you're going over my head |
    you're speaking Chinese to me | you're using too many difficult words | went over my head |
    that went right over my head, could you put it differently | over my head, explain it | all Greek to me |
    double Dutch to me | sounds like gibberish to me | that's gobbledygook, say it in plain words | clear as mud |
    not clear | not clear to me | not understood | not understanding | not getting | not following |
    not sure what you mean | not quite sure I follow | nothing is clear | doesn't make sense | this makes no sense |
    it doesn't make any sense to me | that's confusing | this is confusing | so confusing | very confusing |
    too confusing | confusing af | too complicated | this is too complicated |
    that's too complicated for me, say it simply | too technical, in plain words please | too much jargon |
    in plain English please | in simple english pls | in simple terms | in simpler terms | in layman's terms |
    in detail | in human language please | in easy language | simpler | simpler words | say it simpler |
    say it differently | say it in other words | say that in a simpler way | say that another way |
    put it differently | put it another way | put that in plain words | put simply? | rephrase | rephrase that |
    rephrase it for me | reword | reword it | reword that please | paraphrase that | clarify | clarify this |
    clarify that last point | clarification please | elaborate | elaborate on that | kindly elaborate |
    kindly clarify my doubt | kindly explain in simple language | kindly explain once again in detail |
    please explain again sir | please make me understand | please clear my doubt | expand on that | go deeper |
    go deeper into this | go into more detail | more detail | more details | more explanation | more info |
    more info on this please | break it down | dumb it down | spell it out | walk me through it |
    walk me through the code | talk me through that | unpack that sentence for me | what does that mean |
    what does this line mean | what does the last sentence mean | what does this part of the code do |
    what do you mean | what is meant by this | what is meant here | what is the meaning of this |
    what's that supposed to mean | what's this about | what's the meaning of this step | what are you saying |
    what are you talking about | what is this trying to say | what is it you're telling me |
    what was wrong with my answer | what is wrong in my answer | what did I get wrong | what did I misunderstand |
    what have I done wrong | what mistake did I make | what is my mistake | what's my mistake here |
    why is that wrong | why is C not right | why is A the right one | why is that the right answer |
    why was B not correct | why wasn't mine right | why am I wrong | why isn't it A | why D and not C |
    why did my code fail | why doesn't my code pass | why is my code not accepted | why was it marked wrong |
    why's that wrong then | wdym | wdym by that | wym | wat do u mean | wot | what do u mean i dont get it |
    waht does it mean | wht does dis mean | meaning? | meaning of this? | meaning what? | which means? |
    and that means? | come again, in simpler words? | how come my answer isn't right | how come that's wrong |
    how is B correct | how does that work | how does this code work | how so | how do I read this |
    how do I have to understand that | how should I understand this | can you explain | can you clarify |
    can you elaborate | can you rephrase that | can u explain plz | can we go over this more slowly |
    can we go through that in more detail | can I have more detail | can I get a better explanation |
    can I have that in plain English | can someone explain this | could you explain |
    could you explain that in a different way | could you explain it for a beginner | could you clarify that |
    could you elaborate a bit | could you rephrase it please | could I have a simpler explanation |
    could we go over that slowly | would you explain that please | would you explain it once more but simpler |
    would you mind explaining this | would you mind putting that differently | would you be so kind as to explain it |
    would it be possible to explain this in more detail | would it be possible to say that in simpler words |
    may I have a clearer explanation | may I ask what this means | may I know why my answer is wrong |
    may I know the meaning | is there a simpler explanation | is there more detail on this |
    is there a way to say this more simply | do you have another explanation | got a simpler explanation |
    let me understand, what does it mean | lemme get this straight, what does it do | huh | huh? what |
    hmm i dont get it | hmm not sure I got that | er, what? | umm what | wait what | hang on, I don't follow |
    hang on, why is mine wrong | hold on, I don't understand this | sorry, I'm being thick, what does it mean |
    sorry for stupid question but what does this mean |
    sorry, English is not my first language, can you say it easier |
    sorry I'm slow, could you explain it in small steps | I'm sorry but this makes no sense to me |
    apologies, I didn't follow that | i dont get it at all lol | i dont undrstand | i dont understnad |
    i dont understand wat it means | i dont underatand the qestion | i dnt undestand this part | idgi | no comprendo |
    no entiendo | je comprends pas | ich verstehe es nicht | nicht verstanden | non capisco | samajh nahi aaya |
    tak faham | nie rozumiem | не понял | no understand | no understanding | don't get this at all |
    don't understand | dont understand this bit | don't follow | didn't get it | didnt get that | didn't understand |
    didn't understand a thing | haven't understood this | haven't got it yet | couldn't follow | couldn't understand |
    lost me | confused | confusion | 😕 | 🤔? | 🤯 | 🤨 | wth is this supposed to mean | bruh what |
    fr i dont understand | mate I don't follow | nah that's lost on me | that flew past me |
    that one flew over my head | that was too fast, I didn't understand |
    that was too much at once, explain it slowly | that sentence is hard to understand |
    that word I don't know, what does it mean | this part confuses me | the last part isn't clear |
    the last paragraph confuses me | the second line of the code, what's it for | the explanation doesn't help me |
    the explanation is too short | the text is hard to understand | the wording confuses me |
    my answer was right I think, why not? | my answer seems right, explain why it isn't |
    but I answered correctly, why wrong | but why is it wrong | but what does it mean |
    but isn't B also right? explain | I thought B was right | I was sure it was C, why not |
    I'd have said D, what's wrong with that | I read it three times and still don't understand |
    I read it twice, still nothing | I've read this four times and I'm none the wiser | none the wiser |
    I'm new to all this, can you say it more simply | I'm a beginner, explain please |
    I never did web stuff, explain from the ground up |
    I am an old man and these words are new to me; could you tell it more simply? |
    Having read that paragraph several times, I must confess that its meaning still escapes me. |
    okay so i read the thing about the response object and i have no idea what you are trying to tell me |
    my english is not so good, please explain easy | my brain isn't getting this, say it differently |
    too abstract, explain it another way | use an analogy | use easier words please | give me an analogy |
    give me more detail | give me a better explanation | tell me more about this | tell me what that means |
    tell me in simple words | tell it simpler | tell me why my answer is wrong | make it simpler | make it clearer |
    make it easier to understand | help me understand | help me to understand why I am wrong |
    teach me this again differently | one more time but simpler | again but simpler | again but slower |
    again in other words please | slower | baby steps please | from another angle please |
    another explanation please | another way of saying it? | different explanation pls | better explanation |
    not like that, explain it another way | I wish you'd say that more simply
  `,
  shorter: `
    so much code, what's the core of it | that's a long program | what a heap of code | so many lines of code |
    kürzer bitte | zu lang | demasiado largo | más corto | plus court | trop long | più corto | mais curto |
    in a nutshell | put that in a nutshell | the gist | just the gist | a briefer version | boil it down |
    bottom line please |
    my attention wandered off at line three, got it in a single line? |
    you could have said that in half the words, please do |
    if you had ten seconds to tell me this, what would you say |
    boss is looking over my shoulder, quick, one sentence | I'm on my watch, that doesn't fit |
    could you squeeze it into something that fits my phone | War and Peace was shorter mate |
    The text is of a length that I cannot manage before my stop. Please shorten. |
    wow ok, and the same thing but for lazy people? | what's left if you throw out all the filler |
    half as long would've done | shorter | shorter version | short | short version | the short one |
    the quick version | the cliff notes | the gist | the essence | the main point | the key points |
    the important bit only | the bottom line | the elevator pitch | tl;dr | tldr | too long | too lengthy |
    too wordy | too verbose | too much | too much text for me | too much text on my phone | too many words | so long |
    so much text | so much to read | such a long text | wall of text | that's a lot of text | that's a lot to read |
    that's an essay | that's a novel | that's a bit long | that's long | that is too much text | that is very long |
    this is too long for me | this is a lot | this is very long, make it short | it is too lengthy sir | very long |
    very lengthy | very lengthy text, kindly make short | long | looong | long af | long text is long | summary |
    a summary | a short summary of this | summarise | summarise it | summarise this | summarise this step for me |
    summarize | summarize it | summarize this | summarize that please | sum up | sum that up in one line | shorten |
    shorten it | shorten this | shorten that please | shorten the text | cut | cut it | cut the waffle |
    cut to the chase | get to the point | condense | condense it | condense this | compress it | compress |
    boil it down | trim it | abbreviate | abridge it | keep it short | make it shorter | make this step shorter |
    make it one sentence | say it in short | say it in a few words | say it briefly | say that more briefly |
    put it in a nutshell | put it in one line | in short | in brief | in one sentence | in two sentences |
    in three words lol | in bullet points | in bullets | bullet points | bullets only | brief | briefly | brief me |
    be brief | be concise | be short | concise | concise version | less text | less words | less blah | less talk |
    less waffle | less is more | fewer words | not so many words | don't write so much | don't want to read all that |
    don't have time for all that text | I don't have time to read all this |
    I don't have the patience for so much text | I don't like long texts | I won't read all that |
    I can't read that much | I can't read all this on my phone | I can't concentrate on so much text |
    can't be bothered reading all that | can't be arsed to read that lot | I'm not reading all that |
    im not reading allat | ain't nobody got time for that | ain't got time to read this | no time to read |
    no time for long text | I'm in a hurry, short version | I'm in a rush, summary please |
    I've only got a minute, give me the gist | I've got dyslexia, less text please | I have adhd, shorter please |
    I get tired with so much reading, could it be shorter | I lose the thread in so much text, a summary please |
    I want the short version | I want it shorter | I'd like it shorter | I'd like the short version |
    I'd prefer a shorter text | I need it short | I just need the gist | just the facts | just the important stuff |
    just the key bit | just tell me the important bit | only the essentials | only the main points |
    can I have a summary | can I get the gist | can I get a tldr | can we have it shorter | can we cut it short |
    can we have less text | can you make it short | can you summarise | can you summarize it for me |
    can you sum it up | can u tldr | could you summarise that for me please | could you be briefer |
    could you be a bit more concise | could I have it in brief | could we have the short version |
    would you mind being a little briefer | would you be so kind to summarise this |
    would it be possible to have a shorter text | is there a short version | do you have a short version |
    do you have it shorter | do I really need to read all of it | must I read all this | got a tldr |
    got a short version of that | what's the gist of it | what's the point in one line | what's the tldr |
    what do I really need to know here | what's important here | long story short | give me the short version |
    give me a tldr | give me one sentence | give us the gist mate | gimme tldr | kindly summarise |
    kindly give summary | please make short | please write less | write shorter | quicker | quicker version |
    faster, shorter | skip the long text, what's the point | skip the details | spare me the details | no details |
    no need for the details | without all the details | leave out the details | nutshell | gist | essence? |
    takeaway? | main points | highlights | recap this step shortly | abstract | résumé | zusammenfassung |
    kürzer bitte | plus court | más corto | in sintesi | shrt | shrot version | shortr | shoter | shorter vershion |
    sumary | summery | sumarise | sumerize | summrize | to long | 2 long | 2much text | toooo long | tooo much |
    ugh, shorter | bro wrote an essay | bro wrote a novel | long-winded | bit long | a bit much | you're waffling |
    you're rambling | stop rambling | stop waffling | 🥱 | ✂️ | 🤏 | sorry, could it be a bit shorter |
    sorry but it's too much text | my eyes get tired, so a shorter text would be kind |
    my attention span is zero, short version please | my bus is coming, short version quick |
    At my age one tires of long passages on a small screen; a shorter one would be most welcome.
  `,
  example: `
    ein beispiel bitte | zum beispiel? | un ejemplo | muéstrame un ejemplo | un exemple s'il te plait | un esempio |
    udaharan | see it in action | i'd rather see it in action | see it in code | can i see it in code |
    something real that proves it | proof please | show me it happening | show me the example |
    fine words, but what would I actually type? | I can't see it before me until there's a program, got one? |
    so if I had a shop, how would I write that in my app? | would you put that into three lines of Flask for me |
    I believe you, but seeing it in a little program would make it stick |
    that's a lot of talk, where is a line of code | how would a normal person use this in their own app, show one |
    give us a case where that's used | In cookery one shows the dish. Could you show me one of these, in code? |
    could do with seeing a real one of those | where would I ever need that? show me one case |
    how'd a shop do it, in code | is there a small program round about this that I can look at |
    sounds grey to me, put some code next to it | show, don't tell |
    could we make that less theoretical, with a few lines of Python | example | an example |
    an example would be nice | any example | any examples | another example | a code example | a real-life example |
    a sample | a snippet | a demo | for example | for instance | e.g. | eg? | such as? | like what | like how |
    as in? | code | code sample | code snippet | code for this | some code | some example | sample | sample program |
    snippet | demo | demonstrate | demonstrate it | demonstrate this | demonstrate that please | demonstration |
    show example | show me an example in code | show me an example with a cookie | show it in code | give example |
    give me a simple example | give me some sample code | give us a for instance | can I see an example |
    can I see some code | can we see it in practice | can we have an example | can we have a concrete case |
    can you show an example | can you show me some code | can you show how to write it in code |
    can you give some example | can u give an example | could you show me that in code |
    could you give me an example | could I have an example | could we look at some code |
    could we see this in an actual program | would you have an example of that | would you have some code for this |
    would it be possible to see an example | would it be possible to have some code | may I get one example |
    may we see an example please | is there an example of this | are there examples | do you have an example for me |
    got any code for that | have you any sample code | how does it look in code | how does one write that in Flask |
    how do I write that in code | how do you write it | how would I use that in a program | how would I use this |
    how would this look in a real app | how is that written in Flask | how is this used in practice |
    how to code this | how to use it, example please | what does that look like in code | what would the code be |
    what would a program with that look like | what's the code for that | what is the code for it | where's the code |
    I want to see it in code | I want code | I'd like to see an example | I'd like to see some code for this |
    I'd like to see how that looks in a program | I'd like a concrete example | I'd rather see code |
    I'd rather see some code than read about it | I'd rather have an example than all this theory |
    I'd understand it better with an example | I need an example for this | I need a concrete example |
    I need some code to understand | I learn best from examples | I learn by example, so show me one |
    I learn better with code | I understand better with examples | I'd get it if I saw some code |
    I can't picture that without an example | I can't imagine it, an example please |
    I have no picture of it in my head, give me an example | I'm a code person, show me code |
    I'm more of a hands-on person, got some code? | enough theory, show me code | less talk, more code |
    talk is cheap, show me the code | theory is fine, but an example please | too much theory, example? |
    that's abstract, got an example | ok and in code? | and as code? | and in Flask? | in code | in practice? |
    in Flask please | as code | with code please | with example please sir | let me see an example |
    let me see some code | let's see that in code | let's look at an example | let's have a look at some code |
    let us see one example | let us take an example | kindly give one real time example | explain using code |
    exmaple | exmple | exampel | exaple please | eksample | examle pls | exampul | egzample | give me an exmaple |
    sampel code | som code pls | coed example | snipet | snippit pls | beispiel | beispiel bitte | un exemple |
    un ejemplo | un esempio | voorbeeld | пример | örnek | contoh | udaharan do | ex? | 💻 |
    sorry to ask, an example would help me | sorry for asking, but could you give a small example |
    mate, got an example of that? | bung us an example would you | bit of code wouldn't go amiss | wanna see code |
    my head needs something concrete, an example | my students will ask for an example, have you one |
    I was always better with a case before me; have you some code that does it? |
    my tea's hot and I'm listening, give me an example
  `,
};
