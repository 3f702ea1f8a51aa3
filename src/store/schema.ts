import type { CardsTables } from './schema/cards.ts';
import type { DigestsTables } from './schema/digests.ts';
import type { FeedbackTables } from './schema/feedback.ts';
import type { MachineTables } from './schema/machine.ts';
import type { MemoryTables } from './schema/memory.ts';
import type { PapersTables } from './schema/papers.ts';
import type { PlacesTables } from './schema/places.ts';
import type { PlatformsTables } from './schema/platforms.ts';
import type { PostedTables } from './schema/posted.ts';
import type { SourcesTables } from './schema/sources.ts';
import type { TopicsTables } from './schema/topics.ts';

/** The tables, as Kysely sees them. Ids are texts of ours, times are epoch milliseconds, flags 0/1, lists JSON in text. */
export interface Database
  extends PapersTables,
    SourcesTables,
    PlacesTables,
    TopicsTables,
    DigestsTables,
    PostedTables,
    PlatformsTables,
    MemoryTables,
    FeedbackTables,
    CardsTables,
    MachineTables {}
