// The office's pages: roster, people, devices, classes, calendar; no mood.
import { Calendar } from "./calendar.js";
import { OfficeClasses } from "./classes.js";
import { Devices } from "./devices.js";
import { People } from "./people.js";
import { RosterImport } from "./roster.js";

export const OFFICE_PAGES = {
  admin: RosterImport,
  "admin/people": People,
  "admin/devices": Devices,
  "admin/classes": OfficeClasses,
  "admin/calendar": Calendar,
};
