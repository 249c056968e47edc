"""A linked dossier to the pages it is published as: routes, views, planning."""
