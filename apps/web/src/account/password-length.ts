/** What the server asks for, told before it refuses. */
export const passwordMinLength = 10;
