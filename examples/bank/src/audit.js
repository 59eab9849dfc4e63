/** The audit log: who looks at it can follow each cent. Entries are only ever added. */
export function createAudit(now) {
  const entries = [];
  return {
    record(action, detail) {
      entries.push(Object.freeze({ at: now(), action, ...detail }));
    },
    entries: () => [...entries],
  };
}
