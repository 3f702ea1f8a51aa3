import { onSqlite } from '../support/store.ts';
import { votesContract } from './votes.contract.ts';

onSqlite(votesContract);
