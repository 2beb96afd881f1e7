/** @type {(text: string) => unknown} */
const parseJson = (text) => JSON.parse(text);

/** What an answer holds, as yet nobody knows what. @param {Response} answer */
export const readJson = async (answer) => parseJson(await answer.text());
