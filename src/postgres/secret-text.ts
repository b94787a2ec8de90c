/** Whether a statement may hold a password: those of CREATE and ALTER ROLE do, and those that go to foreign servers. */
export function mayTellSecret(statement: string): boolean {
  return /\bpassword\b/i.test(statement);
}

/** A line of a server's log with those that it goes on in: what is before its words, with a label at the end of it. */
const entry = /^(.*?): {2}.*(?:\n\t.*)*/gm;
/** What the server says itself, and not as it was told it. */
const ownWords = ["ERROR", "FATAL", "PANIC", "WARNING", "NOTICE", "INFO", "HINT"];

/** A server's log without the statements that may hold a password, whatever language and prefix its lines have. */
export function withoutTellingStatements(log: string): string {
  const told = log.replace(entry, (whole, head: string) => {
    const label = head.slice(head.lastIndexOf(" ") + 1);
    if (ownWords.includes(label) || !mayTellSecret(whole)) return whole;
    return `${head}:  (left out, since it has the word PASSWORD)`;
  });
  return withoutPasswords(told);
}

const password =
  /\b(password\s{0,9}=?\s{0,9})(?:E?'+(?:[^'\n]|'')*'?|\$\w*\$.*|(?<==\s{0,9})[^\s']+)/gi;

/** A text without what stands after the word PASSWORD as a literal, or as a value. */
export function withoutPasswords(text: string): string {
  return text.replace(password, "$1***");
}

/** A text whose URLs tell no user and no password. */
export function withoutCredentials(text: string): string {
  return text.replace(/(\w:\/\/)[^\s/?#]*@/g, "$1");
}
