import { onSqlite } from '../support/store.ts';
import { topicsContract } from './topics.contract.ts';

onSqlite(topicsContract);
