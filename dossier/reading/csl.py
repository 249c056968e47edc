"""The words of CSL 1.0.2: types of item and variables."""

TYPES = (
    "article-newspaper article article-journal article-magazine bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical personal_communication "
    "post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage"
).split()
NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator "
    "director editor editorial-director editor-translator executive-producer guest host "
    "illustrator interviewer narrator organizer original-author performer producer recipient "
    "reviewed-author script-writer series-creator translator"
).split()
DATES = "accessed available-date event-date issued original-date submitted".split()
FIELDS = (
    "abstract annote archive archive_collection archive_location archive-place authority "
    "call-number chapter-number citation-number citation-key citation-label collection-number "
    "collection-title container-title container-title-short dimensions division DOI edition "
    "event-place event-title event first-reference-note-number genre ISBN ISSN issue "
    "journalAbbreviation jurisdiction keyword language license locator medium note number "
    "number-of-pages number-of-volumes original-publisher original-publisher-place "
    "original-title page page-first part-number part-title PMCID PMID printing-number publisher "
    "publisher-place references reviewed-genre reviewed-title scale section shortTitle source "
    "status supplement-number title title-short URL version volume volume-title "
    "volume-title-short year-suffix"
).split()
NAME_PARTS = (
    "family given literal suffix dropping-particle non-dropping-particle comma-suffix "
    "static-ordering parse-names isInstitution"
).split()
