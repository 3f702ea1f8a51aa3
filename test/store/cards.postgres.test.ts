import { onPostgres } from '../support/postgres.ts';
import { cardsContract } from './cards.contract.ts';

onPostgres(cardsContract);
