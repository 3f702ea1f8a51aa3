import { isObj, type Obj } from '../json.ts';
import { type Breach, type LimitName, limitOf, type RuleName, type ShapeRule, sentence } from './table.ts';

/** Collects breaches while a payload is walked. */
export class Inspector {
  readonly breaches: Breach[] = [];

  /** A breach of a rule that is no figure. */
  fail(rule: ShapeRule | RuleName, pointer: string, says: string): void {
    this.breaches.push({ rule, pointer, says });
  }

  /** Text or list longer than the limit. Missing values pass: `need` asks for them. */
  atMost(name: LimitName, value: unknown, pointer: string): void {
    const size = typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : 0;
    if (size > limitOf(name)) this.fail(name, pointer, sentence(name));
  }

  /** A field that must be there. */
  need(holder: Obj, field: string, pointer: string): boolean {
    if (holder[field] !== undefined && holder[field] !== null) return true;
    this.fail('missing_field', pointer, `missing required field: ${field}`);
    return false;
  }

  /** A text object, of the given type, not empty, not too long. */
  text(name: LimitName, value: unknown, pointer: string, type: 'plain_text' | 'any' = 'any'): void {
    if (value === undefined || value === null) return;
    if (!isObj(value) || (value.type !== 'plain_text' && value.type !== 'mrkdwn')) {
      this.fail('wrong_text_type', pointer, 'failed to match all allowed schemas');
      return;
    }
    if (type === 'plain_text' && value.type !== 'plain_text') {
      this.fail('wrong_text_type', `${pointer}/type`, 'must be a valid enum value');
    }
    if (typeof value.text !== 'string' || value.text === '') {
      this.fail('empty_text', `${pointer}/text`, 'must be more than 0 characters');
      return;
    }
    this.atMost(name, value.text, `${pointer}/text`);
  }

  /** An http(s) or mailto address. */
  url(name: LimitName, value: unknown, pointer: string): void {
    if (value === undefined || value === null) return;
    if (typeof value !== 'string' || !/^(https?|mailto|tel|slack):/i.test(value) || /\s/.test(value)) {
      this.fail('invalid_url', pointer, 'invalid url');
      return;
    }
    this.atMost(name, value, pointer);
  }
}
