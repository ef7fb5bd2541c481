/**
 * Single texts on their way to and from Slack. Going out, nothing needs escaping but the plain-text fallback of a message,
 * because rich text and plain text are literal. Coming in, Slack has turned addresses and mentions into `<…>`.
 */

/** Text as Slack can carry it: control characters become their visible pictures, broken surrogates U+FFFD. */
export function literal(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\p{Cs}]/gu, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\n' || character === '\t') return character;
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '␡' : '\ufffd';
  });
}

/** At most `length` UTF-16 units, cut after a word where there is one near the end, and then marked with `…`. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const space = text.lastIndexOf(' ', length - 1);
  const cut = text.slice(0, space > length * 0.7 ? space : length - 1);
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** For the fields that Slack reads as mrkdwn: with these three escaped no mention and no link can come to be. */
export const escapeMrkdwn = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What the learner typed, from what Slack made of it: `&lt;` is `<`, `<https://app.test|app.test>` is `app.test`. */
export function readSlackText(text: string): string {
  return text
    .replace(/<([^<>]+)>/g, (_, reference: string) => readReference(reference))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** The inside of Slack's `<…>`: an address, a mention of somebody, a channel, or a word such as `!here`. */
function readReference(reference: string): string {
  const bar = reference.indexOf('|');
  const label = bar === -1 ? '' : reference.slice(bar + 1);
  const target = bar === -1 ? reference : reference.slice(0, bar);
  const sign = target.charAt(0) === '!' ? '@' : target.charAt(0);
  if (sign !== '@' && sign !== '#') return label || target;
  return `${sign}${(label || target.slice(1)).replace(/^[@#]/, '')}`;
}
