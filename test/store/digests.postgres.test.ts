import { onPostgres } from '../support/postgres.ts';
import { digestsContract } from './digests.contract.ts';

onPostgres(digestsContract);
