/** A class: people of a server or workspace who learn together, and who hosts them. It belongs to one channel. */
import type { LearnerId, Room } from '../core/event.ts';

export interface Class {
  readonly id: string;
  /** Where it was opened. Nobody of another server or workspace has anything to do with it. */
  readonly room: Room;
  /** As a host typed it. */
  readonly name: string;
  /** Who opened it first, unless they were forgotten. */
  readonly hosts: readonly LearnerId[];
  /** What the platform knows the role by that is given to who has finished all its lessons; null for none. */
  readonly role: string | null;
  /** How many are in it. */
  readonly members: number;
  /** The first assigned first. */
  readonly assignments: readonly Assignment[];
  /** Epoch milliseconds, as all moments here. */
  readonly createdAt: number;
  /** Null while it goes on. */
  readonly endedAt: number | null;
}

/** Hosts see what members do in these lessons, and in no others. */
export interface Assignment {
  readonly lesson: string;
  /** A date such as `2026-12-24`: the last day for it, in each member's own time zone. */
  readonly dueOn: string;
  readonly assignedAt: number;
}

export interface Member {
  readonly learner: LearnerId;
  readonly joinedAt: number;
}

/** Longer names are cut off. */
export const MAX_CLASS_NAME = 60;

/** Whether somebody was named a host of it. Who manages its server may host as well: the platform says who does. */
export const isHostOf = ({ hosts }: Pick<Class, 'hosts'>, learner: LearnerId): boolean => hosts.includes(learner);
