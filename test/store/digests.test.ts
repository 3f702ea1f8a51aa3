import { onSqlite } from '../support/store.ts';
import { digestsContract } from './digests.contract.ts';

onSqlite(digestsContract);
