/** Topic cards that stand somewhere. */
export interface CardsTables {
  /** One for each posted message about topics. */
  topic_cards: {
    posted_id: string;
    /** A mark of what it shows: its emoji, then a hash; '' when nobody noted. */
    shown: string;
    /** Since when its topics are other than it shows; 0 when nothing changed. */
    stale_at: number;
    /** When it was last compared with its topics. */
    looked_at: number;
    not_before: number;
    /** 1: the bot's emoji is not under it; 2: that was told. */
    bare: number;
    /** 1: it is gone, and that was seen to. */
    over: number;
  };
}
