/** What a space remembers beside its messages, and what its managers decided. */
export interface MemoryTables {
  /** Papers that a person does not want to see again. */
  mutes: { person_id: string; paper_id: string; space_id: string; at: number };
  /** Papers brought in by people. */
  submissions: {
    space_id: string;
    paper_id: string;
    person_id: string;
    /** The name they go by there, told by the platform at that moment; '' when it told none. */
    by_name: string;
    note: string;
    /** The channel whose digest brings it; '' for every channel of the space. */
    channel_id: string;
    /** waiting, in, declined */
    state: string;
    /** The day in whose list it stands, `YYYY-MM-DD`. */
    day: string;
    at: number;
    decided_at: number;
  };
  /** Choices of managers for a whole space, by name. */
  space_settings: { space_id: string; name: string; value: string; changed_at: number };
}
