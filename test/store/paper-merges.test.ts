import { onSqlite } from '../support/store.ts';
import { paperMergesContract } from './paper-merges.contract.ts';

onSqlite(paperMergesContract);
