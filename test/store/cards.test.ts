import { onSqlite } from '../support/store.ts';
import { cardsContract } from './cards.contract.ts';

onSqlite(cardsContract);
