import { onPostgres } from '../support/postgres.ts';
import { validatorsContract } from './validators.contract.ts';

onPostgres(validatorsContract);
