import { onPostgres } from '../support/postgres.ts';
import { postedContract } from './posted.contract.ts';

onPostgres(postedContract);
