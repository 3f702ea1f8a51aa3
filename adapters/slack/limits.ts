/** What Slack takes, in characters or items. https://docs.slack.dev/reference/block-kit/blocks */
export const LIMITS = {
  blocks: 50,
  /** Of all blocks together; undocumented: https://github.com/slackapi/bolt-js/issues/2509. Kept well below 13,200. */
  blocksTotal: 12_000,
  /** The notification's text; longer texts are cut into several messages by Slack. */
  text: 4000,
  header: 150,
  contextText: 2000,
  richText: 3000,
  altText: 2000,
  actions: 25,
  buttonText: 75,
  selectOptions: 100,
  optionText: 75,
  optionValue: 150,
  placeholder: 150,
  viewTitle: 24,
  viewSubmit: 24,
  viewMetadata: 3000,
  inputLabel: 2000,
  inputValue: 3000,
  historyPage: 100,
  reactions: 23,
  /** Bytes of a file that somebody gives: more than any export has. */
  fileRead: 100_000,
} as const;

/** Milliseconds. */
export const TIMES = {
  request: 10_000,
  /** Slack wants the answer to a form within 3 s; this leaves some for the way there. */
  formAnswer: 2500,
  /** Within the time of the form it was given in. */
  fileRead: 2000,
  /** The asker's zone is not worth more: a trigger id lives 3 s. */
  zone: 500,
  /** About one message a second and channel. https://docs.slack.dev/apis/web-api/rate-limits */
  betweenPosts: 1000,
  /** Slack takes a while to know a file it was given. */
  pictureReady: 1000,
  /** A post waits this long for its turn before it is put off. */
  postPatience: 20_000,
  /** Waits asked for by a refusal are kept between these. */
  shortestWait: 1000,
  longestWait: 15 * 60_000,
  unreadableWait: 5000,
  /** Until a message is tried again that could not be sent without a connection. */
  notConnected: 30_000,
  /** The library's own check of a link; shorter, and a busy event loop drops it. */
  linkPing: 15_000,
  /** From asking for an address to Slack's hello. */
  linkOpens: 20_000,
  /** A link that lasted less may have been refused: the next one waits. */
  linkLasted: 10_000,
  reconnectFirst: 250,
  reconnectLongest: 30_000,
  /** Without a connection for so long, the state says that it failed; it is tried all the same. */
  watchdog: 3 * 60_000,
  /** Slack repeats what nobody took, but not for long: after a minute without a connection something may be lost. */
  eventsRepeated: 60_000,
  stopInHand: 5000,
  closeLink: 1000,
  personKept: 12 * 3_600_000,
} as const;
