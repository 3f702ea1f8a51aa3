import { scheduler } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Chores } from './chores.ts';
import { Reading, type ReadingParts } from './compose/reading.ts';
import type { Outbox } from './delivery/outbox.ts';
import type { SaidBefore } from './recovery/said-before.ts';
import { firstRunLeft } from './schedule/left-of-day.ts';
import { type RunSlotParts, runSchedule, runWaiting } from './slot/run-slot.ts';

/** They read and write together; what each does until then holds the event loop. */
const DECIDED_AT_ONCE = 25;

export interface TickParts
  extends Omit<RunSlotParts, 'said'>,
    Omit<ReadingParts, 'announced' | 'shown' | 'votes'> {
  readonly said: SaidBefore;
  readonly outbox: Outbox;
  readonly chores: Chores;
  readonly log?: Log | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** Asks the store what is due and does it. All it must remember stands there, so a restart loses nothing. */
export class Tick {
  readonly #parts: TickParts;
  #planning: Promise<void> | undefined;
  #stopping = false;
  #lastLook = Number.POSITIVE_INFINITY;

  constructor(parts: TickParts) {
    this.#parts = parts;
  }

  /** Decides all due slots, then sends. Called while it runs, it waits for the same work. */
  async run(): Promise<void> {
    if (this.#stopping) return;
    this.#planning ??= this.#plan().finally(() => {
      this.#planning = undefined;
    });
    await this.#planning;
    await Promise.all([this.#parts.outbox.run(), this.#parts.chores.run()]);
  }

  /** Sends what waits, without looking for due slots. */
  deliver(): Promise<void> {
    return this.#parts.outbox.run();
  }

  /** Takes no new work and resolves when the work in hand has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.allSettled([this.#planning, this.#parts.outbox.stop(), this.#parts.chores.stop()]);
  }

  async #plan(): Promise<void> {
    const { schedules, slots, clock } = this.#parts;
    const reading = new Reading(this.#parts);
    await this.#parts.said.atWork();
    await this.#bringBack();
    await this.#inGroups(
      await slots.waiting(),
      ({ scheduleId }) => scheduleId,
      (slot) => runWaiting(this.#parts, reading, slot),
    );
    const due = await schedules.due(clock.now());
    const open = due.length > 0 ? await slots.open() : NONE;
    const decide = (id: string) => runSchedule(this.#parts, reading, id, open.has(id));
    const name = (id: string) => id;
    await this.#inGroups(due.slice(0, DECIDED_AT_ONCE), name, decide);
    const rest = due.slice(DECIDED_AT_ONCE);
    if (rest.length === 0) return;
    void this.#sendMeanwhile();
    await this.#inGroups(rest, name, decide);
  }

  /** The first digests leave while the others are decided. */
  async #sendMeanwhile(): Promise<void> {
    try {
      await this.#parts.outbox.run();
    } catch (error) {
      this.#parts.log?.error({ error }, 'sending failed while digests were decided; it is tried again');
    }
  }

  async #inGroups<T>(
    all: readonly T[],
    scheduleOf: (one: T) => string,
    work: (one: T) => Promise<void>,
  ): Promise<void> {
    for (let at = 0; at < all.length; at += DECIDED_AT_ONCE) {
      const group = all.slice(at, at + DECIDED_AT_ONCE);
      await Promise.all(group.map((one) => this.#apart(scheduleOf(one), () => work(one))));
    }
  }

  /** One schedule's fault must not keep the others from their digest; it is tried again with the next tick. */
  async #apart(schedule: string, work: () => Promise<void>): Promise<void> {
    if (this.#stopping) return;
    try {
      await work();
      // SQLite answers at once: without this nothing else would run until all are done.
      await scheduler.yield();
    } catch (error) {
      this.#parts.log?.error({ schedule, error }, 'a slot could not be decided');
    }
  }

  /** At the start, and when the clock was set back: it may have run ahead and taken the next slots with it. */
  async #bringBack(): Promise<void> {
    const { schedules, slots, clock } = this.#parts;
    const now = clock.now();
    const wentBack = now < this.#lastLook;
    this.#lastLook = now;
    if (!wentBack) return;
    await slots.forgetAhead(now);
    await this.#inGroups(
      await schedules.beyond(now),
      (id) => id,
      (id) => this.#bringBackOne(id, now),
    );
  }

  async #bringBackOne(id: string, now: number): Promise<void> {
    const { schedules, slots } = this.#parts;
    const schedule = (await schedules.get(id))?.schedule;
    if (!schedule) return;
    const next = await firstRunLeft(schedule, now, (localDate) => slots.ranOn(id, localDate));
    if (next && next.dueAt < schedule.nextAt) await schedules.moveNext(schedule, next.dueAt);
  }
}
