"""Uncertain dates: EDTF (ISO 8601-2) read, bounded, compared, said in words and prepared for drawing."""
