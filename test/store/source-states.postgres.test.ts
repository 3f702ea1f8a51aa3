import { onPostgres } from '../support/postgres.ts';
import { sourceStatesContract } from './source-states.contract.ts';

onPostgres(sourceStatesContract);
