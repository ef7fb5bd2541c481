/** What people type to be polite, to complain, and to stop or wait. `examples.ts` says how to read it. */

import type { Examples } from './examples.ts';

export const SMALL_TALK: Examples = {
  who: `
    who are you | what are you | are you a real person | am i talking to a human | are you chatgpt |
    are you an ai or a person | is this a bot | who made you | what's your name | whats ur name |
    who am i talking to | what is nibble | who is nibble | tell me about yourself | are you a machine |
    do you use ai | are you human or bot | introduce yourself | what exactly are you | r u a bot | are you alive |
    what's this bot for | what is the purpose of this | what are you good for | who built this |
    is someone there or is it a bot | are you a teacher
  `,
  thanks: `
    merci beaucoup | merci | danke dir | gracias amigo | grazie | obrigado | shukriya bhai | wow ok | cool cool |
    cool cool cool |
    thank you so much | cheers mate | ta | tysm | thanks a bunch | much obliged | that helped a lot |
    that was really helpful | very clear, thank you | you explain well | great explanation | i appreciate it |
    nice one | good stuff | brilliant, thanks | awesome | cool | love it | you're the best | this is great |
    this is really good | well explained | perfect | amazing | super | that's exactly what i needed | wonderful |
    merci beaucoup | vielen dank | muchas gracias | danke schön | shukriya | dhanyavaad | arigatou | xie xie |
    grazie mille | obrigada | nice lesson | what a nice lesson | neat | this is fun | i'm enjoying this |
    i like how you explain | good job | well done | well done you | great work | you rock | respect | legend |
    that's cool | that's neat | interesting | how interesting | wow that's clever | kudos | thx for the help |
    thank u | thanks!! 🙏 | 🙏 | ❤️ | 👏👏 | helpful | very helpful | much better now thanks | ok thanks |
    alright thank you | thanks that makes it clear | yay i got it right | yes!! finally | woohoo | i did it |
    got it right haha nice | sick | dope | lit | noice | bless you | you saved me | so good | that was quick, thanks |
    thanks for explaining | thanks for your patience | thanks teacher | thank you sir | thank you madam
  `,
  hello: `
    hi there | hello bot | good morning | good evening | hey nibble | hiya | yo | sup | hello from india |
    hello everyone | greetings | hey hey | hi, i'm new here | hello i'm back | i'm back | back again | hola amigo |
    guten tag | namaste | salaam | bonjour | hallo | good day to you | morning | evening | howdy partner | g'day |
    hey how are you | how are you today | how's it going | how r u | what's up | wassup | how do you do |
    anybody here | is anyone there | are you there | you there | hello? | hello?? | knock knock | hi hi | heyy |
    helloooo | nice to meet you | pleased to meet you | long time no see | hey buddy | hi friend | hi tutor |
    hello teacher | hello sir | 👋 | hi again | it's me again | test | testing | ping
  `,
  sorry: `
    sorry i'm slow | english is not my first language, sorry | entschuldigung | perdón | pardon | scusa | desculpa |
    sorry about that | my bad | oops | whoops | apologies | i apologise | my apologies | pardon |
    sorry for the late reply | sorry i was away | sorry, phone rang | sorry i got distracted | sorry wrong window |
    sorry that wasn't for you | ignore that | never mind | nevermind | nvm | forget it, wrong chat |
    that message was for somebody else | sorry my english is bad | excuse my spelling | sorry for typos | sry | soz |
    oh sorry | so sorry | i'm sorry | ups | oh my mistake | didn't mean to send that | that was a typo | wrong chat |
    sorry my kid typed that | sorry autocorrect | autocorrect sorry | disregard | disregard my last message |
    please ignore | scratch that | ignore me | don't mind me | i was talking to someone else | sorry about the delay |
    sorry for being slow
  `,
  laugh: `
    lol | lmao | haha | hahaha that's good | hehe | rofl | 😂😂 | 🤣 | that's hilarious | you're funny | good one |
    lolol | xD | haha nice | funny | this is funny | ha | ha ha ha | omg lol | lmfao | jaja | jajaja | kkkk | mdr |
    that cracked me up | i'm dying 😂 | made me laugh | that's a good joke | 😄 | 😆 | hihi | lul | lel | kek |
    that joke lol | dead 💀 | 💀 | i can't 😂
  `,
  complain: `
    damn, I knew that one | argh, I should have known | ugh so close, I had it in my head |
    grr I knew it and clicked wrong |
    i find this condescending | i find this rather patronising | you sound condescending | i don't believe you |
    that can't be right | blah | blah blah | this is a trick question | trick question | das ist doof | qué aburrido |
    this is boring | this sucks | i hate this | you're useless | this makes no sense at all | what a waste of time |
    that's stupid | i'm frustrated | this is so annoying | you don't understand me | you keep saying the same thing |
    why don't you understand | that's not what i asked | that's not what i meant | you are not helping | not helpful |
    bad bot | dumb bot | stupid bot | this is confusing and badly written | that's unfair |
    that's wrong, your answer is wrong | i disagree | you're wrong | my answer was right |
    that should have been accepted | i think your grading is broken | this is broken | it's broken | it doesn't work |
    nothing works here | this bot is rubbish | so dull | i'm bored | boring | bored | yawn | this is killing me |
    ugh | argh | this is driving me nuts | worst lesson ever | terrible | awful | this is a joke | are you serious |
    are you kidding me | seriously? | come on | oh come on | for god's sake | wtf | what the hell | screw this |
    this is bs | i'm annoyed | i feel stupid | i feel dumb | this is too hard for me | it's too difficult |
    too complicated | i'm not smart enough for this | i'm never going to get this | this is hopeless | i hate coding |
    i hate quizzes | not again | not this again | i'm getting angry | this is unfair | you're mean | this is not fun |
    no fun | meh | that's dumb | what is this nonsense | you don't listen | stop repeating yourself |
    the bot is not working | your bot is bugged | 😡 | 😠 | 🙄 | 🤬 | 😭 | 👎
  `,
  wait: `
    my kid needs me, back in 10 | back in 10 | back in a few minutes | moment bitte | warte | un momento | espera |
    attends | aspetta | ruko | ek minute |
    one sec | hold on | hang on a minute | give me a moment | just a moment please | wait | brb | be right back |
    gimme a min | two minutes | back in 5 | let me think | i need to think about it | thinking | hmm let me see |
    hold your horses | not so fast | slow down | let me read it first | i'm still reading | still reading |
    still typing | still working on it | working on it | wait wait | phone's ringing | someone's at the door |
    one moment my boss is here | need a bit more time | can you wait a bit | bear with me | a little patience please |
    afk | afk 2 min | i'll be with you in a sec | let me check something | let me get a coffee | getting a coffee |
    coffee brb | just grabbing a drink | hold up | wait up | hmm | hmmm | give me some time to read | i need time |
    don't rush me | let me finish reading | let me try it first | pause a second | standby | one minute please |
    1 sec | 5 min pls | wait a little | stay there
  `,
  stop: `
    enough quizzing for now | no more questions, I'm done | that's plenty of questions for one day |
    enough of the test | I've had enough of this quiz | no further questions please, closing it here |
    i must get off the train | i must get off the bus now | my stop is next, bye | no more today |
    no more today, headache | i've a headache | i need to leave like now | my bus is coming, stop |
    i have to leave, don't lose my place | tschau | hasta luego | adiós | à bientôt | arrivederci | tchau | alvida |
    bis morgen |
    i have to go now | gotta run | bye | see you tomorrow | that's all for today | i'm done for now |
    let's stop here | i want to stop | enough for today | good night | i need to sleep | i'm off to bed |
    time for dinner | got to go to work | my bus is here | my train arrives | this is my stop | quit | exit |
    i'm leaving | leaving now | i'm out | peace out | catch you later | ttyl | talk to you later | laters | cya |
    see ya | signing off | logging off | calling it a day | i'm tired let's end it | let's wrap up | wrap it up |
    can we stop | could we end here | i'd like to finish here | stop for now | stop the lesson | end the lesson |
    end session | close the lesson | pause the lesson | pause here | i need a break | let's take a break |
    break time | lunch time | my break is over | boss is coming, bye | kid woke up, gotta stop |
    baby's crying gotta go | class is over | my lesson's starting i must go | i must leave | have to leave |
    no more for today | no more please | i give up for today | my head is full | brain is fried |
    i can't concentrate anymore | i'm exhausted | i'm beat | i can't anymore | that's it for me | that's enough |
    that's me done | done for the day | finished for tonight | battery is almost dead, bye | my phone is dying |
    low battery gotta go | take care | farewell | adios | tschüss | au revoir | ciao | sayonara | have a nice day |
    have a good one | goodbye friend | until next time | till tomorrow | gn | nighty night | stop it please |
    stop this | cancel | abort | leave | i quit
  `,
  later: `
    I'm in a call, write me again in an hour | busy, nudge me in three hours | ping me again in half an hour |
    leave and come back friday | come back on friday | i'll come back at the weekend |
    on my laptop at home this evening | when i'm at my laptop | mañana | später | morgen weiter | plus tard |
    più tardi | depois | baad mein |
    not now | later | maybe later | another time | some other day | i'll continue tomorrow | let's continue tomorrow |
    tomorrow then | can we do this later | can i come back to this later | i'll be back tonight | back in an hour |
    i'll do the rest tonight | i'll finish it at home | let's pick this up again on monday |
    i'd rather do it in the evening | after work | after dinner | when i'm home | when i have more time |
    i have no time right now | no time now | busy now | i'm busy | i'm at work, later | let's resume another day |
    next week maybe | on the weekend | ask me again later | remind me later | remind me about it later | not today |
    i'll do it some other time | i'll come back | will come back later | i will continue after lunch | postpone |
    postpone this | snooze | put it off | save it for later | can i finish this another time |
    do i have to finish now or can i continue later | can i continue from my laptop later | i will do tomorrow |
    rest tomorrow | rest later ok | the remaining part i will do in night | we continue tomorrow yes | in a bit |
    in a while | maybe tonight | maybe tomorrow
  `,
};
