/** What few first answers need, and a page once its first results stand: asked for when it is wanted. */
export const later = () => import("./later.js");
