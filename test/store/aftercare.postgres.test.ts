import { onPostgres } from '../support/postgres.ts';
import { aftercareContract } from './aftercare.contract.ts';

onPostgres(aftercareContract);
