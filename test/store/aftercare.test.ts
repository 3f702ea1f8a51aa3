import { onSqlite } from '../support/store.ts';
import { aftercareContract } from './aftercare.contract.ts';

onSqlite(aftercareContract);
