// The page about oneself.
import { Me } from "./me.js";

export const ME_PAGES = { me: Me };
