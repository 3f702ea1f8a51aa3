import { onPostgres } from '../support/postgres.ts';
import { seenContract } from './seen.contract.ts';

onPostgres(seenContract);
