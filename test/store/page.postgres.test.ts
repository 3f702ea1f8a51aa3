import { onPostgres } from '../support/postgres.ts';
import { pageContract } from './page.contract.ts';

onPostgres(pageContract);
