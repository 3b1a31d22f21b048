"""How fast and how big it is, beside its targets: `make bench`."""
