"""What is wanted in the output folder comes to stand there; the last good site is safe at every moment."""
