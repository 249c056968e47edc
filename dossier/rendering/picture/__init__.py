"""Pictures made when the site is: SVG without a style or a script of its own."""
