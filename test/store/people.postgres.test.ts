import { onPostgres } from '../support/postgres.ts';
import { peopleContract } from './people.contract.ts';

onPostgres(peopleContract);
