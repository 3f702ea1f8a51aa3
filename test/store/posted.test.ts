import { onSqlite } from '../support/store.ts';
import { postedContract } from './posted.contract.ts';

onSqlite(postedContract);
