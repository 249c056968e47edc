"""Parts of pages to views: dates worded, texts spliced, bibliography and metadata written."""
