import { onPostgres } from '../support/postgres.ts';
import { libraryContract } from './library.contract.ts';

onPostgres(libraryContract);
