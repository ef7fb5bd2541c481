/**
 * Answers to a yes/no question: read only where one was asked, since most of them mean something else elsewhere. Only
 * `clear-yes` is enough where a yes destroys something.
 */
export const YES_NO = {
  'clear-yes': [
    '(yes|y|yea|yeah|yep|yup|yes please|please yes|yes pls|yes yes|yes i do|yes i want|yes i am sure|yes of course|yes sure|yes do it|yes do that|yes go ahead|yes delete|yes erase|yes remove|yes delete all|yes delete me|yes delete it|yes delete everything|yes delete it all|yes forget everything|yes start again|yes start over|yes restart|oui|si|sí|ja|da|sim|yeah sure|sure yes|yeah do it|do it|i confirm|confirm|hell yes|oh yes|yes im sure)',
    '(yes|yeah|yep|oui|ja|si|da|sim) [please] (delete|erase|remove|wipe|forget|drop) (all|everything|it all|the lot|the whole lot|all of it|the whole thing) [please|now]',
    '(yes|yeah|yep|oui|ja|si|da|sim) [please] (all|everything|all of it|the lot|the whole lot|the whole thing|tout|alles|todo|tudo) [please|now]',
  ],
  yes: [
    '(bet|you bet|deal|aight|say less|sounds like a plan|works for me|that works for me|fine with me|suits me|lets roll|roger|roger that|yessir|yes sir|yes maam|count me in|i am in|ok cool|cool|hit me|bring it on)',
    '[yes|yeah|yep|ok|sure] lets (do|take|try|start|start with|go with) (that|this|that one|this one|the first|the first one|number one)',
    '(yes|ya|yeah|yep|yup|ok|sure|okay|yea|ye|jup) (lets go|lets do it|lets do this|lets start|start|begin|go|lets|lets begin|start it|go ahead|go on|please|i want|im in|count me in|bring it on|good|why not)',
    '(ye|yeh|yap|yess|yah|ya|ja|si|oui|da|sim|aye|sure|sure thing|of course|ofc|certainly|definitely|absolutely|indeed|please do|do that|do so|go ahead|go for it|please|why not|ok|okay|okey|okie|alright|all right|fine|fine by me|sounds good|sounds great|good idea|great idea|correct|right|thats right|exactly|affirmative|agreed|i agree|i do|i am|i want that|i want to|id like that|i would|id love to|i would love to|id love that|lets do it|lets do that|lets go|lets|lets start|go|confirmed|yes i am|yes ok|yes lets|im sure|i am sure|positive|true|jup|hell yeah|why yes|for sure|by all means|be my guest|as you like|if you want|with pleasure|gladly|ok do it|ok go|ok sure|ok yes|ok lets go|ok lets do it|sure why not|yeah ok|yeah why not|yeah lets do it|yes why not|yes go on|yes remind me|make it so|👍|👌|✅|✔|🙂 yes|🆗|🙋|that one|the first one|i think so|guess so|i guess so|i guess|probably|probably yes|yes thanks|yes thank you|yes lets go|ok please|yes that one|thats it|that is it|thats the one|jep|jawohl|klar|natürlich|✓)',
    'yes (lets|i want|i would|please|do) [that|to|it|so] [please|now|delete|start|again|remind me|this]',
  ],
  no: [
    '(no|nope|nah|naw|n|noo) [thanks|thank you|please|sorry] (not now|not today|not yet|not right now|not this time|later|maybe later|another time|not really|never|not interested|i dont|i do not|im good|i am good|dont|leave it|keep it|next time)',
    '(not now|not today|not right now|not this time|not at the moment)',
    '(oh|good|dear) [god|lord|heavens] (no|nope)',
    '(god no|nein danke|non merci|no gracias|no danke)',
    'on second (thought|thoughts) [please] (no|leave it|keep it|dont|rather not|forget it|never mind|stay)',
    'i would rather not [lose|delete|restart|start|do] [my answers|my progress|my cards|anything|everything|it|that|this|over|again]',
    '(no|n|nope|nah|nay|naw|noo|nein|non|niet|no thanks|no thank you|no thx|no way|not really|better not|rather not|id rather not|i would rather not|dont|do not|please dont|dont do it|dont do that|no dont|no dont do that|no dont do it|cancel|abort|never|never mind|nevermind|nvm|forget it|leave it|leave it as it is|leave everything|keep it|keep everything|keep them|keep my data|keep my answers|keep going|nope keep|nope keep it|no keep|no leave it|keep all|no keep it|no keep everything|no keep them|no keep my answers|no keep my data|wait no|no wait|oh no|no no|no stop|no sorry|sorry no|hell no|absolutely not|certainly not|definitely not|of course not|negative|no i dont|i dont|i dont want to|i dont want that|i dont want it|no i dont want that|i changed my mind|changed my mind|not that|not this|no need|not necessary|not needed|not interested|im good|i am good|im fine|im ok|no im good|nothing|none|neither|none of them|i do not want that|👎|❌|🙅|thats not it|not that one|no that was a mistake|no go back|no lets not|lets not|better no|nee|ne|quatsch|nö|i said no|no chance|not a chance|dont delete|dont delete anything|dont delete it|dont restart|dont start again|dont start over|no continue|no go on|no lets continue|please no|i think not|i dont think so|probably not|rather no|i didnt mean that|no restart|no reminders|stay|stay here|not yet|no not yet)',
  ],
  maybe: [
    '(maybe|perhaps|not sure|im not sure|idk|dunno|i dont know|hm|hmm|possibly|might be|depends|it depends|could be|maybe yes|maybe no|i cant decide|dont know|what do you think|you decide|yes and no|should i|both|um|uh|eh|meh)',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
