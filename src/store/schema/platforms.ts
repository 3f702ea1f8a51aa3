import type { Generated } from 'kysely';

/** What adapters keep. */
export interface PlatformsTables {
  registrations: { platform: string; application_id: string; hash: string; at: number };
  /** The local page's conversation. */
  page_messages: {
    id: string;
    channel_id: string;
    delivery_key: string;
    sender: string;
    /** The message whose thread it stands in; '' for none. */
    under_id: Generated<string>;
    message: string;
    at: number;
    edited_at: number;
  };
  page_reactions: { message_id: string; emoji: string; account_id: string; at: number };
}
