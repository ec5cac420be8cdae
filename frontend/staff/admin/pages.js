// The office's pages: roster, people, devices, badges, calendar; no mood.
export const PAGES = {};
