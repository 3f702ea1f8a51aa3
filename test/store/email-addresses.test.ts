import { onSqlite } from '../support/store.ts';
import { emailAddressesContract } from './email-addresses.contract.ts';

onSqlite(emailAddressesContract);
