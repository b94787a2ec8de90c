// src/process/message-of.ts
/**
* What to tell a person of anything that was thrown. Of a failure and another one while cleaning up after it, the first
* is what it is about: a SuppressedError, as `await using` makes it, has it in `suppressed`.
*/
function messageOf(error) {
	if (!(error instanceof Error)) return String(error);
	if (error.name !== "SuppressedError") return error.message;
	const { error: later, suppressed } = error;
	return `${messageOf(suppressed)}\nand then: ${messageOf(later)}`;
}
export { messageOf as t };
