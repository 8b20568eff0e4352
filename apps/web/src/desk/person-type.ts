/** What is dragged: a person of this workshop, as its id and name. */
export const personType = 'application/x-uskalla-person';
