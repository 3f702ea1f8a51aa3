import { onSqlite } from '../support/store.ts';
import { groupContract } from './group.contract.ts';

onSqlite(groupContract);
