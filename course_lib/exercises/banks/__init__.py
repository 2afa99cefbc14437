"""The exercises and questions of the chapters, a module a chapter."""
