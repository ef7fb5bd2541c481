/** Pieces of a message by which it is understood where the whole of it is in no table. */
import type { Meaning } from './phrases.ts';

/** Telling pieces: a short message that has one of them somewhere means that, whatever else it says. */
export const TELLING: Partial<Record<Meaning, readonly string[]>> = {
  explain: [
    '(not understand|dont understand|too complicated|easier words|explain it easier|no sense|hard to understand)',
    '(dont|didnt|cant|still dont|cannot) (get it|get this|get that|get the|understand|follow)',
    '(confused|confusing|makes no sense|in other words|simple words|plain english|like im five|over my head|what does that mean|what does this mean|lost me|for dummies|simple terms)',
  ],
  hint: ['(a hint|another hint|next hint|hint please|more hints|any hint|any hints|im stuck|i am stuck|a clue)'],
  'give-up': [
    '(give up|no idea|no clue|too hard for me|too difficult|cant do this|cant do it|cant solve|cant figure|tell me the answer|dont know the answer|what the answer is|dont know what to|have no idea)',
  ],
  thanks: [
    '(very helpful|so helpful|you are great|you are the best)',
    '(thanks|thank you|thank u|cheers mate|that was helpful|that helped)',
  ],
  wait: [
    '(to think|am eating|wait a|1 minutes|2 minutes|5 minutes|10 minutes)',
    '(still typing|still thinking|be right back|right back|hold on|hang on|let me think|need a minute|need a moment|give me a minute|give me a moment|give me a second|one moment|one second|just a moment|just a second|need more time|some more time|phone is ringing)',
  ],
  stop: [
    '(bye|see you|must go|have to leave|enough for today|to sleep|my bus|my train)',
    '(for today|have to go|got to go|gotta go|need to go|must go|see you|good night|call it a day|bye bye|goodbye|take a break|need a break|to bed|stop here)',
  ],
  later: [
    '(rest tomorrow|do rest later|later today|do it tomorrow)',
    '(continue|go on|finish|come back|carry on|back|do this|do it|resume) (later|tomorrow|tonight|this evening|next week|another day|after work|after lunch|this afternoon)',
    '(ill be back|another time)',
  ],
  complain: [
    '(i hate|i really hate|sucks so much)',
    '(boring|stupid|annoying|useless|hate this|hate you|this sucks|you suck|wtf|waste of time|frustrated|frustrating|ridiculous|so bored|fuck|fucking|shit)',
  ],
  laugh: ['(lol|lmao|rofl|haha|hahaha|hehe)'],
  sorry: ['(wrong chat|wrong window|wrong person)', '(im sorry|so sorry|my bad|my mistake|my apologies)'],
  shorter: [
    '(so much text|long text|too long text|make it short|make it shorter|less text)',
    '(too long|shorter|short version|summarize|summarise|tldr|too much text|in one sentence|too many words)',
  ],
  restart: [
    '(from zero|from begin|start new|begin new)',
    '(start over|from scratch|all over again|from the beginning|from the very beginning|restart the lesson|restart this lesson)',
  ],
  skip: ['(skip this|skip it|skip that|skip the|rather skip|can we skip|want to skip|i skip|ill skip)'],
  quiz: ['(test me|quiz me|test my)'],
  'how-long': [
    '(how many steps|still long|time left|how much time)',
    '(how much longer|how many minutes|much is left|many are left|much time|is left)',
  ],
  example: [
    '(give me an example|show me an example|see an example|have an example|another example|an example please|example please)',
  ],
  picture: ['(as a picture|as a diagram|a picture of)'],
  help: ['(i need help|what can i type|what can i say|what can i do)'],
  next: [
    '(next one please|next step please|go on please|continue please|go to next|lets continue|just next|finished reading|done reading|got it go on)',
  ],
  back: ['(page before|step before|go back one)'],
  show: ['(say it again|read it again|show it again|repeat it|was not looking)'],
  forget: [
    '(delete my data|delete my stuff|delete my things|delete my account|erase my data|remove my data|remove my account)',
  ],
  where: ['(where am i|where are we)'],
  outline: ['(all chapters|all sections|list of chapters)'],
};
