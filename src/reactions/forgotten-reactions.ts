/** Reactions that still stand though whoever made them is forgotten. */
export interface ForgottenReactions {
  /** When they were forgotten; undefined for anybody else. */
  since(postedId: string, emoji: string, personId: string): Promise<number | undefined>;
  /** The reaction is gone: a new one is one of a stranger. */
  end(postedId: string, emoji: string, personId: string): Promise<void>;
  /** Ends all under a message but those that still stand there. */
  keepOnly(
    postedId: string,
    standing: readonly { readonly emoji: string; readonly personId: string }[],
  ): Promise<void>;
}
