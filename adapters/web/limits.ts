/** What the page takes in and keeps, in one place. */
export const LIMITS = {
  /** Bytes of a form sent to the page. */
  bodyBytes: 64 * 1024,
  /** Bytes of a request's headers; an address with a long question must still be answered with a sentence. */
  headerBytes: 64 * 1024,
  /** Characters of a question in an address. */
  query: 1_000,
  /** Lines of a conversation shown at once. */
  lines: 40,
  /** Private lines kept for one person. */
  whispers: 40,
  /** People whose private lines are kept. */
  whisperers: 200,
  /** Milliseconds that a page's content is kept for others who ask the same, and how many are. */
  readKept: 5_000,
  readsKept: 200,
  /** Browsers that listen for news at once. */
  listeners: 100,
  /** Milliseconds between two signs of life to a listening browser. */
  heartbeat: 25_000,
  /** Milliseconds that requests in hand get when the page closes. */
  closing: 700,
  /** Wrong secrets from one address, and from all, in the time below. */
  signInsEach: 10,
  signInsAll: 100,
  signInWindow: 5 * 60_000,
  /** Seconds that a browser stays signed in. */
  signedInSeconds: 180 * 24 * 3600,
} as const;
