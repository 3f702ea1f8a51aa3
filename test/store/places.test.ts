import { onSqlite } from '../support/store.ts';
import { placesContract } from './places.contract.ts';

onSqlite(placesContract);
