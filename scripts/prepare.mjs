// Builds what runs from a checkout: dist/. Must not download anything.
