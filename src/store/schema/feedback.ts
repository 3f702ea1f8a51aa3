/** What is kept of learning beside the choices themselves, which are votes, saves and mutes; and who may manage. */
export interface FeedbackTables {
  /** Words that a destination's taste does without; those of a person stand under their one destination. */
  learned_words: {
    destination_id: string;
    /** In the analyzer's terms. */
    term: string;
    /** As it was shown. */
    word: string;
    /** '' for a person's. */
    space_id: string;
    at: number;
  };
  /** Destinations that are to learn nothing. */
  learned_off: { destination_id: string; space_id: string; at: number };
  /** Groups of people, as the platform names them, whom a space's managers let manage too. */
  space_managers: { space_id: string; group_id: string; name: string; at: number };
}
