import { onPostgres } from '../support/postgres.ts';
import { groupContract } from './group.contract.ts';

onPostgres(groupContract);
