"""From files that were made to a site exchanged whole: what stands, what is to come, the change.

Knows nothing of records, pages or workers: a site is files under routes.
"""
