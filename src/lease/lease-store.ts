/** Works that one process does at a time, over all processes of a database. */
export interface LeaseStore {
  /**
   * Takes a lease until then, when it is free, has run out or is the holder's own. Gives its fence, which grows with each
   * change of hands; undefined when another holds it.
   */
  take(name: string, holder: string, now: number, until: number): Promise<number | undefined>;
  /** Lets go, if this holder has it. */
  give(name: string, holder: string): Promise<void>;
}
