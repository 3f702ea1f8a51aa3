/** Reactions that still stand though whoever made them is forgotten. */
export interface ForgottenReactions {
  /** Ends all under a message but those that still stand there. */
  keepOnly(
    postedId: string,
    standing: readonly { readonly emoji: string; readonly personId: string }[],
  ): Promise<void>;
}
