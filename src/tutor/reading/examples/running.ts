/** What people type about a program and its run. `examples.ts` says how to read it. */

import type { Examples } from './examples.ts';

export const RUNNING: Examples = {
  run: `
    do it | do it now | run run run | runn | press play | just press play | play it | play | ▶ | ▶️ | let it rip |
    make it happen | ausführen | starte es | ejecutar | córrelo | lance le | chalao | one more time please |
    run once more |
    ok I've got popcorn, set it going | guess is locked in, now let the thing loose |
    what are we waiting for, start it | I have seen the code. Now I wish to see it working. |
    enough staring at code, put it in the sandbox and let's look | could the browser visit the page now please |
    can you let the program do its thing | what would come out? let it run and I'll see | alright engine on |
    switch it on | turn it on please | let us see the practical of this program | show time | showtime 🎬 |
    I'm all eyes, start the thing | let the browser make its visits |
    make the program go so I can see the cookies fly |
    could somebody press the start button, I'm driving the tractor |
    what will the visitor see? start it and we'll know | do your magic with this code |
    I'd like to watch the program work now | bring it to life | run | run it | run it now | run this | run that |
    run the code | run the program | run the programme | run the example | run the script | run the thing | rnu |
    rnu it | urn it | runn | rum it | run teh code | exicute it | excute the code | execute | execute it |
    execute the code | execute this program | execute now | exec | launch | launch it | launch the program |
    launch the app | start the program | start the code | start the app | start the example |
    start the server please | start it up | fire it up | fire up the server | boot it | boot up the app |
    kick it off | spin it up | let it rip | let it run | let it roll | let 'er rip | let's run it |
    let's see it in action | let's see what it does | let's see what happens | let's see it live | let's try it |
    let's try the example | let's execute | let me run the code | let me see it in action |
    let me see what the program does | let me try it out | lemme run it | lemme see it go | can I run it |
    can I run the example | can I see what it does | can i try it | can we run it | can we run this code |
    can we run the program now | can we see it in action | can we try this out | can you run it |
    can you run the example | can you execute this | can you start the program |
    can you show me what happens when it runs | can this be run | could you run it |
    could you run the program for me please | could you execute the example | could we see it run |
    could we start it now | could I see what this program does when it runs | would you run it for me |
    would you run the example please | would it be possible to run this |
    would it be possible to see the program running | may I run it | may I see it running | may we run the code now |
    is it possible to run this | is there a way to run it | is there a run button | does this run? run it |
    do run it | how do I run it | how do I start the program | how to run | how to execute this | I want to run it |
    I want to run the example | I want to see what it does | I want run this code | I want execute it |
    I'd like to run the program | I'd like to see it in action | I'd like to see the output |
    I'd love to see that running | I'm ready to run it | I'm curious what it does, run it | I made my guess, now run |
    I've guessed, run it | I've read the code, run it now | I have read the code so you can start it |
    guess made, run | ok run | ok run it then | okay let's go, run | yes run it | go on, run it |
    go ahead and run it | go ahead, execute | now start it | and now run | enough reading, run the thing |
    don't explain, just run it | no guess, just run | no guessing, run it | just run it | just execute it already |
    show me it running | show me the output | show me what it prints | show me what it does |
    show me the result of running | show the run | see it run | test run | trial run | do a test run | make it run |
    make it go | try it | try it out | try the code | try running it | give it a run | give it a go | give it a spin |
    give the program a spin | take it for a spin | press run | press play | hit run | hit the run button |
    push run for me | click run please | play | play the example | ▶️ | 🏃 | 🏃‍♀️💨 | 🚀 | flask run | python app.py |
    python3 app.py please | F5 | ctrl+enter | please run and show output | please run this only | please do execute |
    output please | what's the output | what does it output | what happens when I run it |
    what happens if we run this | what does it do when it runs, show me | chuck it in the sandbox | give it a burl |
    have a go at running it | run it mate | run it bro | yo run that | send it | full send, run |
    right, let's have it running | My curiosity is piqued; would you set the program in motion, please? |
    sorry, could you run the example first | sorry how do i start the example |
    my coffee is here, run the program and let's watch | I learn better by watching so run the example please |
    before I read the code, run it | ausführen, run | lancer le programme | exécuter | ejecutar
  `,
  edit: `
    hmm I'd like to see what a shorter lifetime does, can I put another number in? |
    what if the cookie was called choc instead? I'd want to type that in |
    nice program but I want to break it on purpose, where do I type |
    I have my own idea for that view function, let me put it in | can the 3600 be made 10, by me? |
    is this code carved in stone or may I fiddle | i wanna mess it up and see what happens lol |
    Suppose I wished to put a different word in place of "dark": how would I do so? |
    I don't like how it's written, let me have a go at it | give me the keyboard |
    hand me the pen, I'll rewrite that route | can we put samesite strict in there and look what changes |
    I fancy swapping the cookie's value for my dog's name | could I mess with the lifetime to see it expire sooner |
    I'd write that route otherwise, may I show you in the program | can you unlock the code so I can type in it |
    where can I get my hands on this code | want to put a second route in there |
    my own experiment now: same program, no path | suppose I delete that line, can I try that | edit | edit it |
    edit the code | edit the program | edit this | let me edit | let me change it | let me change the code |
    lemme edit | lemme change smth | lemme tweak it | lemme mess around with the code | change | change it |
    change the program | change the example | change the max_age | change something in it |
    change the cookie name in the code | change the line with set_cookie | change a line | modify | modify it |
    modify the code | modify the example | modify the program | modify this | tweak | tweak it | tweak the code |
    tweak the example a bit | alter | alter the code | alter the program | adapt the code | adapt it |
    adjust the code | adjust it | play with it | play with the code | fiddle with it | tinker | tinker with it |
    tinker with the program | mess around with it | muck around with the code | have a fiddle with the code |
    experiment | experiment with it | experiment a bit | try it with other code | try it with a different value |
    try different code | try my code | try with another cookie name | try something else in the code |
    try another version | try a variation | try what happens if I change it | customise it | customize the code |
    rewrite it | rewrite the code | rewrite a line | replace a line | replace the value | swap a line out |
    add a line | add a second cookie to the example | add my own line | add secure=True and see | remove a line |
    remove the max_age from the code | delete a line in the code | take out httponly and see what happens |
    use my own code | use other code | use a different program | put my code in | put in another value | own code |
    my own version | my version | different code | different value | other code please | another program | fork it |
    fork this | vim | vim app.py | nano app.py | open in editor | open the editor | open the code for editing |
    open the form with the code | editor | code editor | ide | make a change | make changes | make it editable |
    make a change to the program | make some edits | hack it | hack the code | hack around | can I edit |
    can I change it | can I change the code | can we change it a bit | can we try other values |
    can we experiment with this | could I alter the code a little | could I try a different value |
    could we modify it | could we try it with another max age | would it be possible to change the program |
    would it be possible to edit this example | would you let me try my own version | may I edit |
    may I try with my own code | is it possible to edit | is it possible to change the code | is the code editable |
    is the example changeable | is there a way to edit | is there a way to change the program |
    is there a way to try my own code | is there an editor | is there an edit button | how do I edit |
    how do I change the code | how do I modify it | how to edit | how to change the code |
    how to modify this example | where can I type my own code | where's the edit button | I want to edit |
    I want to change it | I want to change the code | I'd like to edit the program | I'd like to change a value |
    I'd like to alter it | I'd like to try something different | I'd rather try my own code |
    I need to change something in the code | I have an idea, let me change it |
    I have an idea for the code, let me try | I got an idea, can I edit |
    I wonder what happens if I change the 60 to 5, let me | what if I change the code |
    what if I leave out httponly, let me try | what if I use another name, I want to try | let's change something |
    let's try it with something else | let's experiment | let's edit | we want to change the program |
    we could try another value | not this code, my own | not with this value, with another one | edti | eidt |
    edit teh code | chnage it | chagne the code | modfy | modifiy the programm | tweek it | expirement |
    kindly allow to edit | kindly allow me to change the program | please give editing option | ✏️ | 🔧 |
    sorry, may I change the code a bit | sorry but can I try my own thing |
    I'm a tinkerer at heart; might I alter a line or two of that program and see what becomes of it? |
    my teacher said try it with samesite so where do I change the code | ändern | modifier le code | editar
  `,
  headers: `
    lovely drawing but I'd like the real lines with Set-Cookie in them |
    what were the literal bytes in that exchange |
    My screen reader says only 'image'; could the run be given in letters? |
    can we have the boring version with all the http lines |
    can you drop the drawing and list the lines that were sent | what did Set-Cookie say, letter for letter |
    I want to see request and response in full, no artwork | copyable text please, I want it in my notes | headers |
    show headers | show me all the headers | show me the raw headers | show me the raw request and response |
    show me the text version | show the transcript | show the transcript as text | show the run as text |
    show the text instead of the picture | show it as text | show me the HTTP | show raw http |
    show the set-cookie line | show what went over the wire | show everything that was sent |
    show everything, not just the picture | transcript | full transcript | full transcript as text pls |
    the whole transcript | the complete transcript | raw | raw output | raw transcript | raw headers | raw http |
    raw text pls | text | text please not picture | text version | text version of the run | as text | as plain text |
    in text form | in words instead of picture | plain text | http headers | response headers | request headers |
    request headers too | all headers | details of the requests | the details of the run as text | details as text |
    verbose | verbose output | -v | curl -v | curl -v style please | can I see the headers |
    can I see the transcript | can I get it as text | can I have the text version |
    can I read it instead of looking at the picture | can I see the actual request | can we see the headers |
    can we see the full http exchange | can you show the headers | can you show that as text |
    can you print the transcript | can you give the response headers | could I see what headers were sent |
    could you show me the full transcript | could you write it out instead of drawing |
    would it be possible to get this as text | would you show the headers | may I see the headers |
    may I have the full text of the run | is there a text version | is there a transcript |
    is there a way to see the headers | is there a version my screen reader can read | what headers were sent |
    what were the headers | what headers did the server send | what headers did it send back |
    what did the browser send exactly | what did the response look like in full |
    what does the raw response look like | what exactly went over the wire | which headers were in the request |
    where are the headers | where's the transcript | how do I see the headers | how do I get the text version |
    how can I see the full transcript | how to see headers | I want to see the headers | I want to see the raw http |
    I want the text not the picture | I want see all headers | I want to read the transcript |
    I'd like to see the headers | I'd like the full transcript | I'd like it in text form | I'd rather have text |
    I'd rather read than look at pictures | I need the headers |
    I need the text, my screen reader can't read the picture | I need to copy a header |
    I can't see the picture, text please | I can't read the picture | I can't read it on my phone, give text |
    I'm blind, can I have the text | the picture is too small, show me text | the picture doesn't load, text please |
    picture not loading on my side, kindly give the text | picture's blurry, headers as text |
    image is broken, can I have it as text | the image is unreadable, text |
    the diagram leaves out the headers, show them | no picture, text | no image please, text |
    not the picture, the headers | not as a picture | let me see the headers | let me see the raw thing |
    let me read the transcript | lemme see the headers | let's see the headers | let's look at the headers | heders |
    haeders | headrs pls | headders | transcirpt | trancript as text | kindly show the headers |
    kindly provide the transcript in text | please to show headers | print the headers | print the transcript |
    dump the headers | dump everything | display the headers | display full http | give me the headers |
    give me the raw stuff | give me the full transcript | gimme the headers | gimme raw | expand the transcript |
    unfold the headers | full details please, every line of the response | every header please |
    line by line please, the http | the gory details | 📜 | Kopfzeilen | les en-têtes |
    My eyes are not good with small drawings. Would you write out the exchange as text instead? |
    sorry, can I have this in text, the picture won't open | how about the set-cookie header, show it
  `,
  inside: `
    that value is a salad of letters, what did they put in it? |
    so the session is just text? undo the encoding and let me look | is my name really in that blob, prove it |
    I thought it's encrypted, can you read it out? | what secrets does that cookie keep |
    that dotted value with three parts, what do the parts say |
    can a visitor read what's in there? show me how it looks opened |
    pull the cookie apart and lay the pieces on the table | inside | what's inside | what's inside the cookie |
    what is inside this cookie | what's in it | what's in the cookie | what's in the session |
    what's in that long value | what is in this value | what is stored in it | what is stored in the session cookie |
    what is written in there | what does it contain | what does the cookie contain | what does the session hold |
    what does this value contain | what does this gibberish contain | what does eyJ stand for, open it |
    what does it say inside | what data is hiding in there | what's hiding in there |
    what's that gibberish, decode it | what's encoded in there | open it | open it up | open the cookie |
    open the session | open up the session cookie | open the value | open that long string | crack it open |
    crack the cookie | break it open | unpack it | unpack the cookie | unpack the session | unwrap the cookie |
    unwrap it | decode | decode it | decode this | decode the cookie | decode the session | decode that value |
    decode this string for me | decode base64 | b64 decode that cookie | decrypt it | decrypt the cookie |
    decrypt the session | decipher it | decipher the cookie | translate the cookie value | peek inside |
    peek into the cookie | peek in the jar, open that cookie | look inside | look inside the cookie |
    look into the session | inspect the cookie | inspect the session value | inspect it | dissect the cookie |
    take it apart | take the cookie apart | reveal the contents of the cookie | read the cookie's contents |
    read the session cookie for me | show what's inside | show me what's inside the cookie | show me the inside |
    show me the decoded value | show me the data in the session | show the contents of the cookie |
    show the content of session | show the payload | payload | the decoded value | decoded please |
    contents of that cookie please | can I look inside | can I see what's inside | can I see inside the cookie |
    can I open it | can I decode it | can I read what's in there | can I decode the session value |
    can we open the cookie | can we look inside | can we see what's in the session | can we decode it |
    can you decode it | can you open it | can you open the cookie | can you tell what's in it |
    can you read that value | can anyone read this? show me how it opens | could you decode the session cookie |
    could you open it up for me | could we peek inside | could I see the contents of it |
    would it be possible to decode this | would you open the cookie for me | may I see inside the cookie |
    may we open it | is it possible to decode that | is it possible to read what's in the cookie |
    is there a way to open it | is there a way to see inside the session | is there anything readable inside |
    is there a password in there, open it | how do I decode it | how do I open the cookie |
    how do I see what's inside | how can I read the session value | how can I look inside it | how to decode session |
    I want to see what's inside | I want to open it | I want to decode it | I want to look inside the session |
    I want see inside of cookie | I'd like to look inside | I'd like to see what is in that long value |
    I'd like to decode the session cookie | I'm curious what's inside that cookie | I wonder what's in there |
    let me see inside | let me look inside | let me open it | lemme see whats inside | lemme crack it |
    let's open it | let's look inside | let's see what's in the cookie | let's decode it | let's have a look inside |
    what's under the hood of this cookie | what flavour is inside 🍪 | what's the filling of this cookie lol | 🍪🔍 | 🔓 |
    🔓 cookie | decod | deocde it | decode teh cookie | whats insid | wats inside the cokie | waht is in the sesion |
    opne the cookie | insdie | kindly open the session value | that long string, what is it hiding |
    that weird string starting with eyJ, decode please | that value looks like gibberish, decode it |
    looks like nonsense, can you decode it | eyJ... what's that, decode | jwt.io this thing | signed cookie, open it |
    signed value, what is it made of, open |
    My curiosity gets the better of me. What is in that long string of letters? |
    sorry, what is in this session value
  `,
  picture: `
    zeig mir das bild | bild bitte | muéstrame la imagen | une image | the pretty version |
    the nice version with the pictures | the version with the jar | drawing pls | i like pictures better |
    so many arrows in my head, put them on paper for me | can that be shown with boxes and a jar like before |
    words words words, where's the drawing | I'd follow this better if someone drew who sends what to whom |
    my daughter's watching too, have you something with images for it |
    make me see it, I'm no good with lines of text | could the whole to and fro be drawn with a jar and a browser |
    show who talks to whom with little arrows | put up the cartoon of the run again | something for the eye please |
    picture | a picture | a picture would help | a picture of the run | show me a picture | show me a diagram |
    show me a drawing | show me a sketch | show me an image | show it as a picture | show it as a diagram |
    show the run as a picture | show the run graphically | show it visually | draw | draw it | draw it for me |
    draw me a picture | draw a diagram | draw that | draw the run | draw what happened |
    draw the requests with arrows | draw arrows please | diagram | diagram of the run | diagrams please | drawing |
    sketch | sketch it | sketch it out | image | image of this | graphic | graphical version | illustration |
    illustrate | illustrate it | illustrate this run | visual | visualise it | visualize | visualize the run |
    visualisation please | chart | chart it | flowchart | flow chart of the requests | sequence diagram |
    mermaid diagram | uml | pic | pics | pics or it didn't happen | paint it | paint me a picture |
    map it out as a picture | as a picture | as a diagram | as an image | in picture form | in a drawing please |
    with arrows | with a picture it would be clearer | can I see a picture | can I see it as a picture |
    can I have a diagram | can I get a diagram of that | can I see that drawn | can I have the picture back |
    can i get a pic | can we have a picture | can we see it as a diagram | can you draw it | can you draw a diagram |
    can you make a picture of it | can you show it as an image | can you visualise the run | can you sketch it |
    could you draw this | could you draw me a diagram of what happened | could you show a picture of the run |
    could I have a drawing | could we have it as a picture | would you draw it | would you make a drawing please |
    would it be possible to see this as a picture | may I see the diagram | may I have a picture of it |
    may we see a drawing | is there a picture | is there a diagram | is there a drawing of this | is there an image |
    is there a visual version | do you have a picture of that | do you have a diagram for it | got a picture? |
    got a diagram of that? | any picture? | any pictures of this | how does that look as a picture |
    how would that look drawn | how do I get the picture | how do I see the diagram | where's the picture |
    where is the diagram | where did the picture go | I want a picture | I want to see a picture |
    I want the diagram | I want see it like a drawing | I want it drawn | I'd like a picture |
    I'd like to see it as a drawing | I'd like a diagram of the run | I'd rather see a picture |
    I'd rather have a picture than all this text | I prefer pictures | I need a picture | I need to see it drawn |
    I need it visual | I'm a visual learner | I'm a visual person, draw it please | I'm better with pictures |
    I learn better with pictures | I understand better with a drawing | I can't follow the text, a picture please |
    I can't follow these headers, draw it | I don't like text, show a diagram |
    I lose track in the headers, a diagram would be better | let me see a picture | let me see it drawn |
    lemme see a pic | let's see a picture | let's see it as a diagram | let's draw it | not text, a picture |
    no text, picture | no headers please, the picture | instead of text a picture |
    instead of all those headers show me a drawing | too many lines, draw it | text is hard to read, diagram pls |
    make a picture | make a drawing | make a diagram of this run | make it visual | make me a diagram |
    give me a picture | give me a diagram | give me the picture again | give us a picture | gimme a pic |
    gimme the diagram | picutre | pictrue | pitcure pls | diagramm | diagarm | daigram please | drawning | drow it |
    vizualize | ilustrate | kindly draw the diagram | kindly show in picture form | kindly show the figure |
    figure please | please draw figure | 🖼 | 🖼️ pls | 🎨 | 📊 | a picture says more than a thousand words, so... |
    a picture is worth a thousand headers | A drawing, if you have one, would help an old man a great deal. |
    sorry, could I see that as a drawing | my kid wants to see the picture with the cookie jar |
    the one with the jar and arrows, that drawing | put it in a diagram | put it on the whiteboard | whiteboard it |
    Bild bitte, a drawing | un dessin | un dibujo por favor
  `,
  'compare-browsers': `
    my colleague swears that it's otherwise in Firefox, is he right? |
    and my wife's iPad, would it have kept that cookie too? | does it hold for every browser or is it a chrome thing |
    we support three browsers at work, how does each take this run |
    how do they differ, Chrome and the others, on what we just ran? | let Firefox do the same visit and see |
    my tablet has Safari and I suspect it'd be stricter, is it? | would the fox have eaten that cookie? |
    compare browsers | compare browsers for this run | compare the run across browsers | compare chrome and firefox |
    compare firefox with chrome | compare firefox and safari on that | compare this in all browsers |
    compare with other browsers | compare with safari | compare it with another browser | browser comparison |
    comparison of browsers | cross browser | cross-browser check | cross browser view | other browsers |
    other browser | another browser | a different browser | different browsers | all browsers |
    all the browsers side by side | browsers side by side | side by side in chrome and firefox | firefox |
    and firefox | and in firefox | and in safari? | and chrome? | and edge? | and other browsers? |
    and with a different browser? | safari? | in firefox | in safari please | same in firefox? |
    same in other browsers? | same thing in safari? | now in firefox | now firefox | now with another browser |
    try it in firefox | try that in another browser | try the run in safari | run it in firefox |
    run it with another browser | run that in every browser | show it in firefox | show me firefox |
    show me how firefox does it | show me what firefox would do | show me what safari would do |
    show me the difference between browsers | show the differences between chrome and firefox |
    show the browsers side by side | show how other browsers handle it | show this for each browser |
    what would firefox do | what would firefox have done with this cookie | what would safari do |
    what would chrome do | what would edge do here | what would other browsers do | what happens in firefox |
    what happens in other browsers | what about firefox | what about safari | what about other browsers |
    what about my browser, I use firefox | what does firefox do with that | what does safari do here |
    what do the other browsers make of this | what if it were firefox | what if I used another browser |
    what if the visitor had firefox | what if my user is on safari | what's different in firefox |
    what's the difference in firefox | how would firefox behave | how would firefox handle this |
    how would another browser handle this run | how does firefox treat this | how does it behave in safari |
    how does this look in firefox | how do browsers differ here | how do the browsers differ |
    how do the other browsers react | how about firefox | how about in another browser | would firefox do the same |
    would firefox do it differently | would firefox send it too | would firefox store it |
    would safari keep this cookie | would it be the same in firefox | would it be different in another browser |
    would another browser refuse it | would the result be different in chrome | would all browsers behave the same |
    do all browsers do that | do all browsers do the same | do other browsers do this as well |
    do browsers agree on this | do chrome and firefox agree here | does firefox do that too |
    does firefox do the same | does firefox do anything different | does safari do this too |
    does every browser do that | does this depend on the browser | does it depend on which browser I use |
    does it matter which browser | does that work in firefox as well | is it the same in firefox |
    is it the same in every browser | is it different in firefox | is that only chrome |
    is that only in chrome or everywhere | is that true for all browsers | is this the same with safari |
    is there a difference between browsers | are all browsers the same here | are there differences between browsers |
    are browsers different here | can I see it in firefox | can I see what firefox does | can I compare browsers |
    can I see other browsers | can I switch the browser | can we see firefox | can we compare browsers |
    can we try another browser | can we look at how safari does it | can you compare browsers | can you show firefox |
    can you do that in firefox | can you show me what another browser does | could you compare the browsers |
    could you show how firefox would react | could we see the same in another browser |
    would it be possible to see this in firefox | may I see the same for Firefox | may we compare the browsers |
    is it possible to see other browsers | is there a way to compare browsers | I want to compare browsers |
    I want to see firefox | I want to see it in another browser | I want see how is in firefox |
    I'd like to compare the browsers | I'd like to know what firefox does |
    I'd like to see the run in other browsers | I use firefox, what would it do |
    I use Firefox myself. Would it have behaved any differently? | I'm on safari, is it different there |
    I only use firefox so show me that | my users are on safari, what happens there | my phone has safari, same? |
    my boss uses edge, what does he get | let me see firefox | let me compare the browsers | lemme see firefox |
    let's see firefox | let's compare browsers | let's try another browser | let's see what safari makes of it |
    not chrome, firefox | not in this browser, in another | switch browser | switch to firefox | use firefox |
    use another browser | change browser | vs firefox | chrome vs firefox | chrome v firefox v safari |
    firefox versus safari here | brave? | opera? | 🦊 | 🦊? | 🦊 vs chrome | compair browsers | comapre browsres |
    compare teh browsers | firfox | fierfox | fire fox | firefoks | brwoser compare | other bowsers |
    kindly compare in other browsers | kindly show for firefox also | in mozilla what will happen |
    in mozilla same or different | in mozilla firefox also same only? | please show other browser also |
    sorry, would Safari do that too | wait does firefox do that? | curious about firefox |
    curious how other browsers handle that | what if grandma uses internet explorer lol | ok and on iphone browser?
  `,
  why: `
    I'd have bet money the second visit would carry it, and it didn't. How so? |
    the theme cookie stayed in the jar on the last visit, what held it back? | it says withheld. on account of what? |
    that second request went out naked, what's the reason |
    the thing was stored though I thought it had expired, explain the cause |
    it came back even though I deleted it, how's that |
    same site, same path, and still it didn't go along. Why on earth? | who told the browser to keep that one? |
    cookie went to /admin but not to /shop, reason? | what was it about that url that the cookie stayed home |
    I can't see any rule that would have blocked it, so why was it |
    what's behind that, the cookie not travelling along? | was it the path that kept it in the jar or what |
    did the SameSite thing stop it, or was there another reason it stayed? |
    The browser set it aside. On whose orders? | is it because of the secure flag that it didn't go? |
    something made the browser swallow that cookie, what |
    how did that cookie end up being sent to a page that I never meant | why | but why | why so | why that |
    why this | why is that so | why's that | why tho | y | y tho | y did that happen | whyyy | why did this happen |
    why does that happen | why does it do that | why did the browser do that | why did the browser send it |
    why didn't it send the cookie | why didn't the browser keep it | why didn't it store it |
    why didn't it get stored | why didn't the cookie come back | why was it sent | why was the cookie sent |
    why wasn't it sent to the second page | why wasn't it stored | why is it not sent | why is the cookie not there |
    why is the cookie gone | why is it gone | why has it not been sent | why has the cookie been sent |
    why has it disappeared | why have we no cookie there | why hasn't it been stored |
    why hasn't the browser sent it back | why no cookie | why no cookie on the last request | why not stored |
    why sent | why stored | why withheld | why rejected | why blocked? | why gone |
    why the browser not sending cookie | why browser is not storing it | why cookie not coming |
    why cookie not going with the request | why does it send it here but not there |
    why does the browser hold it back | why doesn't it send it | why doesn't the browser send the cookie |
    why doesn't it come back | why do I not see the cookie in the request | why on earth did it send that |
    why on earth wasn't it sent | why the hell was it not sent | how come | how come it was sent |
    how come it wasn't stored | how come the cookie is missing | how come the cookie's gone | how come no cookie |
    for what reason was it sent | for which reason the cookie was not sent | what for was the cookie sent |
    what's the reason | what's the reason it wasn't sent | what was the reason |
    what was the reason the cookie was kept back | what is the reason behind this | what is the reason sir |
    what made it send the cookie | what made the browser refuse | what made the browser do that |
    what made it disappear | what caused that | what caused the cookie to be dropped |
    what stopped it from being sent | what stopped the browser from storing it |
    what prevented the cookie from being sent | what kept it from going along | what happened there |
    what happened to the cookie | what became of the cookie and why | what went on there |
    who decided not to send it | who blocked the cookie | which rule made it send that | which rule stopped it |
    which rule applied here | which flag kept it back | can you say why | can you tell me why |
    can you tell why it was sent | can you explain why the cookie wasn't sent | can I know why |
    can I know why it wasn't sent | can we find out why | can we see why it was withheld |
    could you tell me why the browser kept it | could you say why the cookie wasn't stored |
    could you explain why that cookie was withheld | could I know the reason | would you tell me why it was refused |
    would it be possible to know why it was not sent | may I know why cookie is not sent |
    may I ask why the cookie was left behind | is there a reason | is there a reason it wasn't sent |
    is there a reason the browser dropped it | do you know why it did that | any idea why |
    any idea why it wasn't sent | any reason? | reason | the reason please | tell me the reason |
    give the reason why cookie was withheld | show me why | show me why it wasn't sent | I want to know why |
    I want know why not sent | I want to understand why the cookie wasn't sent | I'd like to know why |
    I'd like to know why it was kept back | I wonder why | I wonder why the browser let it go |
    I don't see why it was sent | I don't see why | I don't see why the browser dropped it |
    I don't understand why it wasn't sent | I don't understand why the cookie was sent there |
    I don't get why it sent that | I don't get why the cookie's missing | I didn't expect that, why |
    I didn't expect it to be sent, why was it | I expected the cookie to be sent, why wasn't it |
    I expected it to be there | I thought it would be sent | I guessed wrong, why wasn't it sent |
    I was sure the cookie would come along, so why not | I'm surprised, why did it do that |
    I'm surprised it was sent | shouldn't it have been sent | shouldn't the cookie have gone along |
    shouldn't the browser have kept it | wasn't it supposed to be sent | wasn't the cookie meant to stay |
    that's odd, why | that's strange, why wasn't it sent | that surprised me, why | weird, why | odd. why? |
    strange, how so the cookie was not sent | hm why | hmm why was it withheld 🤔 | wait why |
    wait, why didn't it send it | hang on, why's the cookie gone | oh? why | interesting, why | and why |
    and why wasn't it sent | so why did that happen | sorry, but why was it not sent | sorry why is there no cookie |
    whi | wy | wy was it not sent | whay | whye did it not send | why wasnt it snet | why didnt the brwoser send it |
    how cum it wasnt sent | kindly tell why | kindly tell why it was not sent | kindly give the reason |
    kindly explain why the cookie was not stored | please tell why cookie was rejected | pls tell why it wasnt sent |
    warum | wieso | pourquoi | por qué | perché | почему | kyun | kenapa | why lah | why ah | why mate | why bro |
    why yaar | because? | because of what | because of what was it sent | due to what was it dropped |
    on what grounds was the cookie refused |
    The cookie was left behind on the last visit. For what reason, may I ask? |
    I fail to see why the browser should have kept that one to itself. | my guess was yes but it stayed at home, why
  `,
};
