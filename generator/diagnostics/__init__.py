"""What is said to the author, and where."""
