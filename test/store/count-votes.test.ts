import { onSqlite } from '../support/store.ts';
import { countVotesContract } from './count-votes.contract.ts';

onSqlite(countVotesContract);
