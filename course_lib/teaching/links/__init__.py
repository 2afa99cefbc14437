"""Links that open a chapter: on Binder, on a class server, in a browser tab, as a file."""
