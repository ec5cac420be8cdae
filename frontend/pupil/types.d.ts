/** The shapes that pass between the pupil's pages and the API (JSDoc imports them from here). */

export type Lang = "cy" | "en";
export type Ask = "none" | "know" | "hello" | "talk" | "urgent" | "someone_else";
/** A slot that is a function is asked again in the other language. */
export type Slots = Record<string, string | number | (() => string)>;

export interface Device {
  school: { name: string; code: string; dialect: string };
  class: { id: string; name: string };
  language: Lang;
  band: string;
  window: { id: string; closes_at: string; language: Lang } | null;
  school_open: boolean;
  next_opening_at: string | null;
  tiles_allowed: boolean;
}

export interface Tile {
  pupil_id: string;
  name: string;
  picture: string | null;
  dimmed: boolean;
}

export interface Adult {
  id: string;
  name: string;
  role: string | null;
  picture: string | null;
  rank?: number;
  vetoed?: boolean;
}

export interface Sees {
  name: string;
  role: string | null;
  /** every reason, the one to say first: a chosen adult may be a deputy as well */
  whys: ("circle" | "default" | "dsp" | "t4")[];
}

export interface Upload {
  ticket: string;
  key: Record<string, string>;
  until: string;
}

export interface Me {
  pupil: { name: string; band: string; language: Lang; picture: string | null; dialect?: string };
  shared: boolean;
  locked: boolean;
  circle: Adult[];
  default_adult: Adult | null;
  sees: Sees[];
  open: boolean;
  next_opening_at: string | null;
  long_closure: boolean;
  latest: { state: "not_seen" | "seen" | "lapsed" | "closed"; name: string | null } | null;
  question: { concern_id: string; name: string } | null;
  circle_changed: { on: string } | null;
  lines_first: boolean;
  feelings: { version: number; pages: string[][] };
  reasons: string[];
  upload: Upload | null;
  history_on: boolean | null;
}

/** What is kept in memory only, from the first tap until it is sent. */
export interface Draft {
  id: string;
  feeling?: string;
  step?: number;
  not_today?: boolean;
  needs_help_now?: boolean;
  reasons: string[];
  note: string;
  ask: Ask;
  adult?: string;
  about_adult?: boolean;
  about_adult_id?: string;
}

/** The body of PUT /api/pupil/check-ins/{id}. */
export interface CheckIn extends Partial<Omit<Draft, "id">> {
  occurred_at: string;
  window?: string;
  language: Lang;
}

export interface Receipt {
  id: string;
  note_trimmed: boolean;
  told: { name: string } | null;
  seen_by: { name: string } | null;
  state: "saved" | "waiting" | "calling" | "seen";
  open: boolean;
  next_opening_at: string | null;
  show_card: boolean;
  urgent: boolean;
}

export interface Answer<T> {
  ok: boolean;
  /** 0 where nothing was reached. */
  status: number;
  code: string;
  data: T;
  wait: number;
}

export interface State {
  device: Device | null;
  me: Me | null;
  /** The tile that was tapped, until the code is right. */
  tile: Tile | null;
  draft: Draft | null;
  /** The child has read, before typing, that nobody sees it until school opens. */
  warned: boolean;
}
