"""What is remembered between builds: where it lies, in what form, and when it no longer holds."""
