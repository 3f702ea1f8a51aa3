import { onSqlite } from '../support/store.ts';
import { openContract } from './open.contract.ts';

onSqlite(openContract);
