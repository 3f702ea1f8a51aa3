/** Discord's hard limits, in characters unless named otherwise. https://discord.com/developers/docs/resources/message and /components/reference */
export const LIMITS = {
  /** Bytes of a file given to a command that are read; our own measure. */
  fileRead: 100_000,
  /** All components of a message, nested ones counted. */
  components: 40,
  /** All text displays of a message together. */
  text: 4000,
  buttonsInRow: 5,
  rows: 5,
  buttonLabel: 80,
  customId: 100,
  selectOptions: 25,
  selectText: 100,
  selectPlaceholder: 150,
  files: 10,
  fileDescription: 1024,
  fileBytes: 10 * 1024 * 1024,
  fileName: 100,
  nonce: 25,
  threadName: 100,
  modalTitle: 45,
  modalFields: 5,
  modalLabel: 45,
  modalHint: 100,
  modalValue: 4000,
  choices: 25,
  choiceText: 100,
  description: 100,
  optionText: 6000,
  rootCharacters: 8000,
  reactions: 20,
  reactionPage: 100,
  historyPage: 50,
} as const;

/** Milliseconds. */
export const TIMES = {
  /** Discord wants the first answer within 3 s; this leaves one for the way there. */
  formAnswer: 2000,
  autocomplete: 300,
  /** Interaction tokens end after 15 minutes. */
  interactionToken: 15 * 60_000,
  request: 10_000,
  /** Waits asked for by a refusal are kept between these. */
  shortestWait: 1000,
  longestWait: 15 * 60_000,
  unreadableWait: 5000,
  reconnectFirst: 1000,
  reconnectLongest: 60_000,
  /** Until a message is tried again that could not be sent without a connection. */
  notConnected: 30_000,
  stopInHand: 5000,
  closeSocket: 1500,
} as const;
