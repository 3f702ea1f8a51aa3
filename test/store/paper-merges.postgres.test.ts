import { onPostgres } from '../support/postgres.ts';
import { paperMergesContract } from './paper-merges.contract.ts';

onPostgres(paperMergesContract);
