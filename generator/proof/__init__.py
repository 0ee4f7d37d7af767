"""The proof that nothing leaks: what is hidden, what an output says however it is written, and whether they meet."""
