// The page about oneself.
import { Me } from "./me.js";

export const PAGES = { me: Me };
