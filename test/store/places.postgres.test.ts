import { onPostgres } from '../support/postgres.ts';
import { placesContract } from './places.contract.ts';

onPostgres(placesContract);
