import { onSqlite } from '../support/store.ts';
import { libraryContract } from './library.contract.ts';

onSqlite(libraryContract);
