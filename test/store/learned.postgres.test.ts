import { onPostgres } from '../support/postgres.ts';
import { learnedContract } from './learned.contract.ts';

onPostgres(learnedContract);
