// The school's code is kept on this device, since it says nothing about anybody.
const KEY = "hwyl.school";

export function schoolOf() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return ""; // storage may be switched off
  }
}

/** @param {string} code */
export function rememberSchool(code) {
  try {
    localStorage.setItem(KEY, code);
  } catch {
    // it is typed again next time
  }
}
