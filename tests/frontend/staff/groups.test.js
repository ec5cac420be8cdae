import assert from "node:assert/strict";
import test from "node:test";
import { forAdult, forBoard, newOnes } from "../../../frontend/staff/case/groups.js";
import { aCase } from "./cases.js";

const ids = (/** @type {{ id: string }[]} */ rows) => rows.map((row) => row.id);

test("Mrs Evans sees first what waits for her, then what she has, then what others have", () => {
  const { waits, mine, others } = forAdult([
    aCase({ id: "others", state: "acked", owner_name: "Mr Price" }),
    aCase({ id: "met", state: "contacted", mine: true, needs: ["close"], minutes_left: 900 }),
    aCase({ id: "asked", mine: true, needs: ["ack"] }),
  ]);
  assert.deepEqual([ids(waits), ids(mine), ids(others)], [["asked"], ["met"], ["others"]]);
});

test("a met case whose review is overdue waits for her again", () => {
  const { waits } = forAdult([aCase({ state: "contacted", mine: true, needs: ["close"], minutes_left: 0 })]);
  assert.equal(waits.length, 1);
});

test("no case is lost between the three lists", () => {
  const all = ["open", "acked", "contacted"].flatMap((state, i) => [true, false].map((mine) =>
    aCase({ id: `${state}${mine}`, state: /** @type {"open"} */ (state), mine, needs: mine && i ? ["contact"] : [] })));
  const { waits, mine, others } = forAdult(all);
  assert.deepEqual(ids([...waits, ...mine, ...others]).sort(), ids(all).sort());
});

test("the board keeps one child's cases together, and lifts the child if one is at risk", () => {
  const { risk, calm } = forBoard([
    aCase({ id: "calm1", pupil_id: "tomos", pupil_name: "Tomos Rees" }),
    aCase({ id: "calm2" }),
    aCase({ id: "risk", minutes_left: 0 }),
  ]);
  assert.deepEqual(risk.map((group) => [group.name, ids(group.rows)]), [["Efa Morgan", ["risk", "calm2"]]]);
  assert.deepEqual(calm.map((group) => group.name), ["Tomos Rees"]);
});

test("two children of one name are two children", () => {
  const { calm } = forBoard([aCase({ id: "a", pupil_id: "1" }), aCase({ id: "b", pupil_id: "2" })]);
  assert.equal(calm.length, 2);
});

test("only a case that was not there before is news", () => {
  const before = [aCase({ id: "old" })];
  assert.deepEqual(ids(newOnes(before, [aCase({ id: "old", state: "acked" }), aCase({ id: "new" })])), ["new"]);
});
