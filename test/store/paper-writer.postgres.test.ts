import { onPostgres } from '../support/postgres.ts';
import { paperWriterContract } from './paper-writer.contract.ts';

onPostgres(paperWriterContract);
