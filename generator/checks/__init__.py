"""One check of meaning a file: a constant CHECK. Each finds what is right in form and may be wrong all the same."""
