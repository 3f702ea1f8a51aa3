import { onSqlite } from '../support/store.ts';
import { sourceStatesContract } from './source-states.contract.ts';

onSqlite(sourceStatesContract);
