import { onPostgres } from '../support/postgres.ts';
import { openContract } from './open.contract.ts';

onPostgres(openContract);
