import { onPostgres } from '../support/postgres.ts';
import { topicsContract } from './topics.contract.ts';

onPostgres(topicsContract);
