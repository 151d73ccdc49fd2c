// node activities.mjs ACTIVITIES.json: {"name": activity, …} in, {"name": [problem], …} out: whether Microsoft's own client of the Activity protocol reads each,
// and reads the same that we wrote.

import fs from "node:fs";
import { Activity } from "@microsoft/agents-activity";

const activities = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(Object.fromEntries(Object.entries(activities).map(([name, activity]) => [name, problems(activity)]).filter(([, found]) => found.length > 0))));

function problems(activity) {
  let read;
  try { read = Activity.fromObject(activity); }
  catch (error) { return (error.issues ?? [error]).map(issue => `${(issue.path ?? []).join(".")}: ${issue.message}`); }
  const plain = JSON.parse(JSON.stringify(read));
  return Object.keys(activity).filter(name => JSON.stringify(plain[name]) !== JSON.stringify(activity[name])).map(name => `${name} was read as ${JSON.stringify(plain[name])}`);
}
