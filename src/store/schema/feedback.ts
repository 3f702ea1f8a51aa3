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
  /** Whom a space's managers let manage beside themselves: a person, or a group that the platform knows. */
  space_managers: { space_id: string; person_id: string; group_id: string; at: number };
}
