import { onSqlite } from '../support/store.ts';
import { paperWriterContract } from './paper-writer.contract.ts';

onSqlite(paperWriterContract);
