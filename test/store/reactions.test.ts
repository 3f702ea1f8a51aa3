import { onSqlite } from '../support/store.ts';
import { reactionsContract } from './reactions.contract.ts';

onSqlite(reactionsContract);
