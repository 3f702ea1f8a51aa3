import { onPostgres } from '../support/postgres.ts';
import { leasesContract } from './leases.contract.ts';

onPostgres(leasesContract);
