import { onPostgres } from '../support/postgres.ts';
import { actionsContract } from './actions.contract.ts';

onPostgres(actionsContract);
