import { onSqlite } from '../support/store.ts';
import { actionsContract } from './actions.contract.ts';

onSqlite(actionsContract);
