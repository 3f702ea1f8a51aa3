import { onPostgres } from '../support/postgres.ts';
import { votesContract } from './votes.contract.ts';

onPostgres(votesContract);
