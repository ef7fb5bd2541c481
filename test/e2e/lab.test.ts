/** A short visit to the lab on both platforms, through the real libraries, with the real sandbox behind them. */
import { expect, it } from 'vitest';
import { describeOnPlatforms } from './describe-on-platforms.ts';
import { type ChatPlatform, PLATFORMS } from './platforms.ts';

/** How long a run may take on a busy machine, milliseconds. */

describeOnPlatforms<ChatPlatform>('the lab', PLATFORMS, (stage) => {
  it('is visited by menus, buttons, forms and typing, and left where the lesson was', async () => {
    const learner = stage.platform.window('U21');
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.type('go there-and-back');
    await learner.waitFor(/Example: There and back/);
    await learner.waitForButton('Open the lab');
    await learner.press('Open the lab');
    await learner.waitFor(/Lab: There and back/);
    await learner.waitForButton('Leave the lab');

    await learner.choose('Visit /dark');
    expect(await learner.waitFor(/1\. Visit \/dark/)).toMatch(/Set-Cookie: theme=dark; Path=\//);

    await learner.choose('Another address…');
    await learner.waitForForm();
    await learner.fill({ address: '/theme' });
    expect(await learner.waitFor(/2\. Visit \/theme/)).toMatch(/Cookie: theme=dark[\s\S]*Theme: dark/);

    await learner.type('edit theme=pink');
    await learner.waitFor(/3\. Change the cookie theme by hand/);
    await learner.type('visit /theme');
    expect(await learner.waitFor(/4\. Visit \/theme/)).toContain('Theme: pink');

    await learner.type('why theme 2');
    expect(await learner.waitFor(/Why \W*theme\W* was sent/)).toMatch(/5\.8\.3/);

    await learner.waitForButton('Close the browser');
    await learner.press('Close the browser');
    expect(await learner.waitFor(/5\. Close the browser/)).toMatch(/Empty: no cookies/);

    await learner.type('leave');
    expect(await learner.waitFor(/You’ve left the lab/)).toContain('Example: There and back');

    await learner.command('/lab cookies');
    expect(await learner.waitFor(/What you’ve done so far/)).toMatch(/Visit \/dark[\s\S]*Close the browser/);
    expect(stage.platform.pings).toEqual([]);
  });

  it('a cookie of an example’s run is explained from a menu', async () => {
    const learner = stage.platform.window('U22');
    await learner.command('/lesson cookies');
    await learner.waitFor(/step 1 of/);
    await learner.type('go only-over-https');
    await learner.waitFor(/Example: Only over HTTPS/);
    await learner.waitForButton('Run it');
    await learner.press('Run it');
    await learner.waitFor(/What happened: Only over HTTPS/);
    await learner.waitForButton('Explain the cookies');
    await learner.press('Explain the cookies');
    await learner.waitFor(/Pick what you want to know/);
    await learner.choose(/^2\..*wasn’t sent$/);
    expect(await learner.waitFor(/wasn’t sent, because it’s Secure/)).toMatch(/The rule: RFC 6265bis, 5\.8\.3/);
  });
});
