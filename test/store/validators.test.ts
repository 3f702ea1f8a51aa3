import { onSqlite } from '../support/store.ts';
import { validatorsContract } from './validators.contract.ts';

onSqlite(validatorsContract);
