import { onPostgres } from '../support/postgres.ts';
import { emailAddressesContract } from './email-addresses.contract.ts';

onPostgres(emailAddressesContract);
