import { onSqlite } from '../support/store.ts';
import { seenContract } from './seen.contract.ts';

onSqlite(seenContract);
