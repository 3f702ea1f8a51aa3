import { onSqlite } from '../support/store.ts';
import { peopleContract } from './people.contract.ts';

onSqlite(peopleContract);
