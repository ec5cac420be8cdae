// The pages of a teacher: the classes, and one class's mood; no child is named on them.
import { ClassPage } from "./class.js";
import { Classes } from "./classes.js";

export const TEACHER_PAGES = { classes: Classes, "classes/:id": ClassPage };
