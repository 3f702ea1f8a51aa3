import { onPostgres } from '../support/postgres.ts';
import { eventsSeenContract } from './events-seen.contract.ts';

onPostgres(eventsSeenContract);
