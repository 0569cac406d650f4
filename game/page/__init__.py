"""Pages for a browser: HTML as a type, the parts pages are put together from, the one shell round them."""
