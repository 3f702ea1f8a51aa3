import { onSqlite } from '../support/store.ts';
import { leasesContract } from './leases.contract.ts';

onSqlite(leasesContract);
