import { onSqlite } from '../support/store.ts';
import { eventsSeenContract } from './events-seen.contract.ts';

onSqlite(eventsSeenContract);
