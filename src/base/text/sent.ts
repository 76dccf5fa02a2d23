// How long an answer is where it counts: clients measure the message, in which the JSON of the answer is
// a text, its quotes and line ends escaped once more.

/** Characters that a value takes in the JSON of an answer, as that is sent. */
export const sentSize = (value: unknown): number =>
  JSON.stringify(JSON.stringify(value) ?? '').length - 2

/** `{"content":[{"type":"text","text":"…"}]}` as the strictest client counts it. */
export const sentMessage = (text: string): string =>
  JSON.stringify({ content: [{ type: 'text', text }] })
