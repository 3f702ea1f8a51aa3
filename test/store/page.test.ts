import { onSqlite } from '../support/store.ts';
import { pageContract } from './page.contract.ts';

onSqlite(pageContract);
