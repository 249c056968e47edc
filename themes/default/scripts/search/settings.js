// What dossier/search/settings.py says.
export const FORMAT = 2;
export const FIELD_COUNT = 3;
export const TITLE = 0;
export const BOOSTS = [3, 2, 1];
export const FIELD_B = [0.75, 0, 0.75];
export const K1 = 1.2;
export const TITLE_COVERAGE = 1;
export const PROXIMITY = 0.5;
export const PROXIMITY_DEPTH = 10;
export const LONG_QUERY = 8;
export const LONGEST_QUERY = 300;
export const MOST_WORDS = 30;
export const EXPANSION_BOOST = 0.5;
export const MOST_EXPANSIONS = 20;
export const MOST_PREFIX_SHARDS = 6;
export const SNIPPET = 220;
export const SNIPPET_LEAD = 60;
