import { onSqlite } from '../support/store.ts';
import { learnedContract } from './learned.contract.ts';

onSqlite(learnedContract);
