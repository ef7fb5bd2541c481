/** The bytes of a file that came with a message → what the tutor is told: UTF-8 text, between fences unless it brings its own. */

/**
 * Reads to the end, at most `most` bytes: what was said of a file's size is not relied on.
 *
 * @throws RangeError when there is more, TypeError when it is no UTF-8
 */
export async function decodeProgram(body: AsyncIterable<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new RangeError('the file is larger than it was said to be');
    text += decoder.decode(chunk, { stream: true });
  }
  const program = text + decoder.decode();
  return program.includes('```') ? program : `\`\`\`\n${program}\n\`\`\``;
}
