import { onPostgres } from '../support/postgres.ts';
import { countVotesContract } from './count-votes.contract.ts';

onPostgres(countVotesContract);
