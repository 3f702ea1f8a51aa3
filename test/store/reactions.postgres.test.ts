import { onPostgres } from '../support/postgres.ts';
import { reactionsContract } from './reactions.contract.ts';

onPostgres(reactionsContract);
